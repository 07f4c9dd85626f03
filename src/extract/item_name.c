#include "extract/item_name.h"

#include "base/utf8.h"
#include "document/text.h"
#include "extract/heading_core.h"

/* "e.g. x", "v1. 2": no sentence ends there. */
static bool is_abbreviation(Slice before)
{
    static const Slice abbreviations[] = {SLICE_INIT("e.g"), SLICE_INIT("i.e"), SLICE_INIT("vs"),
                                          SLICE_INIT("etc"), SLICE_INIT("cf"),  SLICE_INIT("No")};
    size_t space = slice_find_last_byte(before, ' ');
    Slice word = slice_from(before, space < before.size ? space + 1 : 0);

    if (slice_starts_with(word, SLICE("("))) {
        word = slice_from(word, 1);
    }
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        if (slice_equals_fold(word, abbreviations[i])) {
            return true;
        }
    }
    return false;
}

Slice first_sentence(Slice text, Slice *rest)
{
    for (size_t at = 0; at < text.size; at++) {
        bool is_end = text.data[at] == '.' || text.data[at] == '!' || text.data[at] == '?';
        bool is_last = at + 1 == text.size || ascii_is_space(text.data[at + 1]);
        Slice before = slice_part(text, 0, at);

        if (is_end && is_last && slice_trim(before).size > 0 &&
            !(text.data[at] == '.' && is_abbreviation(before))) {
            if (rest) {
                *rest = slice_trim(slice_from(text, at + 1));
            }
            return text.data[at] == '.' ? before : slice_part(text, 0, at + 1);
        }
    }
    if (rest) {
        *rest = (Slice){0};
    }
    return text;
}

Slice drop_separator(Slice text)
{
    static const Slice separators[] = {SLICE_INIT(":"),      SLICE_INIT("."),      SLICE_INIT("-"),
                                       SLICE_INIT("\u2013"), SLICE_INIT("\u2014"), SLICE_INIT(",")};

    text = slice_trim(text);
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (slice_starts_with(text, separators[i])) {
            return slice_trim(slice_from(text, separators[i].size));
        }
    }
    return text;
}

static Slice drop_separator_behind(Slice text)
{
    text = slice_trim(text);
    while (text.size > 1 && (text.data[text.size - 1] == ':' || text.data[text.size - 1] == '.')) {
        text = slice_trim_end(slice_part(text, 0, text.size - 1));
    }
    return text;
}

/* The first paragraph of a block, or the block itself when it has inlines. */
static const Node *first_paragraph(const Node *block)
{
    while (block && !node_is_inline(block) && block->kind != NODE_CODE_BLOCK && block->first &&
           !node_is_inline(block->first)) {
        block = block->first;
    }
    return block && block->first && node_is_inline(block->first) ? block : NULL;
}

static bool is_mark(const Node *node)
{
    return node->kind == NODE_STR && text_without_marks(slice_trim(node->text)).size == 0;
}

/* "D-09", "REQ-DRIFT-01": capital letters, digits, dashes. */
static bool is_id(Slice text)
{
    bool has_digit = false;

    for (size_t i = 0; i < text.size; i++) {
        bool is_capital = text.data[i] >= 'A' && text.data[i] <= 'Z';

        has_digit = has_digit || ascii_is_digit(text.data[i]);
        if (!is_capital && !ascii_is_digit(text.data[i]) && text.data[i] != '-') {
            return false;
        }
    }
    return has_digit;
}

/* "Never", "Do": what follows is what is meant. */
static bool names_nothing(Arena *arena, Slice bold)
{
    static const char *const words[] = {"never",  "always",   "do",       "dont",      "do not",
                                        "avoid",  "must",     "use",      "note",      "important",
                                        "prefer", "standard", "never do", "always do", NULL};

    return cue_fits_any(heading_fold(arena, bold), CUE_IS, words);
}

/* "**Read** the list", one word that the sentence goes on from: it is no name. */
static bool begins_sentence(Slice bold, Slice rest)
{
    return slice_find_byte(bold, ' ', 0) == bold.size && rest.size > 0 && rest.data[0] >= 'a' &&
           rest.data[0] <= 'z';
}

/* The first sentence behind "**Never:**", "**Never**:"; empty: none, as in "**Never** push". */
static Slice name_behind(Slice bold, Slice rest)
{
    bool has_colon = slice_ends_with(bold, SLICE(":")) || slice_starts_with(rest, SLICE(":"));

    return has_colon ? drop_separator_behind(first_sentence(drop_separator(rest), NULL))
                     : (Slice){0};
}

/* Of an item that begins with `bold`. */
static void read_bold(Arena *arena, Slice bold, Slice text, ItemName *item)
{
    size_t at = slice_find(text, bold, 0);
    Slice rest = slice_trim(slice_from(text, at + bold.size));

    item->bold = drop_separator_behind(bold);
    item->detail = drop_separator(rest);
    if (names_nothing(arena, item->bold)) {
        item->name = name_behind(bold, rest);
        return;
    }
    if (is_id(item->bold) || (item->bold.size == bold.size && begins_sentence(bold, rest))) {
        return;
    }
    item->name = item->bold;
    if (item->detail.size < rest.size || item->bold.size < bold.size) {
        item->statement = item->detail;
    }
}

Slice item_name_shorten(Arena *arena, Slice name)
{
    Slice kept = utf8_prefix(name, ITEM_NAME_LIMIT - 1);
    size_t space = slice_find_last_byte(kept, ' ');

    if (utf8_prefix(name, ITEM_NAME_LIMIT).size == name.size) {
        return name;
    }
    if (space < kept.size) {
        kept = slice_trim_end(slice_part(kept, 0, space));
    }
    return arena_format(arena, "%.*s\u2026", SLICE_PRINT(kept));
}

ItemName item_name_read(Arena *arena, const Node *block)
{
    const Node *paragraph = first_paragraph(block);
    ItemName item = {0};

    if (!paragraph) {
        return item;
    }

    const Node *first = paragraph->first;

    /* "✅ **Bold**": a mark before it does not count. */
    if (is_mark(first) && first->next) {
        first = first->next;
    }

    Slice text = text_without_marks(slice_trim(text_from_inlines(arena, paragraph)));

    if (first->kind == NODE_STRONG) {
        read_bold(arena, slice_trim(text_from_inlines(arena, first)), text, &item);
    }
    if (item.name.size == 0) {
        item.name = drop_separator_behind(first_sentence(text, &item.detail));
    }
    if (item.statement.size == 0) {
        item.statement = first_sentence(text, NULL);
    }
    item.name = item_name_shorten(arena, item.name);
    return item;
}
