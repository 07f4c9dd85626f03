#include "document/view_blocks.h"

#include "document/view_equal.h"

#include <string.h>

static const Attributes *class_attributes(Arena *arena, const char *class)
{
    Attributes *attributes = arena_new(arena, Attributes);

    attributes->classes = arena_new(arena, Slice);
    attributes->classes[0] = slice_from_string(class);
    attributes->class_count = 1;
    return attributes;
}

ViewNode *view_add_alert(Arena *arena, ViewNode *parent, Node *quote)
{
    AlertKind alert = (AlertKind)quote->level;
    ViewNode *div = view_add(arena, parent, VIEW_DIV, quote);
    ViewNode *title = view_add(arena, div, VIEW_DIV, quote);
    ViewNode *paragraph = view_add(arena, title, VIEW_PARA, quote);

    div->attributes = class_attributes(arena, alert_class(alert));
    title->attributes = class_attributes(arena, "title");
    view_add(arena, paragraph, VIEW_STR, quote)->text = slice_from_string(alert_title(alert));
    return div;
}

static bool has_one_class(const ViewNode *div, const char *class)
{
    const Attributes *attributes = div->attributes;

    return div->kind == VIEW_DIV && attributes && attributes->class_count == 1 &&
           slice_is(attributes->classes[0], class) && attributes->identifier.size == 0 &&
           attributes->count == 0;
}

static const ViewNode *only_child(const ViewNode *node, ViewKind kind)
{
    const ViewNode *child = node->first;

    return child && child->kind == kind && !child->next ? child : NULL;
}

static bool is_title(const ViewNode *div, const char *title)
{
    const ViewNode *paragraph = only_child(div, VIEW_PARA);
    const ViewNode *text = paragraph ? only_child(paragraph, VIEW_STR) : NULL;

    return text && slice_is(text->text, title);
}

AlertKind view_alert_kind(const ViewNode *div)
{
    for (int kind = ALERT_NOTE; kind <= ALERT_CAUTION; kind++) {
        if (has_one_class(div, alert_class((AlertKind)kind)) && div->first &&
            has_one_class(div->first, "title")) {
            bool is_alert = is_title(div->first, alert_title((AlertKind)kind));

            return is_alert ? (AlertKind)kind : ALERT_NONE;
        }
    }
    return ALERT_NONE;
}

Slice view_code_language(const Node *code)
{
    Slice info = slice_trim(code->info);
    size_t end = 0;

    while (end < info.size && !ascii_is_space(info.data[end])) {
        end++;
    }
    if (code->attributes && end > 0 && info.data[0] == '{') {
        end = 0;
    }
    return slice_part(info, 0, end);
}

const Attributes *view_code_attributes(Arena *arena, const Node *code)
{
    Slice language = view_code_language(code);

    if (language.size == 0) {
        return code->attributes;
    }

    Attributes *attributes = arena_new(arena, Attributes);

    if (code->attributes) {
        *attributes = *code->attributes;
    }

    Slice *classes = arena_new_array(arena, Slice, attributes->class_count + 1);

    classes[0] = language;
    for (size_t i = 0; i < attributes->class_count; i++) {
        classes[i + 1] = attributes->classes[i];
    }
    attributes->classes = classes;
    attributes->class_count++;
    return attributes;
}

/* With its last line end, as in Markdown's: an empty block has none. */
static Slice code_text(Arena *arena, const ViewNode *view)
{
    const Node *source = view->source;
    size_t size = view->text.size;
    char *text;

    if (source && source->kind == NODE_CODE_BLOCK && source->text.size == size + 1 &&
        source->text.data[size] == '\n' &&
        slice_equals(slice_part(source->text, 0, size), view->text)) {
        return source->text;
    }
    if (size == 0) {
        return view->text;
    }
    text = arena_take(arena, size + 1);
    memcpy(text, view->text.data, size);
    text[size] = '\n';
    return (Slice){text, size + 1};
}

static bool is_language(Slice class)
{
    for (size_t i = 0; i < class.size; i++) {
        if (ascii_is_space(class.data[i]) || class.data[i] == '{') {
            return false;
        }
    }
    return class.size > 0;
}

void view_store_code(Arena *arena, Node *code, const ViewNode *view)
{
    const Attributes *attributes = view->attributes;
    const Node *source = view->source;

    code->text = code_text(arena, view);
    if (source && source->kind == NODE_CODE_BLOCK &&
        attributes_equal(attributes, view_code_attributes(arena, source))) {
        code->info = source->info;
        code->attributes = attributes_copy(arena, source->attributes);
    } else if (attributes && attributes->class_count > 0 && is_language(attributes->classes[0])) {
        Attributes rest = *attributes;

        code->info = rest.classes[0];
        rest.classes++;
        rest.class_count--;
        code->attributes = attributes_copy(arena, &rest);
    } else {
        code->attributes = attributes_copy(arena, attributes);
    }
}
