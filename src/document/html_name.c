#include "document/html_name.h"

/* The offset of the first byte at or after `from` that is no white space. */
static size_t skip_space(Slice text, size_t from)
{
    while (from < text.size && ascii_is_space(text.data[from])) {
        from++;
    }
    return from;
}

static size_t skip_word(Slice text, size_t from)
{
    while (from < text.size && !ascii_is_space(text.data[from]) &&
           (text.data[from] == '\0' || strchr("=>/\"'", text.data[from]) == NULL)) {
        from++;
    }
    return from;
}

/* Reads an attribute's value at `*at`: in quotes, or up to white space or the tag's end. */
static Slice read_value(Slice text, size_t *at)
{
    char quote = *at < text.size ? text.data[*at] : '\0';
    size_t start = *at;
    size_t end;

    if (quote == '"' || quote == '\'') {
        start++;
        end = slice_find_byte(text, quote, start);
        *at = end < text.size ? end + 1 : end;
        return slice_part(text, start, end);
    }
    while (*at < text.size && !ascii_is_space(text.data[*at]) && text.data[*at] != '>') {
        (*at)++;
    }
    return slice_part(text, start, *at);
}

/* Looks for a name among the attributes that begin at `*at`, which moves behind it, or to the tag's end. */
static bool find_in_tag(Slice text, size_t *at, bool is_link, Slice *name)
{
    while ((*at = skip_space(text, *at)) < text.size && text.data[*at] != '>') {
        size_t end = skip_word(text, *at);
        Slice key = slice_part(text, *at, end);
        size_t equals = skip_space(text, end);

        if (equals >= text.size || text.data[equals] != '=') {
            *at = end > *at ? end : *at + 1;
            continue;
        }
        *at = skip_space(text, equals + 1);
        *name = read_value(text, at);
        if (name->size > 0 && (slice_equals_fold(key, SLICE("id")) ||
                               (is_link && slice_equals_fold(key, SLICE("name"))))) {
            return true;
        }
    }
    return false;
}

bool html_name_next(Slice *html, Slice *name)
{
    size_t at = slice_find_byte(*html, '<', 0);

    while (at < html->size) {
        Slice tag = slice_from(*html, at);

        if (slice_starts_with(tag, SLICE("<!--"))) {
            at = slice_find(*html, SLICE("-->"), at + 4);
        } else if (tag.size > 1 && ascii_is_letter(tag.data[1])) {
            size_t end = skip_word(tag, 1);
            bool is_link = slice_equals_fold(slice_part(tag, 1, end), SLICE("a"));
            bool found = find_in_tag(tag, &end, is_link, name);

            at += end;
            if (found) {
                *html = slice_from(*html, at);
                return true;
            }
        } else {
            at++;
        }
        at = slice_find_byte(*html, '<', at);
    }
    *html = (Slice){0};
    return false;
}
