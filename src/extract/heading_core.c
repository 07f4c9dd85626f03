#include "extract/heading_core.h"

#include "base/utf8.h"

enum { TAG_MOST = 24 }; /* bytes of "[CRITICAL]" */

/* ---- both ends ---- */

static bool is_mark(uint32_t code_point)
{
    Utf8Class class = utf8_class(code_point);

    return utf8_is_emoji(code_point) || class == UTF8_SPACE || class == UTF8_OTHER ||
           class == UTF8_MARK || (class == UTF8_SYMBOL && code_point >= 0x80);
}

/* A digit that is drawn as a key: "1️⃣". */
static bool is_keycap(Slice text)
{
    return text.size > 1 && ascii_is_digit(text.data[0]) &&
           (slice_starts_with(slice_from(text, 1), SLICE("\uFE0F\u20E3")) ||
            slice_starts_with(slice_from(text, 1), SLICE("\u20E3")));
}

Slice text_without_marks(Slice text)
{
    while (text.size > 0 && !is_keycap(text)) {
        size_t size = 0;

        if (!is_mark(utf8_decode(text, &size))) {
            break;
        }
        text = slice_from(text, size);
    }
    return text;
}

static size_t last_start(Slice text)
{
    size_t at = text.size - 1;

    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

static Slice drop_marks_behind(Slice text)
{
    while (text.size > 0) {
        size_t at = last_start(text);
        size_t end = at;

        if (!is_mark(utf8_decode(text, &end))) {
            break;
        }
        text = slice_part(text, 0, at);
    }
    return text;
}

/* "[X] name", "[CRITICAL] name"; a tag that is all there is stays. */
static Slice drop_tag(Slice text)
{
    size_t end = slice_find_byte(text, ']', 0);

    if (!slice_starts_with(text, SLICE("[")) || end >= text.size || end > TAG_MOST) {
        return text;
    }

    Slice rest = slice_trim(slice_from(text, end + 1));

    return rest.size > 0 ? rest : text;
}

/* ---- numbers ---- */

static size_t count_digits(Slice text, size_t at)
{
    size_t start = at;

    while (at < text.size && ascii_is_digit(text.data[at])) {
        at++;
    }
    return at - start;
}

/* The size of "2.3", "12", "C"; 0: none. `*parts` is how many there are. */
static size_t measure_number(Slice text, int *parts)
{
    size_t size = count_digits(text, 0);

    *parts = 1;
    if (size == 0) {
        return text.size > 1 && text.data[0] >= 'A' && text.data[0] <= 'Z' &&
                       !ascii_is_alphanumeric(text.data[1])
                   ? 1
                   : 0;
    }
    while (size + 1 < text.size && text.data[size] == '.') {
        size_t more = count_digits(text, size + 1);

        if (more == 0) {
            break;
        }
        size += 1 + more;
        ++*parts;
    }
    return size;
}

/* What stands between a number and the name: its size; 0: what stands there makes it no number. */
static size_t measure_separator(Slice rest, bool is_letter, int parts)
{
    static const Slice separators[] = {
        SLICE_INIT("."),
        SLICE_INIT(")"),
        SLICE_INIT(":"),
        SLICE_INIT(" - "),
        SLICE_INIT(" \u2013 "),
        SLICE_INIT(" \u2014 "),
        SLICE_INIT("\uFE0F\u20E3"),
        SLICE_INIT("\u20E3"),
    };

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        bool is_dash = separators[i].data[0] == ' ';

        if (slice_starts_with(rest, separators[i]) && !(is_letter && is_dash)) {
            size_t size = separators[i].size;
            bool ends_word = size == rest.size || rest.data[size] == ' ' || rest.data[size] == '*';

            return is_dash || ends_word || (unsigned char)rest.data[0] >= 0x80 ? size : 0;
        }
    }
    return parts > 1 && rest.size > 0 && rest.data[0] == ' ' ? 1 : 0;
}

/* "#1: name" counts as "1: name". */
static Slice take_number(Slice text, Slice *number)
{
    Slice counted = slice_from(text, slice_starts_with(text, SLICE("#")) ? 1 : 0);
    int parts;
    size_t size = measure_number(counted, &parts);
    Slice rest = slice_from(counted, size);
    bool is_letter = size == 1 && !ascii_is_digit(counted.data[0]);
    size_t separator = size > 0 ? measure_separator(rest, is_letter, parts) : 0;

    if (separator == 0 && !(size > 0 && counted.data != text.data && !is_letter)) {
        return text;
    }
    *number = slice_part(counted, 0, size);
    return slice_trim(slice_from(rest, separator));
}

/* ---- the qualifier ---- */

/* Where the bracket that the last byte closes is opened; text.size when it is not. */
static size_t find_opener(Slice text)
{
    int depth = 0;

    for (size_t at = text.size; at-- > 0;) {
        depth += text.data[at] == ')' ? 1 : text.data[at] == '(' ? -1 : 0;
        if (depth == 0) {
            return at;
        }
    }
    return text.size;
}

static Slice take_qualifier(Slice text, Slice *qualifier)
{
    if (!slice_ends_with(text, SLICE(")"))) {
        return text;
    }

    size_t opener = find_opener(text);
    Slice before = slice_trim_end(slice_part(text, 0, opener));

    if (opener == text.size || before.size == 0 || text.data[opener - 1] != ' ') {
        return text;
    }
    *qualifier = slice_trim(slice_part(text, opener + 1, text.size - 1));
    return before;
}

/* ---- all of it ---- */

static bool starts_with_any(Slice text, const Slice *starts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_starts_with(text, starts[i])) {
            return true;
        }
    }
    return false;
}

/* What stands before the first of these, each of which begins with a space. */
static Slice cut_at_any(Slice text, const Slice *ends, size_t count)
{
    for (size_t at = slice_find_byte(text, ' ', 0); at < text.size;
         at = slice_find_byte(text, ' ', at + 1)) {
        if (starts_with_any(slice_from(text, at), ends, count)) {
            return slice_part(text, 0, at);
        }
    }
    return text;
}

static Slice cut_at_dash(Slice text)
{
    static const Slice dashes[] = {SLICE_INIT(" - "), SLICE_INIT(" \u2013 "),
                                   SLICE_INIT(" \u2014 "), SLICE_INIT(" & ")};

    text = slice_part(text, 0, slice_find_byte(text, ':', 0));
    return cut_at_any(text, dashes, sizeof dashes / sizeof *dashes);
}

static Slice cut_at_connector(Slice folded)
{
    static const Slice connectors[] = {
        SLICE_INIT(" for "),        SLICE_INIT(" from "),      SLICE_INIT(" to "),
        SLICE_INIT(" and "),        SLICE_INIT(" in "),        SLICE_INIT(" of "),
        SLICE_INIT(" with "),       SLICE_INIT(" when "),      SLICE_INIT(" applied"),
        SLICE_INIT(" adopted"),     SLICE_INIT(" made"),       SLICE_INIT(" observed"),
        SLICE_INIT(" found"),       SLICE_INIT(" identified"), SLICE_INIT(" taken"),
        SLICE_INIT(" encountered"), SLICE_INIT(" discovered")};

    return cut_at_any(folded, connectors, sizeof connectors / sizeof *connectors);
}

bool text_is_praised(Slice text)
{
    return slice_starts_with(text, SLICE("\u2705")) || slice_starts_with(text, SLICE("\u2714"));
}

bool text_is_warned(Slice text)
{
    static const Slice marks[] = {SLICE_INIT("\u274C"), SLICE_INIT("\u274E"), SLICE_INIT("\u2717"),
                                  SLICE_INIT("\u2718"), SLICE_INIT("\U0001F6AB")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_starts_with(text, marks[i])) {
            return true;
        }
    }
    return false;
}

HeadingCore heading_core_read(Arena *arena, Slice title)
{
    HeadingCore core = {.text = drop_marks_behind(text_without_marks(title)),
                        .is_praised = text_is_praised(title),
                        .is_warned = text_is_warned(title)};

    core.text = drop_tag(core.text);
    core.text = text_without_marks(take_number(core.text, &core.number));
    core.text = text_without_marks(drop_tag(core.text));
    core.text = drop_marks_behind(take_qualifier(core.text, &core.qualifier));
    if (slice_ends_with(core.text, SLICE(":"))) {
        core.text = slice_trim_end(slice_part(core.text, 0, core.text.size - 1));
    }
    core.folded = heading_fold(arena, core.text);
    core.head = cut_at_connector(heading_fold(arena, cut_at_dash(core.text)));
    return core;
}

int heading_core_ordinal(const HeadingCore *core)
{
    Slice last = core->number;
    int64_t number;

    if (last.size == 1 && last.data[0] >= 'A' && last.data[0] <= 'Z') {
        return last.data[0] - 'A' + 1;
    }

    size_t dot = slice_find_last_byte(last, '.');

    last = slice_from(last, dot < last.size ? dot + 1 : 0);
    return slice_to_integer(last, &number) && number < INT32_MAX ? (int)number : 0;
}

/* "3", "2.1", and behind a space "A": what a label may be counted with. */
static Slice take_count(Slice text, bool is_word)
{
    size_t size = 0;

    while (size < text.size && (ascii_is_digit(text.data[size]) || text.data[size] == '.')) {
        size++;
    }
    if (size == 0 && is_word && text.size > 1 && ascii_is_letter(text.data[0]) &&
        !ascii_is_alphanumeric(text.data[1])) {
        size = 1;
    }
    return slice_part(text, 0, size);
}

/* Between a label and a name stands a colon; behind a number, it may be a dash. */
static size_t measure_label_end(Slice rest, bool has_number)
{
    static const Slice dashes[] = {SLICE_INIT("- "), SLICE_INIT("\u2013 "), SLICE_INIT("\u2014 ")};

    if (slice_starts_with(rest, SLICE(":"))) {
        return 1;
    }
    for (size_t i = 0; has_number && i < sizeof dashes / sizeof *dashes; i++) {
        if (slice_starts_with(rest, dashes[i])) {
            return dashes[i].size;
        }
    }
    return 0;
}

size_t text_label_size(Slice text, Slice words, Slice *number)
{
    Slice behind = slice_from(text, words.size);
    Slice rest = slice_trim_start(behind);
    Slice count;
    size_t end;

    if (!slice_equals_fold(slice_part(text, 0, words.size), words)) {
        return 0;
    }
    rest = slice_from(rest, slice_starts_with(rest, SLICE("#")) ? 1 : 0);
    count = take_count(rest, rest.size < behind.size);
    rest = slice_trim_start(slice_from(rest, count.size));
    end = measure_label_end(rest, count.size > 0);
    if (number) {
        *number = count;
    }
    return end > 0 ? (size_t)(rest.data - text.data) + end : 0;
}

bool text_is_labelled(Slice text, Slice words)
{
    return text_label_size(text, words, NULL) > 0;
}

/* ---- cues ---- */

static bool is_letter_or_number(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_is_alphanumeric((char)code_point);
    }

    Utf8Class class = utf8_class(code_point);

    return class == UTF8_LETTER || class == UTF8_NUMBER || class == UTF8_MARK;
}

Slice heading_fold(Arena *arena, Slice text)
{
    Buffer folded;
    bool is_in_word = false;

    buffer_init(&folded, arena);
    buffer_reserve(&folded, text.size);
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = utf8_decode(text, &at);
        bool is_word = is_letter_or_number(code_point);

        if (code_point == '\'' || code_point == 0x2019) {
            continue;
        }
        if (is_word && !is_in_word && folded.size > 0) {
            buffer_add_byte(&folded, ' ');
        }
        if (is_word) {
            utf8_add(&folded, utf8_to_lower(code_point));
        }
        is_in_word = is_word;
    }
    return buffer_slice(&folded);
}

static bool ends_word(Slice folded, size_t at)
{
    return at == folded.size || folded.data[at] == ' ';
}

bool cue_is(Slice folded, Slice cue)
{
    return slice_equals(folded, cue);
}

bool cue_starts(Slice folded, Slice cue)
{
    return slice_starts_with(folded, cue) && ends_word(folded, cue.size);
}

bool cue_ends(Slice folded, Slice cue)
{
    size_t start = folded.size - cue.size;

    return slice_ends_with(folded, cue) && (start == 0 || folded.data[start - 1] == ' ');
}

bool cue_is_in(Slice folded, Slice cue)
{
    for (size_t at = slice_find(folded, cue, 0); at < folded.size;
         at = slice_find(folded, cue, at + 1)) {
        if ((at == 0 || folded.data[at - 1] == ' ') && ends_word(folded, at + cue.size)) {
            return true;
        }
    }
    return false;
}

bool cue_fits(Slice folded, CuePlace place, const char *cue)
{
    static bool (*const fits[])(Slice folded, Slice cue) = {
        [CUE_IS] = cue_is,
        [CUE_STARTS] = cue_starts,
        [CUE_ENDS] = cue_ends,
        [CUE_IS_IN] = cue_is_in,
    };

    return fits[place](folded, slice_from_string(cue));
}

CueInitials cue_initials(Slice folded)
{
    CueInitials initials = 0;

    for (size_t at = 0; at < folded.size; at++) {
        if (at == 0 || folded.data[at - 1] == ' ') {
            initials |= cue_initial(folded.data[at]);
        }
    }
    return initials;
}

bool cue_fits_any(Slice folded, CuePlace place, const char *const *cues)
{
    CueInitials initials = cue_initials(folded);

    for (; *cues; cues++) {
        if (cue_may_fit(initials, *cues) && cue_fits(folded, place, *cues)) {
            return true;
        }
    }
    return false;
}
