#include "extract/link.h"

#include "base/path.h"

static Slice kind_name(LinkKind kind)
{
    static const char *const names[LINK_KIND_COUNT] = {
        [LINK_RELATIVE] = "relative",
        [LINK_ANCHOR] = "anchor",
        [LINK_ROOT] = "root",
        [LINK_EXTERNAL] = "external",
        [LINK_MAIL] = "mail",
        [LINK_OTHER_SCHEME] = "scheme",
        [LINK_EMPTY] = "empty",
        [LINK_PLACEHOLDER] = "placeholder",
        [LINK_MACHINE_FILE] = "machine-file",
    };

    return slice_from_string(names[kind]);
}

/* Decoded where that is possible. */
static Slice decode(Arena *arena, Slice text)
{
    Slice decoded;

    return path_percent_decode(arena, text, &decoded) ? decoded : text;
}

/* The file that a link of the project means, relative to the project; empty when it means none. */
static Slice link_target(Extraction *extraction, const DocumentLink *link, Slice path)
{
    Arena *arena = extraction->arena;
    Slice target;

    if (link->kind == LINK_ANCHOR) {
        return extraction->document->path;
    }
    if (link->kind != LINK_RELATIVE && link->kind != LINK_ROOT) {
        return (Slice){0};
    }
    path = decode(arena, slice_part(path, 0, slice_find_byte(path, '?', 0)));
    if (link->kind == LINK_ROOT) {
        path = slice_from(path, 1);
    } else {
        path = path_join(arena, path_folder(extraction->document->path), path);
    }
    return path_normalize(arena, path, &target) ? target : (Slice){0};
}

static void add_link(Extraction *extraction, const DocumentLink *link)
{
    Section *section = &extraction->survey.sections[link->section];
    Record *record = extraction_add_numbered(extraction, RECORD_LINK, section, link->span);
    Slice href = slice_trim(link->href);
    Slice anchor;
    Slice path = slice_cut(href, '#', &anchor);
    bool has_anchor = link->kind != LINK_EXTERNAL && anchor.size > 0;

    record->text = extraction_excerpt(link->text);

    JsonWriter *out = extraction_begin_members(extraction);

    json_write_string_field(out, "href", link->href);
    json_write_string_field(out, "type", kind_name(link->kind));
    json_write_boolean_field(out, "image", link->image);
    json_write_text_field(out, "target", link_target(extraction, link, path));
    json_write_text_field(out, "anchor",
                          has_anchor ? decode(extraction->arena, anchor) : (Slice){0});
    extraction_end_members(extraction, record);
}

void link_recognise(Extraction *extraction)
{
    const Document *document = extraction->document;

    for (size_t i = 0; i < document->link_count; i++) {
        add_link(extraction, &document->links[i]);
    }
}
