#include "check/hedge.h"

#include "base/word_list.h"
#include "document/remote_name.h"

/* How much text is looked at on either side, and how many headings: what a document names, it may name a thousand times. */
enum { REACH_MOST = 4000, HEADINGS_MOST = 200 };

/* What hedges all of a paragraph, and what stands below a heading. In the order of their bytes. */
static const char *const strong[] = {
    "absent",     "archive",    "archived",   "artifact", "artifacts", "banned",      "consider",
    "create",     "created",    "creates",    "creating", "delete",    "deleted",     "deletes",
    "deleting",   "deletion",   "deprecated", "doesn",    "example",   "examples",    "exist",
    "existed",    "exists",     "fictional",  "former",   "formerly",  "future",      "generate",
    "generated",  "generates",  "gitignored", "gone",     "ignored",   "imagine",     "introduce",
    "introduces", "legacy",     "longer",     "migrate",  "migrated",  "missing",     "move",
    "moved",      "moves",      "moving",     "new",      "next",      "nonexistent", "obsolete",
    "optional",   "optionally", "output",     "outputs",  "pending",   "plan",        "planned",
    "previous",   "previously", "produce",    "produced", "produces",  "proposal",    "propose",
    "proposed",   "removal",    "remove",     "removed",  "removes",   "removing",    "rename",
    "renamed",    "replace",    "replaced",   "replaces", "retire",    "retired",     "retirement",
    "scaffold",   "such",       "suggested",  "todo",     "will",      "would",       "write",
    "writes",     "written",    "wrote",
};

/* What hedges its line only. */
static const char *const weak[] = {
    "add",     "added",     "adding", "adds",    "author",    "authors", "become",   "becomes",
    "build",   "builds",    "cannot", "could",   "emit",      "emits",   "expected", "export",
    "extract", "extracted", "if",     "install", "installed", "keep",    "local",    "locally",
    "may",     "might",     "no",     "not",     "old",       "or",      "result",   "results",
    "save",    "saved",     "saves",  "should",  "split",     "store",   "stored",   "stores",
    "unless",  "was",       "were",   "when",    "without",
};

/* Signs: an item that is not done, a change, an abbreviation of "for example". */
static bool has_sign(Slice text)
{
    static const Slice signs[] = {SLICE_INIT("[ ]"), SLICE_INIT("->"),
                                  SLICE_INIT("=>"),  SLICE_INIT("\xE2\x86\x92"),
                                  SLICE_INIT("e.g"), SLICE_INIT("\xE2\x9D\x8C")};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (slice_find(text, signs[i], 0) < text.size) {
            return true;
        }
    }
    return false;
}

/* What stands in backticks is no word. */
static bool has_word(Slice text, const char *const *words, size_t count)
{
    for (size_t at = 0; at < text.size;) {
        size_t end = at;

        while (end < text.size && ascii_is_letter(text.data[end])) {
            end++;
        }
        if (end > at && word_list_has(words, count, slice_part(text, at, end))) {
            return true;
        }
        at = end > at ? end : at + 1;
        if (at <= text.size && text.data[at - 1] == '`') {
            size_t close = slice_find_byte(text, '`', at);

            at = close < text.size ? close + 1 : at;
        }
    }
    return false;
}

static bool has_strong(Slice text)
{
    return has_word(text, strong, sizeof strong / sizeof *strong) || has_sign(text);
}

static bool has_weak(Slice text)
{
    return has_word(text, weak, sizeof weak / sizeof *weak);
}

/* ---- what is around ---- */

static size_t line_start(Slice body, size_t at)
{
    while (at > 0 && body.data[at - 1] != '\n') {
        at--;
    }
    return at;
}

static Slice line_at(Slice body, size_t start)
{
    return slice_trim(slice_part(body, start, slice_find_byte(body, '\n', start)));
}

static bool is_item(Slice line)
{
    size_t digits = 0;

    while (digits < line.size && ascii_is_digit(line.data[digits])) {
        digits++;
    }
    return slice_starts_with(line, SLICE("- ")) || slice_starts_with(line, SLICE("* ")) ||
           slice_starts_with(line, SLICE("+ ")) || slice_starts_with(line, SLICE("|")) ||
           (digits > 0 && digits < line.size && strchr(".)", line.data[digits]) != NULL);
}

static bool is_heading(Slice line)
{
    return slice_starts_with(line, SLICE("#"));
}

static bool is_fence(Slice line)
{
    return slice_starts_with(line, SLICE("```")) || slice_starts_with(line, SLICE("~~~"));
}

/* Where the paragraph, item or row begins that the line at `start` is of. */
static size_t find_block_start(Slice body, size_t start)
{
    while (start > 0 && !is_item(line_at(body, start))) {
        size_t above = line_start(body, start - 1);

        if (line_at(body, above).size == 0 || is_heading(line_at(body, above))) {
            break;
        }
        start = above;
    }
    return start;
}

static size_t find_block_end(Slice body, size_t start)
{
    size_t end = slice_find_byte(body, '\n', start);

    while (end < body.size) {
        Slice line = line_at(body, end + 1);

        if (line.size == 0 || is_item(line) || is_heading(line) || is_fence(line)) {
            break;
        }
        end = slice_find_byte(body, '\n', end + 1);
    }
    return end;
}

/* Does a code block follow? Then the paragraph says which file that is to be. */
static bool is_label(Slice body, size_t end)
{
    return is_fence(slice_trim_start(slice_from(body, end)));
}

/* The paragraph's line above a list or table that begins it, when it ends with a colon; empty when there is none. */
static Slice find_lead(Slice body, size_t start)
{
    while (start > 0) {
        start = line_start(body, start - 1);

        Slice line = line_at(body, start);
        bool is_lead = slice_ends_with(line, SLICE(":")) || slice_ends_with(line, SLICE(":**"));

        if (is_lead || is_heading(line)) {
            return is_lead ? line : (Slice){NULL, 0};
        }
    }
    return (Slice){NULL, 0};
}

/* How many headings of the outline stand above the line; those of footnotes, which are its last, may be counted wrong. */
static uint32_t count_above(const Unit *unit, uint32_t line)
{
    const UnitHeading *headings = unit_headings(unit);
    uint32_t low = 0;
    uint32_t high = unit->header->outline.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (headings[middle].line <= line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Those of its section and of the sections around it. The title says what the whole document is. */
static bool is_below_hedge(const Unit *unit, uint32_t line)
{
    const UnitHeading *headings = unit_headings(unit);
    uint32_t count = count_above(unit, line);
    uint32_t level = 7;

    for (uint32_t i = count; i > 0 && level > 1 && count - i < HEADINGS_MOST; i--) {
        const UnitHeading *heading = &headings[i - 1];
        Slice text = unit_text(unit, heading->text);

        if (heading->level >= level) {
            continue;
        }
        level = heading->level;
        if (level == 1 ? remote_name_is(text) : has_strong(text)) {
            return true;
        }
    }
    return false;
}

bool hedge_is_near(const Unit *unit, const UnitCode *code)
{
    Slice body = unit_text(unit, unit->header->body);
    size_t at = code->place.start - unit->header->body_offset;
    size_t first = at > REACH_MOST ? at - REACH_MOST : 0;

    if (code->place.start < unit->header->body_offset || at >= body.size) {
        return false;
    }
    body = slice_part(body, first, at + REACH_MOST);

    size_t start = line_start(body, at - first);
    size_t block = find_block_start(body, start);
    size_t end = find_block_end(body, start);

    return is_label(body, end) || has_strong(slice_part(body, block, end)) ||
           has_weak(line_at(body, start)) ||
           (is_item(line_at(body, block)) && has_strong(find_lead(body, block))) ||
           is_below_hedge(unit, code->place.line);
}
