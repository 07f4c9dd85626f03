#include "document/gfm_html_tag.h"

bool gfm_html_is_format(Slice format)
{
    return slice_is(format, "html") || slice_is(format, "html5") || slice_is(format, "html4");
}

bool gfm_html_is_markdown(Slice format)
{
    return slice_is(format, "markdown") || slice_is(format, "gfm") ||
           slice_is(format, "commonmark") || slice_is(format, "commonmark_x");
}

static Slice escape_of(char c)
{
    switch (c) {
    case '&':
        return SLICE("&amp;");
    case '<':
        return SLICE("&lt;");
    case '>':
        return SLICE("&gt;");
    case '"':
        return SLICE("&quot;");
    default:
        return SLICE("");
    }
}

void gfm_html_write_text(Buffer *out, Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        Slice escape = escape_of(text.data[i]);

        if (escape.size > 0) {
            buffer_add(out, escape);
        } else {
            buffer_add_byte(out, text.data[i]);
        }
    }
}

/* In a tag a line end is a reference: no blank line, and nothing that begins a block. */
static void write_value(Buffer *out, Slice value)
{
    while (value.size > 0) {
        size_t end = slice_find_byte(value, '\n', 0);

        gfm_html_write_text(out, slice_part(value, 0, end));
        buffer_add_string(out, end < value.size ? "&#10;" : "");
        value = slice_from(value, end + 1);
    }
}

void gfm_html_write_attribute(Buffer *out, const char *name, Slice value)
{
    buffer_add_format(out, " %s=\"", name);
    write_value(out, value);
    buffer_add_byte(out, '"');
}

/* CommonMark 0.29, "attribute name". */
static bool is_name(Slice key)
{
    for (size_t i = 0; i < key.size; i++) {
        char c = key.data[i];
        bool is_other = i > 0 && (ascii_is_digit(c) || c == '-' || c == '.');

        if (!ascii_is_letter(c) && c != '_' && c != ':' && !is_other) {
            return false;
        }
    }
    return key.size > 0;
}

static void write_classes(Buffer *out, const Attributes *attributes)
{
    for (size_t i = 0; i < attributes->class_count; i++) {
        buffer_add_string(out, i > 0 ? " " : " class=\"");
        write_value(out, attributes->classes[i]);
    }
    buffer_add_string(out, attributes->class_count > 0 ? "\"" : "");
}

void gfm_html_open_tag(Buffer *out, const char *name, const Attributes *attributes)
{
    buffer_add_byte(out, '<');
    buffer_add_string(out, name);
    if (!attributes) {
        return;
    }
    if (attributes->identifier.size > 0) {
        gfm_html_write_attribute(out, "id", attributes->identifier);
    }
    write_classes(out, attributes);
    for (size_t i = 0; i < attributes->count; i++) {
        if (is_name(attributes->items[i].key)) {
            gfm_html_write_attribute(out, arena_string(out->arena, attributes->items[i].key),
                                     attributes->items[i].value);
        }
    }
}

void gfm_html_write_tag(Buffer *out, const char *name, const Attributes *attributes)
{
    gfm_html_open_tag(out, name, attributes);
    buffer_add_byte(out, '>');
}

static void write_title(Buffer *out, const LinkTarget *target)
{
    if (target->title.size > 0) {
        gfm_html_write_attribute(out, "title", target->title);
    }
}

void gfm_html_write_link(Buffer *out, const ViewNode *link)
{
    gfm_html_open_tag(out, "a", link->attributes);
    gfm_html_write_attribute(out, "href", link->target->url);
    write_title(out, link->target);
    buffer_add_byte(out, '>');
}

Slice gfm_html_plain_text(Arena *arena, ViewNode *node, bool with_images)
{
    Buffer text;
    ViewWalk walk;

    buffer_init(&text, arena);
    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        ViewKind kind = (ViewKind)walk.node->kind;

        if (!walk.entering) {
            continue;
        }
        if (kind == VIEW_STR || kind == VIEW_CODE || kind == VIEW_MATH) {
            buffer_add(&text, walk.node->text);
        } else if (kind == VIEW_SPACE || kind == VIEW_SOFT_BREAK || kind == VIEW_LINE_BREAK) {
            buffer_add_byte(&text, ' ');
        } else if (kind == VIEW_NOTE || kind == VIEW_CITATION ||
                   (kind == VIEW_IMAGE && !with_images)) {
            view_walk_skip(&walk);
        }
    }
    return buffer_slice(&text);
}

void gfm_html_write_image(Buffer *out, ViewNode *image)
{
    gfm_html_open_tag(out, "img", image->attributes);
    gfm_html_write_attribute(out, "src", image->target->url);
    write_title(out, image->target);
    gfm_html_write_attribute(out, "alt", gfm_html_plain_text(out->arena, image, true));
    buffer_add_string(out, " />");
}

void gfm_html_write_math(Buffer *out, const ViewNode *math)
{
    buffer_add_string(out, math->flags & VIEW_DISPLAY ? "<span class=\"math display\">"
                                                      : "<span class=\"math inline\">");
    gfm_html_write_text(out, math->text);
    buffer_add_string(out, "</span>");
}

const char *gfm_html_inline_name(const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_EMPH:
        return "em";
    case VIEW_STRONG:
        return "strong";
    case VIEW_STRIKEOUT:
        return "del";
    case VIEW_UNDERLINE:
        return "u";
    case VIEW_SUPERSCRIPT:
        return "sup";
    case VIEW_SUBSCRIPT:
        return "sub";
    case VIEW_SMALL_CAPS:
        return "span";
    case VIEW_SPAN: /* without attributes it says nothing */
        return node->attributes ? "span" : NULL;
    default:
        return NULL;
    }
}

void gfm_html_write_inline_tag(Buffer *out, const ViewNode *node)
{
    static Slice small_caps[] = {SLICE_INIT("smallcaps")};
    static const Attributes small_caps_attributes = {.classes = small_caps, .class_count = 1};

    gfm_html_write_tag(out, gfm_html_inline_name(node),
                       node->kind == VIEW_SMALL_CAPS ? &small_caps_attributes : node->attributes);
}
