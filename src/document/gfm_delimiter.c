#include "document/gfm_delimiter.h"

#include "base/utf8.h"

/* How many pairs around one are looked at; deeper ones are tags. Writers of such documents nest by mistake. */
enum { DEPTH_LIMIT = 16 };

typedef enum Neighbor { NEIGHBOR_BLANK, NEIGHBOR_PUNCTUATION, NEIGHBOR_OTHER } Neighbor;

static Neighbor neighbor_from(uint32_t code_point)
{
    if (code_point < 0x80) {
        char c = (char)code_point;

        return ascii_is_space(c)         ? NEIGHBOR_BLANK
               : ascii_is_punctuation(c) ? NEIGHBOR_PUNCTUATION
                                         : NEIGHBOR_OTHER;
    }
    switch (utf8_class(code_point)) {
    case UTF8_SPACE:
        return NEIGHBOR_BLANK;
    case UTF8_PUNCTUATION:
    case UTF8_CONNECTOR:
        return NEIGHBOR_PUNCTUATION;
    default:
        return NEIGHBOR_OTHER;
    }
}

static bool is_tilde_delimiter(const GfmFlat *flat, size_t at)
{
    return flat->text.data[at] == '~' && gfm_flat_mark(flat, at) >= GFM_OPENER;
}

static Neighbor neighbor_before(const GfmFlat *flat, size_t at, bool skips_tildes)
{
    Slice text = buffer_slice(&flat->text);

    while (skips_tildes && at > 0 && is_tilde_delimiter(flat, at - 1)) {
        at--;
    }
    if (at == 0) {
        return NEIGHBOR_BLANK;
    }
    at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80) {
        at--;
    }
    return neighbor_from(utf8_decode(text, &at));
}

static Neighbor neighbor_after(const GfmFlat *flat, size_t at, bool skips_tildes)
{
    Slice text = buffer_slice(&flat->text);

    while (skips_tildes && at < text.size && is_tilde_delimiter(flat, at)) {
        at++;
    }
    return at < text.size ? neighbor_from(utf8_decode(text, &at)) : NEIGHBOR_BLANK;
}

GfmFlanks gfm_delimiter_flanks(const GfmFlat *flat, size_t start, size_t end)
{
    char sign = flat->text.data[start];
    Neighbor before = neighbor_before(flat, start, sign != '~');
    Neighbor after = neighbor_after(flat, end, sign != '~');
    bool left =
        after != NEIGHBOR_BLANK && (after != NEIGHBOR_PUNCTUATION || before != NEIGHBOR_OTHER);
    bool right =
        before != NEIGHBOR_BLANK && (before != NEIGHBOR_PUNCTUATION || after != NEIGHBOR_OTHER);

    if (sign != '_') {
        return (GfmFlanks){left, right};
    }
    return (GfmFlanks){left && (!right || before == NEIGHBOR_PUNCTUATION),
                       right && (!left || after == NEIGHBOR_PUNCTUATION)};
}

/* The run of delimiters that an end belongs to. */
typedef struct DelimiterRun {
    size_t start;
    size_t end;
    bool is_mixed; /* openers and closers */
} DelimiterRun;

static bool is_same(const GfmFlat *flat, size_t at, char sign)
{
    return flat->text.data[at] == sign && gfm_flat_mark(flat, at) >= GFM_OPENER;
}

static DelimiterRun run_around(const GfmFlat *flat, size_t at)
{
    char sign = flat->text.data[at];
    DelimiterRun run = {.start = at, .end = at};

    while (run.start > 0 && is_same(flat, run.start - 1, sign)) {
        run.start--;
    }
    while (run.end < flat->text.size && is_same(flat, run.end, sign)) {
        run.is_mixed |= gfm_flat_mark(flat, run.end) != gfm_flat_mark(flat, run.start);
        run.end++;
    }
    return run;
}

static void set_sign(GfmFlat *flat, const GfmPair *pair, char sign)
{
    for (size_t i = 0; i < pair->size; i++) {
        flat->text.data[pair->opener + i] = sign;
        flat->text.data[pair->closer + i] = sign;
    }
}

/* A run that both opens and closes matches another only if their lengths say so: "multiple of 3". */
static bool may_match(const DelimiterRun *opener, const DelimiterRun *closer)
{
    size_t one = opener->end - opener->start;
    size_t other = closer->end - closer->start;

    return (one + other) % 3 != 0 || (one % 3 == 0 && other % 3 == 0);
}

typedef struct OpenPairs {
    size_t *items;
    size_t count;
    size_t capacity;
} OpenPairs;

/* Would the opener of a pair end one of those around it? */
static bool ends_outer(const GfmFlat *flat, const OpenPairs *open, const DelimiterRun *run)
{
    for (size_t i = open->count; i > 0; i--) {
        const GfmPair *outer = &flat->pairs[open->items[i - 1]];
        DelimiterRun opener = run_around(flat, outer->opener);

        if (flat->text.data[outer->opener] == flat->text.data[run->start] &&
            opener.start != run->start && may_match(&opener, run)) {
            return true;
        }
    }
    return false;
}

static bool works(const GfmFlat *flat, const OpenPairs *open, const GfmPair *pair)
{
    DelimiterRun opener = run_around(flat, pair->opener);
    DelimiterRun closer = run_around(flat, pair->closer);
    GfmFlanks at_opener = gfm_delimiter_flanks(flat, opener.start, opener.end);
    GfmFlanks at_closer = gfm_delimiter_flanks(flat, closer.start, closer.end);
    bool is_tilde = flat->text.data[pair->opener] == '~';

    if (opener.is_mixed || closer.is_mixed || !at_opener.opens || !at_closer.closes) {
        return false;
    }
    if (is_tilde) { /* its runs are never cut */
        return opener.end - opener.start == pair->size && closer.end - closer.start == pair->size;
    }
    if ((at_opener.closes || at_closer.opens) && !may_match(&opener, &closer)) {
        return false;
    }
    return !at_opener.closes || !ends_outer(flat, open, &opener);
}

static void choose(GfmFlat *flat, const OpenPairs *open, const GfmPair *pair)
{
    bool is_tilde = flat->text.data[pair->opener] == '~';
    const char *signs = is_tilde ? "~" : pair->flips ? "_*" : "*_";

    for (; *signs != '\0' && open->count < DEPTH_LIMIT; signs++) {
        set_sign(flat, pair, *signs);
        if (works(flat, open, pair)) {
            return;
        }
    }
    set_sign(flat, pair, '<');
}

static void check(GfmFlat *flat, const OpenPairs *open, const GfmPair *pair)
{
    if (flat->text.data[pair->opener] != '<' && !works(flat, open, pair)) {
        set_sign(flat, pair, '<');
    }
}

typedef void VisitPair(GfmFlat *flat, const OpenPairs *open, const GfmPair *pair);

static void each_pair(GfmFlat *flat, VisitPair *visit)
{
    OpenPairs open = {0};

    for (size_t i = 0; i < flat->end_count; i++) {
        if (flat->ends[i].closes) {
            open.count--;
            continue;
        }
        visit(flat, &open, &flat->pairs[flat->ends[i].pair]);
        open.items = arena_array_room(flat->text.arena, open.items, open.count, &open.capacity,
                                      sizeof *open.items);
        open.items[open.count++] = flat->ends[i].pair;
    }
}

/* Pairs that are to be "_" are so before others are judged by what stands beside them. */
static void set_flips(GfmFlat *flat)
{
    for (size_t i = 0; i < flat->pair_count; i++) {
        if (flat->pairs[i].flips) {
            set_sign(flat, &flat->pairs[i], '_');
        }
    }
}

/* What is chosen for one changes what stands beside another: looked at again, some become tags. */
void gfm_delimiter_choose(GfmFlat *flat)
{
    if (flat->pair_count > 0) {
        set_flips(flat);
        each_pair(flat, choose);
        each_pair(flat, check);
        each_pair(flat, check);
    }
}
