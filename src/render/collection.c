#include "render/collection.h"

#include "base/map.h"
#include "base/path.h"
#include "document/derived_memory.h"
#include "document/record_address.h"
#include "render/record_summary.h"

#include <stdlib.h>

/* In the order of the page that lists them. */
static const struct {
    RecordKind kind;
    Slice title;
} listed[] = {
    {RECORD_PATTERN, SLICE_INIT("Patterns")},   {RECORD_ANTI_PATTERN, SLICE_INIT("Anti-patterns")},
    {RECORD_PRACTICE, SLICE_INIT("Practices")}, {RECORD_DECISION, SLICE_INIT("Decisions")},
    {RECORD_LESSON, SLICE_INIT("Lessons")},     {RECORD_TAKEAWAY, SLICE_INIT("Takeaways")},
    {RECORD_WORKFLOW, SLICE_INIT("Workflows")}, {RECORD_CODE, SLICE_INIT("Code")},
    {RECORD_MEMORY, SLICE_INIT("Memories")},
};

enum {
    LISTED_COUNT = sizeof listed / sizeof *listed,
    LANGUAGE_TITLE_MOST = 40, /* characters: they are in all pages of code */
};

/* Of the pages of languages that have none of their own; no language has it. */
#define OTHER_NAME SLICE("other-languages")

/* A record on its way into a collection. */
typedef struct Found {
    RecordPlace place;
    uint32_t group; /* a kind, or RECORD_KIND_COUNT and more: a language */
    uint32_t weight;
} Found;

typedef struct Language {
    Slice name;
    uint32_t group;
    uint32_t count;
    bool has_list; /* of its own */
} Language;

typedef struct Collector {
    CollectionSet *set;
    Arena *arena;
    const GeneratedAddresses *addresses;
    const Site *site;
    bool is_remembered[RECORD_KIND_COUNT]; /* memories are made of such records */
    Found *found;
    size_t found_count;
    size_t found_capacity;
    Map languages; /* Language by name */
    Slice folder;  /* that of all pages, and that of code's, as the project spells them */
    Slice code_folder;
    size_t part_capacity;
    uint32_t *weights; /* by place */
} Collector;

/* ---- what there is ---- */

static void add_found(Collector *collector, RecordPlace place, uint32_t group, uint32_t weight)
{
    collector->found = arena_array_room(collector->arena, collector->found, collector->found_count,
                                        &collector->found_capacity, sizeof *collector->found);
    collector->found[collector->found_count++] = (Found){place, group, weight};
}

static Language *get_language(Collector *collector, Slice name)
{
    MapEntry *entry = map_get(&collector->languages, name);

    if (entry->value == NULL) {
        Language *language = arena_new(collector->arena, Language);
        *language = (Language){
            .name = name, .group = RECORD_KIND_COUNT + (uint32_t)collector->languages.count - 1};
        entry->value = language;
    }
    return entry->value;
}

static void take_row(Collector *collector, const Page *page, uint32_t number)
{
    const UnitRecord *row = &unit_records(&page->unit)[number];
    RecordPlace place = {page->number, number, false};
    uint32_t *counts = collector->set->kind_counts;

    counts[row->kind]++;
    if (row->kind == RECORD_CODE) {
        Language *language = get_language(collector, unit_text(&page->unit, row->lang));
        language->count++;
        add_found(collector, place, language->group, row->members.size);
    } else if (record_list_name((RecordKind)row->kind).size > 0) {
        add_found(collector, place, row->kind, row->text.size + row->members.size);
    }
    if (collector->is_remembered[row->kind]) {
        counts[RECORD_MEMORY]++;
        place.is_derived = true;
        add_found(collector, place, RECORD_MEMORY, row->text.size);
    }
}

static void survey(Collector *collector)
{
    const Site *site = collector->site;

    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        collector->is_remembered[kind] = derived_memory_is_wanted(site->settings, (RecordKind)kind);
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        for (uint32_t j = 0; page->published && j < page->unit.header->records.count; j++) {
            take_row(collector, page, j);
        }
    }
}

/* ---- collections ---- */

/* Its name is that of its first page in `folder`. */
static Collection *add_collection(Collector *collector, Slice folder, const Collection *made)
{
    CollectionSet *set = collector->set;
    Collection *collection = &set->items[set->count++];

    *collection = *made;
    collection->last_number = 1;
    collection->address =
        generated_address(collector->addresses, folder, collection->name, &collection->last_number);
    return collection;
}

static void add_root(Collector *collector)
{
    add_collection(collector, collector->folder,
                   &(Collection){
                       .kind = RECORD_KIND_COUNT,
                       .name = SLICE("index"),
                       .title = SLICE("Records"),
                       .parent = SITE_NONE,
                       .children = 1,
                   });
}

/* One of each kind that the site has. Those of code are behind all of them. */
static void add_kinds(Collector *collector)
{
    Collection *root = &collector->set->items[0];

    for (size_t i = 0; i < LISTED_COUNT; i++) {
        RecordKind kind = listed[i].kind;
        uint32_t count = collector->set->kind_counts[kind];
        bool is_code = kind == RECORD_CODE;

        if (count > 0) {
            add_collection(collector, is_code ? collector->code_folder : collector->folder,
                           &(Collection){
                               .kind = kind,
                               .name = is_code ? SLICE("index") : record_list_name(kind),
                               .title = listed[i].title,
                               .count = count,
                           });
            root->child_count++;
            root->count += count;
        }
    }
}

/* What can be part of an address on any system: "-" for all that is no letter, digit or "_" of ASCII. */
static Slice plain_name(Arena *arena, Slice language)
{
    enum { NAME_SIZE_MOST = 64 };
    Slice part = slice_part(language, 0, NAME_SIZE_MOST);
    char *name = arena_take(arena, part.size + 1);
    size_t size = 0;

    for (size_t i = 0; i < part.size; i++) {
        char c = ascii_to_lower(part.data[i]);
        bool is_plain = ascii_is_alphanumeric(c) || c == '_';

        if (is_plain || (size > 0 && name[size - 1] != '-')) {
            name[size++] = is_plain ? c : '-';
        }
    }
    while (size > 0 && name[size - 1] == '-') {
        size--;
    }
    return size > 0 ? (Slice){name, size} : SLICE("other");
}

/* "python-3" looks like the third part of "python", and is written "python_3". */
static Slice without_part_number(Arena *arena, Slice name)
{
    size_t dash = slice_find_last_byte(name, '-');
    int64_t number;

    if (dash == name.size || !slice_to_integer(slice_from(name, dash + 1), &number)) {
        return name;
    }
    return arena_format(arena, "%.*s_%.*s", (int)dash, name.data,
                        SLICE_PRINT(slice_from(name, dash + 1)));
}

/* The name of a language's pages, which no other has. */
static Slice take_name(Collector *collector, Map *taken, Slice language)
{
    Arena *arena = collector->arena;
    Slice wanted = language.size == 0 ? SLICE("no-language")
                                      : without_part_number(arena, plain_name(arena, language));
    Slice name = wanted;

    for (unsigned i = 2; map_find_entry(taken, name) != NULL; i++) {
        name = arena_format(arena, "%.*s_%u", SLICE_PRINT(wanted), i);
    }
    map_set(taken, name, NULL);
    return name;
}

/* By name; code without a language comes last. */
static int compare_languages(const void *a, const void *b)
{
    Slice left = ((const MapEntry *)a)->key;
    Slice right = ((const MapEntry *)b)->key;

    if ((left.size == 0) != (right.size == 0)) {
        return left.size == 0 ? 1 : -1;
    }
    return slice_compare(left, right);
}

/* The language that there is most of; of equals by name. */
static int compare_counts(const void *a, const void *b)
{
    const Language *left = *(Language *const *)a;
    const Language *right = *(Language *const *)b;

    if (left->count != right->count) {
        return left->count > right->count ? -1 : 1;
    }
    return slice_compare(left->name, right->name);
}

/* Every page of code lists all languages that have a list: there are not more of them because a site has more languages. */
static void choose_languages(const Collector *collector)
{
    const Map *languages = &collector->languages;
    Language **named = arena_new_array(collector->arena, Language *, languages->count);
    size_t count = 0;

    for (size_t i = 0; i < languages->count; i++) {
        Language *language = languages->entries[i].value;

        language->has_list = language->name.size == 0;
        if (language->name.size > 0) {
            named[count++] = language;
        }
    }
    if (count > 1) {
        qsort(named, count, sizeof *named, compare_counts);
    }
    for (size_t i = 0; i < count && i < COLLECTION_LANGUAGES_MOST; i++) {
        named[i]->has_list = true;
    }
}

static Collection *add_code(Collector *collector, Slice name, Slice title, uint32_t parent)
{
    collector->set->items[parent].child_count++;
    return add_collection(collector, collector->code_folder,
                          &(Collection){
                              .kind = RECORD_CODE,
                              .name = name,
                              .title = title,
                              .parent = parent,
                          });
}

static void add_language(Collector *collector, Map *taken, const Language *language,
                         uint32_t *groups)
{
    Slice name = take_name(collector, taken, language->name);
    Slice title = language->name.size > 0
                      ? record_text_cut(collector->arena, language->name, LANGUAGE_TITLE_MOST)
                      : SLICE("No language");
    Collection *collection = add_code(collector, name, title, groups[RECORD_CODE]);

    groups[language->group] = collector->set->count - 1;
    collection->language = language->name;
    collection->count = language->count;
}

/* Code in all languages that have no list of their own. */
static void add_other_languages(Collector *collector, uint32_t *groups)
{
    const Map *languages = &collector->languages;
    Collection *others = NULL;

    for (size_t i = 0; i < languages->count; i++) {
        const Language *language = languages->entries[i].value;

        if (language->has_list) {
            continue;
        }
        if (others == NULL) {
            others = add_code(collector, OTHER_NAME, SLICE("Other languages"), groups[RECORD_CODE]);
        }
        groups[language->group] = collector->set->count - 1;
        others->count += language->count;
    }
}

/* Afterwards `groups` tells which collection a found language's records are in. */
static void add_languages(Collector *collector, uint32_t *groups)
{
    Map *languages = &collector->languages;
    Map taken;

    if (languages->count == 0) {
        return;
    }
    map_init(&taken, collector->arena);
    map_set(&taken, SLICE("index"), NULL);
    map_set(&taken, OTHER_NAME, NULL);
    choose_languages(collector);
    collector->set->items[groups[RECORD_CODE]].children = collector->set->count;
    qsort(languages->entries, languages->count, sizeof *languages->entries, compare_languages);
    for (size_t i = 0; i < languages->count; i++) {
        const Language *language = languages->entries[i].value;

        if (language->has_list) {
            add_language(collector, &taken, language, groups);
        }
    }
    add_other_languages(collector, groups);
}

/* ---- places and parts ---- */

/* Counts where each collection's records begin, and puts them there: their order stays. */
static void sort_places(Collector *collector, const uint32_t *groups)
{
    CollectionSet *set = collector->set;
    uint32_t *next = arena_new_array(collector->arena, uint32_t, set->count);
    uint32_t first = 0;

    set->places = arena_new_array(collector->arena, RecordPlace, collector->found_count);
    collector->weights = arena_new_array(collector->arena, uint32_t, collector->found_count);
    for (uint32_t i = 0; i < set->count; i++) {
        bool holds_records = set->items[i].child_count == 0;

        set->items[i].first = first;
        next[i] = first;
        first += holds_records ? set->items[i].count : 0;
    }
    for (size_t i = 0; i < collector->found_count; i++) {
        const Found *found = &collector->found[i];
        uint32_t at = next[groups[found->group]]++;

        set->places[at] = found->place;
        collector->weights[at] = found->weight;
    }
}

static CollectionPart *add_part(Collector *collector, uint32_t number)
{
    CollectionSet *set = collector->set;
    Collection *collection = &set->items[number];
    Slice folder = path_folder(collection->address);

    set->parts = arena_array_room(collector->arena, set->parts, set->part_count,
                                  &collector->part_capacity, sizeof *set->parts);

    CollectionPart *part = &set->parts[set->part_count++];

    collection->part_count++;
    *part = (CollectionPart){
        .collection = number,
        .number = collection->part_count,
        .first = collection->first,
        .address = collection->address,
    };
    if (part->number > 1) {
        collection->last_number++;
        part->address = generated_address(collector->addresses, folder, collection->name,
                                          &collection->last_number);
    }
    return part;
}

static void cut_parts(Collector *collector, uint32_t number)
{
    Collection *collection = &collector->set->items[number];
    CollectionPart *part;

    collection->parts = collector->set->part_count;
    part = add_part(collector, number);
    for (uint32_t i = 0; collection->child_count == 0 && i < collection->count; i++) {
        uint32_t at = collection->first + i;
        uint32_t weight = collector->weights[at];

        if (part->count == PART_RECORDS_MOST ||
            (part->count > 0 && part->weight + weight > PART_BYTES_MOST)) {
            part = add_part(collector, number);
            part->first = at;
        }
        part->count++;
        part->weight += weight;
    }
}

void collection_set_init(CollectionSet *set, Arena *arena, const GeneratedAddresses *addresses)
{
    const Site *site = addresses->site;
    Collector collector = {.set = set, .arena = arena, .addresses = addresses, .site = site};

    *set = (CollectionSet){.items = NULL};
    map_init(&collector.languages, arena);
    survey(&collector);
    if (collector.found_count == 0) {
        return;
    }

    size_t group_count = RECORD_KIND_COUNT + collector.languages.count;
    uint32_t *groups = arena_new_array(arena, uint32_t, group_count);

    set->items = arena_new_array(arena, Collection, group_count + 1);
    collector.folder = generated_folder(site, RECORD_FOLDER);
    collector.code_folder =
        generated_folder(site, path_join(arena, collector.folder, record_list_name(RECORD_CODE)));
    add_root(&collector);
    add_kinds(&collector);
    for (uint32_t i = 1; i < set->count; i++) {
        groups[set->items[i].kind] = i;
    }
    add_languages(&collector, groups);
    sort_places(&collector, groups);
    for (uint32_t i = 0; i < set->count; i++) {
        cut_parts(&collector, i);
    }
}

bool collection_set_has_address(const CollectionSet *set, Slice address)
{
    for (uint32_t i = 0; i < set->part_count; i++) {
        if (slice_equals(set->parts[i].address, address)) {
            return true;
        }
    }
    return false;
}
