#include "document/label.h"

#include "base/utf8.h"
#include "document/text.h"

/* "：", the colon of Chinese and Japanese text. */
static const Slice wide_colon = SLICE_INIT("\xEF\xBC\x9A");

static size_t colon_at_start(Slice text)
{
    if (text.size > 0 && text.data[0] == ':') {
        return 1;
    }
    return slice_starts_with(text, wide_colon) ? wide_colon.size : 0;
}

static size_t colon_at_end(Slice text)
{
    if (text.size > 0 && text.data[text.size - 1] == ':') {
        return 1;
    }
    return slice_ends_with(text, wide_colon) ? wide_colon.size : 0;
}

static bool is_letter_or_number(uint32_t code_point)
{
    Utf8Class class = utf8_class(code_point);

    return class == UTF8_LETTER || class == UTF8_NUMBER;
}

static bool has_word(Slice text)
{
    for (size_t at = 0; at < text.size;) {
        if (ascii_is_alphanumeric(text.data[at]) || is_letter_or_number(utf8_decode(text, &at))) {
            return true;
        }
    }
    return false;
}

/* The start of the word that ends at `end`. */
static size_t word_start(Slice text, size_t end)
{
    while (end > 0 && !ascii_is_space(text.data[end - 1])) {
        end--;
    }
    return end;
}

/*
 * Does the mark at `at` end a sentence that another one follows? The stop of "1. Plan", "e.g. This" and "Est. Time" does not: a word of
 * four letters or more stands before it, and a capital behind it.
 */
static bool ends_sentence(Slice text, size_t at)
{
    Slice rest = slice_trim_start(slice_from(text, at + 1));

    if (rest.size == 0 || rest.size == text.size - at - 1) {
        return false;
    }
    if (text.data[at] != '.') {
        return true;
    }

    Slice word = slice_part(text, word_start(text, at), at);
    bool is_word = word.size >= 4 && slice_find_byte(word, '.', 0) == word.size &&
                   !ascii_is_digit(word.data[word.size - 1]);

    return is_word && rest.data[0] >= 'A' && rest.data[0] <= 'Z';
}

static bool is_stop(char c)
{
    return c == '.' || c == '!' || c == '?';
}

static bool is_label_text(Slice text)
{
    /* A code point has at most four bytes: longer texts need not be counted. */
    if (text.size > (size_t)LABEL_LIMIT * 4 || utf8_count(text) > LABEL_LIMIT || !has_word(text)) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (is_stop(text.data[i]) && ends_sentence(text, i)) {
            return false;
        }
    }
    return true;
}

/* "**Label**: value": the colon, and white space or the end of the text behind it. */
static size_t colon_behind(const Node *strong)
{
    const Node *next = strong->next;

    if (!next || next->kind != NODE_STR) {
        return 0;
    }

    size_t size = colon_at_start(next->text);
    bool ends = size == next->text.size || (size > 0 && ascii_is_space(next->text.data[size]));

    /* The wide colon brings its own space. */
    return ends || size > 1 ? size : 0;
}

/* Fills all of `label` but its end. */
static bool read_label(Arena *arena, const Node *strong, Label *label)
{
    Slice text = slice_trim(text_from_inlines(arena, strong));
    size_t inside = colon_at_end(text);
    size_t behind = inside == 0 ? colon_behind(strong) : 0;

    text.size -= inside;
    text = slice_trim_end(text);
    if (inside + behind == 0 || !is_label_text(text)) {
        return false;
    }
    *label = (Label){.text = text, .strong = strong, .value = strong->next, .skipped = behind};
    return true;
}

static bool is_bullet(uint32_t code_point)
{
    switch (code_point) {
    case '-':
    case '*':
    case 0x00B7: /* · */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2022: /* • */
    case 0x2023: /* ‣ */
        return true;
    default:
        return utf8_is_emoji(code_point) || utf8_class(code_point) == UTF8_SYMBOL;
    }
}

/* "1.", "a)" */
static size_t number_size(Slice text)
{
    size_t size = 0;

    while (size < text.size && ascii_is_digit(text.data[size])) {
        size++;
    }
    if (size == 0 && text.size > 0 && ascii_is_letter(text.data[0])) {
        size = 1;
    }
    bool is_number =
        size > 0 && size < text.size && (text.data[size] == '.' || text.data[size] == ')');

    return is_number ? size + 1 : 0;
}

/* "[ ]", "[x]" */
static size_t box_size(Slice text)
{
    bool is_box = text.size >= 3 && text.data[0] == '[' && text.data[2] == ']' &&
                  (text.data[1] == ' ' || ascii_to_lower(text.data[1]) == 'x');

    return is_box ? 3 : 0;
}

/* May this text stand between the start of a line and a label: list markers, boxes, emoji, blanks? */
static bool is_marker(Slice text)
{
    text = slice_trim_start(text);
    text = slice_from(text, number_size(text));
    for (size_t at = 0; at < text.size;) {
        size_t box = box_size(slice_from(text, at));

        if (box > 0) {
            at += box;
            continue;
        }

        uint32_t code_point = utf8_decode(text, &at);

        if (!is_bullet(code_point) && utf8_class(code_point) != UTF8_SPACE &&
            utf8_class(code_point) != UTF8_MARK) {
            return false;
        }
    }
    return true;
}

static bool is_break(const Node *node)
{
    bool is_html_break = node->kind == NODE_RAW_INLINE &&
                         slice_equals_fold(slice_part(node->text, 0, 3), SLICE("<br"));

    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK || is_html_break;
}

/* Images (badges, emoji) and raw HTML (anchors, comments) may stand before a label. */
static bool keeps_opening(const Node *node)
{
    return node->kind == NODE_IMAGE || node->kind == NODE_RAW_INLINE ||
           (node->kind == NODE_STR && is_marker(node->text));
}

/*
 * The first label at or behind `from`, which stands at the start of a paragraph unless `after_label`. Returns where it begins: at the
 * break before it when nothing but a marker stands between, else at the label; NULL when there is none.
 */
static const Node *find_label(LabelReader *reader, const Node *from, bool after_label)
{
    const Node *opening = after_label ? NULL : from;

    for (const Node *node = from; node != NULL; node = node->next) {
        if (is_break(node)) {
            opening = node;
        } else if (node->kind == NODE_STRONG && (opening != NULL || after_label) &&
                   read_label(reader->arena, node, &reader->next)) {
            reader->has_next = true;
            return opening != NULL ? opening : node;
        } else if (!keeps_opening(node)) {
            opening = NULL;
        }
    }
    reader->has_next = false;
    return NULL;
}

void label_reader_init(LabelReader *reader, Arena *arena, const Node *paragraph)
{
    *reader = (LabelReader){.arena = arena};
    find_label(reader, paragraph->first, false);
}

bool label_next(LabelReader *reader, Label *label)
{
    if (!reader->has_next) {
        return false;
    }
    *label = reader->next;
    label->end = find_label(reader, label->value, true);
    return true;
}

bool label_is_in(Arena *arena, const Node *paragraph)
{
    LabelReader reader;

    label_reader_init(&reader, arena, paragraph);
    return reader.has_next;
}

bool label_is_bold_line(const Node *paragraph)
{
    const Node *first = paragraph->first;

    return first != NULL && first->kind == NODE_STRONG && first->next == NULL;
}

static Slice trim_separators(Slice text)
{
    static const Slice separators[] = {SLICE_INIT("|"), SLICE_INIT("·"), SLICE_INIT("•")};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (slice_ends_with(text, separators[i])) {
            text = slice_trim_end(slice_part(text, 0, text.size - separators[i].size));
        }
    }
    return text;
}

Slice label_value(Arena *arena, const Label *label)
{
    Buffer out;

    buffer_init(&out, arena);
    for (const Node *node = label->value; node != label->end; node = node->next) {
        text_add_inlines(&out, node);
    }

    Slice text = slice_trim(slice_from(buffer_slice(&out), label->skipped));

    return label->end != NULL ? trim_separators(text) : text;
}

static bool is_blank(const Node *node)
{
    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK ||
           (node->kind == NODE_STR && slice_trim(node->text).size == 0);
}

uint32_t label_value_end(const Label *label)
{
    uint32_t end = label->strong->span.end + (uint32_t)label->skipped;

    for (const Node *node = label->value; node != label->end; node = node->next) {
        if (!is_blank(node) && node->span.end > end) {
            end = node->span.end;
        }
    }
    return end;
}

/* Adds a code point in lower case; false when it is no part of a key. */
static bool add_key_part(Buffer *key, uint32_t code_point)
{
    if (code_point < 0x80) {
        bool is_part = ascii_is_alphanumeric((char)code_point);

        if (is_part) {
            buffer_add_byte(key, ascii_to_lower((char)code_point));
        }
        return is_part;
    }
    if (utf8_is_emoji(code_point) || !utf8_is_word(code_point)) {
        return false;
    }
    utf8_add(key, utf8_to_lower(code_point));
    return true;
}

Slice label_key(Arena *arena, Slice text)
{
    Buffer key;
    bool separates = false;

    buffer_init(&key, arena);
    buffer_reserve(&key, text.size);
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = utf8_decode(text, &at);
        size_t size = key.size;

        if (separates) {
            buffer_add_byte(&key, '_');
        }
        if (add_key_part(&key, code_point)) {
            separates = false;
        } else {
            key.size = size;
            separates = size > 0;
        }
    }
    return buffer_slice(&key);
}
