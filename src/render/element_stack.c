#include "render/element_stack.h"

#include <assert.h>

/* Raw elements that may be open at once. Browsers stop at 512; it keeps every search short. */
enum { RAW_DEPTH_MAX = 100 };

static OpenElement *top_of(ElementStack *stack)
{
    return &stack->items[stack->count - 1];
}

/* Puts an element on the stack, inside the topmost one. */
static OpenElement *push(ElementStack *stack, HtmlElement element)
{
    const HtmlElementFacts *facts = html_element_facts(element);
    OpenElement opened = {
        .element = element, .accepts = facts->accepts, .excludes = facts->excludes};

    if (stack->count > 0) {
        OpenElement *parent = top_of(stack);

        opened.excludes |= parent->excludes;
        if (facts->transparent) {
            opened.accepts = parent->accepts & CATEGORY_FLOW;
        }
    }
    stack->items = arena_array_room(stack->arena, stack->items, stack->count, &stack->capacity,
                                    sizeof *stack->items);
    stack->items[stack->count++] = opened;
    return top_of(stack);
}

static void push_raw(ElementStack *stack, HtmlElement element)
{
    push(stack, element);
    stack->raw_count++;
}

static void push_own(ElementStack *stack, HtmlElement element, bool silent)
{
    OpenElement *opened = push(stack, element);

    opened->own = true;
    opened->silent = silent;
    opened->own_below = stack->own;
    stack->own = stack->count - 1;
}

void element_stack_init(ElementStack *stack, Buffer *out, HtmlHoles *holes, Arena *arena)
{
    *stack = (ElementStack){.out = out, .holes = holes, .arena = arena};
    push_own(stack, ELEMENT_BODY, false);
    top_of(stack)->accepts = CATEGORY_FLOW;
}

/* What browsers show for details without a summary. HTML demands one. */
static void write_summary(ElementStack *stack)
{
    buffer_add(stack->out, SLICE("<summary>Details</summary>"));
}

/* Notes in the topmost element that a child of these categories comes, and what may no longer come after it. */
static void add_child(ElementStack *stack, uint32_t categories)
{
    OpenElement *parent = top_of(stack);

    switch (parent->element) {
    case ELEMENT_DETAILS: /* the summary is the first child */
        if (parent->accepts & CATEGORY_SUMMARY && !(categories & CATEGORY_SUMMARY)) {
            write_summary(stack);
        }
        parent->accepts &= ~(uint32_t)CATEGORY_SUMMARY;
        break;
    case ELEMENT_FIGURE: /* the caption is the first child or the last */
        if (categories & CATEGORY_LEGEND) {
            parent->accepts &= parent->used ? 0 : ~(uint32_t)CATEGORY_LEGEND;
        }
        break;
    case ELEMENT_PICTURE: /* the image is the last child */
        parent->accepts &= categories & CATEGORY_IMAGE ? 0 : UINT32_MAX;
        break;
    case ELEMENT_TABLE: /* caption, thead, the rest */
        parent->accepts &= ~(uint32_t)CATEGORY_CAPTION;
        parent->accepts &= categories & CATEGORY_ROWS ? ~(uint32_t)CATEGORY_HEAD : UINT32_MAX;
        break;
    default:
        break;
    }
    parent->used = true;
}

static void write_tag(ElementStack *stack, const char *before, HtmlElement element)
{
    buffer_add_string(stack->out, before);
    buffer_add_string(stack->out, html_element_facts(element)->name);
    buffer_add_byte(stack->out, '>');
}

/* Ends the topmost element, a raw one. */
static void end_raw(ElementStack *stack)
{
    OpenElement *ended = top_of(stack);

    assert(!ended->own && stack->raw_count > 0);
    if (!ended->shown) {
        if (ended->element == ELEMENT_DETAILS && ended->accepts & CATEGORY_SUMMARY) {
            write_summary(stack);
        }
        write_tag(stack, "</", ended->element);
    }
    stack->raw_count--;
    stack->count--;
}

static void end_above(ElementStack *stack, size_t place)
{
    while (stack->count - 1 > place) {
        end_raw(stack);
    }
}

/* Adds what stands between the topmost element and a child of these categories. */
static void add_wrappers(ElementStack *stack, uint32_t categories)
{
    while (!(top_of(stack)->accepts & categories)) {
        HtmlElement wrapper = html_element_facts(top_of(stack)->element)->wrapper;

        if (wrapper == ELEMENT_NONE) {
            return;
        }
        add_child(stack, html_element_facts(wrapper)->categories);
        write_tag(stack, "<", wrapper);
        push_raw(stack, wrapper);
    }
}

/* Whether this raw element, or one that is added in it, may hold a child of these categories. */
static bool has_room(const OpenElement *opened, uint32_t categories)
{
    return (opened->accepts & categories) || html_element_facts(opened->element)->wrapper;
}

static bool is_heading(HtmlElement element)
{
    return element >= ELEMENT_H1 && element <= ELEMENT_H6;
}

/* A block inside does not end it, but loses its tags. But a heading ends a heading that was left open. */
static bool keeps(const OpenElement *opened, uint32_t categories)
{
    return html_element_facts(opened->element)->keeps &&
           !(is_heading(opened->element) && categories & CATEGORY_HEADING);
}

/* Ends raw elements until the topmost one has room for flow content of these categories. False: nothing has. */
static bool find_place_for_flow(ElementStack *stack, uint32_t categories)
{
    size_t place = stack->count - 1;

    while (!has_room(&stack->items[place], categories)) {
        if (stack->items[place].own || keeps(&stack->items[place], categories)) {
            return false;
        }
        place--;
    }
    if (stack->items[place].excludes & categories) {
        return false;
    }
    end_above(stack, place);
    add_wrappers(stack, categories);
    return true;
}

/* What a list item, an end tag, … outside of it does not reach into. */
static bool is_boundary(HtmlElement element)
{
    return element == ELEMENT_TD || element == ELEMENT_TH || element == ELEMENT_CAPTION;
}

/* The same for an element that belongs in one certain parent: the nearest one, in reach, that raw HTML opened. */
static bool find_place_for_part(ElementStack *stack, uint32_t categories)
{
    for (size_t place = stack->count - 1; !stack->items[place].own; place--) {
        OpenElement *opened = &stack->items[place];
        const HtmlElementFacts *facts = html_element_facts(opened->element);

        if ((facts->accepts | facts->reaches) & categories) {
            if (!((opened->accepts | facts->reaches) & categories)) {
                return false;
            }
            end_above(stack, place);
            add_wrappers(stack, categories);
            return true;
        }
        if (is_boundary(opened->element) && !(categories & CATEGORY_TABLE_PART)) {
            return false;
        }
    }
    return false;
}

/* The place of the nearest raw element of this kind, in reach; 0, the body's, when there is none. */
static size_t find_open(const ElementStack *stack, HtmlElement element)
{
    uint32_t part = html_element_facts(element)->categories & CATEGORY_TABLE_PART;

    for (size_t place = stack->count - 1; !stack->items[place].own; place--) {
        HtmlElement opened = stack->items[place].element;

        if (opened == element || (is_heading(opened) && is_heading(element))) {
            return place;
        }
        if (is_boundary(opened) && !part && element != ELEMENT_TABLE) {
            return 0;
        }
    }
    return 0;
}

HtmlElement element_stack_find_place(ElementStack *stack, HtmlElement element)
{
    const HtmlElementFacts *facts = html_element_facts(element);
    bool found;

    if (stack->raw_count >= RAW_DEPTH_MAX && facts->treatment != TREAT_VOID) {
        return ELEMENT_NONE;
    }
    if (element == ELEMENT_A) { /* as in browsers, a link ends the one before it */
        element_stack_close(stack, element);
    }
    found = facts->categories & CATEGORY_PART ? find_place_for_part(stack, facts->categories)
                                              : find_place_for_flow(stack, facts->categories);
    if (!found) {
        return ELEMENT_NONE;
    }
    if (element == ELEMENT_THEAD && !(top_of(stack)->accepts & CATEGORY_HEAD)) {
        element = ELEMENT_TBODY; /* a second one, or one that comes late */
    }
    add_child(stack, facts->categories);
    return element;
}

void element_stack_open(ElementStack *stack, HtmlElement element)
{
    push_raw(stack, element);
}

void element_stack_add_text(ElementStack *stack)
{
    if (find_place_for_flow(stack, CATEGORY_PHRASING)) {
        add_child(stack, CATEGORY_PHRASING);
    }
}

void element_stack_open_shown(ElementStack *stack, HtmlElement element)
{
    OpenElement *parent;
    OpenElement *opened;

    element_stack_add_text(stack);
    if (stack->raw_count >= RAW_DEPTH_MAX) {
        return;
    }
    push_raw(stack, element);
    parent = top_of(stack) - 1;
    opened = top_of(stack);
    opened->shown = true;
    opened->accepts = parent->accepts & CATEGORY_FLOW;
    opened->out_size = stack->out->size;
    opened->hole_count = stack->holes ? stack->holes->count : 0;
    opened->anchor_count = stack->holes ? stack->holes->anchor_count : 0;
}

/* The end of a hidden element has come: takes back all since its start. */
static void hide(ElementStack *stack, const OpenElement *shown)
{
    stack->out->size = shown->out_size;
    if (stack->holes) {
        stack->holes->count = shown->hole_count;
        stack->holes->anchor_count = shown->anchor_count;
    }
}

void element_stack_close(ElementStack *stack, HtmlElement element)
{
    size_t place = find_open(stack, element);

    if (place == 0) {
        return;
    }
    end_above(stack, place);
    if (top_of(stack)->shown) {
        hide(stack, top_of(stack));
    }
    end_raw(stack);
}

/* The first paragraph in an empty raw element that holds no block, such as <p align="center">, becomes its text. */
static bool takes_paragraph(const OpenElement *opened, HtmlElement element)
{
    return element == ELEMENT_P && !opened->own && !opened->used &&
           (opened->accepts & CATEGORY_FLOW) == CATEGORY_PHRASING;
}

/* Ends raw elements until the topmost one may hold the writer's element. False: nothing may. */
static bool make_room(ElementStack *stack, uint32_t categories)
{
    for (;;) {
        OpenElement *top = top_of(stack);

        if (top->own) {
            return !(top->excludes & categories);
        }
        if (!(top->excludes & categories) && has_room(top, categories)) {
            add_wrappers(stack, categories);
            return true;
        }
        end_raw(stack);
    }
}

bool element_stack_fits(ElementStack *stack, HtmlElement element)
{
    uint32_t categories = html_element_facts(element)->categories;
    bool fits = make_room(stack, categories);

    if (fits) {
        add_child(stack, categories);
    }
    return fits;
}

bool element_stack_enter(ElementStack *stack, HtmlElement element)
{
    bool silent = takes_paragraph(top_of(stack), element);

    if (silent) {
        add_child(stack, CATEGORY_PHRASING);
    } else {
        silent = !element_stack_fits(stack, element);
    }
    push_own(stack, element, silent);
    return !silent;
}

bool element_stack_leave(ElementStack *stack)
{
    OpenElement *left;

    end_above(stack, stack->own);
    left = top_of(stack);
    assert(left->own && stack->count > 1);
    stack->own = left->own_below;
    stack->count--;
    return !left->silent;
}

void element_stack_finish(ElementStack *stack)
{
    assert(stack->own == 0);
    end_above(stack, 0);
}
