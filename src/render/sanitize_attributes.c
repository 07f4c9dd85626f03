#include "render/sanitize_attributes.h"

#include "render/html_entity.h"
#include "render/html_escape.h"
#include "render/html_token.h"
#include "render/html_url.h"

void attribute_values_read(AttributeValues *values, Slice attributes)
{
    Slice name;
    Slice value;

    *values = (AttributeValues){.present = 0};
    while (html_attribute_next(&attributes, &name, &value)) {
        HtmlAttribute attribute = html_attribute_find(name);

        if (attribute < ATTRIBUTE_COUNT && !(values->present & 1u << attribute)) {
            values->present |= 1u << attribute;
            values->values[attribute] = value;
        }
    }
}

Slice sanitize_attribute(Sanitizer *sanitizer, const AttributeValues *values,
                         HtmlAttribute attribute)
{
    buffer_clear(&sanitizer->text);
    html_entity_decode(&sanitizer->text, values->values[attribute]);
    return buffer_slice(&sanitizer->text);
}

static bool url_is_allowed(Slice url, bool image)
{
    UrlKind kind = url_kind(url, image);

    return kind == URL_RELATIVE || kind == URL_KNOWN;
}

/*
 * The address that a browser reads in an attribute's decoded value: tabs and line ends do not count. They go before it
 * is judged, so that what is written is what was judged.
 */
static Slice clean_url(Sanitizer *sanitizer)
{
    Buffer *text = &sanitizer->text;
    size_t kept = 0;

    for (size_t i = 0; i < text->size; i++) {
        if (text->data[i] != '\t' && text->data[i] != '\n' && text->data[i] != '\r') {
            text->data[kept++] = text->data[i];
        }
    }
    text->size = kept;
    return slice_trim(buffer_slice(text));
}

bool sanitize_has_image(Sanitizer *sanitizer, const AttributeValues *values)
{
    Slice url;

    sanitize_attribute(sanitizer, values, ATTRIBUTE_SRC);
    url = clean_url(sanitizer);
    return url.size > 0 && url_is_allowed(url, true);
}

/* --- lists of images: "a.png 1x, b.png 2x" ---------------------------------------------------------------------- */

/*
 * Cuts the first candidate off a srcset (HTML Standard, 4.8.4.3.10): its URL, and its descriptor, such as "2x". False
 * at the end.
 */
static bool next_source(Slice *sources, Slice *url, Slice *descriptor)
{
    size_t start = 0;
    size_t end;

    while (start < sources->size &&
           (ascii_is_space(sources->data[start]) || sources->data[start] == ',')) {
        start++;
    }
    end = start;
    while (end < sources->size && !ascii_is_space(sources->data[end])) {
        end++;
    }
    *url = slice_part(*sources, start, end);
    *descriptor = (Slice){NULL, 0};
    *sources = slice_from(*sources, end);
    if (slice_ends_with(*url, SLICE(","))) {
        while (slice_ends_with(*url, SLICE(","))) {
            url->size--;
        }
    } else {
        *descriptor = slice_trim(slice_cut(*sources, ',', sources));
    }
    return url->size > 0;
}

/* Digits, one ".", and w, x or h. */
static bool is_descriptor(Slice text)
{
    size_t dots = 0;

    if (text.size < 2 || !ascii_is_digit(text.data[0])) {
        return false;
    }
    for (size_t i = 0; i + 1 < text.size; i++) {
        dots += text.data[i] == '.';
        if (!ascii_is_digit(text.data[i]) && text.data[i] != '.') {
            return false;
        }
    }
    return dots <= 1 && (text.data[text.size - 1] == 'x' || text.data[text.size - 1] == 'w' ||
                         text.data[text.size - 1] == 'h');
}

static bool source_is_fit(Slice url, Slice descriptor)
{
    return url_is_allowed(url, true) && (descriptor.size == 0 || is_descriptor(descriptor));
}

bool sanitize_has_sources(Sanitizer *sanitizer, const AttributeValues *values)
{
    Slice sources = sanitize_attribute(sanitizer, values, ATTRIBUTE_SRCSET);
    Slice url;
    Slice descriptor;
    bool found = false;

    while (next_source(&sources, &url, &descriptor)) {
        found = found || source_is_fit(url, descriptor);
    }
    return found;
}

/* --- writing, by kind of value ---------------------------------------------------------------------------------- */

/* The URL itself, or a hole for it. */
static void write_url(Sanitizer *sanitizer, Slice url, HoleKind kind)
{
    HtmlHoles *holes = sanitizer->holes;

    if (!holes || !html_hole_is_for(url)) {
        html_write_url(sanitizer->out, html_ids_fragment(sanitizer->ids, url));
        return;
    }
    html_holes_add(holes, (HtmlHole){.offset = sanitizer->out->size,
                                     .kind = kind,
                                     .node = sanitizer->node,
                                     .url = arena_copy(holes->arena, url)});
}

/* An image that may be one of several, or whose author has said a part of its size, gets none. */
static HoleKind image_hole(const AttributeValues *values)
{
    enum { SIZED = 1 << ATTRIBUTE_WIDTH | 1 << ATTRIBUTE_HEIGHT | 1 << ATTRIBUTE_SRCSET };

    return values->present & SIZED ? HOLE_SRC : HOLE_IMAGE;
}

/* The value is the one that was decoded last. */
static void write_address(Sanitizer *sanitizer, HtmlAttribute attribute,
                          const AttributeValues *values)
{
    bool image = attribute == ATTRIBUTE_SRC;
    Slice url = clean_url(sanitizer);

    if (!url_is_allowed(url, image)) {
        return;
    }
    buffer_add(sanitizer->out, image ? SLICE(" src=\"") : SLICE(" href=\""));
    write_url(sanitizer, url, image ? image_hole(values) : HOLE_HREF);
    buffer_add_byte(sanitizer->out, '"');
}

static void write_sources(Sanitizer *sanitizer, Slice sources)
{
    Slice url;
    Slice descriptor;
    Slice separator = SLICE(" srcset=\"");

    while (next_source(&sources, &url, &descriptor)) {
        if (source_is_fit(url, descriptor)) {
            buffer_add(sanitizer->out, separator);
            write_url(sanitizer, url, HOLE_SRC);
            buffer_add(sanitizer->out, descriptor.size > 0 ? SLICE(" ") : descriptor);
            html_write_text(sanitizer->out, descriptor);
            separator = SLICE(", ");
        }
    }
    if (slice_is(separator, ", ")) {
        buffer_add_byte(sanitizer->out, '"');
    }
}

/* The class that stands for an obsolete align=; empty for values that mean nothing today. */
static Slice align_class(Slice value)
{
    value = slice_trim(value);
    if (slice_equals_fold(value, SLICE("center")) || slice_equals_fold(value, SLICE("middle"))) {
        return SLICE("align-center");
    }
    if (slice_equals_fold(value, SLICE("right"))) {
        return SLICE("align-right");
    }
    return slice_equals_fold(value, SLICE("left")) ? SLICE("align-left") : (Slice){NULL, 0};
}

static void write_class(Sanitizer *sanitizer, const AttributeValues *values, Slice align)
{
    Slice class = slice_trim(sanitize_attribute(sanitizer, values, ATTRIBUTE_CLASS));

    if (class.size == 0 && align.size == 0) {
        return;
    }
    buffer_add(sanitizer->out, SLICE(" class=\""));
    html_write_text(sanitizer->out, class);
    buffer_add(sanitizer->out, class.size > 0 && align.size > 0 ? SLICE(" ") : (Slice){NULL, 0});
    buffer_add(sanitizer->out, align);
    buffer_add_byte(sanitizer->out, '"');
}

static void write_identifier(Sanitizer *sanitizer, Slice name)
{
    Arena *arena = sanitizer->holes ? sanitizer->holes->arena : sanitizer->out->arena;
    Slice prefix = slice_starts_with(name, HTML_ID_PREFIX) ? SLICE("") : HTML_ID_PREFIX;
    Slice identifier;

    if (!html_id_is_fit(name)) {
        return;
    }
    identifier = arena_format(arena, "%.*s%.*s", SLICE_PRINT(prefix), SLICE_PRINT(name));
    if (!html_ids_take(sanitizer->ids, identifier)) {
        return;
    }
    html_write_attribute(sanitizer->out, "id", identifier);
    if (sanitizer->holes) {
        HtmlAnchor anchor = {slice_from(identifier, prefix.size), identifier};

        html_holes_add_anchor(sanitizer->holes, anchor);
    }
}

/* The whole number that `value` begins with, at most so many digits; "px" may follow. Empty when there is none. */
static Slice read_number(Slice value, bool negative)
{
    enum { DIGITS_MAX = 5 };
    value = slice_trim(value);
    size_t first = negative && slice_starts_with(value, SLICE("-"));
    size_t end = first;
    Slice unit;

    while (end < value.size && ascii_is_digit(value.data[end])) {
        end++;
    }
    unit = slice_trim(slice_from(value, end));
    if (end == first || end - first > DIGITS_MAX ||
        (unit.size > 0 && !slice_equals_fold(unit, SLICE("px")))) {
        return (Slice){NULL, 0};
    }
    return slice_part(value, 0, end);
}

static void write_number(Sanitizer *sanitizer, HtmlAttribute attribute, Slice value)
{
    bool negative = attribute == ATTRIBUTE_START || attribute == ATTRIBUTE_VALUE;
    Slice number = read_number(value, negative);

    if (number.size > 0) {
        html_write_attribute(sanitizer->out, html_attribute_name(attribute), number);
    }
}

/* One of a few words. */
static void write_word(Sanitizer *sanitizer, HtmlAttribute attribute, Slice value)
{
    static const char *const words[] = {"ltr",      "rtl", "auto", "row", "col", "rowgroup",
                                        "colgroup", "a",   "A",    "i",   "I",   "1"};
    static const HtmlAttribute owners[] = {ATTRIBUTE_DIR,   ATTRIBUTE_DIR,   ATTRIBUTE_DIR,
                                           ATTRIBUTE_SCOPE, ATTRIBUTE_SCOPE, ATTRIBUTE_SCOPE,
                                           ATTRIBUTE_SCOPE, ATTRIBUTE_TYPE,  ATTRIBUTE_TYPE,
                                           ATTRIBUTE_TYPE,  ATTRIBUTE_TYPE,  ATTRIBUTE_TYPE};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (owners[i] == attribute && slice_is(value, words[i])) {
            html_write_attribute(sanitizer->out, html_attribute_name(attribute), value);
        }
    }
}

/* Language tags: letters, digits and "-". */
static void write_language(Sanitizer *sanitizer, Slice value)
{
    for (size_t i = 0; i < value.size; i++) {
        if (!ascii_is_alphanumeric(value.data[i]) && value.data[i] != '-') {
            return;
        }
    }
    html_write_attribute(sanitizer->out, "lang", value);
}

static void write_value(Sanitizer *sanitizer, HtmlAttribute attribute,
                        const AttributeValues *values)
{
    Slice value = sanitize_attribute(sanitizer, values, attribute);

    switch (attribute) {
    case ATTRIBUTE_HREF:
    case ATTRIBUTE_SRC:
        write_address(sanitizer, attribute, values);
        break;
    case ATTRIBUTE_SRCSET:
        write_sources(sanitizer, value);
        break;
    case ATTRIBUTE_ID:
    case ATTRIBUTE_NAME:
        write_identifier(sanitizer, value);
        break;
    case ATTRIBUTE_DIR:
    case ATTRIBUTE_SCOPE:
    case ATTRIBUTE_TYPE:
        write_word(sanitizer, attribute, value);
        break;
    case ATTRIBUTE_LANG:
        write_language(sanitizer, value);
        break;
    case ATTRIBUTE_OPEN:
    case ATTRIBUTE_REVERSED:
        buffer_add_byte(sanitizer->out, ' ');
        buffer_add_string(sanitizer->out, html_attribute_name(attribute));
        break;
    case ATTRIBUTE_COLSPAN:
    case ATTRIBUTE_HEIGHT:
    case ATTRIBUTE_ROWSPAN:
    case ATTRIBUTE_START:
    case ATTRIBUTE_VALUE:
    case ATTRIBUTE_WIDTH:
        write_number(sanitizer, attribute, value);
        break;
    default:
        html_write_attribute(sanitizer->out, html_attribute_name(attribute), value);
        break;
    }
}

void sanitize_write_attributes(Sanitizer *sanitizer, const AttributeValues *values,
                               HtmlElement element)
{
    enum {
        EVERYWHERE =
            1 << ATTRIBUTE_DIR | 1 << ATTRIBUTE_ID | 1 << ATTRIBUTE_LANG | 1 << ATTRIBUTE_TITLE,
        ALIGN = 1 << ATTRIBUTE_ALIGN,
    };
    uint32_t allowed = (html_element_facts(element)->attributes | EVERYWHERE) & values->present;
    Slice align = allowed & ALIGN ? align_class(values->values[ATTRIBUTE_ALIGN]) : (Slice){NULL, 0};

    allowed &= ~(uint32_t)ALIGN;
    if (allowed & 1u << ATTRIBUTE_ID) {
        allowed &= ~(1u << ATTRIBUTE_NAME);
    }
    if (element == ELEMENT_IMG) {
        allowed |= 1u << ATTRIBUTE_ALT; /* must be there, even if it says nothing */
    }
    write_class(sanitizer, values, align);
    for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (allowed & 1u << i) {
            write_value(sanitizer, (HtmlAttribute)i, values);
        }
    }
    if (element == ELEMENT_IMG) {
        buffer_add(sanitizer->out, SLICE(" loading=\"lazy\" decoding=\"async\""));
    }
}
