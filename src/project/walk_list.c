#include "project/walk_list.h"

#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

void walk_list_init(WalkList *list, Arena *arena)
{
    *list = (WalkList){.arena = arena};
}

void walk_list_add(WalkList *list, const FoundFile *found)
{
    list->files = arena_array_room(list->arena, list->files, list->count, &list->capacity,
                                   sizeof *list->files);
    list->files[list->count++] = *found;
}

/* Control characters and bytes that are not UTF-8 as "\xNN". */
static Slice escape_path(Arena *arena, Slice path)
{
    Buffer escaped;

    buffer_init(&escaped, arena);
    while (path.size > 0) {
        Slice valid = slice_part(path, 0, utf8_find_invalid(path));

        for (size_t i = 0; i < valid.size; i++) {
            unsigned char byte = (unsigned char)valid.data[i];

            if (byte < 0x20 || byte == 0x7F) {
                buffer_add_format(&escaped, "\\x%02X", byte);
            } else {
                buffer_add_byte(&escaped, valid.data[i]);
            }
        }
        path = slice_from(path, valid.size);
        if (path.size > 0) {
            buffer_add_format(&escaped, "\\x%02X", (unsigned char)path.data[0]);
            path = slice_from(path, 1);
        }
    }
    return buffer_slice(&escaped);
}

void walk_list_add_problem(WalkList *list, WalkProblemKind kind, Slice path, int error)
{
    list->problems = arena_array_room(list->arena, list->problems, list->problem_count,
                                      &list->problem_capacity, sizeof *list->problems);
    list->problems[list->problem_count++] =
        (WalkProblem){kind, escape_path(list->arena, path), error};
}

/* By path; of equal paths, the one that counts comes first. */
static int compare_files(const void *left, const void *right)
{
    const FoundFile *a = left;
    const FoundFile *b = right;
    int order = slice_compare(a->file.path, b->file.path);

    if (order == 0 && a->hidden != b->hidden) {
        order = a->hidden ? 1 : -1;
    }
    if (order == 0 && a->content_index != b->content_index) {
        order = a->content_index > b->content_index ? 1 : -1;
    }
    return order;
}

static int compare_problems(const void *left, const void *right)
{
    const WalkProblem *a = left;
    const WalkProblem *b = right;
    int order = slice_compare(a->path, b->path);

    return order != 0 ? order : (int)a->kind - (int)b->kind;
}

static void keep_each_path_once(WalkList *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || !slice_equals(list->files[i].file.path, list->files[kept - 1].file.path)) {
            list->files[kept++] = list->files[i];
        }
    }
    list->count = kept;
}

static Slice identity_key(const FoundFile *found)
{
    return (Slice){(const char *)&found->identity, sizeof found->identity};
}

/* A file's own path is taken before those that links give it, and what counts before what is hidden. */
static void claim(Map *owners, FoundFile *files, size_t count, bool hidden, bool linked)
{
    for (size_t i = 0; i < count; i++) {
        if (files[i].hidden == hidden && files[i].linked == linked) {
            MapEntry *owner = map_get(owners, identity_key(&files[i]));

            owner->value = owner->value ? owner->value : &files[i];
        }
    }
}

/* The owner of each file's identity. */
static void find_owners(Map *owners, WalkList *list)
{
    map_init(owners, list->arena);
    claim(owners, list->files, list->count, false, false);
    claim(owners, list->files, list->count, false, true);
    claim(owners, list->files, list->count, true, false);
    claim(owners, list->files, list->count, true, true);
}

static bool has_links(const WalkList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->files[i].linked) {
            return true;
        }
    }
    return false;
}

/* A file that is hidden under its own name is not left out when a link shows it. */
static bool is_found_elsewhere(const Map *owners, const FoundFile *found)
{
    const FoundFile *owner = map_find(owners, identity_key(found));

    bool is_shown_by_link = found->hidden && !owner->hidden && owner->linked;

    return owner != found && (found->linked || is_shown_by_link);
}

static void keep_each_file_once(WalkList *list)
{
    Map owners;
    FoundFile *kept = arena_new_array(list->arena, FoundFile, list->count);
    size_t count = 0;

    if (!has_links(list)) {
        return;
    }
    find_owners(&owners, list);
    for (size_t i = 0; i < list->count; i++) {
        if (!is_found_elsewhere(&owners, &list->files[i])) {
            kept[count++] = list->files[i];
        }
    }
    list->files = kept;
    list->count = count;
}

void walk_list_finish(WalkList *list, Walk *walk)
{
    if (list->count > 0) {
        qsort(list->files, list->count, sizeof *list->files, compare_files);
        keep_each_path_once(list);
        keep_each_file_once(list);
    }
    if (list->problem_count > 0) {
        qsort(list->problems, list->problem_count, sizeof *list->problems, compare_problems);
    }
    *walk = (Walk){
        .files = arena_new_array(list->arena, SourceFile, list->count),
        .problems = list->problems,
        .problem_count = list->problem_count,
        .ignored_count = list->ignored_count,
    };
    for (size_t i = 0; i < list->count; i++) {
        if (list->files[i].hidden) {
            walk->hidden_count++;
        } else {
            walk->files[walk->count++] = list->files[i].file;
        }
    }
}
