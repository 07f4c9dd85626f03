#include "document/view_inlines.h"

#include <assert.h>
#include <string.h>

/* pandoc's own set: U+00A0 and the other Unicode spaces stay in their Str. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * Lengthens the text of a Str. Runs that meet in the source (a word and its escape) cost no copy.
 */
static void join_text(Arena *arena, ViewNode *str, Slice more)
{
    bool is_own = (str->flags & VIEW_OWN_TEXT) != 0;

    if (!is_own && str->text.data + str->text.size == more.data) {
        str->text.size += more.size;
        return;
    }

    size_t size = str->text.size + more.size;
    char *joined;

    if (is_own) {
        joined = arena_grow(arena, (char *)str->text.data, str->text.size, size);
    } else {
        joined = arena_take(arena, size);
        memcpy(joined, str->text.data, str->text.size);
    }
    memcpy(joined + str->text.size, more.data, more.size);
    str->text = (Slice){joined, size};
    str->flags |= VIEW_OWN_TEXT;
}

void view_add_str(Arena *arena, ViewNode *parent, Slice text, Node *source)
{
    if (text.size == 0) {
        return;
    }
    if (parent->last && parent->last->kind == VIEW_STR) {
        join_text(arena, parent->last, text);
    } else {
        view_add(arena, parent, VIEW_STR, source)->text = text;
    }
}

static bool is_paragraph(const ViewNode *node)
{
    return node->kind == VIEW_PARA || node->kind == VIEW_PLAIN || node->kind == VIEW_HEADER;
}

static bool is_break(const ViewNode *node)
{
    return node->kind == VIEW_SPACE || node->kind == VIEW_SOFT_BREAK ||
           node->kind == VIEW_LINE_BREAK;
}

void view_add_break(Arena *arena, ViewNode *parent, ViewKind kind, Node *source)
{
    ViewNode *last = parent->last;

    assert(VIEW_SPACE < VIEW_SOFT_BREAK && VIEW_SOFT_BREAK < VIEW_LINE_BREAK);
    if (!last && kind == VIEW_SPACE && is_paragraph(parent)) {
        return;
    }
    if (!last || !is_break(last) || (kind == VIEW_LINE_BREAK && last->kind == VIEW_LINE_BREAK)) {
        view_add(arena, parent, kind, source);
    } else if (kind > last->kind) {
        last->kind = (uint8_t)kind;
        last->source = source;
    }
}

void view_add_text(Arena *arena, ViewNode *parent, Slice text, Node *source)
{
    size_t at = 0;

    while (at < text.size) {
        size_t start = at;
        bool has_line_end = false;

        while (at < text.size && !is_blank(text.data[at])) {
            at++;
        }
        view_add_str(arena, parent, slice_part(text, start, at), source);
        start = at;
        while (at < text.size && is_blank(text.data[at])) {
            has_line_end |= text.data[at] == '\n';
            at++;
        }
        if (at > start) {
            view_add_break(arena, parent, has_line_end ? VIEW_SOFT_BREAK : VIEW_SPACE, source);
        }
    }
}

ViewNode *view_open_inline(Arena *arena, ViewNode *parent, ViewKind kind, Node *source)
{
    if (parent->last && parent->last->kind == kind) {
        return parent->last;
    }
    return view_add(arena, parent, kind, source);
}

void view_trim_end(ViewNode *block)
{
    ViewNode *last = block->last;

    if (!last || last->kind != VIEW_SPACE) {
        return;
    }
    if (block->first == last) {
        block->first = NULL;
        block->last = NULL;
        return;
    }

    ViewNode *before = block->first;

    while (before->next != last) {
        before = before->next;
    }
    before->next = NULL;
    block->last = before;
}
