#include "markdown/cost_inline.h"

#include "base/buffer.h"
#include "base/map.h"
#include "markdown/cost_block.h"
#include "markdown/reference.h"

#include <string.h>

/* A few bytes to count, looked for by the rarest of them: memmem is ten times slower for such short ones. */
typedef struct Needle {
    Slice text;
    size_t rare; /* index of the byte to look for */
} Needle;

static const Needle opener_www = {SLICE_INIT("www."), 0};
static const Needle opener_scheme = {SLICE_INIT("://"), 0};
static const Needle definition_end = {SLICE_INIT("]:"), 0};

/* The offset of the next needle at or after `from`, else text.size. */
static size_t find_needle(Slice text, const Needle *needle, size_t from)
{
    char rare = needle->text.data[needle->rare];
    for (size_t at = slice_find_byte(text, rare, from + needle->rare); at < text.size;
         at = slice_find_byte(text, rare, at + 1)) {
        if (slice_starts_with(slice_from(text, at - needle->rare), needle->text)) {
            return at - needle->rare;
        }
    }
    return text.size;
}

static uint64_t count_needle(Slice text, const Needle *needle)
{
    uint64_t count = 0;
    for (size_t at = find_needle(text, needle, 0); at < text.size;
         at = find_needle(text, needle, at + 1)) {
        count++;
    }
    return count;
}

/* ---- floods ---- */

typedef struct Flood {
    Needle needle;
    Needle other;    /* counted against this, or, when empty, against the bytes of the stretch */
    uint64_t most;   /* the parser gives up after so many */
    uint64_t weight; /* divides the steps: cheaper ones */
    const char *what;
} Flood;

static uint64_t flood_steps(const Flood *flood, Slice stretch)
{
    uint64_t count = count_needle(stretch, &flood->needle);
    count = count < flood->most ? count : flood->most;
    uint64_t against = flood->other.text.size > 0 && count > 0
                           ? count_needle(stretch, &flood->other)
                           : stretch.size;
    return count * against / flood->weight;
}

static CostVerdict judge_flood(const Flood *flood, Slice body)
{
    uint64_t limit = cost_step_limit(body);
    /* As if all stood in one paragraph: nearly every document is done here. */
    if (flood_steps(flood, body) <= limit) {
        return cost_verdict(flood->what, 0, limit, 0);
    }
    uint64_t steps = 0;
    CostStretch stretch = {0};
    while (cost_stretch_next(&stretch, body)) {
        steps += flood_steps(flood, slice_part(body, stretch.start, stretch.end));
        if (steps > limit) {
            return cost_verdict(flood->what, steps, limit, stretch.start);
        }
    }
    return cost_verdict(flood->what, steps, limit, 0);
}

CostVerdict cost_inline_floods(Slice body, Dialect dialect, Arena *scratch)
{
    (void)dialect;
    (void)scratch;
    static const Flood floods[] = {
        {{SLICE_INIT("<?"), 1}, {{NULL, 0}, 0}, UINT64_MAX, 1, "steps to close \"<?\""},
        {{SLICE_INIT("<!"), 1}, {{NULL, 0}, 0}, UINT64_MAX, 1, "steps to close \"<!\""},
        {{SLICE_INIT("@"), 0}, {{NULL, 0}, 0}, 1000, 2, "steps to look for e-mail addresses"},
        {{SLICE_INIT("!["), 0}, {SLICE_INIT("]("), 1}, UINT64_MAX, 1, "steps through open images"},
    };
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
        CostVerdict verdict = judge_flood(&floods[i], body);
        if (verdict.too_costly) {
            return verdict;
        }
    }
    return cost_verdict("", 0, 0, 0);
}

/* ---- autolinks ---- */

static bool is_trailing_mark(char c)
{
    return strchr("?!.,:*_~'\");", c) != NULL && c != '\0';
}

/* The longest run of marks that an autolink does not end with. */
static uint64_t longest_trail(Slice word)
{
    uint64_t longest = 0;
    uint64_t run = 0;
    for (size_t i = 0; i < word.size; i++) {
        run = is_trailing_mark(word.data[i]) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* The bytes around `at` that are no white space. */
static Slice word_around(Slice body, size_t at)
{
    size_t start = at;
    size_t end = at;
    while (start > 0 && !ascii_is_space(body.data[start - 1])) {
        start--;
    }
    while (end < body.size && !ascii_is_space(body.data[end])) {
        end++;
    }
    return slice_part(body, start, end);
}

static CostVerdict judge_autolinks(Slice body, const Needle *opener)
{
    static const char what[] = "steps along bare links";
    uint64_t limit = cost_step_limit(body);
    uint64_t steps = 0;
    size_t at = find_needle(body, opener, 0);
    while (at < body.size) {
        Slice word = word_around(body, at);
        uint64_t links = word.size > 64 ? count_needle(word, opener) : 1;
        steps += links * word.size * (1 + longest_trail(word));
        if (steps > limit) {
            return cost_verdict(what, steps, limit, at);
        }
        at = find_needle(body, opener, (size_t)(word.data - body.data) + word.size);
    }
    return cost_verdict(what, steps, limit, 0);
}

CostVerdict cost_inline_autolinks(Slice body, Dialect dialect, Arena *scratch)
{
    (void)scratch;
    if (!(dialect & DIALECT_AUTOLINKS)) {
        return cost_verdict("", 0, 0, 0);
    }
    CostVerdict verdict = judge_autolinks(body, &opener_www);
    return verdict.too_costly ? verdict : judge_autolinks(body, &opener_scheme);
}

/* ---- references ---- */

/* Lower case, runs of white space as one blank: near enough to how labels are compared, and never finer. */
static Slice fold_label(Arena *arena, Slice label)
{
    Buffer out;
    buffer_init(&out, arena);
    for (size_t i = 0; i < label.size; i++) {
        bool space = ascii_is_space(label.data[i]);
        if (!space) {
            buffer_add_byte(&out, ascii_to_lower(label.data[i]));
        } else if (out.size > 0 && out.data[out.size - 1] != ' ') {
            buffer_add_byte(&out, ' ');
        }
    }
    return slice_trim(buffer_slice(&out));
}

/* Bytes of the URL and the title behind "]:" at `at`: the rest of the line, and a title on the next one. */
static size_t definition_size(Slice body, size_t at)
{
    size_t end = slice_find_byte(body, '\n', at);
    Slice next = slice_trim_start(slice_from(body, end));
    bool title = next.size > 0 && strchr("\"'(<", next.data[0]) != NULL;
    bool url_follows = slice_trim(slice_part(body, at + 2, end)).size == 0;
    return title || url_follows ? slice_find_byte(body, '\n', end + 1) - at : end - at;
}

/* "[label]:" anywhere; `bracket` and `close` are where its brackets stand. */
static void collect_definition(Map *definitions, Arena *arena, Slice body, size_t bracket,
                               size_t close)
{
    size_t size = definition_size(body, close);
    MapEntry *entry = map_get(definitions, fold_label(arena, slice_part(body, bracket + 1, close)));
    if ((uintptr_t)entry->value < size) {
        entry->value = (void *)(uintptr_t)size;
    }
}

static void collect_definitions(Map *definitions, Arena *arena, Slice body, bool footnotes)
{
    size_t at = find_needle(body, &definition_end, 0);
    while (at < body.size) {
        Slice before = slice_part(body, at > 1000 ? at - 1000 : 0, at);
        size_t bracket = slice_find_last_byte(before, '[');
        bool footnote = bracket + 1 < before.size && before.data[bracket + 1] == '^';
        if (bracket < before.size && !(footnote && footnotes)) {
            collect_definition(definitions, arena, body,
                               (size_t)(before.data - body.data) + bracket, at);
        }
        at = find_needle(body, &definition_end, at + 2);
    }
}

static uint64_t size_of_reference(const Map *definitions, Arena *arena, Slice body, size_t bracket)
{
    size_t limit = bracket + 1002 < body.size ? bracket + 1002 : body.size;
    Slice rest = slice_part(body, bracket + 1, limit);
    size_t close = slice_find_byte(rest, ']', 0);
    bool definition = close + 1 < rest.size && rest.data[close + 1] == ':';
    if (close == rest.size || close == 0 || definition) {
        return 0;
    }
    return (uintptr_t)map_find(definitions, fold_label(arena, slice_part(rest, 0, close)));
}

CostVerdict cost_inline_references(Slice body, Dialect dialect, Arena *scratch)
{
    static const char what[] = "bytes put in by reference";
    uint64_t limit = body.size > COST_REFERENCE_LIMIT ? body.size : COST_REFERENCE_LIMIT;
    Map definitions;
    map_init(&definitions, scratch);
    collect_definitions(&definitions, scratch, body, (dialect & DIALECT_FOOTNOTES) != 0);
    if (definitions.count == 0) {
        return cost_verdict(what, 0, limit, 0);
    }
    uint64_t bytes = 0;
    for (size_t at = slice_find_byte(body, '[', 0); at < body.size;
         at = slice_find_byte(body, '[', at + 1)) {
        bytes += size_of_reference(&definitions, scratch, body, at);
        if (bytes > limit) {
            return cost_verdict(what, bytes, limit, at);
        }
    }
    return cost_verdict(what, bytes, limit, 0);
}
