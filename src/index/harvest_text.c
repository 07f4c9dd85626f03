#include "index/harvest_text.h"

#include "base/utf8.h"
#include "index/first_words.h"

void harvest_text_init(HarvestText *text, const Document *document)
{
    *text = (HarvestText){.document = document};
    text->notes_done = arena_new_array(document->scratch, bool, document->tree.footnote_count);
    token_list_init(&text->tokens, document->scratch, document->source.bytes.size);
    buffer_init(&text->excerpt, document->scratch);
}

/* ---- how it begins ---- */

void harvest_text_begin_excerpt(HarvestText *text, size_t most)
{
    buffer_clear(&text->excerpt);
    text->excerpt_most = most;
    /* One more, to see whether it goes on. */
    text->excerpt_room = most > 0 ? most + 1 : 0;
    text->excerpt_blank = false;
}

void harvest_text_end_excerpt(HarvestText *text)
{
    Buffer *out = &text->excerpt;
    size_t size = first_words(buffer_slice(out), text->excerpt_most).size;
    if (size < out->size) {
        out->size = size;
        utf8_add(out, 0x2026); /* … */
    }
}

static bool is_graphic(char c)
{
    return c > ' ' && c < 0x7F;
}

static void add_blank(HarvestText *text)
{
    if (text->excerpt_blank) {
        buffer_add_byte(&text->excerpt, ' ');
        text->excerpt_room--;
        text->excerpt_blank = false;
    }
}

/* Adds the graphic characters that `shown` begins with: one even when a blank took the last room; returns how many. */
static size_t add_graphic(HarvestText *text, Slice shown)
{
    size_t most = text->excerpt_room > 0 ? text->excerpt_room : 1;
    size_t size = 1;
    while (size < shown.size && size < most && is_graphic(shown.data[size])) {
        size++;
    }
    buffer_add(&text->excerpt, slice_part(shown, 0, size));
    text->excerpt_room = text->excerpt_room > size ? text->excerpt_room - size : 0;
    return size;
}

/* White space and controls become one space. */
void harvest_text_add_excerpt(HarvestText *text, Slice shown)
{
    Buffer *out = &text->excerpt;
    size_t at = 0;
    while (at < shown.size && text->excerpt_room > 0) {
        if (is_graphic(shown.data[at])) {
            add_blank(text);
            at += add_graphic(text, slice_from(shown, at));
            continue;
        }
        uint32_t code_point = utf8_decode(shown, &at);
        Utf8Class class = code_point == ' ' ? UTF8_SPACE : utf8_class(code_point);
        if (class == UTF8_SPACE || class == UTF8_OTHER) {
            text->excerpt_blank = out->size > 0;
            continue;
        }
        add_blank(text);
        utf8_add(out, code_point);
        text->excerpt_room -= text->excerpt_room > 0;
    }
}

void harvest_text_add(HarvestText *text, Slice own, SearchField field)
{
    token_list_add(&text->tokens, own, field);
    if (text->excerpt_room > 0) {
        harvest_text_add_excerpt(text, own);
    }
}

/* ---- a range of nodes ---- */

static void tear_text(HarvestText *text)
{
    token_list_tear(&text->tokens);
    text->excerpt_blank = text->excerpt.size > 0;
}

/* One walk over the text of an entry, and the footnotes that it refers to. */
typedef struct TextWalk {
    HarvestText *text;
    const Node *bold_end; /* behind the emphasis that the walk is in */
    bool is_bold;
    uint32_t *notes; /* footnotes to be walked */
    size_t note_count;
} TextWalk;

static void meet_note(TextWalk *walk, const Node *note)
{
    const Footnote *footnote = note->footnote;
    HarvestText *text = walk->text;
    size_t count = text->document->tree.footnote_count;
    if (footnote->number == 0 || footnote->number > count ||
        text->notes_done[footnote->number - 1]) {
        return;
    }
    text->notes_done[footnote->number - 1] = true;
    if (walk->notes == NULL) {
        walk->notes = arena_new_array(text->document->scratch, uint32_t, count);
    }
    walk->notes[walk->note_count++] = footnote->number - 1;
}

static void meet_node(TextWalk *walk, const Node *node)
{
    HarvestText *text = walk->text;
    switch (node->kind) {
    case NODE_STR:
        harvest_text_add(text, node->text, walk->is_bold ? FIELD_LABEL : FIELD_BODY);
        break;
    case NODE_CODE:
        harvest_text_add(text, node->text, FIELD_CODE);
        break;
    case NODE_MATH:
        harvest_text_add(text, node->text, FIELD_BODY);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        text->excerpt_blank = text->excerpt.size > 0;
        break;
    case NODE_NOTE:
        meet_note(walk, node);
        break;
    case NODE_STRONG:
        if (!walk->is_bold) {
            walk->is_bold = true;
            walk->bold_end = node_skip(node, NULL);
        }
        break;
    default:
        if (node_is_block(node)) {
            tear_text(text);
        }
        break;
    }
}

/* Code blocks are entries of their own. */
static void walk_range(TextWalk *walk, const Node *first, const Node *end)
{
    walk->is_bold = false;
    for (const Node *node = first; node != NULL && node != end; node = node_next(node, NULL)) {
        if (walk->is_bold && node == walk->bold_end) {
            walk->is_bold = false;
        }
        meet_node(walk, node);
    }
}

void harvest_text_add_range(HarvestText *text, const Node *first, const Node *end)
{
    TextWalk walk = {.text = text};
    walk_range(&walk, first, end);
    for (size_t i = 0; i < walk.note_count; i++) {
        const Node *definition = text->document->tree.footnotes[walk.notes[i]]->definition;
        walk_range(&walk, definition, node_skip(definition, NULL));
    }
}

/* ---- titles ---- */

void harvest_text_add_title(HarvestText *text, Slice title, SearchField field)
{
    token_list_tear(&text->tokens);
    token_list_add(&text->tokens, title, field);
    token_list_tear(&text->tokens);
}

/* `level` is the place in the path. */
static void add_heading(HarvestText *text, size_t level, Slice heading)
{
    TokenList *list = &text->tokens;
    enum { KNOWN_COUNT = sizeof text->headings / sizeof *text->headings };
    token_list_tear(list);
    if (level >= KNOWN_COUNT) {
        token_list_add(list, heading, FIELD_SECTION);
        return;
    }
    if (text->headings[level].text.data == heading.data &&
        text->headings[level].text.size == heading.size) {
        token_list_repeat(list, text->headings[level].start, text->headings[level].end,
                          FIELD_SECTION);
        return;
    }
    text->headings[level].text = heading;
    text->headings[level].start = list->token_count;
    token_list_add(list, heading, FIELD_SECTION);
    text->headings[level].end = list->token_count;
}

void harvest_text_add_headings(HarvestText *text, const Record *record, bool with_own)
{
    size_t count = record->section_count;
    count -= count > 0 && !with_own;
    for (size_t i = 0; i < count; i++) {
        add_heading(text, i, record->section_path[i]);
    }
}
