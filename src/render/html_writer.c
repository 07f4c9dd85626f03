#include "render/html_writer.h"

#include "render/html_tag_filter.h"
#include "render/html_url.h"

void html_writer_line(HtmlWriter *writer)
{
    Buffer *out = writer->out;

    if (out->size > writer->start && out->data[out->size - 1] != '\n') {
        buffer_add_byte(out, '\n');
    }
}

bool html_writer_enter(HtmlWriter *writer, HtmlElement element)
{
    return !writer->sanitizer || sanitize_enter(writer->sanitizer, element);
}

bool html_writer_leave(HtmlWriter *writer)
{
    return !writer->sanitizer || sanitize_leave(writer->sanitizer);
}

bool html_writer_fits(HtmlWriter *writer, HtmlElement element)
{
    return !writer->sanitizer || sanitize_fits(writer->sanitizer, element);
}

void html_writer_text(HtmlWriter *writer, Slice text)
{
    if (writer->sanitizer) {
        sanitize_text(writer->sanitizer);
    }
    html_write_text(writer->out, text);
}

void html_writer_add(HtmlWriter *writer, const char *html)
{
    html_write_raw(writer->out, slice_from_string(html));
}

static void write_classes(HtmlWriter *writer, const Attributes *attributes)
{
    html_writer_add(writer, " class=\"");
    for (size_t i = 0; i < attributes->class_count; i++) {
        html_writer_add(writer, i > 0 ? " " : "");
        html_write_text(writer->out, attributes->classes[i]);
    }
    html_writer_add(writer, "\"");
}

/* Is it an attribute that any element may have, with any such value? */
static bool is_global(const Attribute *attribute)
{
    if (slice_equals_fold(attribute->key, SLICE("dir"))) {
        return slice_is(attribute->value, "ltr") || slice_is(attribute->value, "rtl") ||
               slice_is(attribute->value, "auto");
    }
    return slice_equals_fold(attribute->key, SLICE("lang")) ||
           (attribute->key.size > 5 &&
            slice_equals_fold(slice_part(attribute->key, 0, 5), SLICE("data-")));
}

/* Digits that begin with no 0. */
static bool is_size(Slice value)
{
    for (size_t i = 0; i < value.size; i++) {
        if (!ascii_is_digit(value.data[i])) {
            return false;
        }
    }
    return value.size > 0 && value.data[0] != '0';
}

/*
 * Is it one of an element that only filters give attributes to? Those that describe it for readers and programs, and change nothing
 * else. What Markdown gives attributes to is not asked for: there "title" names a file.
 */
static bool is_of_element(HtmlElement element, const Attribute *attribute)
{
    Slice key = attribute->key;

    switch (element) {
    case ELEMENT_A:
        return slice_is(key, "rel") || slice_is(key, "target") || slice_is(key, "role") ||
               slice_starts_with(key, SLICE("aria-")) ||
               (slice_is(key, "tabindex") && slice_is(attribute->value, "-1"));
    case ELEMENT_IMG:
        return (slice_is(key, "width") || slice_is(key, "height")) && is_size(attribute->value);
    case ELEMENT_DIV:
    case ELEMENT_FIGURE:
    case ELEMENT_SPAN:
        return slice_is(key, "title") || slice_is(key, "role") ||
               slice_starts_with(key, SLICE("aria-"));
    default:
        return false;
    }
}

/* What it is called on the page, "data-key" but for those that HTML has; empty when it cannot be there. */
static Slice attribute_name(Arena *arena, HtmlElement element, const Attribute *attribute)
{
    Slice key = attribute->key;
    bool is_known = is_global(attribute) || is_of_element(element, attribute);
    Buffer name;

    buffer_init(&name, arena);
    buffer_add(&name, is_known ? SLICE("") : SLICE("data-"));
    for (size_t i = 0; i < key.size; i++) {
        char c = ascii_to_lower(key.data[i]);

        if (!ascii_is_alphanumeric(c) && c != '-' && c != '_' && c != '.') {
            return (Slice){NULL, 0};
        }
        buffer_add_byte(&name, c);
    }
    return key.size > 0 ? buffer_slice(&name) : (Slice){NULL, 0};
}

static void write_keys(HtmlWriter *writer, HtmlElement element, const Attributes *attributes)
{
    Arena *arena = writer->out->arena;
    Map written; /* names: an attribute must not be there twice */

    map_init(&written, arena);
    for (size_t i = 0; i < attributes->count; i++) {
        Slice name = attribute_name(arena, element, &attributes->items[i]);

        if (name.size > 0 && !map_find_entry(&written, name)) {
            map_get(&written, name);
            html_write_attribute(writer->out, arena_string(arena, name),
                                 attributes->items[i].value);
        }
    }
}

void html_writer_element_attributes(HtmlWriter *writer, HtmlElement element,
                                    const Attributes *attributes)
{
    if (!writer->site || !attributes) {
        return;
    }
    if (html_id_is_fit(attributes->identifier)) {
        html_write_attribute(writer->out, "id", attributes->identifier);
    }
    if (attributes->class_count > 0) {
        write_classes(writer, attributes);
    }
    write_keys(writer, element, attributes);
}

void html_writer_attributes(HtmlWriter *writer, const Attributes *attributes)
{
    html_writer_element_attributes(writer, ELEMENT_NONE, attributes);
}

void html_writer_attributes_and_class(HtmlWriter *writer, const Attributes *attributes,
                                      const char *class)
{
    Arena *arena = writer->out->arena;
    Attributes all = {0};
    Slice *classes;

    if (attributes) {
        all = *attributes;
    }
    classes = arena_new_array(arena, Slice, all.class_count + 1);
    for (size_t i = 0; i < all.class_count; i++) {
        classes[i] = all.classes[i];
    }
    classes[all.class_count++] = slice_from_string(class);
    all.classes = classes;
    html_writer_attributes(writer, &all);
}

void html_writer_break(HtmlWriter *writer)
{
    html_writer_fits(writer, ELEMENT_BR);
    html_writer_add(writer, "<br");
    html_write_raw(writer->out, writer->void_end);
    html_writer_add(writer, "\n");
}

bool html_writer_url_is_fit(const HtmlWriter *writer, Slice url, bool image)
{
    bool trusted = writer->options->mode == HTML_TRUST || writer->options->mode == HTML_GFM;

    return trusted || url_kind(url, image) != URL_DANGEROUS;
}

void html_writer_url(HtmlWriter *writer, const Node *node, HoleKind kind)
{
    HtmlHoles *holes = writer->options->holes;
    Slice url = node->target->url;

    if (!holes || node->target->is_permalink || !html_hole_is_for(url)) {
        html_write_url(writer->out, writer->sanitizer ? html_ids_fragment(&writer->ids, url) : url);
        return;
    }
    html_holes_add(holes, (HtmlHole){writer->out->size, kind, node, url});
}

void html_writer_raw(HtmlWriter *writer, const Node *node)
{
    bool block = node->kind == NODE_RAW_BLOCK;

    if (!node_is_html(node)) {
        return;
    }
    switch (writer->options->mode) {
    case HTML_SANITIZE:
        sanitize_raw(writer->sanitizer, node->text, node);
        break;
    case HTML_ESCAPE:
        if (block) {
            html_write_markup(writer->out, node->text);
        } else {
            html_write_text(writer->out, node->text);
        }
        break;
    case HTML_GFM:
        html_tag_filter_write(writer->out, node->text, block);
        break;
    case HTML_TRUST:
        html_write_raw(writer->out, node->text);
        break;
    }
}
