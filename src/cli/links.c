#include "cli/links.h"

#include "base/json.h"
#include "base/map.h"
#include "check/link_results.h"
#include "cli/project.h"
#include "cli/terminal.h"

#include <inttypes.h>
#include <stdlib.h>

/* A place of an address; the others of it follow, in the order of documents and lines. */
typedef struct LinkPlace LinkPlace;

struct LinkPlace {
    const Page *page;
    const UnitLink *link;
    LinkPlace *next;
    LinkPlace *last; /* of the first: the last one */
};

static const char *const formats[] = {"text", "json", NULL};

static void add_place(void *context, const Page *page, const UnitLink *link)
{
    Map *addresses = context;
    Slice address = link_address(addresses->arena, unit_text(&page->unit, link->href));
    LinkPlace *place = arena_new(addresses->arena, LinkPlace);

    if (link_address_is_reserved(address)) {
        return;
    }
    *place = (LinkPlace){.page = page, .link = link, .last = place};

    MapEntry *entry = map_get(addresses, address);
    LinkPlace *first = entry->value;

    if (first == NULL) {
        entry->value = place;
    } else {
        first->last->next = place;
        first->last = place;
    }
}

static int compare_entries(const void *a, const void *b)
{
    return slice_compare(((const MapEntry *)a)->key, ((const MapEntry *)b)->key);
}

/* Calls `visit` for each link to another host, in the order of documents and lines. */
static void visit_links(const Project *project, void *context,
                        void (*visit)(void *context, const Page *page, const UnitLink *link))
{
    const Site *site = &project->build.site;

    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        const UnitLink *links = unit_links(&page->unit);
        uint32_t count = project_has_path(project, page->path) ? page->unit.header->links.count : 0;

        for (uint32_t j = 0; j < count; j++) {
            if (links[j].kind == LINK_EXTERNAL) {
                visit(context, page, &links[j]);
            }
        }
    }
}

/* Each address once, sorted. */
static size_t collect(const Project *project, Map *addresses, MapEntry **sorted)
{
    visit_links(project, addresses, add_place);
    *sorted = arena_new_array(addresses->arena, MapEntry, addresses->count);
    for (size_t i = 0; i < addresses->count; i++) {
        (*sorted)[i] = addresses->entries[i];
    }
    qsort(*sorted, addresses->count, sizeof **sorted, compare_entries);
    return addresses->count;
}

static void write_place(void *context, const Page *page, const UnitLink *link)
{
    Buffer *out = context;
    Slice address = link_address(out->arena, unit_text(&page->unit, link->href));

    if (!link_address_is_reserved(address)) {
        buffer_add_format(out, "%.*s:%" PRIu32 ":%" PRIu32 ": %.*s\n", SLICE_PRINT(page->path),
                          link->place.line, link->place.column, SLICE_PRINT(address));
    }
}

static void write_list(Buffer *out, const MapEntry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, entries[i].key);
        buffer_add_byte(out, '\n');
    }
}

static void write_json(Buffer *out, const MapEntry *entries, size_t count)
{
    JsonWriter json;

    json_init(&json, out, 2);
    json_begin_array(&json);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(&json);
        json_write_string_field(&json, "url", entries[i].key);
        json_write_key(&json, "places");
        json_begin_array(&json);
        for (const LinkPlace *place = entries[i].value; place != NULL; place = place->next) {
            json_begin_object(&json);
            json_write_string_field(&json, "path", place->page->path);
            json_write_integer_field(&json, "line", place->link->place.line);
            json_write_integer_field(&json, "column", place->link->place.column);
            json_end_object(&json);
        }
        json_end_array(&json);
        json_end_object(&json);
    }
    json_end_array(&json);
    buffer_add_byte(out, '\n');
}

static void write_links(const CommandLine *line, const Project *project, Buffer *out)
{
    bool is_json = option_choice(line, "format") == 1;
    MapEntry *entries;
    Map addresses;

    if (!is_json && !option_flag(line, "list")) {
        visit_links(project, out, write_place);
        return;
    }
    map_init(&addresses, line->arena);

    size_t count = collect(project, &addresses, &entries);

    if (is_json) {
        write_json(out, entries, count);
    } else {
        write_list(out, entries, count);
    }
}

static ExitStatus print_links(const CommandLine *line, Project *project)
{
    ExitStatus status = project_take_paths(line, project);
    Buffer out;

    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    project->build.index = false;
    project->build.bodies = false;
    status = project_compile(line, project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    buffer_init(&out, line->arena);
    write_links(line, project, &out);
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

static int run(const CommandLine *line)
{
    Project project;
    ExitStatus status = project_open(line, (Slice){NULL, 0}, &project);

    if (status != EXIT_STATUS_CLEAN) {
        return (int)status;
    }
    status = print_links(line, &project);
    build_free(&project.build);
    return (int)status;
}

static const char *const description[] = {
    "Prints the links of the project's documents that lead to other hosts, with their places. "
    "memoc itself visits none of them: "
    "a link checker does, and memoc check --link-results reads what it found.",
    "Addresses are printed without what stands behind \"#\"; those on hosts that are kept for "
    "examples and tests "
    "(example.org, localhost) are left out.",
    NULL,
};

static const Operand operands[] = {
    {.name = "PATH", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "list",
     .kind = OPTION_FLAG,
     .help = "only the addresses, each once, a line each: what a link checker should visit"},
    {.name = "format",
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = formats,
     .default_value = "text",
     .help = "how to print them"},
    {0},
};

static const Example examples[] = {
    {"memoc links --list", "every address, once"},
    {"memoc links --list | lychee --format json -o links.json -", "visit them"},
    {"memoc check --link-results links.json", "and see which links are broken"},
    {0},
};

const Command links_command = {
    .name = "links",
    .summary = "print the links to other hosts",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
