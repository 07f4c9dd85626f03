#include "history/code_watch.h"

#include "base/path.h"

enum { REVISION_SHORT_SIZE = 10 };

/* Beyond it, patterns that begin with nothing were tried with too many files: some seconds. */
static const uint64_t steps_most = 5000000;

typedef struct PatternLink PatternLink;

struct PatternLink {
    CodePatternEntry *entry;
    PatternLink *next;
};

/* Also for files that no pattern means: so it is known that they were looked at. */
typedef struct PatternList {
    PatternLink *first;
} PatternList;

void code_watch_init(CodeWatch *watch, Arena *arena)
{
    *watch = (CodeWatch){.arena = arena};
    map_init(&watch->patterns, arena);
    map_init(&watch->folders, arena);
    map_init(&watch->files, arena);
}

CodePatternEntry *code_watch_add(CodeWatch *watch, Slice text, Date after)
{
    MapEntry *known = map_get(&watch->patterns, text);
    CodePatternEntry *entry = known->value;

    if (entry == NULL) {
        entry = arena_new(watch->arena, CodePatternEntry);
        code_pattern_init(&entry->pattern, watch->arena, text);
        entry->after = after;
        known->value = entry;
        watch->open_count++;

        MapEntry *folder = map_get(&watch->folders, entry->pattern.folder);

        entry->next_in_folder = folder->value;
        folder->value = entry;
    }
    entry->after = after < entry->after ? after : entry->after;
    return entry;
}

static void add_matches(CodeWatch *watch, PatternList *list, Slice folder, Slice path)
{
    CodePatternEntry *entry = map_find(&watch->folders, folder);

    for (; entry != NULL && watch->steps < steps_most; entry = entry->next_in_folder) {
        watch->steps++;
        if (code_pattern_matches(&entry->pattern, path)) {
            PatternLink *link = arena_new(watch->arena, PatternLink);

            *link = (PatternLink){entry, list->first};
            list->first = link;
        }
    }
}

/* From the file itself up to the project's folder. */
static PatternList *find_patterns(CodeWatch *watch, Slice path)
{
    PatternList *list = map_find(&watch->files, path);

    if (list != NULL) {
        return list;
    }
    path = arena_copy(watch->arena, path);
    list = arena_new(watch->arena, PatternList);
    map_set(&watch->files, path, list);
    for (Slice folder = path; folder.size > 0; folder = path_folder(folder)) {
        add_matches(watch, list, folder, path);
    }
    add_matches(watch, list, SLICE(""), path);
    return list;
}

void code_watch_take(CodeWatch *watch, Slice path, const LogCommit *commit, CommitKind kind)
{
    if (kind.is_ignored || watch->open_count == 0) {
        return;
    }
    for (PatternLink *link = find_patterns(watch, path)->first; link != NULL; link = link->next) {
        CodePatternEntry *entry = link->entry;

        if (entry->newest.state != CHANGE_NONE) {
            continue;
        }
        watch->open_count--;
        entry->newest = (Change){
            .state = kind.is_boundary ? CHANGE_CUT_OFF : CHANGE_FOUND,
            .is_committed = true,
            .date = commit->date,
            .revision = arena_copy(watch->arena,
                                   slice_part(log_id_text(&commit->id), 0, REVISION_SHORT_SIZE)),
            .path = arena_copy(watch->arena, path),
        };
    }
}

Date code_watch_earliest(const CodeWatch *watch, Date least)
{
    for (size_t i = 0; i < watch->patterns.count; i++) {
        const CodePatternEntry *entry = watch->patterns.entries[i].value;

        if (entry->newest.state == CHANGE_NONE && entry->after < least) {
            least = entry->after;
        }
    }
    return least;
}

bool code_watch_has_given_up(const CodeWatch *watch)
{
    return watch->steps >= steps_most;
}
