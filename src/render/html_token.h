/*
 * html_token.h - raw HTML, cut into tokens as a browser cuts it.
 *
 * Follows the tokenization states of the HTML Standard (13.2.5) over one piece of HTML: data, tag open, attribute,
 * comment, bogus comment, raw text. Nothing is decoded or copied: tokens are slices of the input, and together, in
 * order, they are the whole of it. The end of the input ends every token. Time is linear in the input.
 */
#ifndef RENDER_HTML_TOKEN_H
#define RENDER_HTML_TOKEN_H

#include "base/slice.h"

typedef enum HtmlTokenKind {
    HTML_TOKEN_TEXT,
    HTML_TOKEN_START_TAG,
    HTML_TOKEN_END_TAG,
    HTML_TOKEN_COMMENT, /* also <!doctype>, <![CDATA[, <?xml and what else is a "bogus comment" */
    HTML_TOKEN_UNFINISHED, /* a tag that the end of the input cuts off */
} HtmlTokenKind;

typedef struct HtmlToken {
    HtmlTokenKind kind;
    Slice source;      /* all of it, as written */
    Slice name;        /* tags: as written */
    Slice attributes;  /* tags: what stands between the name and ">" */
    bool self_closing; /* tags: "/>" */
} HtmlToken;

typedef struct HtmlTokenizer {
    Slice input;
    size_t offset; /* of the next token */
} HtmlTokenizer;

/* Reads the next token; false at the end. */
bool html_token_next(HtmlTokenizer *tokenizer, HtmlToken *token);

/*
 * The raw text, RCDATA and script data states: passes over everything up to and with the end tag of `name`, in any
 * case. Without such an end tag nothing is passed over, and the answer is false.
 */
bool html_token_skip_element(HtmlTokenizer *tokenizer, Slice name);

/* Reads the next attribute of a tag and cuts it off; the value is empty when there is none. False at the end. */
bool html_attribute_next(Slice *attributes, Slice *name, Slice *value);

#endif
