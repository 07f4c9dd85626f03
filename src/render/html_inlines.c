#include "render/html_inlines.h"

#include "render/html_footnotes.h"
#include "render/html_silence.h"
#include "render/math_converter.h"

static Slice quote_mark(const Node *node, bool opening)
{
    if (node->level == QUOTE_SINGLE) {
        return opening ? SLICE("‘") : SLICE("’");
    }
    return opening ? SLICE("“") : SLICE("”");
}

/* A node in an image's alternative text: what it says, without tags. White space alone is no such text. */
static void write_plain(HtmlWriter *writer, const Node *node)
{
    if (writer->plain_is_silent) {
        return;
    }
    switch ((NodeKind)node->kind) {
    case NODE_STR:
    case NODE_CODE:
    case NODE_MATH:
        html_write_text(writer->out, node->text);
        break;
    case NODE_RAW_INLINE: /* cmark-gfm shows it */
        if (!writer->site && node_is_html(node)) {
            html_write_text(writer->out, node->text);
        }
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        html_writer_add(writer, " ");
        break;
    case NODE_QUOTED:
        html_write_text(writer->out, quote_mark(node, true));
        break;
    default:
        break;
    }
}

static void write_code(HtmlWriter *writer, const Node *node)
{
    html_writer_fits(writer, ELEMENT_CODE);
    html_writer_add(writer, "<code");
    html_writer_attributes(writer, node->attributes);
    html_writer_add(writer, ">");
    html_write_text(writer->out, node->text);
    html_writer_add(writer, "</code>");
}

/* As MathML, when there is any. */
static bool write_converted(HtmlWriter *writer, const Node *node, bool display)
{
    const MathResult *result = writer->options->math
                                   ? math_converter_find(writer->options->math, node->text, display)
                                   : NULL;

    if (!result || result->mathml.size == 0) {
        return false;
    }
    html_writer_add(writer, display ? "<span class=\"formula display\">"
                                    : "<span class=\"formula inline\">");
    html_write_raw(writer->out, result->mathml);
    html_writer_add(writer, "</span>");
    return true;
}

/* In spec style with the delimiters that MathJax looks for. */
static void write_math(HtmlWriter *writer, const Node *node)
{
    bool display = node->flags & NODE_DISPLAY;

    html_writer_fits(writer, ELEMENT_SPAN);
    if (write_converted(writer, node, display)) {
        return;
    }
    html_writer_add(writer,
                    display ? "<span class=\"math display\">" : "<span class=\"math inline\">");
    if (!writer->site) {
        html_writer_add(writer, display ? "\\[" : "\\(");
    }
    html_write_text(writer->out, node->text);
    if (!writer->site) {
        html_writer_add(writer, display ? "\\]" : "\\)");
    }
    html_writer_add(writer, "</span>");
}

static void write_title(HtmlWriter *writer, const Node *node)
{
    if (node->target->title.size > 0) {
        html_write_attribute(writer->out, "title", node->target->title);
    }
}

static const Node *first_image(const Node *link)
{
    const Node *node = node_next(link, link);

    while (node && node->kind != NODE_IMAGE) {
        node = node_next(node, link);
    }
    return node;
}

/* An address that is not fit stays empty in spec style, as in cmark-gfm, and is left out in site style. */
static void enter_link(HtmlWriter *writer, const Node *node)
{
    bool fit = html_writer_url_is_fit(writer, node->target->url, false);

    if (!html_writer_enter(writer, ELEMENT_A) || writer->link) {
        return;
    }
    writer->link = node;
    writer->link_name = html_silent_link_name(writer, node);
    html_writer_add(writer, "<a");
    if (fit || !writer->site) {
        html_writer_add(writer, " href=\"");
        if (fit) {
            html_writer_url(writer, node, HOLE_HREF);
        }
        html_writer_add(writer, "\"");
    }
    write_title(writer, node);
    html_writer_element_attributes(writer, ELEMENT_A, node->attributes);
    html_writer_add(writer, ">");
}

static void leave_link(HtmlWriter *writer, const Node *node)
{
    if (writer->link == node && writer->link_name.size > 0 && !first_image(node)) {
        html_writer_text(writer, writer->link_name);
    }
    html_writer_leave(writer);
    if (writer->link == node) {
        writer->link = NULL;
        html_writer_add(writer, "</a>");
    }
}

/* Whether an image gets its tag: in site style not without an address; its alternative text is then shown. */
static bool is_image(const HtmlWriter *writer, const Node *node)
{
    Slice url = node->target->url;

    return !writer->site || (url.size > 0 && html_writer_url_is_fit(writer, url, true));
}

/* Has the author said how large it is, or a part of that? */
static bool is_sized(const Attributes *attributes)
{
    for (size_t i = 0; attributes && i < attributes->count; i++) {
        Slice key = attributes->items[i].key;

        if (slice_equals_fold(key, SLICE("width")) || slice_equals_fold(key, SLICE("height"))) {
            return true;
        }
    }
    return false;
}

static void enter_image(HtmlWriter *writer, const Node *node)
{
    writer->plain = node;
    writer->plain_is_silent = html_is_silent(writer, node);
    html_writer_fits(writer, ELEMENT_IMG);
    if (!is_image(writer, node)) {
        return;
    }
    html_writer_add(writer, "<img src=\"");
    if (html_writer_url_is_fit(writer, node->target->url, true)) {
        html_writer_url(writer, node, is_sized(node->attributes) ? HOLE_SRC : HOLE_IMAGE);
    }
    html_writer_add(writer, "\" alt=\"");
}

/* An image that is all a link has says where the link leads. */
static void write_link_name(HtmlWriter *writer, const Node *image)
{
    if (writer->link && writer->link_name.size > 0 && first_image(writer->link) == image) {
        html_write_text(writer->out, writer->link_name);
    }
}

static void leave_image(HtmlWriter *writer, const Node *node)
{
    writer->plain = NULL;
    write_link_name(writer, node);
    if (!is_image(writer, node)) {
        return;
    }
    html_writer_add(writer, "\"");
    write_title(writer, node);
    html_writer_element_attributes(writer, ELEMENT_IMG, node->attributes);
    html_writer_add(writer, writer->site ? " loading=\"lazy\" decoding=\"async\"" : "");
    html_write_raw(writer->out, writer->void_end);
}

/* The elements of kinds that are one. */
static HtmlElement phrase_element(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_EMPH:
        return ELEMENT_EM;
    case NODE_STRONG:
        return ELEMENT_STRONG;
    case NODE_STRIKEOUT:
        return ELEMENT_DEL;
    case NODE_UNDERLINE:
        return ELEMENT_U;
    case NODE_SUPERSCRIPT:
        return ELEMENT_SUP;
    case NODE_SUBSCRIPT:
        return ELEMENT_SUB;
    case NODE_SMALL_CAPS:
    case NODE_SPAN:
        return ELEMENT_SPAN;
    default:
        return ELEMENT_NONE;
    }
}

static void enter_phrase(HtmlWriter *writer, const Node *node, HtmlElement element)
{
    html_writer_enter(writer, element);
    html_writer_add(writer, "<");
    html_writer_add(writer, html_element_facts(element)->name);
    if (node->kind == NODE_SMALL_CAPS) {
        html_writer_add(writer, " class=\"smallcaps\"");
    }
    html_writer_element_attributes(writer, element, node->attributes);
    html_writer_add(writer, ">");
}

static void leave_phrase(HtmlWriter *writer, HtmlElement element)
{
    html_writer_leave(writer);
    html_writer_add(writer, "</");
    html_writer_add(writer, html_element_facts(element)->name);
    html_writer_add(writer, ">");
}

void html_inline_enter(HtmlWriter *writer, const Node *node)
{
    if (writer->plain) {
        write_plain(writer, node);
        return;
    }
    if (phrase_element(node) != ELEMENT_NONE) {
        enter_phrase(writer, node, phrase_element(node));
        return;
    }
    switch ((NodeKind)node->kind) {
    case NODE_STR:
        html_writer_text(writer, node->text);
        break;
    case NODE_SOFT_BREAK:
        html_writer_add(writer, "\n");
        break;
    case NODE_LINE_BREAK:
        html_writer_break(writer);
        break;
    case NODE_CODE:
        write_code(writer, node);
        break;
    case NODE_MATH:
        write_math(writer, node);
        break;
    case NODE_RAW_INLINE:
        html_writer_raw(writer, node);
        break;
    case NODE_LINK:
        enter_link(writer, node);
        break;
    case NODE_IMAGE:
        enter_image(writer, node);
        break;
    case NODE_NOTE:
        html_footnote_write_reference(writer, node);
        break;
    case NODE_QUOTED:
        html_writer_text(writer, quote_mark(node, true));
        break;
    default:
        break;
    }
}

void html_inline_leave(HtmlWriter *writer, const Node *node)
{
    if (writer->plain && node != writer->plain) {
        if (node->kind == NODE_QUOTED) {
            html_write_text(writer->out, quote_mark(node, false));
        }
        return;
    }
    if (phrase_element(node) != ELEMENT_NONE) {
        leave_phrase(writer, phrase_element(node));
        return;
    }
    switch ((NodeKind)node->kind) {
    case NODE_QUOTED:
        html_writer_text(writer, quote_mark(node, false));
        break;
    case NODE_LINK:
        leave_link(writer, node);
        break;
    case NODE_IMAGE:
        leave_image(writer, node);
        break;
    default:
        break;
    }
}
