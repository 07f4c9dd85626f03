#include "document/gfm_leaf.h"

#include "base/utf8.h"
#include "document/gfm_attributes.h"
#include "document/gfm_html.h"
#include "document/gfm_html_tag.h"
#include "document/gfm_table.h"
#include "document/view_blocks.h"
#include "document/view_lists.h"

static bool is_paragraph(const ViewNode *block)
{
    return block && (block->kind == VIEW_PARA || block->kind == VIEW_PLAIN);
}

bool gfm_leaf_is_silent(const ViewNode *block)
{
    switch (block->kind) {
    case VIEW_PARA:
    case VIEW_PLAIN:
    case VIEW_LINE_BLOCK:
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        return !block->first;
    case VIEW_RAW_BLOCK:
        return !gfm_html_is_format(block->format) && !gfm_html_is_markdown(block->format);
    case VIEW_TABLE:
        return block->columns->count == 0;
    default:
        return false;
    }
}

static void start_text(Buffer *text, const GfmBlocks *blocks)
{
    buffer_init(text, blocks->margin.out->arena);
}

/* ---- paragraphs ---- */

static bool is_first_of_item(const ViewNode *block)
{
    return block->parent && block->parent->kind == VIEW_LIST_ITEM && block->parent->first == block;
}

/* "```math" is read as a paragraph with nothing but math; so is such a paragraph written when it has lines. */
static const ViewNode *fenced_math(const ViewNode *paragraph)
{
    const ViewNode *math = paragraph->first;

    return math && !math->next && math->kind == VIEW_MATH && math->flags & VIEW_DISPLAY &&
                   paragraph->kind == VIEW_PARA &&
                   slice_find_byte(math->text, '\n', 0) < math->text.size
               ? math
               : NULL;
}

/* Code between fences that no line of it ends. */
static void write_fenced(GfmBlocks *blocks, char sign, Slice info, Slice code)
{
    Slice rest = code;
    size_t size = 3;

    while (rest.size > 0) {
        Slice line = slice_trim(slice_cut(rest, '\n', &rest));
        size_t run = 0;

        while (run < line.size && line.data[run] == sign) {
            run++;
        }
        size = run == line.size && run >= size ? run + 1 : size;
    }

    Buffer fence;

    start_text(&fence, blocks);
    buffer_add_repeated(&fence, sign, size);
    buffer_add_string(&fence, info.size > 0 ? " " : "");
    buffer_add(&fence, info);
    margin_write_line(&blocks->margin, buffer_slice(&fence));
    if (code.size > 0) {
        margin_write_lines(&blocks->margin, code);
    }
    if (slice_ends_with(code, SLICE("\n"))) {
        margin_write_line(&blocks->margin, SLICE(""));
    }
    margin_write_line(&blocks->margin, slice_part(buffer_slice(&fence), 0, size));
}

void gfm_leaf_write_paragraph(GfmBlocks *blocks, ViewNode *paragraph)
{
    bool in_item = is_first_of_item(paragraph);
    bool is_done = false;
    const ViewNode *mark = in_item ? view_task_mark(paragraph->parent, &is_done) : NULL;
    const ViewNode *math = fenced_math(paragraph);
    ViewNode *first = paragraph->first;
    Buffer text;

    if (math) {
        write_fenced(blocks, '`', SLICE("math"), math->text);
        return;
    }
    start_text(&text, blocks);
    if (mark) {
        buffer_add_string(&text, is_done ? "[x] " : "[ ] ");
        first = mark->next ? mark->next->next : NULL;
    }
    gfm_inlines_write(&blocks->inlines, &text, first, in_item && !mark ? GFM_ITEM : GFM_PARAGRAPH);
    if (text.size > 0) {
        margin_write_lines(&blocks->margin, buffer_slice(&text));
    }
}

void gfm_leaf_write_line_block(GfmBlocks *blocks, ViewNode *block)
{
    Buffer text;

    start_text(&text, blocks);
    gfm_inlines_begin(&blocks->inlines, GFM_PARAGRAPH);
    for (ViewNode *line = block->first; line != NULL; line = line->next) {
        gfm_inlines_add(&blocks->inlines, line->first);
        if (line->next) {
            gfm_inlines_add_hard_break(&blocks->inlines);
        }
    }
    gfm_inlines_end(&blocks->inlines, &text);
    margin_write_lines(&blocks->margin, buffer_slice(&text));
}

/* ---- definitions ---- */

bool gfm_leaf_is_written_with_term(const ViewNode *paragraph)
{
    const ViewNode *definition = paragraph->parent;
    const ViewNode *item = definition ? definition->parent : NULL;

    return is_paragraph(paragraph) && definition && definition->kind == VIEW_DEFINITION &&
           definition->first == paragraph && item && item->kind == VIEW_DEFINITION_ITEM &&
           item->first->next == definition;
}

void gfm_leaf_write_term(GfmBlocks *blocks, ViewNode *term)
{
    const ViewNode *definition = term->next;
    Buffer text;

    start_text(&text, blocks);
    gfm_inlines_begin(&blocks->inlines, GFM_PARAGRAPH);
    gfm_inlines_add(&blocks->inlines, term->first);
    if (definition && is_paragraph(definition->first)) {
        gfm_inlines_add_hard_break(&blocks->inlines);
        gfm_inlines_add(&blocks->inlines, definition->first->first);
    }
    gfm_inlines_end(&blocks->inlines, &text);
    margin_write_lines(&blocks->margin, buffer_slice(&text));
}

/* ---- headings ---- */

static bool has_breaks(ViewNode *header, bool joins_lines)
{
    ViewWalk walk;

    view_walk_init(&walk, header);
    while (view_walk_next(&walk)) {
        ViewKind kind = (ViewKind)walk.node->kind;

        if (kind == VIEW_LINE_BREAK || (kind == VIEW_SOFT_BREAK && !joins_lines)) {
            return true;
        }
        if (walk.entering && kind == VIEW_NOTE) {
            view_walk_skip(&walk);
        }
    }
    return false;
}

static size_t text_width(Slice text)
{
    size_t width = 3;

    while (text.size > 0) {
        size_t line = utf8_width(slice_cut(text, '\n', &text));

        width = line > width ? line : width;
    }
    return width;
}

/* Behind a blank. */
static void add_attributes(Buffer *text, const Attributes *attributes)
{
    if (attributes) {
        buffer_add_byte(text, ' ');
        gfm_attributes_write(text, attributes);
    }
}

static void write_underlined(GfmBlocks *blocks, ViewNode *header)
{
    Buffer text;
    size_t width;

    start_text(&text, blocks);
    gfm_inlines_write(&blocks->inlines, &text, header->first, GFM_PARAGRAPH);
    if (blocks->options->attributes) {
        add_attributes(&text, gfm_attributes_of_header(text.arena, header));
    }
    width = text_width(buffer_slice(&text));
    buffer_add_byte(&text, '\n');
    buffer_add_repeated(&text, header->level == 1 ? '=' : '-', width);
    margin_write_lines(&blocks->margin, buffer_slice(&text));
}

void gfm_leaf_write_header(GfmBlocks *blocks, ViewNode *header, bool may_be_underlined)
{
    size_t level = header->level < 1 ? 1 : header->level > 6 ? 6 : header->level;
    Buffer text;

    if (may_be_underlined && header->level <= 2 &&
        has_breaks(header, blocks->inlines.joins_lines)) {
        write_underlined(blocks, header);
        return;
    }
    start_text(&text, blocks);
    buffer_add_repeated(&text, '#', level);
    buffer_add_byte(&text, ' ');
    gfm_inlines_write(&blocks->inlines, &text, header->first, GFM_HEADING);
    if (blocks->options->attributes) {
        add_attributes(&text, gfm_attributes_of_header(text.arena, header));
    }
    margin_write_line(&blocks->margin, slice_trim_end(buffer_slice(&text)));
}

/* ---- code and raw text ---- */

static Slice code_info(const GfmBlocks *blocks, const ViewNode *view)
{
    Arena *arena = blocks->margin.out->arena;
    Node code = {0};
    Buffer info;

    view_store_code(arena, &code, view);
    code.info = slice_trim(code.info);
    if (slice_starts_with(code.info, SLICE("{")) && !blocks->options->attributes) {
        code.info = view->attributes && view->attributes->class_count > 0
                        ? view->attributes->classes[0]
                        : SLICE("");
    }
    buffer_init(&info, arena);
    gfm_escape_write_literal(&info, code.info, "");
    if (blocks->options->attributes && code.attributes &&
        slice_find_byte(code.info, '{', 0) == code.info.size) {
        add_attributes(&info, code.attributes);
    }
    return slice_trim(buffer_slice(&info));
}

void gfm_leaf_write_code(GfmBlocks *blocks, const ViewNode *code)
{
    Slice info = code_info(blocks, code);
    bool has_backtick = slice_find_byte(info, '`', 0) < info.size;

    write_fenced(blocks, has_backtick ? '~' : '`', info, code->text);
}

void gfm_leaf_write_raw(GfmBlocks *blocks, const ViewNode *raw)
{
    Buffer html;

    if (gfm_html_is_markdown(raw->format)) {
        margin_write_lines(&blocks->margin, raw->text);
        return;
    }
    start_text(&html, blocks);
    gfm_html_write_lines(&html, raw->text);
    margin_write_lines(&blocks->margin, buffer_slice(&html));
}

/* ---- tables ---- */

void gfm_leaf_write_html(GfmBlocks *blocks, ViewNode *block)
{
    Buffer html;

    start_text(&html, blocks);
    gfm_html_write_block(&html, block);
    margin_write_lines(&blocks->margin, buffer_slice(&html));
}

void gfm_leaf_write_table(GfmBlocks *blocks, ViewNode *table)
{
    ViewNode *caption = table->first;

    if (!gfm_table_is_simple(table)) {
        gfm_leaf_write_html(blocks, table);
        return;
    }
    gfm_table_write(&blocks->inlines, &blocks->margin, table);
    if (caption->kind != VIEW_CAPTION) {
        return;
    }
    for (ViewNode *block = caption->first; block != NULL; block = block->next) {
        if (is_paragraph(block)) {
            blocks->margin.has_gap = true;
            gfm_leaf_write_paragraph(blocks, block);
        }
    }
}
