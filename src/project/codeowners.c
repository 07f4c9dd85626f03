#include "project/codeowners.h"

#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/repository.h"

#include <errno.h>

struct OwnerRule {
    uint32_t number; /* from 1 on; the greatest that matches counts */
    Slice owners;    /* may be empty */
    Slice exact;     /* with wildcards: a glob of files, or empty */
    Slice below;     /* the same of what is in the folders that it means */
};

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* "@a  @b # why" -> "@a @b"; false when one of them is no owner. */
static bool read_owners(Arena *arena, Slice text, Slice *owners)
{
    Buffer out;

    buffer_init(&out, arena);
    for (text = slice_trim(text); text.size > 0 && text.data[0] != '#';
         text = slice_trim_start(text)) {
        size_t end = 0;

        while (end < text.size && !ascii_is_space(text.data[end])) {
            end++;
        }

        Slice owner = slice_part(text, 0, end);

        if (slice_find_byte(owner, '@', 0) == owner.size) {
            return false;
        }
        buffer_add_string(&out, out.size > 0 ? " " : "");
        buffer_add(&out, owner);
        text = slice_from(text, end);
    }
    *owners = buffer_slice(&out);
    return true;
}

/* Cuts the pattern off a line: it ends at a blank that has no backslash before it. Such a backslash is dropped. */
static Slice cut_pattern(Arena *arena, Slice line, Slice *rest)
{
    Buffer out;
    size_t at = 0;

    buffer_init(&out, arena);
    for (; at < line.size && !ascii_is_space(line.data[at]); at++) {
        bool is_escape = line.data[at] == '\\' && at + 1 < line.size &&
                         (line.data[at + 1] == ' ' || line.data[at + 1] == '#');

        at += is_escape;
        buffer_add_byte(&out, line.data[at]);
    }
    *rest = slice_from(line, at);
    return buffer_slice(&out);
}

static bool has_wildcard(Slice pattern)
{
    return slice_find_byte(pattern, '*', 0) < pattern.size ||
           slice_find_byte(pattern, '?', 0) < pattern.size;
}

/* Brackets and backslashes are nothing special here, and are in globs. */
static Slice make_glob(Arena *arena, Slice pattern, bool is_anchored, const char *end)
{
    Buffer out;

    buffer_init(&out, arena);
    buffer_add_string(&out, is_anchored ? "" : "**/");
    for (size_t i = 0; i < pattern.size; i++) {
        if (pattern.data[i] == '[' || pattern.data[i] == '\\') {
            buffer_add_byte(&out, '\\');
        }
        buffer_add_byte(&out, pattern.data[i]);
    }
    buffer_add_string(&out, end);
    return buffer_slice(&out);
}

static void add_wildcard(Codeowners *owners, OwnerRule *rule, Slice pattern, bool is_anchored,
                         bool is_folder)
{
    size_t slash = slice_find_last_byte(pattern, '/');
    Slice last = slash < pattern.size ? slice_from(pattern, slash + 1) : pattern;

    owners->wildcard_bytes += pattern.size;
    if (owners->wildcard_bytes > CODEOWNERS_WILDCARDS_MOST) {
        owners->is_cut = true;
        return;
    }
    if (!is_folder) {
        rule->exact = make_glob(owners->arena, pattern, is_anchored, "");
    }
    /* A star means files, not what is in folders. */
    if (is_folder || !slice_is(last, "*")) {
        rule->below = make_glob(owners->arena, pattern, is_anchored, "/**");
    }
    owners->wildcards = arena_array_room(owners->arena, owners->wildcards, owners->wildcard_count,
                                         &owners->wildcard_capacity, sizeof *owners->wildcards);
    owners->wildcards[owners->wildcard_count++] = rule;
}

/* Keys of patterns without wildcards: "/docs/a" of one that is anchored, "a" of one that is not; with "/" behind it, only a folder's. */
static void add_pattern(Codeowners *owners, OwnerRule *rule, Slice pattern)
{
    bool is_anchored = slice_starts_with(pattern, SLICE("/"));
    bool is_folder = slice_ends_with(pattern, SLICE("/"));

    while (slice_starts_with(pattern, SLICE("/"))) {
        pattern = slice_from(pattern, 1);
    }
    while (slice_ends_with(pattern, SLICE("/"))) {
        pattern = slice_part(pattern, 0, pattern.size - 1);
    }
    is_anchored = is_anchored || slice_find_byte(pattern, '/', 0) < pattern.size;
    if (pattern.size == 0) {
        return;
    }
    if (has_wildcard(pattern)) {
        add_wildcard(owners, rule, pattern, is_anchored, is_folder);
    } else {
        map_set(&owners->literal,
                arena_format(owners->arena, "%s%.*s%s", is_anchored ? "/" : "",
                             SLICE_PRINT(pattern), is_folder ? "/" : ""),
                rule);
    }
}

/* "[Name]", "^[Name][2] @owner": a section of GitLab's, and its owners. */
static bool read_section(Arena *arena, Slice line, Slice *owners)
{
    Slice rest = slice_starts_with(line, SLICE("^")) ? slice_from(line, 1) : line;

    if (!slice_starts_with(rest, SLICE("[")) || slice_find_byte(rest, ']', 0) == rest.size) {
        return false;
    }
    slice_cut(rest, ']', &rest);
    if (slice_starts_with(rest, SLICE("["))) {
        slice_cut(rest, ']', &rest);
    }
    if (!read_owners(arena, rest, owners)) {
        *owners = (Slice){0};
    }
    return true;
}

static void read_line(Codeowners *owners, Slice line, Slice *section)
{
    Slice rest;

    if (line.size == 0 || line.data[0] == '#' || line.data[0] == '!' ||
        read_section(owners->arena, line, section)) {
        return;
    }

    Slice pattern = cut_pattern(owners->arena, line, &rest);
    OwnerRule *rule = arena_new(owners->arena, OwnerRule);

    if (!read_owners(owners->arena, rest, &rule->owners)) {
        return;
    }
    rule->owners = rule->owners.size > 0 ? rule->owners : *section;
    rule->number = ++owners->count;
    add_pattern(owners, rule, pattern);
}

void codeowners_read(Codeowners *owners, Arena *arena, Slice text, Slice prefix)
{
    Slice section = {0};

    *owners = (Codeowners){.arena = arena, .prefix = prefix};
    map_init(&owners->literal, arena);
    while (text.size > 0) {
        read_line(owners, slice_trim(slice_cut(text, '\n', &text)), &section);
    }
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static const OwnerRule *later(const OwnerRule *a, const OwnerRule *b)
{
    return a == NULL || (b != NULL && b->number > a->number) ? b : a;
}

/* `path` begins with "/". Looks up each folder on the way and the file, by path and by name. */
static const OwnerRule *find_literal(const Codeowners *owners, Slice path)
{
    const OwnerRule *found = NULL;
    size_t start = 1;

    while (start < path.size) {
        size_t end = slice_find_byte(path, '/', start);

        found = later(found, map_find(&owners->literal, slice_part(path, 0, end)));
        found = later(found, map_find(&owners->literal, slice_part(path, start, end)));
        if (end < path.size) {
            found = later(found, map_find(&owners->literal, slice_part(path, 0, end + 1)));
            found = later(found, map_find(&owners->literal, slice_part(path, start, end + 1)));
        }
        start = end + 1;
    }
    return found;
}

static bool matches(const OwnerRule *rule, Slice path)
{
    return (rule->exact.size > 0 && glob_pattern_matches(rule->exact, path)) ||
           (rule->below.size > 0 && glob_pattern_matches(rule->below, path));
}

Slice codeowners_find(const Codeowners *owners, Slice path)
{
    Arena scratch;
    const OwnerRule *found;

    if (owners->count == 0) {
        return (Slice){0};
    }
    arena_init(&scratch, NULL);

    Slice full = arena_format(&scratch, "/%.*s%s%.*s", SLICE_PRINT(owners->prefix),
                              owners->prefix.size > 0 ? "/" : "", SLICE_PRINT(path));

    found = find_literal(owners, full);
    for (size_t i = owners->wildcard_count; i > 0; i--) {
        const OwnerRule *rule = owners->wildcards[i - 1];

        if (found != NULL && rule->number < found->number) {
            break;
        }
        if (matches(rule, slice_from(full, 1))) {
            found = rule;
            break;
        }
    }
    arena_free(&scratch);
    return found != NULL ? found->owners : (Slice){0};
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

/* What a link leads to outside of the repository is not read. */
static bool read_file(Arena *arena, Slice top, Slice name, Slice *text, bool *is_cut)
{
    Slice real;

    if (!file_real_path(arena, path_join(arena, top, name), &real) || !path_is_below(real, top)) {
        return false;
    }
    if (file_read(arena, real, CODEOWNERS_SIZE_MOST, text)) {
        return true;
    }
    *is_cut = errno == EFBIG;
    return *is_cut;
}

void codeowners_load(Codeowners *owners, Arena *arena, const Settings *settings)
{
    static const Slice names[] = {SLICE_INIT(".github/CODEOWNERS"), SLICE_INIT("CODEOWNERS"),
                                  SLICE_INIT("docs/CODEOWNERS"), SLICE_INIT(".gitlab/CODEOWNERS")};
    Slice root;
    Slice top;

    *owners = (Codeowners){.arena = arena};
    if (!file_real_path(arena, settings->root, &root)) {
        return;
    }
    if (!repository_find(arena, root, &top)) {
        top = root;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Slice text = {0};
        bool is_cut = false;

        if (read_file(arena, top, names[i], &text, &is_cut)) {
            Slice prefix = slice_from(root, top.size);

            codeowners_read(owners, arena, text,
                            slice_starts_with(prefix, SLICE("/")) ? slice_from(prefix, 1) : prefix);
            owners->file = names[i];
            owners->is_cut = owners->is_cut || is_cut;
            return;
        }
    }
}
