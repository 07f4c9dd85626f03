#include "render/record_fields.h"

#include "base/json_view.h"
#include "base/path.h"
#include "document/derived_memory.h"
#include "document/record_context.h"
#include "render/record_members.h"
#include "render/renderer.h"
#include "render/template_json.h"

static const RecordPlace *place_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->collections.places[number];
}

static const Page *page_of(const Renderer *renderer, uint32_t number)
{
    return &renderer->site->pages[place_at(renderer, number)->page];
}

static const UnitRecord *row_at(const Renderer *renderer, uint32_t number)
{
    return &unit_records(&page_of(renderer, number)->unit)[place_at(renderer, number)->row];
}

static Slice text_at(const Renderer *renderer, uint32_t number, UnitText text)
{
    return unit_text(&page_of(renderer, number)->unit, text);
}

static void push_record_body(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_part(lua, renderer, PART_RECORD, number);
}

static void push_record_edit(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitRecord *row = row_at(renderer, number);

    renderer_push_source(lua, renderer, renderer->site->settings->edit,
                         page_of(renderer, number)->path, row->first_line, row->last_line);
}

static void push_record_first_line(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, row_at(renderer, number)->first_line);
}

static void push_record_kind(lua_State *lua, Renderer *renderer, uint32_t number)
{
    RecordKind kind = (RecordKind)row_at(renderer, number)->kind;

    lua_pushstring(lua,
                   record_kind_name(place_at(renderer, number)->is_derived ? RECORD_MEMORY : kind));
}

static void push_record_language(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, text_at(renderer, number, row_at(renderer, number)->lang));
}

static void push_record_last_line(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, row_at(renderer, number)->last_line);
}

static Slice derived_members(Renderer *renderer, const Page *page, const UnitRecord *row)
{
    Arena *scratch = &renderer->scratch;
    RecordContext context = record_context_of_page(scratch, page);
    Record record;

    unit_read_record(&page->unit, row, scratch, &record);
    return derived_memory_make(scratch, renderer->site->settings, &context,
                               unit_text(&page->unit, page->unit.header->agent), &record)
        .members;
}

static void push_record_members(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_of(renderer, number);
    const UnitRecord *row = row_at(renderer, number);
    Slice members = place_at(renderer, number)->is_derived ? derived_members(renderer, page, row)
                                                           : unit_text(&page->unit, row->members);

    template_push_json(lua, &renderer->scratch, record_members_object(&renderer->scratch, members));
}

static void push_record_name(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Unit *unit = &page_of(renderer, number)->unit;
    const UnitRecord *row = row_at(renderer, number);
    UnitTable path = row->section_path;
    Slice name = unit_text(unit, row->title);

    if (name.size == 0 && path.count > 0) {
        name = unit_text(unit, unit_texts(unit, path)[path.count - 1]);
    }
    template_push_text(lua, name.size > 0 ? name : unit_text(unit, unit->header->title));
}

static void push_record_of(lua_State *lua, Renderer *renderer, uint32_t number)
{
    if (place_at(renderer, number)->is_derived) {
        lua_pushstring(lua, record_kind_name((RecordKind)row_at(renderer, number)->kind));
    } else {
        lua_pushnil(lua);
    }
}

static void push_record_page(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_page(lua, renderer, place_at(renderer, number)->page);
}

/* "docs/a.md:12-20", as editors and agents read it. */
static void push_record_source(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitRecord *row = row_at(renderer, number);
    Buffer source;

    buffer_init(&source, &renderer->scratch);
    buffer_add(&source, page_of(renderer, number)->path);
    buffer_add_byte(&source, ':');
    buffer_add_integer(&source, row->first_line);
    if (row->last_line > row->first_line) {
        buffer_add_byte(&source, '-');
        buffer_add_integer(&source, row->last_line);
    }
    template_push_text(lua, buffer_slice(&source));
}

static void push_record_source_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitRecord *row = row_at(renderer, number);

    renderer_push_source(lua, renderer, renderer->site->settings->source,
                         page_of(renderer, number)->path, row->first_line, row->last_line);
}

static void push_record_status(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_of(renderer, number);
    const UnitRecord *row = row_at(renderer, number);
    Slice status = unit_text(&page->unit, page->unit.header->status_base);
    Slice object;
    Slice value;

    if (row->kind == RECORD_DECISION) {
        object = record_members_object(&renderer->scratch, unit_text(&page->unit, row->members));
        if (json_view_find(object, "status", &value)) {
            status = json_view_text(&renderer->scratch, value);
        }
    }
    template_push_text(lua, status);
}

static void push_record_text(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, text_at(renderer, number, row_at(renderer, number)->text));
}

static void push_record_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, text_at(renderer, number, row_at(renderer, number)->title));
}

static void push_record_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    Arena *scratch = &renderer->scratch;
    Slice page = page_of(renderer, number)->url;
    Slice anchor = text_at(renderer, number, row_at(renderer, number)->anchor);
    Buffer url;

    if (anchor.size == 0) {
        renderer_push_url(lua, renderer, page);
        return;
    }
    buffer_init(&url, scratch);
    buffer_add(&url, page);
    buffer_add_byte(&url, '#');
    buffer_add(&url, path_percent_encode(scratch, anchor));
    renderer_push_url(lua, renderer, buffer_slice(&url));
}

static const TemplateField record_fields[] = {
    {"body", push_record_body, "HTML of what it says besides its title; write it with <%-"},
    {"edit", push_record_edit,
     "where its first line is edited; nil when `edit` is not set in memoc.yaml"},
    {"first_line", push_record_first_line, "where it begins in the document's file"},
    {"kind", push_record_kind, "pattern, anti_pattern, code …"},
    {"language", push_record_language, "of code"},
    {"last_line", push_record_last_line, "where it ends"},
    {"members", push_record_members, "table of the members of its kind, by their names"},
    {"name", push_record_name,
     "its title; without one, the heading that it stands below, or the document's title"},
    {"of", push_record_of, "the kind of record that a memory is made of"},
    {"page", push_record_page, "the page of its document"},
    {"source", push_record_source, "file and lines: docs/release.md:12-20"},
    {"source_url", push_record_source_url,
     "where these lines are shown; nil when `source` is not set in memoc.yaml"},
    {"status", push_record_status, "a decision's own status, else that of the document"},
    {"text", push_record_text, "plain text, at most 500 characters"},
    {"title", push_record_title, "what the document calls it"},
    {"url", push_record_url, "its place in the page of its document"},
};

const TemplateKind record_kind = {"record", record_fields,
                                  sizeof record_fields / sizeof *record_fields};
