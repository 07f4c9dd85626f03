#include "render/report_group.h"

#include <stdlib.h>

bool report_value_owner(const Page *page, uint32_t at, Slice *value)
{
    *value = page->owner;
    return at == 0 && value->size > 0;
}

bool report_value_status(const Page *page, uint32_t at, Slice *value)
{
    *value = unit_text(&page->unit, page->unit.header->status_base);
    return at == 0 && value->size > 0;
}

bool report_value_tag(const Page *page, uint32_t at, Slice *value)
{
    const UnitTable tags = page->unit.header->tags;

    if (at >= tags.count) {
        return false;
    }
    *value = unit_text(&page->unit, unit_texts(&page->unit, tags)[at]);
    return true;
}

typedef struct Grouper {
    ReportGroups *groups;
    Arena *arena;
    const Site *site;
    ReportValueFunction *value;
} Grouper;

typedef void MemberFunction(Grouper *grouper, ReportGroup *group, const Page *page);

static ReportGroup *get_group(Grouper *grouper, Slice name)
{
    MapEntry *entry = map_get(&grouper->groups->by_name, name);

    if (entry->value == NULL) {
        ReportGroup *group = arena_new(grouper->arena, ReportGroup);

        group->name = name;
        entry->value = group;
    }
    return entry->value;
}

/* A page with a tag twice comes twice, one after the other: both passes see it so. */
static void each_member(Grouper *grouper, MemberFunction *member)
{
    const Site *site = grouper->site;
    Slice value;

    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        uint32_t at = 0;

        for (; page->published && grouper->value(page, at, &value); at++) {
            member(grouper, get_group(grouper, value), page);
        }
        if (page->published && at == 0) {
            member(grouper, get_group(grouper, (Slice){"", 0}), page);
        }
    }
}

static void count_member(Grouper *grouper, ReportGroup *group, const Page *page)
{
    (void)grouper;
    (void)page;
    group->page_count++;
}

static void add_member(Grouper *grouper, ReportGroup *group, const Page *page)
{
    if (group->pages == NULL) {
        group->pages = arena_new_array(grouper->arena, uint32_t, group->page_count);
        group->page_count = 0;
    }
    if (group->page_count > 0 && group->pages[group->page_count - 1] == page->number) {
        return;
    }
    group->pages[group->page_count++] = page->number;
    group->tally.counts[report_state_of_page(page)]++;
}

/* The group with most documents first. */
static int compare_sizes(const void *a, const void *b)
{
    const ReportGroup *left = *(ReportGroup *const *)a;
    const ReportGroup *right = *(ReportGroup *const *)b;

    if (left->page_count != right->page_count) {
        return left->page_count > right->page_count ? -1 : 1;
    }
    return slice_compare(left->name, right->name);
}

static int compare_names(const void *a, const void *b)
{
    Slice left = (*(ReportGroup *const *)a)->name;
    Slice right = (*(ReportGroup *const *)b)->name;

    if ((left.size == 0) != (right.size == 0)) {
        return left.size == 0 ? 1 : -1;
    }
    return slice_compare(left, right);
}

static void sort_groups(Grouper *grouper)
{
    ReportGroups *groups = grouper->groups;

    groups->count = (uint32_t)groups->by_name.count;
    groups->items = arena_new_array(grouper->arena, ReportGroup *, (size_t)groups->count + 1);
    for (uint32_t i = 0; i < groups->count; i++) {
        groups->items[i] = groups->by_name.entries[i].value;
    }
    qsort(groups->items, groups->count, sizeof(ReportGroup *), compare_sizes);
    for (uint32_t i = 0; i < groups->count && i < GROUPS_MOST; i++) {
        groups->items[i]->is_shown = true;
        groups->shown_count++;
    }
    qsort(groups->items, groups->count, sizeof(ReportGroup *), compare_names);
}

static bool is_plain(char c)
{
    return ascii_is_alphanumeric(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* What can be an identifier, and reads as the value: "-" for all that is neither letter, digit nor "_"; letters are any beyond ASCII. */
static Slice anchor_of(Arena *arena, Slice name)
{
    enum { ANCHOR_SIZE_MOST = 64 };
    char *anchor = arena_take(arena, ANCHOR_SIZE_MOST);
    size_t end = name.size < ANCHOR_SIZE_MOST ? name.size : ANCHOR_SIZE_MOST;
    size_t size = 0;

    while (end > 0 && end < name.size && ((unsigned char)name.data[end] & 0xC0) == 0x80) {
        end--;
    }
    for (size_t i = 0; i < end; i++) {
        if (is_plain(name.data[i])) {
            anchor[size++] = ascii_to_lower(name.data[i]);
        } else if (size > 0 && anchor[size - 1] != '-') {
            anchor[size++] = '-';
        }
    }
    while (size > 0 && anchor[size - 1] == '-') {
        size--;
    }
    return size > 0 ? (Slice){anchor, size} : SLICE("other");
}

/* "c" and "C" are two values: their anchors are "c" and "c.2", which no value has by itself. */
static void name_groups(Grouper *grouper)
{
    const ReportGroups *groups = grouper->groups;
    Map taken;

    map_init(&taken, grouper->arena);
    for (uint32_t i = 0; i < groups->count; i++) {
        ReportGroup *group = groups->items[i];
        Slice wanted =
            group->name.size > 0 ? anchor_of(grouper->arena, group->name) : SLICE("-none");
        MapEntry *entry = map_get(&taken, wanted);
        uint32_t *times = entry->value;

        if (times == NULL) {
            times = arena_new(grouper->arena, uint32_t);
            entry->value = times;
        }
        group->place = i;
        group->anchor = ++*times == 1
                            ? wanted
                            : arena_format(grouper->arena, "%.*s.%u", SLICE_PRINT(wanted), *times);
    }
}

void report_groups_init(ReportGroups *groups, Arena *arena, const Site *site,
                        ReportValueFunction *value)
{
    Grouper grouper = {groups, arena, site, value};

    *groups = (ReportGroups){.items = NULL};
    map_init(&groups->by_name, arena);
    each_member(&grouper, count_member);
    each_member(&grouper, add_member);
    sort_groups(&grouper);
    name_groups(&grouper);

    uint32_t share = groups->shown_count > 0 ? GROUP_PAGES_ALL / groups->shown_count : 0;

    groups->pages_most = share < GROUP_PAGES_MOST ? share : GROUP_PAGES_MOST;
}

const ReportGroup *report_groups_find_shown(const ReportGroups *groups, Slice name)
{
    const ReportGroup *group = map_find(&groups->by_name, name);

    return group != NULL && group->is_shown ? group : NULL;
}
