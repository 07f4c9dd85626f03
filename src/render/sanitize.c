#include "render/sanitize.h"

#include "render/html_entity.h"
#include "render/html_escape.h"
#include "render/html_token.h"
#include "render/sanitize_attributes.h"

void sanitize_init(Sanitizer *sanitizer, Buffer *out, HtmlHoles *holes, HtmlIds *ids,
                   Slice void_end)
{
    *sanitizer = (Sanitizer){.out = out, .holes = holes, .ids = ids, .void_end = void_end};
    element_stack_init(&sanitizer->stack, out, holes, out->arena);
    buffer_init(&sanitizer->text, out->arena);
}

/* Text as written, with its character references. White space needs no place of its own. */
static void add_text(Sanitizer *sanitizer, Slice text)
{
    if (slice_trim(text).size > 0) {
        sanitize_text(sanitizer);
    }
    buffer_clear(&sanitizer->text);
    html_entity_decode(&sanitizer->text, text);
    html_write_text(sanitizer->out, buffer_slice(&sanitizer->text));
}

/* A tag that is meant as text. */
static void show(Sanitizer *sanitizer, Slice source)
{
    sanitize_text(sanitizer);
    html_write_text(sanitizer->out, source);
}

static void add_element(Sanitizer *sanitizer, HtmlElement element, const AttributeValues *values)
{
    const HtmlElementFacts *facts;

    element = element_stack_find_place(&sanitizer->stack, element);
    if (element == ELEMENT_NONE) {
        return;
    }
    facts = html_element_facts(element);
    buffer_add_byte(sanitizer->out, '<');
    buffer_add_string(sanitizer->out, facts->name);
    sanitize_write_attributes(sanitizer, values, element);
    if (facts->treatment == TREAT_VOID) {
        buffer_add(sanitizer->out, sanitizer->void_end);
    } else {
        buffer_add_byte(sanitizer->out, '>');
        element_stack_open(&sanitizer->stack, element);
    }
}

static HtmlElement written_element(HtmlElement element)
{
    HtmlElement written = html_element_facts(element)->written;

    return written ? written : element;
}

static void add_allowed(Sanitizer *sanitizer, HtmlElement element, Slice attributes)
{
    AttributeValues values;

    attribute_values_read(&values, attributes);
    if (element == ELEMENT_CENTER) {
        values.present |= 1u << ATTRIBUTE_ALIGN;
        values.values[ATTRIBUTE_ALIGN] = SLICE("center");
    }
    if (element == ELEMENT_IMG && !sanitize_has_image(sanitizer, &values)) {
        Slice alternative = sanitize_attribute(sanitizer, &values, ATTRIBUTE_ALT);

        if (alternative.size > 0) {
            show(sanitizer, alternative);
        }
        return;
    }
    if (element == ELEMENT_SOURCE && !sanitize_has_sources(sanitizer, &values)) {
        return;
    }
    add_element(sanitizer, written_element(element), &values);
}

/* An element whose end may stand in a later piece, or nowhere: then its tag was text, such as "the <object> tag". */
static void add_hidden(Sanitizer *sanitizer, HtmlElement element, const HtmlToken *token)
{
    if (!token->self_closing) {
        element_stack_open_shown(&sanitizer->stack, element);
        html_write_text(sanitizer->out, token->source);
    }
}

/* The same for one whose content is no markup: what follows in this piece is its content, or was not meant as HTML. */
static void add_hidden_text(Sanitizer *sanitizer, HtmlElement element, const HtmlToken *token,
                            HtmlTokenizer *tokenizer)
{
    if (html_token_skip_element(tokenizer, token->name) || token->self_closing) {
        return;
    }
    add_hidden(sanitizer, element, token);
    html_write_text(sanitizer->out, slice_from(tokenizer->input, tokenizer->offset));
    tokenizer->offset = tokenizer->input.size;
}

/* An element that has no content and is not allowed. Without attributes it would do nothing: it is a placeholder. */
static void add_dropped(Sanitizer *sanitizer, HtmlToken *token)
{
    Slice name;
    Slice value;

    if (!html_attribute_next(&token->attributes, &name, &value)) {
        show(sanitizer, token->source);
    }
}

static void add_start_tag(Sanitizer *sanitizer, HtmlToken *token, HtmlTokenizer *tokenizer)
{
    HtmlElement element = html_element_find(token->name);

    if (element == ELEMENT_NONE) {
        show(sanitizer, token->source);
        return;
    }
    switch (html_element_facts(element)->treatment) {
    case TREAT_ALLOW:
    case TREAT_VOID:
        add_allowed(sanitizer, element, token->attributes);
        break;
    case TREAT_HIDE:
        add_hidden(sanitizer, element, token);
        break;
    case TREAT_HIDE_TEXT:
        add_hidden_text(sanitizer, element, token, tokenizer);
        break;
    case TREAT_DROP:
        add_dropped(sanitizer, token);
        break;
    case TREAT_UNWRAP:
        break;
    }
}

static void add_end_tag(Sanitizer *sanitizer, const HtmlToken *token)
{
    HtmlElement element = html_element_find(token->name);

    if (element == ELEMENT_NONE) {
        show(sanitizer, token->source);
    } else {
        element_stack_close(&sanitizer->stack, written_element(element));
    }
}

/* Whether the first tag of a block is none of HTML's. */
static bool is_markup(Slice html)
{
    HtmlTokenizer tokenizer = {.input = html};
    HtmlToken token;

    while (html_token_next(&tokenizer, &token)) {
        if (token.name.size > 0) {
            return html_element_find(token.name) == ELEMENT_NONE;
        }
    }
    return false;
}

/* A whole block of <task>, <name>, … is markup for other readers than browsers: shown line by line. */
static void show_block(Sanitizer *sanitizer, Slice source)
{
    element_stack_fits(&sanitizer->stack, ELEMENT_PRE);
    html_write_markup(sanitizer->out, source);
}

void sanitize_raw(Sanitizer *sanitizer, Slice html, const Node *node)
{
    HtmlTokenizer tokenizer = {.input = html};
    HtmlToken token;

    if (node->kind == NODE_RAW_BLOCK && is_markup(html)) {
        show_block(sanitizer, html);
        return;
    }
    sanitizer->node = node;
    while (html_token_next(&tokenizer, &token)) {
        switch (token.kind) {
        case HTML_TOKEN_TEXT:
            add_text(sanitizer, token.source);
            break;
        case HTML_TOKEN_START_TAG:
            add_start_tag(sanitizer, &token, &tokenizer);
            break;
        case HTML_TOKEN_END_TAG:
            add_end_tag(sanitizer, &token);
            break;
        case HTML_TOKEN_COMMENT:
            break;
        case HTML_TOKEN_UNFINISHED:
            show(sanitizer, token.source);
            break;
        }
    }
}

bool sanitize_enter(Sanitizer *sanitizer, HtmlElement element)
{
    return element_stack_enter(&sanitizer->stack, element);
}

bool sanitize_leave(Sanitizer *sanitizer)
{
    return element_stack_leave(&sanitizer->stack);
}

bool sanitize_fits(Sanitizer *sanitizer, HtmlElement element)
{
    return element_stack_fits(&sanitizer->stack, element);
}

void sanitize_finish(Sanitizer *sanitizer)
{
    element_stack_finish(&sanitizer->stack);
}
