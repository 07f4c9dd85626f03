#include "router.h"

#include "base/json.h"
#include "base/json_view.h"
#include "base/path.h"
#include "index/scoring.h"
#include "memory.h"
#include "route_table.h"

typedef struct Router {
    Buffer *out;
    Arena *arena;
    const Site *site;
    RouteTable table;
    RouteKeywords keywords;
    bool *page_used;    /* by page: a keyword leads there */
    bool **record_used; /* by page, by record; NULL: none */
} Router;

/* ---- what the front matter says ---- */

typedef void UseText(Router *router, uint32_t page, Slice text);

/* Each item of a list, each part of a text with commas. */
static void for_each_text(Router *router, uint32_t page, Slice value, UseText *use)
{
    Slice text = json_view_text(router->arena, value);
    Slice item;
    while (text.size > 0) {
        use(router, page, slice_trim(slice_cut(text, ',', &text)));
    }
    while (json_view_next_item(&value, &item)) {
        use(router, page, json_view_text(router->arena, item));
    }
}

static void add_keyword(Router *router, uint32_t page, Slice text)
{
    route_table_add(&router->table, ROUTE_KEYWORD, page, text);
}

static void add_tag(Router *router, uint32_t page, Slice text)
{
    route_table_add(&router->table, ROUTE_TAG, page, text);
}

static void add_use_case(Router *router, uint32_t page, Slice text)
{
    route_table_add(&router->table, ROUTE_USE_CASE, page, text);
}

static Slice front_matter(const Router *router, uint32_t page)
{
    const Unit *unit = &router->site->pages[page].unit;
    return unit_text(unit, unit->header->front_matter);
}

static bool find_routing(const Router *router, uint32_t page, const char *key, Slice *value)
{
    Slice routing;
    return json_view_find(front_matter(router, page), "agent_routing", &routing) &&
           json_view_find(routing, key, value);
}

/* 1 is to be looked at first, 5 last; 0: it does not say. */
static int64_t read_priority(const Router *router, uint32_t page)
{
    Slice value;
    int64_t thousandths = 0;
    if (!find_routing(router, page, "priority", &value) ||
        !json_view_thousandths(value, &thousandths)) {
        return 0;
    }
    int64_t priority = thousandths / 1000;
    return priority < 1 ? 1 : priority > 5 ? 5 : priority;
}

/* ---- what a document is worth ---- */

enum { STALE_PERCENT = 80 };

static bool is_stale(const Page *page)
{
    return page->freshness >= FRESHNESS_STALE;
}

/* In percent: by its priority, by its status as in a search, and when it is stale. */
static uint32_t worth_of(const Router *router, uint32_t page)
{
    static const uint32_t by_priority[] = {100, 150, 125, 100, 75, 50};
    const Unit *unit = &router->site->pages[page].unit;
    Slice status = unit_text(unit, unit->header->status_base);
    uint32_t worth = by_priority[read_priority(router, page)];
    worth = worth * scoring_status_factor(status) / FACTOR_ONE;
    return is_stale(&router->site->pages[page]) ? worth * STALE_PERCENT / 100 : worth;
}

/* ---- mentions ---- */

/* Kinds whose records have names. */
static bool has_name(uint32_t kind)
{
    const uint32_t kinds = 1u << RECORD_PATTERN | 1u << RECORD_ANTI_PATTERN |
                           1u << RECORD_PRACTICE | 1u << RECORD_DECISION | 1u << RECORD_LESSON |
                           1u << RECORD_WORKFLOW;
    return (kinds >> kind & 1) != 0;
}

static void mention_page(Router *router, uint32_t number)
{
    const Unit *unit = &router->site->pages[number].unit;
    const UnitRecord *records = unit_records(unit);
    Slice value;
    if (json_view_find(front_matter(router, number), "keywords", &value)) {
        for_each_text(router, number, value, add_keyword);
    }
    if (find_routing(router, number, "use_cases", &value)) {
        for_each_text(router, number, value, add_use_case);
    }
    if (json_view_find(front_matter(router, number), "categories", &value)) {
        for_each_text(router, number, value, add_tag);
    }
    for (uint32_t i = 0; i < unit->header->tags.count; i++) {
        add_tag(router, number, unit_text(unit, unit_texts(unit, unit->header->tags)[i]));
    }
    route_table_add_name(&router->table, ROUTE_TITLE, number, ROUTE_NO_RECORD,
                         unit_text(unit, unit->header->title));
    for (uint32_t i = 0; i < unit->header->records.count; i++) {
        if (has_name(records[i].kind)) {
            route_table_add_name(&router->table, ROUTE_RECORD, number, i,
                                 unit_text(unit, records[i].title));
        }
    }
}

static void make_keywords(Router *router)
{
    const Site *site = router->site;
    uint32_t *worth = arena_new_array(router->arena, uint32_t, site->page_count);
    route_table_init(&router->table, router->arena, site->settings->language, site->page_count);
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            worth[i] = worth_of(router, i);
            mention_page(router, i);
        }
    }
    route_table_make(&router->table, worth, &router->keywords);
}

/* What some keyword leads to. */
static void mark_used(Router *router)
{
    const Site *site = router->site;
    router->page_used = arena_new_array(router->arena, bool, site->page_count);
    router->record_used = arena_new_array(router->arena, bool *, site->page_count);
    for (size_t i = 0; i < router->keywords.count; i++) {
        const RouteKeyword *keyword = &router->keywords.items[i];
        for (size_t j = 0; j < keyword->page_count; j++) {
            const RoutePage *page = &keyword->pages[j];
            bool **used = &router->record_used[page->page];
            router->page_used[page->page] = true;
            if (*used == NULL) {
                *used = arena_new_array(router->arena, bool,
                                        site->pages[page->page].unit.header->records.count);
            }
            for (size_t k = 0; k < page->record_count; k++) {
                (*used)[page->records[k]] = true;
            }
        }
    }
}

/* ---- JSON, a member a line ---- */

/* "key": before a value; the comma of the member before it. */
static void begin_line(Router *router, Slice key, bool *is_first)
{
    buffer_add_string(router->out, *is_first ? "\n" : ",\n");
    *is_first = false;
    json_add_string(router->out, key);
    buffer_add_byte(router->out, ':');
}

static void begin_object(Router *router, const char *key)
{
    buffer_add_format(router->out, ",\n\"%s\":{", key);
}

static void end_object(Router *router)
{
    buffer_add_string(router->out, "\n}");
}

static void write_routing(Router *router, uint32_t page, JsonWriter *json)
{
    Slice value;
    int64_t priority = read_priority(router, page);
    if (priority > 0) {
        json_write_integer_field(json, "priority", priority);
    }
    if (find_routing(router, page, "route_hint", &value)) {
        json_write_text_field(json, "route_hint", json_view_text(router->arena, value));
    }
}

static void write_document(Router *router, uint32_t number)
{
    const Page *page = &router->site->pages[number];
    const UnitHeader *header = page->unit.header;
    JsonWriter json;
    json_init(&json, router->out, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "title", unit_text(&page->unit, header->title));
    json_write_string_field(&json, "url", page->url);
    json_write_text_field(&json, "status", unit_text(&page->unit, header->status_base));
    if (header->updated.has_date) {
        char text[DATE_TEXT_SIZE];
        json_write_string_field(&json, "last_updated",
                                slice_from_string(date_to_text(header->updated.date, text)));
    }
    if (page->freshness != FRESHNESS_UNKNOWN) {
        json_write_boolean_field(&json, "stale", is_stale(page));
    }
    write_routing(router, number, &json);
    json_end_object(&json);
}

static void write_documents(Router *router)
{
    bool is_first = true;
    begin_object(router, "documents");
    for (uint32_t i = 0; i < router->site->page_count; i++) {
        if (router->page_used[i]) {
            begin_line(router, router->site->pages[i].path, &is_first);
            write_document(router, i);
        }
    }
    end_object(router);
}

static void write_record(Router *router, const Page *page, const UnitRecord *record)
{
    Slice anchor = unit_text(&page->unit, record->anchor);
    Slice url = page->url;
    if (anchor.size > 0) {
        url = arena_format(router->arena, "%.*s#%.*s", SLICE_PRINT(url),
                           SLICE_PRINT(path_percent_encode(router->arena, anchor)));
    }
    JsonWriter json;
    json_init(&json, router->out, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "title", unit_text(&page->unit, record->title));
    json_write_string_field(&json, "path", page->path);
    json_write_key(&json, "lines");
    json_begin_array(&json);
    json_write_integer(&json, record->first_line);
    json_write_integer(&json, record->last_line);
    json_end_array(&json);
    json_write_string_field(&json, "url", url);
    json_end_object(&json);
}

static void write_records(Router *router)
{
    bool is_first = true;
    begin_object(router, "records");
    for (uint32_t i = 0; i < router->site->page_count; i++) {
        const Page *page = &router->site->pages[i];
        const UnitRecord *records = unit_records(&page->unit);
        for (uint32_t j = 0; router->record_used[i] && j < page->unit.header->records.count; j++) {
            if (router->record_used[i][j]) {
                begin_line(router, unit_text(&page->unit, records[j].id), &is_first);
                write_record(router, page, &records[j]);
            }
        }
    }
    end_object(router);
}

static void write_aliases(Router *router)
{
    bool is_first = true;
    begin_object(router, "aliases");
    for (size_t i = 0; i < router->keywords.count; i++) {
        const RouteKeyword *keyword = &router->keywords.items[i];
        for (size_t j = 0; j < keyword->alias_count; j++) {
            begin_line(router, keyword->aliases[j], &is_first);
            json_add_string(router->out, keyword->key);
        }
    }
    end_object(router);
}

static void write_route(Router *router, const RoutePage *route, JsonWriter *json)
{
    const Page *page = &router->site->pages[route->page];
    json_begin_object(json);
    json_write_string_field(json, "path", page->path);
    json_write_integer_field(json, "score", route->score);
    json_write_key(json, "from");
    json_begin_array(json);
    for (uint32_t i = 0; i < ROUTE_SOURCE_COUNT; i++) {
        if ((route->sources >> i & 1) != 0) {
            json_write_string(json, slice_from_string(route_source_name((RouteSource)i)));
        }
    }
    json_end_array(json);
    if (route->record_count > 0) {
        json_write_key(json, "records");
        json_begin_array(json);
        for (size_t i = 0; i < route->record_count; i++) {
            const UnitRecord *record = &unit_records(&page->unit)[route->records[i]];
            json_write_string(json, unit_text(&page->unit, record->id));
        }
        json_end_array(json);
    }
    json_end_object(json);
}

static void write_keywords(Router *router)
{
    bool is_first = true;
    begin_object(router, "keyword_to_docs");
    for (size_t i = 0; i < router->keywords.count; i++) {
        const RouteKeyword *keyword = &router->keywords.items[i];
        JsonWriter json;
        begin_line(router, keyword->key, &is_first);
        json_init(&json, router->out, 0);
        json_begin_array(&json);
        for (size_t j = 0; j < keyword->page_count; j++) {
            write_route(router, &keyword->pages[j], &json);
        }
        json_end_array(&json);
    }
    end_object(router);
}

void router_write(Buffer *out, Arena *arena, const Site *site)
{
    Router router = {.out = out, .arena = arena, .site = site};
    make_keywords(&router);
    mark_used(&router);
    memory_write_head(out, site);
    buffer_add_string(out, "\"title\":");
    json_add_string(out, site_title(site));
    buffer_add_string(out, ",\"language\":");
    json_add_string(out, site->settings->language);
    write_documents(&router);
    write_records(&router);
    write_aliases(&router);
    write_keywords(&router);
    buffer_add_string(out, "\n}\n");
}
