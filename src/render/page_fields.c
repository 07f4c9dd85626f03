#include "render/page_fields.h"

#include "base/path.h"
#include "document/record_address.h"
#include "render/page_body.h"
#include "render/page_summary.h"
#include "render/page_toc.h"
#include "render/renderer.h"
#include "render/report_fields.h"
#include "render/source_address.h"

static const Page *page_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->site->pages[number];
}

static const UnitHeader *header_at(const Renderer *renderer, uint32_t number)
{
    return page_at(renderer, number)->unit.header;
}

/* Pushes one of the unit's texts; nil when it is empty. */
static void push_unit_text(lua_State *lua, const Renderer *renderer, uint32_t number, UnitText text)
{
    template_push_text(lua, unit_text(&page_at(renderer, number)->unit, text));
}

static void push_date(lua_State *lua, bool has_date, Date date)
{
    char text[DATE_TEXT_SIZE];

    if (has_date) {
        lua_pushstring(lua, date_to_text(date, text));
    } else {
        lua_pushnil(lua);
    }
}

static bool is_index(const Renderer *renderer, const Page *page)
{
    return renderer->site->folders[page->folder].index_page == page->number;
}

static void push_agent(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->agent);
}

static void push_audience(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->audience);
}

static void push_backlinks(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);

    renderer_push_pages(lua, renderer, page->backlinks, page->backlink_count);
}

static void push_body(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_part(lua, renderer, PART_BODY, number);
}

/* The folders above a folder's index are those above the folder. */
static void push_breadcrumbs(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);
    const Folder *folders = renderer->site->folders;

    renderer_push_trail(lua, renderer,
                        is_index(renderer, page) ? folders[page->folder].parent : page->folder);
}

static void push_cadence(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->cadence_raw);
}

static void push_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_canonical(lua, renderer, page_at(renderer, number)->url);
}

static void push_description(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->description);
}

static void push_due(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitHeader *header = header_at(renderer, number);

    push_date(lua, header->flags & UNIT_HAS_DUE, header->due);
}

static void push_edit(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_source(lua, renderer, renderer->site->settings->edit,
                         page_at(renderer, number)->path, 1, 1);
}

static void push_expires(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitHeader *header = header_at(renderer, number);

    push_date(lua, header->expires.has_date, header->expires.date);
}

static void push_folder(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_folder(lua, renderer, page_at(renderer, number)->folder);
}

static void push_freshness(lua_State *lua, Renderer *renderer, uint32_t number)
{
    FreshnessState state = page_at(renderer, number)->freshness;

    if (state == FRESHNESS_UNKNOWN) {
        lua_pushnil(lua);
    } else {
        lua_pushstring(lua, freshness_state_name(state));
    }
}

/* A heading without a word has become a paragraph: what was written counts, not the outline. */
static bool has_first_level(const Unit *unit)
{
    Slice html = unit_text(unit, unit->header->html);

    return slice_find(html, SLICE("<h1"), 0) < html.size;
}

static void push_has_diagrams(lua_State *lua, Renderer *renderer, uint32_t number)
{
    static const Slice mark = SLICE_INIT("<code class=\"language-mermaid\"");
    const Unit *unit = &page_at(renderer, number)->unit;
    Slice html = unit_text(unit, unit->header->html);

    lua_pushboolean(lua, slice_find(html, mark, 0) < html.size);
}

static void push_heading(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);

    if (page_heading_size(page) == 0 && has_first_level(&page->unit)) {
        lua_pushnil(lua);
    } else {
        renderer_push_part(lua, renderer, PART_HEADING, number);
    }
}

static void push_index_of(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);

    renderer_push_folder(lua, renderer, is_index(renderer, page) ? page->folder : SITE_NONE);
}

static void push_is_costly(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushboolean(lua, (header_at(renderer, number)->flags & UNIT_COSTLY) != 0);
}

static void push_is_draft(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushboolean(lua, (header_at(renderer, number)->flags & UNIT_DRAFT) != 0);
}

static void push_json(lua_State *lua, Renderer *renderer, uint32_t number)
{
    Arena *scratch = &renderer->scratch;
    Slice address = record_file_address(scratch, page_at(renderer, number)->path);

    renderer_push_url(lua, renderer, path_percent_encode(scratch, address));
}

static void push_linked_data(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_part(lua, renderer, PART_LINKED_DATA, number);
}

static void push_markdown(lua_State *lua, Renderer *renderer, uint32_t number)
{
    Slice url = page_at(renderer, number)->url;

    renderer_push_url(lua, renderer, arena_format(&renderer->scratch, "%.*s.md", SLICE_PRINT(url)));
}

static void push_next(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_page(lua, renderer, page_at(renderer, number)->next);
}

static void push_owner(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, page_at(renderer, number)->owner);
}

/* A document without a date may have a day from which on it is stale. */
static void push_overdue(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitHeader *header = header_at(renderer, number);

    if (header->flags & UNIT_HAS_DUE) {
        lua_pushinteger(lua, (lua_Integer)renderer->site->today - header->due);
    } else {
        lua_pushnil(lua);
    }
}

static void push_owner_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    report_push_value_url(lua, renderer, REPORT_OWNERS, page_at(renderer, number)->owner);
}

static void push_path(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, page_at(renderer, number)->path);
}

static void push_previous(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_page(lua, renderer, page_at(renderer, number)->previous);
}

/* "overview 3 set-up 12". Only a filter can make an identifier with a space, which would not be told from the line behind it. */
static void push_section_lines(lua_State *lua, Renderer *renderer, const Unit *unit)
{
    const UnitHeading *headings = unit_headings(unit);
    Buffer lines;

    buffer_init(&lines, &renderer->scratch);
    for (uint32_t i = 0; i < unit->header->outline.count; i++) {
        Slice anchor = unit_text(unit, headings[i].anchor);

        bool is_word = slice_find_byte(anchor, ' ', 0) == anchor.size;

        if (is_word && anchor.size > 0 && headings[i].line > 0) {
            buffer_add_string(&lines, lines.size > 0 ? " " : "");
            buffer_add(&lines, anchor);
            buffer_add_byte(&lines, ' ');
            buffer_add_integer(&lines, headings[i].line);
        }
    }
    template_push_text(lua, buffer_slice(&lines));
}

/* A heading's address is made by a script, from one address and a line: so a page is not much heavier. */
static void push_section_source(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);
    const Settings *settings = renderer->site->settings;
    bool is_source = source_address_has_line(settings->source);

    if (!is_source && !source_address_has_line(settings->edit)) {
        lua_pushnil(lua);
        return;
    }
    lua_createtable(lua, 0, 3);
    renderer_push_source(lua, renderer, is_source ? settings->source : settings->edit, page->path,
                         0, 0);
    lua_setfield(lua, -2, "url");
    push_section_lines(lua, renderer, &page->unit);
    lua_setfield(lua, -2, "lines");
    lua_pushboolean(lua, !is_source);
    lua_setfield(lua, -2, "is_edit");
}

static void push_source_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_source(lua, renderer, renderer->site->settings->source,
                         page_at(renderer, number)->path, 1, 1);
}

static void push_status(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->status_base);
}

static void push_status_meaning(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Unit *unit = &page_at(renderer, number)->unit;
    Slice status = unit_text(unit, unit->header->status_base);

    template_push_text(lua, settings_status_meaning(renderer->site->settings, status));
}

static void push_status_note(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->status_qualifier);
}

static void push_successor(lua_State *lua, Renderer *renderer, uint32_t number)
{
    uint32_t successor = renderer->successors != NULL ? renderer->successors[number] : SITE_NONE;

    renderer_push_page(lua, renderer, successor == number ? SITE_NONE : successor);
}

static void push_summary(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, page_summary(&renderer->scratch, page_at(renderer, number)));
}

static void push_status_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Unit *unit = &page_at(renderer, number)->unit;

    report_push_value_url(lua, renderer, REPORT_STATUSES,
                          unit_text(unit, unit->header->status_base));
}

/* Pushes a list of {name =, url =}. */
static void push_tag_links(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Unit *unit = &page_at(renderer, number)->unit;
    const UnitText *tags = unit_texts(unit, unit->header->tags);

    lua_newtable(lua);
    for (uint32_t i = 0; i < unit->header->tags.count; i++) {
        Slice tag = unit_text(unit, tags[i]);
        lua_createtable(lua, 0, 2);
        lua_pushlstring(lua, tag.size > 0 ? tag.data : "", tag.size);
        lua_setfield(lua, -2, "name");
        report_push_value_url(lua, renderer, REPORT_TAGS, tag);
        lua_setfield(lua, -2, "url");
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_tags(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Unit *unit = &page_at(renderer, number)->unit;
    const UnitText *tags = unit_texts(unit, unit->header->tags);

    lua_newtable(lua);
    for (uint32_t i = 0; i < unit->header->tags.count; i++) {
        Slice tag = unit_text(unit, tags[i]);
        lua_pushlstring(lua, tag.size > 0 ? tag.data : "", tag.size);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Page *page = page_at(renderer, number);

    renderer_push_title(lua, renderer, unit_text(&page->unit, page->unit.header->title));
}

static void push_toc(lua_State *lua, Renderer *renderer, uint32_t number)
{
    page_push_toc(lua, &renderer->scratch, page_at(renderer, number));
}

static void push_type(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_unit_text(lua, renderer, number, header_at(renderer, number)->doc_type);
}

static void push_updated(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const UnitHeader *header = header_at(renderer, number);

    push_date(lua, header->updated.has_date, header->updated.date);
}

static void push_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, page_at(renderer, number)->url);
}

static void push_words(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, header_at(renderer, number)->words);
}

static const TemplateField fields[] = {
    {"agent", push_agent, "the agent that wrote the document"},
    {"audience", push_audience, "whom it is for"},
    {"backlinks", push_backlinks, "list of the pages that link to this one"},
    {"body", push_body, "HTML of the document, without what `heading` holds; write it with <%-"},
    {"breadcrumbs", push_breadcrumbs, "list of the folders above, the root first"},
    {"cadence", push_cadence, "how often it must be reviewed, as the document says it"},
    {"canonical", push_canonical, "absolute URL; nil for a site without a url"},
    {"description", push_description, "the front matter's description"},
    {"due", push_due, "the last day on which it is fresh: 2026-01-19"},
    {"edit", push_edit, "where its source is edited; nil when `edit` is not set in memoc.yaml"},
    {"expires", push_expires, "the day from which on it is stale, whatever its cadence"},
    {"folder", push_folder, "the folder that it is in"},
    {"freshness", push_freshness,
     "fresh, due-soon, stale or very-stale; nil when nothing can be said"},
    {"has_diagrams", push_has_diagrams, "true when code blocks of it are in the language mermaid"},
    {"heading", push_heading,
     "HTML of the page's <h1>; nil when it stands further down in the body"},
    {"index_of", push_index_of, "the folder whose index page this is"},
    {"is_costly", push_is_costly,
     "true when the document could not be made into a page: the body is its source"},
    {"is_draft", push_is_draft, "true for a draft"},
    {"json", push_json, "URL of the document's records as JSON"},
    {"linked_data", push_linked_data,
     "the page for machines, as JSON-LD: write it with <%- in a script element"},
    {"markdown", push_markdown, "URL of the page's Markdown"},
    {"next", push_next, "the page that comes next in reading"},
    {"overdue", push_overdue,
     "how many days ago `due` was; less than 0 when it is still to come, nil when there is none"},
    {"owner", push_owner, "who looks after it"},
    {"owner_url", push_owner_url, "the owner's place in the report of owners"},
    {"path", push_path, "of the document, relative to the project"},
    {"previous", push_previous, "the page that comes before"},
    {"section_source", push_section_source,
     "where its sections are in its source, for a script: url, with {line} and {last_line} in it; "
     "lines, identifier and line of each in turn; is_edit: it is that of `edit`; nil when neither "
     "`source` nor `edit` in memoc.yaml has {line}"},
    {"source_url", push_source_url,
     "where its source is shown; nil when `source` is not set in memoc.yaml"},
    {"status", push_status, "its status: one of those the project knows, or as it is written"},
    {"status_meaning", push_status_meaning,
     "what that says about a document; nil when nobody has said"},
    {"status_note", push_status_note, "what the document adds to its status"},
    {"status_url", push_status_url, "the status's place in the report of statuses"},
    {"successor", push_successor, "the page that replaces it, by superseded_by"},
    {"summary", push_summary,
     "the description, else the first paragraph, else the headings; of a long one, 160 characters"},
    {"tag_links", push_tag_links,
     "list of its tags, each with name, and url, its place in the report of tags"},
    {"tags", push_tags, "list of its tags"},
    {"title", push_title, "as text; of a long one, 200 characters"},
    {"toc", push_toc, "list of its sections, each with title, url, and items, those below it"},
    {"type", push_type, "what kind of document it is: doc, adr, runbook …"},
    {"updated", push_updated, "the day it was last updated: 2026-01-19"},
    {"url", push_url, "where it is, relative to the page that is being written"},
    {"words", push_words, "how many words it has"},
};

const TemplateKind page_kind = {"page", fields, sizeof fields / sizeof fields[0]};
