#include "base/ignore_file.h"

#include "base/glob.h"
#include "base/path.h"

/* Most patterns are a name or "*.log"; comparing is 20 times as fast as matching. */
typedef enum IgnoreShape {
    IGNORE_LITERAL,
    IGNORE_SUFFIX, /* a star and a literal, which is `pattern` */
    IGNORE_GLOB,
} IgnoreShape;

struct IgnoreRule {
    Slice pattern;
    IgnoreShape shape;
    bool negated;
    bool folders_only;
    bool anchored; /* matches the path from the file's folder, else the name at any depth */
};

static bool is_literal(Slice pattern)
{
    for (size_t i = 0; i < pattern.size; i++) {
        char c = pattern.data[i];

        if (c == '*' || c == '?' || c == '[' || c == '\\') {
            return false;
        }
    }
    return true;
}

/* Spaces at the end do not count, unless there is a backslash before them. */
static Slice trim_line(Slice line)
{
    size_t end = 0;

    line.size -= slice_ends_with(line, SLICE("\r")) ? 1 : 0;
    for (size_t i = 0; i < line.size; i++) {
        bool is_escaped = line.data[i] == '\\';

        i += is_escaped ? 1 : 0;
        end = is_escaped || line.data[i] != ' ' ? i + 1 : end;
    }
    return slice_part(line, 0, end);
}

/* False when the line says nothing. */
static bool read_rule(Slice line, IgnoreRule *rule)
{
    Slice pattern = trim_line(line);

    *rule = (IgnoreRule){.negated = slice_starts_with(pattern, SLICE("!"))};
    if (slice_starts_with(pattern, SLICE("#"))) {
        return false;
    }
    pattern = slice_from(pattern, rule->negated ? 1 : 0);
    rule->folders_only = slice_ends_with(pattern, SLICE("/"));
    pattern.size -= rule->folders_only ? 1 : 0;
    rule->anchored = slice_find_byte(pattern, '/', 0) < pattern.size;
    pattern = slice_from(pattern, slice_starts_with(pattern, SLICE("/")) ? 1 : 0);
    rule->pattern = pattern;
    rule->shape = IGNORE_GLOB;
    if (is_literal(pattern)) {
        rule->shape = IGNORE_LITERAL;
    } else if (!rule->anchored && pattern.data[0] == '*' && is_literal(slice_from(pattern, 1))) {
        rule->shape = IGNORE_SUFFIX;
        rule->pattern = slice_from(pattern, 1);
    }
    return pattern.size > 0;
}

const IgnoreFile *ignore_file_read(Arena *arena, Slice text, Slice folder, const IgnoreFile *outer)
{
    IgnoreFile *file = arena_new(arena, IgnoreFile);
    size_t capacity = 0;

    file->outer = outer;
    file->folder_size = folder.size > 0 ? folder.size + 1 : 0;
    if (slice_starts_with(text, SLICE("\xEF\xBB\xBF"))) {
        text = slice_from(text, 3);
    }
    while (text.size > 0) {
        IgnoreRule rule;

        if (read_rule(slice_cut(text, '\n', &text), &rule)) {
            file->rules = arena_array_room(arena, file->rules, file->count, &capacity, sizeof rule);
            file->rules[file->count++] = rule;
        }
    }
    return file;
}

static bool rule_matches(const IgnoreRule *rule, Slice path, Slice name, bool is_folder)
{
    Slice subject = rule->anchored ? path : name;

    if (rule->folders_only && !is_folder) {
        return false;
    }
    switch (rule->shape) {
    case IGNORE_LITERAL:
        return slice_equals(rule->pattern, subject);
    case IGNORE_SUFFIX:
        return slice_ends_with(subject, rule->pattern);
    case IGNORE_GLOB:
        return glob_pattern_matches(rule->pattern, subject);
    }
    return false;
}

bool ignore_file_matches(const IgnoreFile *file, Slice path, bool is_folder)
{
    Slice name = path_name(path);

    for (; file; file = file->outer) {
        Slice below = slice_from(path, file->folder_size);

        for (size_t i = file->count; i > 0; i--) {
            if (rule_matches(&file->rules[i - 1], below, name, is_folder)) {
                return !file->rules[i - 1].negated;
            }
        }
    }
    return false;
}
