#include "document/gfm_blocks.h"

#include "document/gfm_html_tag.h"
#include "document/gfm_leaf.h"
#include "document/gfm_list.h"
#include "document/view_blocks.h"

enum { RULE_WIDTH = 72 };

/* A list, or what holds blocks. */
struct GfmLevel {
    size_t outer;             /* of the margin around it */
    const ViewNode *previous; /* the last block that was written in it */
    int64_t number;           /* list: of its next item */
    char bullet;              /* list: its own; else that of the last bullet list in it */
    bool is_tight;            /* list, item: no blank lines between what is in it */
    bool is_alert;
};

void gfm_blocks_init(GfmBlocks *blocks, Buffer *out, const GfmOptions *options)
{
    *blocks = (GfmBlocks){.options = options};
    margin_init(&blocks->margin, out);
    gfm_notes_init(&blocks->notes, out->arena);
    gfm_inlines_init(&blocks->inlines, out->arena, &blocks->notes);
    blocks->inlines.joins_lines = options->joins_lines;
}

static GfmLevel *push_level(GfmBlocks *blocks, size_t outer)
{
    blocks->levels = arena_array_room(blocks->margin.out->arena, blocks->levels, blocks->depth,
                                      &blocks->capacity, sizeof *blocks->levels);
    blocks->levels[blocks->depth] = (GfmLevel){.outer = outer, .bullet = '-'};
    return &blocks->levels[blocks->depth++];
}

static GfmLevel *top_level(GfmBlocks *blocks)
{
    return &blocks->levels[blocks->depth - 1];
}

static void pop_level(GfmBlocks *blocks)
{
    margin_pop_marker(&blocks->margin, blocks->levels[--blocks->depth].outer);
}

/* A quote ends with an empty line of its own where a blank line would make the list loose. */
static void separate_tightly(GfmBlocks *blocks, const ViewNode *previous, const ViewNode *block)
{
    bool needs_gap = gfm_list_needs_gap(previous, block);
    bool ends_quote = previous->kind == VIEW_BLOCK_QUOTE && block->kind != VIEW_BLOCK_QUOTE;

    if (needs_gap && ends_quote) {
        margin_write_line(&blocks->margin, SLICE(">"));
    }
    blocks->margin.has_gap = needs_gap && !ends_quote;
}

/* Parts `block` from the one before it. */
static void separate(GfmBlocks *blocks, const ViewNode *block)
{
    GfmLevel *level = top_level(blocks);
    const ViewNode *previous = level->previous;

    if (previous && level->is_tight) {
        separate_tightly(blocks, previous, block);
    } else if (previous) {
        blocks->margin.has_gap = !gfm_list_goes_on(previous, block);
    } else if (level->is_alert) {
        blocks->margin.has_gap = block->kind != VIEW_PARA;
    }
    level->previous = block;
}

/* ---- lists ---- */

/* "- - -" would be a rule: an empty item right behind the marker of another has another marker. */
static bool is_rule_like(const GfmBlocks *blocks, const ViewNode *list)
{
    const ViewNode *item = list->parent;

    return blocks->depth >= 2 && item && item->kind == VIEW_LIST_ITEM && item->first == list &&
           !list->first->first;
}

static void enter_list(GfmBlocks *blocks, const ViewNode *list, const ViewNode *previous)
{
    GfmLevel *around = top_level(blocks);
    char bullet = '-';

    if (gfm_list_continues(previous, list)) {
        margin_write_line(&blocks->margin, SLICE("<!-- -->"));
        blocks->margin.has_gap = !around->is_tight;
    }
    if (list->kind == VIEW_BULLET_LIST) {
        bullet = gfm_list_bullet(list, previous, around->bullet);
        if (is_rule_like(blocks, list)) {
            bullet = blocks->levels[blocks->depth - 2].bullet == '-' ? '*' : '-';
        }
        around->bullet = bullet;
    }

    GfmLevel *level = push_level(blocks, blocks->margin.prefix.size);

    level->number = list->number;
    level->bullet = bullet;
    level->is_tight = gfm_list_is_tight(list);
}

static void enter_item(GfmBlocks *blocks, const ViewNode *item)
{
    GfmLevel *list = top_level(blocks);
    bool is_tight = list->is_tight;
    Buffer marker;
    Buffer blanks;

    if (item != item->parent->first) {
        blocks->margin.has_gap = !is_tight;
    }
    buffer_init(&marker, blocks->margin.out->arena);
    buffer_init(&blanks, blocks->margin.out->arena);
    if (item->parent->kind == VIEW_BULLET_LIST) {
        buffer_add_byte(&marker, list->bullet);
        buffer_add_byte(&marker, ' ');
    } else {
        gfm_list_write_number(&marker, item->parent, list->number++, item);
    }
    buffer_add_repeated(&blanks, ' ', marker.size);

    size_t outer = margin_push(&blocks->margin, buffer_slice(&marker), buffer_slice(&blanks));

    push_level(blocks, outer)->is_tight = is_tight;
}

/* "- ---" would be a rule, and dashes below a paragraph a heading. */
static void write_rule(GfmBlocks *blocks, const ViewNode *rule)
{
    bool in_item = rule->parent && rule->parent->kind == VIEW_LIST_ITEM;
    Buffer line;

    buffer_init(&line, blocks->margin.out->arena);
    buffer_add_repeated(&line, in_item ? '_' : '-', RULE_WIDTH);
    margin_write_line(&blocks->margin, buffer_slice(&line));
}

/* ---- quotes, alerts, divisions ---- */

static void enter_quote(GfmBlocks *blocks)
{
    push_level(blocks, margin_push(&blocks->margin, SLICE("> "), SLICE("> ")));
}

/* "[!NOTE]" alone is none. */
static bool is_alert(const ViewNode *div)
{
    return div->kind == VIEW_DIV && view_alert_kind(div) != ALERT_NONE && div->first->next;
}

static void enter_alert(GfmBlocks *blocks, const ViewNode *div)
{
    static const Slice labels[] = {
        [ALERT_NOTE] = SLICE_INIT("[!NOTE]"),           [ALERT_TIP] = SLICE_INIT("[!TIP]"),
        [ALERT_IMPORTANT] = SLICE_INIT("[!IMPORTANT]"), [ALERT_WARNING] = SLICE_INIT("[!WARNING]"),
        [ALERT_CAUTION] = SLICE_INIT("[!CAUTION]"),
    };

    enter_quote(blocks);
    top_level(blocks)->is_alert = true;
    margin_write_line(&blocks->margin, labels[view_alert_kind(div)]);
}

static void enter_div(GfmBlocks *blocks, const ViewNode *div)
{
    Buffer tag;

    if (is_alert(div)) {
        enter_alert(blocks, div);
        return;
    }
    buffer_init(&tag, blocks->margin.out->arena);
    gfm_html_write_tag(&tag, "div", div->attributes);
    margin_write_line(&blocks->margin, buffer_slice(&tag));
    blocks->margin.has_gap = true;
    push_level(blocks, blocks->margin.prefix.size);
}

static void leave_div(GfmBlocks *blocks, const ViewNode *div)
{
    if (!is_alert(div)) {
        blocks->margin.has_gap = true;
        margin_write_line(&blocks->margin, SLICE("</div>"));
    }
    pop_level(blocks);
}

/* ---- all ---- */

static void write_leaf(GfmBlocks *blocks, ViewNode *block, const ViewNode *previous)
{
    switch (block->kind) {
    case VIEW_PLAIN:
    case VIEW_PARA:
        gfm_leaf_write_paragraph(blocks, block);
        break;
    case VIEW_HEADER:
        gfm_leaf_write_header(blocks, block, !previous || !top_level(blocks)->is_tight);
        break;
    case VIEW_CODE_BLOCK:
        gfm_leaf_write_code(blocks, block);
        break;
    case VIEW_RAW_BLOCK:
        gfm_leaf_write_raw(blocks, block);
        break;
    case VIEW_LINE_BLOCK:
        gfm_leaf_write_line_block(blocks, block);
        break;
    case VIEW_HORIZONTAL_RULE:
        write_rule(blocks, block);
        break;
    case VIEW_TABLE:
        gfm_leaf_write_table(blocks, block);
        break;
    case VIEW_FIGURE:
        gfm_leaf_write_html(blocks, block);
        break;
    default:
        break;
    }
}

/* True when the blocks in it are still to be written. */
static bool enter_block(GfmBlocks *blocks, ViewNode *block)
{
    const ViewNode *previous = top_level(blocks)->previous;
    bool is_title = block->parent && block->parent->first == block && is_alert(block->parent);

    if (is_title || gfm_leaf_is_silent(block) || gfm_leaf_is_written_with_term(block)) {
        return false;
    }
    if (block->kind == VIEW_DEFINITION_LIST) {
        return true;
    }
    separate(blocks, block);
    switch (block->kind) {
    case VIEW_BLOCK_QUOTE:
        enter_quote(blocks);
        return true;
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        enter_list(blocks, block, previous);
        return true;
    case VIEW_DIV:
        enter_div(blocks, block);
        return true;
    default:
        write_leaf(blocks, block, previous);
        return false;
    }
}

static bool enter(GfmBlocks *blocks, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_LIST_ITEM:
        enter_item(blocks, node);
        return true;
    case VIEW_DEFINITION_TERM:
        separate(blocks, node);
        gfm_leaf_write_term(blocks, node);
        return false;
    default:
        return !view_is_block(node) || enter_block(blocks, node);
    }
}

static void leave(GfmBlocks *blocks, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_LIST_ITEM:
    case VIEW_BLOCK_QUOTE:
        pop_level(blocks);
        break;
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        blocks->depth--;
        break;
    case VIEW_DIV:
        leave_div(blocks, node);
        break;
    default:
        break;
    }
}

static void write_block(GfmBlocks *blocks, ViewNode *block)
{
    const ViewNode *skipped = NULL; /* it is left next */
    ViewWalk walk;

    view_walk_init(&walk, block);
    while (view_walk_next(&walk)) {
        if (walk.entering && !enter(blocks, walk.node)) {
            skipped = walk.node;
            view_walk_skip(&walk);
        } else if (!walk.entering && walk.node != skipped) {
            leave(blocks, walk.node);
        }
    }
}

void gfm_blocks_write(GfmBlocks *blocks, ViewNode *parent)
{
    push_level(blocks, blocks->margin.prefix.size);
    for (ViewNode *block = parent->first; block != NULL; block = block->next) {
        write_block(blocks, block);
    }
    blocks->depth--;
}

static void write_note(GfmBlocks *blocks, ViewNode *note, size_t number)
{
    bool has_text = note->first && note->first->kind <= VIEW_PARA;
    Slice label =
        arena_format(blocks->margin.out->arena, has_text ? "[^%zu]: " : "[^%zu]:", number);
    size_t outer = margin_push(&blocks->margin, label, SLICE("    "));

    if (!has_text) {
        margin_write_line(&blocks->margin, SLICE(""));
    }
    gfm_blocks_write(blocks, note);
    margin_pop_marker(&blocks->margin, outer);
}

void gfm_blocks_write_notes(GfmBlocks *blocks)
{
    for (size_t i = 0; i < blocks->notes.count; i++) {
        blocks->margin.has_gap = true;
        write_note(blocks, blocks->notes.items[i], i + 1);
    }
}
