#include "check/code_span.h"

#include "base/path.h"
#include "check/hedge.h"

/* Is the file below the document's folder, or one above it, as if that were the project? */
static bool find_from_above(CodeSearch *search, Slice document, Slice path, Slice *found)
{
    for (Slice folder = path_folder(document); folder.size > 0; folder = path_folder(folder)) {
        *found = path_join(search->arena, folder, path);
        if (code_search_finds(search, *found)) {
            return true;
        }
    }
    return false;
}

/* Could such a file be in the project? Else the path is one of another project, or no path at all. */
static bool is_at_home(CodeSearch *search, const UnitCode *code, Slice path)
{
    Slice home = (code->flags & CODE_RELATIVE) != 0
                     ? path_folder(path)
                     : slice_part(path, 0, slice_find_byte(path, '/', 0));

    return home.size > 0 && home.size < path.size && code_search_finds(search, home) &&
           (code->flags & CODE_FOLDER) == 0 && code_search_has_extension(search, path);
}

/* Names of files that nobody has: "src/foo.ts", "docs/my-page.md". */
static bool is_made_up(Slice path)
{
    static const Slice words[] = {SLICE_INIT("foo"), SLICE_INIT("bar"),     SLICE_INIT("baz"),
                                  SLICE_INIT("my"),  SLICE_INIT("your"),    SLICE_INIT("some"),
                                  SLICE_INIT("xyz"), SLICE_INIT("example"), SLICE_INIT("dummy")};

    while (path.size > 0) {
        size_t end = 0;

        while (end < path.size && ascii_is_letter(path.data[end])) {
            end++;
        }
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (slice_equals_fold(slice_part(path, 0, end), words[i])) {
                return true;
            }
        }
        path = slice_from(path, end + 1);
    }
    return false;
}

/* Is the name of two words or more? Files called "auth.ts" or "index.test.ts" may have nothing to do with each other. */
static bool is_telling(Slice name)
{
    Slice stem = path_without_extension(name);

    for (size_t i = 1; i < stem.size; i++) {
        bool is_hump = stem.data[i] >= 'A' && stem.data[i] <= 'Z' && stem.data[i - 1] >= 'a' &&
                       stem.data[i - 1] <= 'z';

        if (is_hump || stem.data[i] == '-' || (stem.data[i] == '_' && i + 1 < stem.size)) {
            return true;
        }
    }
    return false;
}

static CodeSpanVerdict judge_missing(CodeSearch *search, Slice path, Slice *found)
{
    Slice namesake = code_search_namesake(search, path);

    if (namesake.size > 0 && is_telling(path_name(path)) &&
        !code_search_ignores(search, namesake)) {
        *found = namesake;
        return CODE_SPAN_MOVED;
    }
    return CODE_SPAN_MISSING;
}

CodeSpanVerdict code_span_judge(CodeSearch *search, const Unit *unit, const UnitCode *code,
                                Slice *found)
{
    Slice path = unit_text(unit, code->path);

    *found = path;
    if (code_search_finds(search, path)) {
        return CODE_SPAN_FOUND;
    }
    if (!is_at_home(search, code, path)) {
        return CODE_SPAN_UNSURE;
    }
    if (find_from_above(search, unit_text(unit, unit->header->path), path, found)) {
        return CODE_SPAN_FOUND;
    }
    if (code_search_has_end(search, path) || code_search_ignores(search, path) ||
        is_made_up(path) || hedge_is_near(unit, code)) {
        return CODE_SPAN_UNSURE;
    }
    return judge_missing(search, path, found);
}
