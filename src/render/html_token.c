#include "render/html_token.h"

/* What may follow a tag's name and stand between attributes. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static size_t skip_blanks(Slice input, size_t at)
{
    while (at < input.size && is_blank(input.data[at])) {
        at++;
    }
    return at;
}

/* The end of an attribute's value that begins at `at`: behind its quote, if it has one. */
static size_t skip_value(Slice input, size_t at, Slice *value)
{
    size_t start = at;

    if (at < input.size && (input.data[at] == '"' || input.data[at] == '\'')) {
        size_t quote = slice_find_byte(input, input.data[at], at + 1);

        *value = slice_part(input, at + 1, quote);
        return quote < input.size ? quote + 1 : quote;
    }
    while (at < input.size && !is_blank(input.data[at]) && input.data[at] != '>') {
        at++;
    }
    *value = slice_part(input, start, at);
    return at;
}

/* The end of an attribute's name that begins at `at`. A "=" in front belongs to it. */
static size_t skip_attribute_name(Slice input, size_t at)
{
    do {
        at++;
    } while (at < input.size && !is_blank(input.data[at]) && input.data[at] != '/' &&
             input.data[at] != '>' && input.data[at] != '=');
    return at;
}

/* The end of an attribute that begins at `at`. Blanks behind a name without a value may be passed over. */
static size_t skip_attribute(Slice input, size_t at, Slice *name, Slice *value)
{
    size_t end = skip_attribute_name(input, at);

    *name = slice_part(input, at, end);
    *value = (Slice){NULL, 0};
    end = skip_blanks(input, end);
    if (end == input.size || input.data[end] != '=') {
        return end;
    }
    return skip_value(input, skip_blanks(input, end + 1), value);
}

bool html_attribute_next(Slice *attributes, Slice *name, Slice *value)
{
    size_t at = 0;

    while (at < attributes->size &&
           (is_blank(attributes->data[at]) || attributes->data[at] == '/')) {
        at++;
    }
    if (at == attributes->size) {
        *attributes = slice_from(*attributes, at);
        return false;
    }
    at = skip_attribute(*attributes, at, name, value);
    *attributes = slice_from(*attributes, at);
    return true;
}

/*
 * The offset of the ">" that ends a tag whose attributes begin at `at`, else the size of the input. `*closing`: a "/"
 * stands right before it that belongs to no attribute.
 */
static size_t find_tag_end(Slice input, size_t at, bool *closing)
{
    Slice name;
    Slice value;

    *closing = false;
    while (at < input.size && input.data[at] != '>') {
        if (is_blank(input.data[at]) || input.data[at] == '/') {
            *closing = input.data[at] == '/';
            at++;
        } else {
            *closing = false;
            at = skip_attribute(input, at, &name, &value);
        }
    }
    return at;
}

/* A tag whose name begins at `name`. Returns its end. */
static size_t read_tag(Slice input, size_t start, size_t name, HtmlToken *token)
{
    size_t at = name;

    while (at < input.size && !is_blank(input.data[at]) && input.data[at] != '/' &&
           input.data[at] != '>') {
        at++;
    }

    size_t end = find_tag_end(input, at, &token->self_closing);

    token->name = slice_part(input, name, at);
    token->attributes = slice_part(input, at, end);
    if (end == input.size) {
        token->kind = HTML_TOKEN_UNFINISHED;
        return end;
    }
    token->kind = name == start + 1 ? HTML_TOKEN_START_TAG : HTML_TOKEN_END_TAG;
    return end + 1;
}

/* <!-- … -->. Returns its end. "<!-->" and "<!--->" are whole, and "--!>" ends one, too. */
static size_t skip_comment(Slice input, size_t at)
{
    size_t start = at + sizeof "<!--" - 1;
    size_t end = start;

    while ((end = slice_find_byte(input, '>', end)) < input.size) {
        Slice inside = slice_part(input, start, end);

        end++;
        if (inside.size == 0 || slice_is(inside, "-") || slice_ends_with(inside, SLICE("--")) ||
            slice_ends_with(inside, SLICE("--!"))) {
            break;
        }
    }
    return end;
}

static size_t skip_bogus_comment(Slice input, size_t at)
{
    size_t end = slice_find_byte(input, '>', at);

    return end < input.size ? end + 1 : end;
}

/* What begins with "<" and is no text. Returns its end; `at` itself when it is text. */
static size_t read_markup(Slice input, size_t at, HtmlToken *token)
{
    char first = at + 1 < input.size ? input.data[at + 1] : '\0';
    char second = at + 2 < input.size ? input.data[at + 2] : '\0';

    if (ascii_is_letter(first)) {
        return read_tag(input, at, at + 1, token);
    }
    if (first == '/' && ascii_is_letter(second)) {
        return read_tag(input, at, at + 2, token);
    }
    if (first == '!' || first == '?' || (first == '/' && at + 2 < input.size)) {
        token->kind = HTML_TOKEN_COMMENT;
        return slice_starts_with(slice_from(input, at), SLICE("<!--"))
                   ? skip_comment(input, at)
                   : skip_bogus_comment(input, at);
    }
    return at;
}

/* The end of the text that begins at `at`: the next "<" that begins something else. */
static size_t find_text_end(Slice input, size_t at)
{
    for (;;) {
        at = slice_find_byte(input, '<', at);
        if (at + 1 >= input.size) {
            return input.size;
        }

        char next = input.data[at + 1];

        if (ascii_is_letter(next) || next == '!' || next == '?' ||
            (next == '/' && at + 2 < input.size)) {
            return at;
        }
        at++;
    }
}

bool html_token_next(HtmlTokenizer *tokenizer, HtmlToken *token)
{
    Slice input = tokenizer->input;
    size_t start = tokenizer->offset;

    if (start >= input.size) {
        return false;
    }
    *token = (HtmlToken){.kind = HTML_TOKEN_TEXT};

    size_t end = input.data[start] == '<' ? read_markup(input, start, token) : start;

    if (end == start) {
        end = find_text_end(input, start);
    }
    token->source = slice_part(input, start, end);
    tokenizer->offset = end;
    return true;
}

bool html_token_skip_element(HtmlTokenizer *tokenizer, Slice name)
{
    Slice input = tokenizer->input;
    size_t at = tokenizer->offset;

    while ((at = slice_find_byte(input, '<', at)) < input.size) {
        size_t end = at + 2 + name.size;

        if (end < input.size && input.data[at + 1] == '/' &&
            slice_equals_fold(slice_part(input, at + 2, end), name) &&
            (is_blank(input.data[end]) || input.data[end] == '/' || input.data[end] == '>')) {
            bool closing;

            end = find_tag_end(input, end, &closing);
            tokenizer->offset = end < input.size ? end + 1 : end;
            return true;
        }
        at++;
    }
    return false;
}
