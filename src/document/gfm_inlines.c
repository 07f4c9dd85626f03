#include "document/gfm_inlines.h"

#include "document/gfm_delimiter.h"
#include "document/gfm_html_block.h"
#include "document/gfm_html_tag.h"
#include "document/gfm_link.h"

void gfm_inlines_init(GfmInlines *inlines, Arena *arena, GfmNotes *notes)
{
    *inlines = (GfmInlines){.notes = notes};
    gfm_flat_init(&inlines->flat, arena);
}

static Arena *arena_of(const GfmInlines *inlines)
{
    return inlines->flat.text.arena;
}

static void add_text(GfmInlines *inlines, Slice text)
{
    gfm_flat_add(&inlines->flat, inlines->bracket_depth > 0 ? GFM_LINK_TEXT : GFM_TEXT, text);
}

static void add_markup(GfmInlines *inlines, Slice markup)
{
    gfm_flat_add(&inlines->flat, GFM_MARKUP, markup);
}

/* Where a line must not end, a markup's line end is a space. */
static void add_markup_line(GfmInlines *inlines, Slice markup)
{
    while (inlines->is_one_line && markup.size > 0) {
        size_t end = slice_find_byte(markup, '\n', 0);

        add_markup(inlines, slice_part(markup, 0, end));
        add_markup(inlines, end < markup.size ? SLICE(" ") : SLICE(""));
        markup = slice_from(markup, end + 1);
    }
    add_markup(inlines, markup);
}

/* ---- breaks ---- */

static void add_break(GfmInlines *inlines, const ViewNode *node)
{
    bool is_hard = node->kind == VIEW_LINE_BREAK;

    if (is_hard && inlines->place == GFM_CELL) {
        add_markup(inlines, SLICE("<br />"));
    } else if (node->kind == VIEW_SPACE || inlines->is_one_line ||
               (!is_hard && inlines->joins_lines)) {
        add_text(inlines, SLICE(" "));
    } else {
        gfm_flat_add_break(&inlines->flat, is_hard);
    }
}

static bool is_break(const ViewNode *node)
{
    return node && (node->kind == VIEW_SPACE || node->kind == VIEW_SOFT_BREAK ||
                    node->kind == VIEW_LINE_BREAK);
}

static bool is_emphasis(const ViewNode *node)
{
    return node &&
           (node->kind == VIEW_EMPH || node->kind == VIEW_STRONG || node->kind == VIEW_STRIKEOUT);
}

/* A break at an edge of emphasis stands outside of it, where its delimiters can be read. */
static bool is_edge(const ViewNode *node)
{
    return is_break(node) && is_emphasis(node->parent) &&
           (node->parent->first == node || !node->next);
}

/* ---- emphasis ---- */

/* "***a***" is Strong in Emph: Emph in Strong, or in Emph, and nothing else there, is "**_a_**". */
static bool is_alone_in_emphasis(const ViewNode *node)
{
    const ViewNode *parent = node->parent;

    return node->kind == VIEW_EMPH && is_emphasis(parent) && parent->kind != VIEW_STRIKEOUT &&
           parent->first == node && !node->next;
}

static void open_emphasis(GfmInlines *inlines, const ViewNode *node)
{
    bool is_strikeout = node->kind == VIEW_STRIKEOUT;
    bool flips =
        is_alone_in_emphasis(node) &&
        !(inlines->depth > 0 && inlines->flat.pairs[inlines->pairs[inlines->depth - 1]].flips);

    if (is_break(node->first)) {
        add_break(inlines, node->first);
    }
    inlines->pairs = arena_array_room(arena_of(inlines), inlines->pairs, inlines->depth,
                                      &inlines->capacity, sizeof *inlines->pairs);
    inlines->pairs[inlines->depth++] = gfm_flat_open(&inlines->flat, is_strikeout ? '~' : '*',
                                                     node->kind == VIEW_EMPH ? 1 : 2, flips);
}

static void close_emphasis(GfmInlines *inlines, const ViewNode *node)
{
    gfm_flat_close(&inlines->flat, inlines->pairs[--inlines->depth]);
    if (is_break(node->last) && node->last != node->first) {
        add_break(inlines, node->last);
    }
}

/* ---- code, math, raw ---- */

static size_t longest_run(Slice text, char c)
{
    size_t longest = 0;
    size_t run = 0;

    for (size_t i = 0; i < text.size; i++) {
        run = text.data[i] == c ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static bool is_blank(Slice text)
{
    return slice_trim(text).size == 0;
}

/* One blank is taken from both sides, when there is one on both, and not only blanks. */
static bool needs_padding(Slice code)
{
    bool blank_sides = code.data[0] == ' ' && code.data[code.size - 1] == ' ';

    return code.data[0] == '`' || code.data[code.size - 1] == '`' ||
           (blank_sides && !is_blank(code));
}

static bool ends_with_markup(const GfmInlines *inlines, char c)
{
    const GfmFlat *flat = &inlines->flat;
    size_t size = flat->text.size;

    return size > 0 && flat->text.data[size - 1] == c &&
           gfm_flat_mark(flat, size - 1) == GFM_MARKUP;
}

static Slice code_as_html(Arena *arena, Slice code)
{
    Buffer html;

    buffer_init(&html, arena);
    buffer_add_string(&html, "<code>");
    gfm_html_write_text(&html, code);
    buffer_add_string(&html, "</code>");
    return buffer_slice(&html);
}

static void add_code(GfmInlines *inlines, Slice code)
{
    Buffer span;

    if (code.size == 0 || ends_with_markup(inlines, '`')) {
        add_markup_line(inlines, code_as_html(arena_of(inlines), code));
        return;
    }
    buffer_init(&span, arena_of(inlines));
    buffer_add_repeated(&span, '`', longest_run(code, '`') + 1);
    buffer_add_string(&span, needs_padding(code) ? " " : "");
    for (size_t i = 0; i < code.size; i++) {
        buffer_add_byte(&span, code.data[i] == '\n' ? ' ' : code.data[i]);
    }
    buffer_add_string(&span, needs_padding(code) ? " " : "");
    buffer_add_repeated(&span, '`', longest_run(code, '`') + 1);
    add_markup(inlines, buffer_slice(&span));
}

/* Does the dollar at `at` end the math? */
static bool ends_math(Slice math, bool is_display, size_t at)
{
    bool is_last = at + 1 == math.size;

    if (is_display) {
        return is_last || math.data[at + 1] == '$';
    }
    return at == 0 ||
           (!ascii_is_space(math.data[at - 1]) && (is_last || !ascii_is_digit(math.data[at + 1])));
}

/* Nothing can be escaped in math: dollars, or blanks at its sides, would end it elsewhere. */
static bool math_can_be_said(Slice math, bool is_display)
{
    bool has_blank_side =
        math.size > 0 && (ascii_is_space(math.data[0]) || ascii_is_space(math.data[math.size - 1]));

    if (math.size == 0 || (!is_display && has_blank_side)) {
        return false;
    }
    for (size_t i = 0; i < math.size; i++) {
        if (math.data[i] == '\\') {
            i++;
            if (i == math.size) {
                return false;
            }
        } else if (math.data[i] == '$' && ends_math(math, is_display, i)) {
            return false;
        }
    }
    return slice_find(math, SLICE("\n\n"), 0) == math.size;
}

static bool begins_with_digit(const ViewNode *node)
{
    return node && node->kind == VIEW_STR && node->text.size > 0 &&
           ascii_is_digit(node->text.data[0]);
}

static void add_math(GfmInlines *inlines, const ViewNode *math)
{
    bool is_display = math->flags & VIEW_DISPLAY;
    Slice dollars = is_display ? SLICE("$$") : SLICE("$");

    if (!math_can_be_said(math->text, is_display)) {
        Buffer html;

        buffer_init(&html, arena_of(inlines));
        gfm_html_write_math(&html, math);
        add_markup_line(inlines, buffer_slice(&html));
        return;
    }
    add_markup(inlines, dollars);
    add_markup_line(inlines, math->text);
    add_markup(inlines, dollars);
    if (!is_display && begins_with_digit(math->next)) {
        add_markup(inlines, SLICE("<!-- -->")); /* "$5$0" is no math */
    }
}

static void add_raw(GfmInlines *inlines, const ViewNode *raw)
{
    if (!gfm_html_is_format(raw->format) && !gfm_html_is_markdown(raw->format)) {
        return;
    }
    if (gfm_html_block_interrupts(raw->text)) {
        gfm_flat_indent_line(&inlines->flat);
    }
    add_markup_line(inlines, raw->text);
}

/* ---- links and images ---- */

static void add_target(GfmInlines *inlines, const LinkTarget *target)
{
    Buffer text;

    buffer_init(&text, arena_of(inlines));
    buffer_add_byte(&text, ']');
    gfm_link_write_target(&text, target);
    add_markup_line(inlines, buffer_slice(&text));
}

static Slice tag_of(Arena *arena, ViewNode *node)
{
    Buffer tag;

    buffer_init(&tag, arena);
    if (node->kind == VIEW_IMAGE) {
        gfm_html_write_image(&tag, node);
    } else if (node->kind == VIEW_LINK) {
        gfm_html_write_link(&tag, node);
    } else {
        gfm_html_write_inline_tag(&tag, node);
    }
    return buffer_slice(&tag);
}

/* False when all of it is written. */
static bool enter_link(GfmInlines *inlines, ViewNode *node)
{
    if (inlines->link) {
        return true;
    }
    if (gfm_link_is_automatic(node)) {
        add_markup(inlines, SLICE("<"));
        add_markup(inlines, node->first->text);
        add_markup(inlines, SLICE(">"));
        return false;
    }
    inlines->link = node;
    if (gfm_link_has_attributes(node)) {
        add_markup(inlines, tag_of(arena_of(inlines), node));
    } else {
        add_markup(inlines, SLICE("["));
        inlines->bracket_depth++;
    }
    return true;
}

static void leave_link(GfmInlines *inlines, const ViewNode *node)
{
    if (inlines->link != node) {
        return;
    }
    inlines->link = NULL;
    if (gfm_link_has_attributes(node)) {
        add_markup(inlines, SLICE("</a>"));
    } else {
        inlines->bracket_depth--;
        add_target(inlines, node->target);
    }
}

static bool enter_image(GfmInlines *inlines, ViewNode *node)
{
    if (node->attributes && gfm_link_has_attributes(node)) {
        add_markup(inlines, tag_of(arena_of(inlines), node));
        return false;
    }
    add_markup(inlines, SLICE("!["));
    inlines->bracket_depth++;
    return true;
}

static void leave_image(GfmInlines *inlines, const ViewNode *node)
{
    if (!gfm_link_has_attributes(node)) {
        inlines->bracket_depth--;
        add_target(inlines, node->target);
    }
}

/* ---- all ---- */

static void add_note(GfmInlines *inlines, ViewNode *note)
{
    Slice reference =
        arena_format(arena_of(inlines), "[^%zu]", gfm_notes_number(inlines->notes, note));

    add_markup(inlines, reference);
}

static bool enter_other(GfmInlines *inlines, ViewNode *node)
{
    if (gfm_html_inline_name(node)) {
        add_markup(inlines, tag_of(arena_of(inlines), node));
    } else if (node->kind == VIEW_QUOTED) {
        add_text(inlines, node->flags & VIEW_SINGLE ? SLICE("‘") : SLICE("“"));
    }
    return node->kind != VIEW_CITATION;
}

/* False when all below the node is written, or nothing of it. */
static bool enter(GfmInlines *inlines, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_STR:
        add_text(inlines, node->text);
        return true;
    case VIEW_SPACE:
    case VIEW_SOFT_BREAK:
    case VIEW_LINE_BREAK:
        if (!is_edge(node)) {
            add_break(inlines, node);
        }
        return true;
    case VIEW_CODE:
        add_code(inlines, node->text);
        return true;
    case VIEW_MATH:
        add_math(inlines, node);
        return true;
    case VIEW_RAW_INLINE:
        add_raw(inlines, node);
        return true;
    case VIEW_EMPH:
    case VIEW_STRONG:
    case VIEW_STRIKEOUT:
        open_emphasis(inlines, node);
        return true;
    case VIEW_LINK:
        return enter_link(inlines, node);
    case VIEW_IMAGE:
        return enter_image(inlines, node);
    case VIEW_NOTE:
        add_note(inlines, node);
        return false;
    default:
        return enter_other(inlines, node);
    }
}

static void leave(GfmInlines *inlines, const ViewNode *node)
{
    const char *name = gfm_html_inline_name(node);

    switch (node->kind) {
    case VIEW_EMPH:
    case VIEW_STRONG:
    case VIEW_STRIKEOUT:
        close_emphasis(inlines, node);
        break;
    case VIEW_LINK:
        leave_link(inlines, node);
        break;
    case VIEW_IMAGE:
        leave_image(inlines, node);
        break;
    case VIEW_QUOTED:
        add_text(inlines, node->flags & VIEW_SINGLE ? SLICE("’") : SLICE("”"));
        break;
    default:
        if (name) {
            add_markup(inlines, arena_format(arena_of(inlines), "</%s>", name));
        }
        break;
    }
}

static void lay_out(GfmInlines *inlines, ViewNode *node)
{
    ViewWalk walk;

    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        if (!walk.entering) {
            leave(inlines, walk.node);
        } else if (!enter(inlines, walk.node)) {
            view_walk_skip(&walk);
        }
    }
}

void gfm_inlines_begin(GfmInlines *inlines, GfmPlace place)
{
    gfm_flat_clear(&inlines->flat);
    inlines->place = place;
    inlines->is_one_line = place == GFM_HEADING || place == GFM_CELL;
}

void gfm_inlines_add(GfmInlines *inlines, ViewNode *first)
{
    for (ViewNode *node = first; node != NULL; node = node->next) {
        lay_out(inlines, node);
    }
}

void gfm_inlines_add_hard_break(GfmInlines *inlines)
{
    gfm_flat_add_break(&inlines->flat, true);
}

void gfm_inlines_end(GfmInlines *inlines, Buffer *out)
{
    gfm_flat_trim(&inlines->flat);
    gfm_delimiter_choose(&inlines->flat);
    gfm_escape_write(out, &inlines->flat, inlines->place);
}

void gfm_inlines_write(GfmInlines *inlines, Buffer *out, ViewNode *first, GfmPlace place)
{
    gfm_inlines_begin(inlines, place);
    gfm_inlines_add(inlines, first);
    gfm_inlines_end(inlines, out);
}
