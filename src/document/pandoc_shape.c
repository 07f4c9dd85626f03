#include "document/pandoc_shape.h"

static void begin(PandocSink *sink, PandocForm form, const char *name, unsigned count)
{
    sink->begin(sink, form, name, count);
}

static void begin_list(PandocSink *sink)
{
    sink->begin(sink, PANDOC_LIST, "", 0);
}

static void end(PandocSink *sink, int count)
{
    for (; count > 0; count--) {
        sink->end(sink);
    }
}

static void write_constant(PandocSink *sink, const char *name)
{
    begin(sink, PANDOC_CHOICE, name, 0);
    end(sink, 1);
}

static void write_number(PandocSink *sink, const char *type, uint32_t value)
{
    begin(sink, PANDOC_ONLY, type, 1);
    sink->integer(sink, value);
    end(sink, 1);
}

static void write_pair(PandocSink *sink, Slice first, Slice second)
{
    begin(sink, PANDOC_TUPLE, "", 2);
    sink->string(sink, first);
    sink->string(sink, second);
    end(sink, 1);
}

static void write_attributes(PandocSink *sink, const Attributes *attributes)
{
    static const Attributes none;
    const Attributes *written = attributes ? attributes : &none;

    begin(sink, PANDOC_TUPLE, "", 3);
    sink->string(sink, written->identifier);
    begin_list(sink);
    for (size_t i = 0; i < written->class_count; i++) {
        sink->string(sink, written->classes[i]);
    }
    end(sink, 1);
    begin_list(sink);
    for (size_t i = 0; i < written->count; i++) {
        write_pair(sink, written->items[i].key, written->items[i].value);
    }
    end(sink, 2);
}

static void write_format(PandocSink *sink)
{
    begin(sink, PANDOC_ONLY, "Format", 1);
    sink->string(sink, SLICE("html"));
    end(sink, 1);
}

static void write_list_style(PandocSink *sink, const ViewNode *list)
{
    begin(sink, PANDOC_TUPLE, "", 3);
    sink->integer(sink, list->number);
    write_constant(sink, "Decimal");
    write_constant(sink, list->flags & VIEW_PARENTHESIS ? "OneParen" : "Period");
    end(sink, 1);
}

static void write_caption(PandocSink *sink)
{
    begin(sink, PANDOC_ONLY, "Caption", 2);
    sink->nothing(sink);
    begin_list(sink);
    end(sink, 2);
}

static void write_columns(PandocSink *sink, const TableColumns *columns)
{
    static const char *const alignments[] = {"AlignDefault", "AlignLeft", "AlignCenter",
                                             "AlignRight"};

    begin_list(sink);
    for (size_t i = 0; i < columns->count; i++) {
        begin(sink, PANDOC_TUPLE, "", 2);
        write_constant(sink, alignments[columns->alignments[i]]);
        write_constant(sink, "ColWidthDefault");
        end(sink, 1);
    }
    end(sink, 1);
}

static bool is_leaf(const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_CODE_BLOCK:
    case VIEW_RAW_BLOCK:
    case VIEW_HORIZONTAL_RULE:
    case VIEW_STR:
    case VIEW_SPACE:
    case VIEW_SOFT_BREAK:
    case VIEW_LINE_BREAK:
    case VIEW_CODE:
    case VIEW_MATH:
    case VIEW_RAW_INLINE:
    case VIEW_META_STRING:
    case VIEW_META_BOOLEAN:
        return true;
    default:
        return false;
    }
}

static void write_leaf(PandocSink *sink, const ViewNode *node)
{
    const char *name = view_kind_name((ViewKind)node->kind);

    switch (node->kind) {
    case VIEW_STR:
    case VIEW_META_STRING:
        begin(sink, PANDOC_CHOICE, name, 1);
        break;
    case VIEW_CODE:
    case VIEW_CODE_BLOCK:
        begin(sink, PANDOC_CHOICE, name, 2);
        write_attributes(sink, node->attributes);
        break;
    case VIEW_RAW_BLOCK:
    case VIEW_RAW_INLINE:
        begin(sink, PANDOC_CHOICE, name, 2);
        write_format(sink);
        break;
    case VIEW_MATH:
        begin(sink, PANDOC_CHOICE, name, 2);
        write_constant(sink, node->flags & VIEW_DISPLAY ? "DisplayMath" : "InlineMath");
        break;
    case VIEW_META_BOOLEAN:
        begin(sink, PANDOC_CHOICE, name, 1);
        sink->boolean(sink, node->flags & VIEW_TRUE);
        end(sink, 1);
        return;
    default:
        write_constant(sink, name);
        return;
    }
    sink->string(sink, node->text);
    end(sink, 1);
}

/* What stands before the list of a node's children. */
static void enter_parent(PandocSink *sink, const ViewNode *node)
{
    const char *name = view_kind_name((ViewKind)node->kind);

    switch (node->kind) {
    case VIEW_DOCUMENT:
    case VIEW_LIST_ITEM:
        break;
    case VIEW_HEADER:
        begin(sink, PANDOC_CHOICE, name, 3);
        sink->integer(sink, node->level);
        write_attributes(sink, node->attributes);
        break;
    case VIEW_ORDERED_LIST:
        begin(sink, PANDOC_CHOICE, name, 2);
        write_list_style(sink, node);
        break;
    case VIEW_DIV:
        begin(sink, PANDOC_CHOICE, name, 2);
        write_attributes(sink, node->attributes);
        break;
    case VIEW_LINK:
    case VIEW_IMAGE:
        begin(sink, PANDOC_CHOICE, name, 3);
        write_attributes(sink, node->attributes);
        break;
    case VIEW_TABLE_CELL:
        begin(sink, PANDOC_ONLY, name, 5);
        write_attributes(sink, NULL);
        write_constant(sink, "AlignDefault");
        write_number(sink, "RowSpan", 1);
        write_number(sink, "ColSpan", 1);
        break;
    case VIEW_TABLE_HEAD:
    case VIEW_TABLE_FOOT:
    case VIEW_TABLE_ROW:
        begin(sink, PANDOC_ONLY, name, 2);
        write_attributes(sink, NULL);
        break;
    default: /* only the list: of inlines, blocks, items or values */
        begin(sink, PANDOC_CHOICE, name, 1);
        break;
    }
    begin_list(sink);
}

static void enter_table(PandocSink *sink, const ViewNode *table)
{
    begin(sink, PANDOC_CHOICE, "Table", 6);
    write_attributes(sink, table->attributes);
    write_caption(sink);
    write_columns(sink, table->columns);
}

/*
 * A table has one body. In pandoc's type it stands in a list, and could have rows of its own head.
 */
static void enter_table_body(PandocSink *sink)
{
    begin_list(sink);
    begin(sink, PANDOC_ONLY, "TableBody", 4);
    write_attributes(sink, NULL);
    write_number(sink, "RowHeadColumns", 0);
    begin_list(sink);
    end(sink, 1);
    begin_list(sink);
}

static void enter(PandocSink *sink, const ViewNode *node)
{
    if (is_leaf(node)) {
        write_leaf(sink, node);
        return;
    }
    switch (node->kind) {
    case VIEW_TABLE:
        enter_table(sink, node);
        break;
    case VIEW_TABLE_BODY:
        enter_table_body(sink);
        break;
    case VIEW_META_MAP:
        begin(sink, PANDOC_CHOICE, "MetaMap", 1);
        begin(sink, PANDOC_MAP, "", 0);
        break;
    default:
        enter_parent(sink, node);
        break;
    }
}

static void leave(PandocSink *sink, const ViewNode *node)
{
    if (is_leaf(node)) {
        return;
    }
    switch (node->kind) {
    case VIEW_DOCUMENT:
    case VIEW_LIST_ITEM:
    case VIEW_TABLE:
        end(sink, 1);
        break;
    case VIEW_LINK:
    case VIEW_IMAGE:
        end(sink, 1);
        write_pair(sink, node->target->url, node->target->title);
        end(sink, 1);
        break;
    case VIEW_TABLE_BODY:
        end(sink, 3);
        break;
    default:
        end(sink, 2);
        break;
    }
}

void pandoc_shape_write(PandocSink *sink, ViewNode *node)
{
    ViewWalk walk;

    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            bool has_key = walk.node != node && walk.node->parent->kind == VIEW_META_MAP;

            if (has_key) {
                sink->key(sink, walk.node->key);
            }
            enter(sink, walk.node);
        } else {
            leave(sink, walk.node);
        }
    }
}

void pandoc_shape_write_meta(PandocSink *sink, ViewNode *map)
{
    begin(sink, PANDOC_MAP, "", 0);
    for (ViewNode *value = map->first; value != NULL; value = value->next) {
        sink->key(sink, value->key);
        pandoc_shape_write(sink, value);
    }
    end(sink, 1);
}
