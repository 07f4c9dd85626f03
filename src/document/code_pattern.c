#include "document/code_pattern.h"

#include "base/path.h"

static bool is_special(char c)
{
    return c == '*' || c == '?' || c == '[' || c == '{' || c == '\\';
}

static size_t find_special(Slice text)
{
    size_t at = 0;

    while (at < text.size && !is_special(text.data[at])) {
        at++;
    }
    return at;
}

void code_pattern_init(CodePattern *pattern, Arena *arena, Slice text)
{
    size_t special = find_special(text);
    const char *error;

    *pattern = (CodePattern){.text = text, .folder = text};
    if (special < text.size) {
        pattern->folder = path_folder(slice_part(text, 0, special));
        if (!glob_compile(arena, text, &pattern->glob, &error)) {
            pattern->glob.count = 0;
        }
    }
}

bool code_pattern_matches(const CodePattern *pattern, Slice path)
{
    if (path_is_below(path, pattern->text)) {
        return true;
    }
    /* The folders above it are tried, too; above the pattern's own there is nothing to match. */
    while (pattern->glob.count > 0 && path.size > pattern->folder.size) {
        if (glob_matches(&pattern->glob, path)) {
            return true;
        }
        path = path_folder(path);
    }
    return false;
}
