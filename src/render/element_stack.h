/*
 * element_stack.h - the elements that are open where a page is being written.
 *
 * Two hands write a body: the writer, whose elements nest by construction ("own"), and the document's raw HTML, which
 * opens and closes what it likes. The stack holds both, and sees to it that what comes out nests, and that every
 * element stands where HTML allows it: it ends raw elements that must end, adds the ones that are missing (a cell for
 * text in a table, a summary for details), and says of an element when it has no place at all. Raw HTML never ends an
 * element of the writer.
 *
 *     <div>            raw     div                 raw </div> would end div; in p it means nothing
 *       <p>            own     div p
 *         <b>          raw     div p b             the end of p ends b
 */
#ifndef RENDER_ELEMENT_STACK_H
#define RENDER_ELEMENT_STACK_H

#include "base/buffer.h"
#include "render/html_element.h"
#include "render/html_holes.h"

typedef struct OpenElement {
    HtmlElement element;
    bool own;
    bool silent;       /* own: its tags are not written, because it has no place here */
    bool used;         /* it has content */
    bool shown;        /* raw, hidden if it is ended: until then, its tag is shown as text */
    uint32_t accepts;  /* what may come next in it */
    uint32_t excludes; /* what may not stand in it, at any depth; its parents' included */
    size_t own_below;  /* own: the place of the next own element below */
    /* shown: what there was before its tag */
    size_t out_size;
    size_t hole_count;
    size_t anchor_count;
} OpenElement;

typedef struct ElementStack {
    OpenElement *items;
    size_t count; /* at least 1: the body */
    size_t capacity;
    size_t own;       /* the place of the topmost own element */
    size_t raw_count; /* raw elements that are open */
    Arena *arena;
    Buffer *out;
    HtmlHoles *holes; /* or NULL */
} ElementStack;

/* A body that may hold flow content. Tags are written to `out`. */
void element_stack_init(ElementStack *stack, Buffer *out, HtmlHoles *holes, Arena *arena);

/*
 * The writer's elements. enter says whether its start tag is to be written, leave whether its end tag. `fits` is for
 * elements without content.
 */
bool element_stack_enter(ElementStack *stack, HtmlElement element);
bool element_stack_leave(ElementStack *stack);
bool element_stack_fits(ElementStack *stack, HtmlElement element);

/*
 * Raw HTML. find_place gets ready for a start tag, and returns what is to be written: the element, one that stands
 * for it here, or ELEMENT_NONE when there is no place for it. Then the tag is written, and open puts it on the stack.
 */
HtmlElement element_stack_find_place(ElementStack *stack, HtmlElement element);
void element_stack_open(ElementStack *stack, HtmlElement element);

/* An end tag: ends the nearest such element that raw HTML opened and that can be reached from here, if there is one. */
void element_stack_close(ElementStack *stack, HtmlElement element);

/* Gets ready for text that is not only white space. */
void element_stack_add_text(ElementStack *stack);

/*
 * An element that is hidden with all its content, whose end is not known yet: until it comes, the tag is shown as
 * text, which the caller writes right after this call.
 */
void element_stack_open_shown(ElementStack *stack, HtmlElement element);

/* Ends all that raw HTML left open in the body. */
void element_stack_finish(ElementStack *stack);

static inline bool element_stack_is_raw(const ElementStack *stack)
{
    return stack->own + 1 < stack->count;
}

#endif
