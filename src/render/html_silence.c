#include "render/html_silence.h"

#include "render/html_token.h"

enum { LOOK_MOST = 64 }; /* nodes */

/* White space, no-break spaces included. */
static bool is_blank(Slice text)
{
    while (text.size > 0) {
        if (ascii_is_space(text.data[0])) {
            text = slice_from(text, 1);
        } else if (slice_starts_with(text, SLICE("\xC2\xA0"))) {
            text = slice_from(text, 2);
        } else {
            return false;
        }
    }
    return true;
}

/* A tag of raw HTML that shows nothing by itself. */
static bool is_silent_tag(Slice name)
{
    HtmlElement element = html_element_find(name);
    HtmlTreatment treatment = html_element_facts(element)->treatment;

    return element != ELEMENT_NONE && element != ELEMENT_IMG &&
           (treatment == TREAT_ALLOW || treatment == TREAT_VOID || treatment == TREAT_UNWRAP);
}

static bool is_silent_html(const HtmlWriter *writer, const Node *raw)
{
    HtmlTokenizer tokenizer = {.input = raw->text};
    HtmlToken token;

    if (!node_is_html(raw)) {
        return true;
    }
    if (writer->options->mode != HTML_SANITIZE) {
        return false;
    }
    while (html_token_next(&tokenizer, &token)) {
        bool is_tag = token.kind == HTML_TOKEN_START_TAG || token.kind == HTML_TOKEN_END_TAG;

        if (token.kind == HTML_TOKEN_UNFINISHED || (is_tag && !is_silent_tag(token.name)) ||
            (token.kind == HTML_TOKEN_TEXT && !is_blank(token.source))) {
            return false;
        }
    }
    return true;
}

static bool says_nothing(const HtmlWriter *writer, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_STR:
    case NODE_CODE:
    case NODE_MATH:
        return is_blank(node->text);
    case NODE_RAW_INLINE:
    case NODE_RAW_BLOCK:
        return is_silent_html(writer, node);
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
    case NODE_IMAGE: /* its alternative text is below it */
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_STRIKEOUT:
    case NODE_UNDERLINE:
    case NODE_SUPERSCRIPT:
    case NODE_SUBSCRIPT:
    case NODE_SMALL_CAPS:
    case NODE_SPAN:
    case NODE_PARA:
    case NODE_PLAIN:
    case NODE_DIV:
        return true;
    default:
        return false;
    }
}

bool html_is_silent(const HtmlWriter *writer, const Node *node)
{
    const Node *below = node_next(node, node);

    if (!writer->site) {
        return false;
    }
    for (int looked = 0; below != NULL; looked++) {
        if (looked == LOOK_MOST || !says_nothing(writer, below)) {
            return false;
        }
        below = node_next(below, node);
    }
    return true;
}

/* A filter may have named the link, or have hidden it from those who listen. */
static bool is_described(const Attributes *attributes)
{
    for (size_t i = 0; attributes && i < attributes->count; i++) {
        if (slice_starts_with(attributes->items[i].key, SLICE("aria-"))) {
            return true;
        }
    }
    return false;
}

Slice html_silent_link_name(const HtmlWriter *writer, const Node *link)
{
    Slice title = slice_trim(link->target->title);

    if (!html_is_silent(writer, link) || is_described(link->attributes) ||
        !html_writer_url_is_fit(writer, link->target->url, false)) {
        return (Slice){NULL, 0};
    }
    return title.size > 0 ? title : link->target->url;
}
