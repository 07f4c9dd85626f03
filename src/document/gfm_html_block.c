#include "document/gfm_html_block.h"

#include <stdlib.h>
#include <string.h>

/* CommonMark 0.29, "HTML blocks", 2 to 5: what begins it, what ends it. */
static const struct {
    Slice start;
    Slice end;
} markup_blocks[] = {
    {SLICE_INIT("<!--"), SLICE_INIT("-->")},
    {SLICE_INIT("<?"), SLICE_INIT("?>")},
    {SLICE_INIT("<![CDATA["), SLICE_INIT("]]>")},
    {SLICE_INIT("<!"), SLICE_INIT(">")},
};

/* And 1: any of the end tags ends it. */
static const Slice text_elements[] = {SLICE_INIT("script"), SLICE_INIT("pre"), SLICE_INIT("style")};

static bool begins_with_element(Slice html, Slice name)
{
    Slice rest = slice_from(html, 1 + name.size);

    return html.size > 0 && html.data[0] == '<' &&
           slice_equals_fold(slice_part(html, 1, 1 + name.size), name) &&
           (rest.size == 0 || rest.data[0] == '>' || ascii_is_space(rest.data[0]));
}

/* The offset behind the first end tag of such an element, else the size. */
static size_t end_of_text_element(Slice html)
{
    for (size_t at = slice_find(html, SLICE("</"), 0); at < html.size;
         at = slice_find(html, SLICE("</"), at + 2)) {
        for (size_t i = 0; i < sizeof text_elements / sizeof text_elements[0]; i++) {
            size_t end = at + 2 + text_elements[i].size;

            if (slice_equals_fold(slice_part(html, at + 2, end), text_elements[i]) &&
                end < html.size && html.data[end] == '>') {
                return end + 1;
            }
        }
    }
    return html.size;
}

bool gfm_html_block_keeps_blank_lines(Slice html)
{
    html = slice_trim(html);
    for (size_t i = 0; i < sizeof text_elements / sizeof text_elements[0]; i++) {
        if (begins_with_element(html, text_elements[i])) {
            return slice_find_byte(html, '\n', end_of_text_element(html)) == html.size;
        }
    }
    for (size_t i = 0; i < sizeof markup_blocks / sizeof markup_blocks[0]; i++) {
        Slice start = markup_blocks[i].start;

        if (slice_starts_with(html, start)) {
            size_t end = slice_find(html, markup_blocks[i].end, start.size);

            return slice_find_byte(html, '\n', end) == html.size;
        }
    }
    return false;
}

/* And 6, sorted. */
static const char *const block_elements[] = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "section",  "source",   "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul",
};

static int compare_name(const void *name, const void *element)
{
    return strcmp(name, *(const char *const *)element);
}

enum { NAME_SIZE = 16 };

static bool is_block_element(Slice name)
{
    char lower[NAME_SIZE] = {0};

    if (name.size >= NAME_SIZE) {
        return false;
    }
    for (size_t i = 0; i < name.size; i++) {
        lower[i] = ascii_to_lower(name.data[i]);
    }
    return bsearch(lower, block_elements, sizeof block_elements / sizeof block_elements[0],
                   sizeof block_elements[0], compare_name) != NULL;
}

bool gfm_html_block_interrupts(Slice html)
{
    Slice name = slice_from(html, 1);
    size_t size = 0;

    if (html.size < 2 || html.data[0] != '<') {
        return false;
    }
    if (name.data[0] == '!' || name.data[0] == '?') {
        return true;
    }
    for (size_t i = 0; i < sizeof text_elements / sizeof text_elements[0]; i++) {
        if (begins_with_element(html, text_elements[i])) {
            return true;
        }
    }
    name = name.data[0] == '/' ? slice_from(name, 1) : name;
    while (size < name.size && ascii_is_alphanumeric(name.data[size])) {
        size++;
    }
    return is_block_element(slice_part(name, 0, size));
}
