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

static void write_number(PandocSink *sink, const char *type, int32_t value)
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

static void write_attribute_list(PandocSink *sink, const Attributes *attributes)
{
    begin_list(sink);
    for (size_t i = 0; attributes && i < attributes->count; i++) {
        write_pair(sink, attributes->items[i].key, attributes->items[i].value);
    }
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
    write_attribute_list(sink, written);
    end(sink, 1);
}

static void write_format(PandocSink *sink, Slice format)
{
    begin(sink, PANDOC_ONLY, "Format", 1);
    sink->string(sink, format);
    end(sink, 1);
}

static void write_list_style(PandocSink *sink, const ViewNode *list)
{
    begin(sink, PANDOC_TUPLE, "", 3);
    sink->integer(sink, list->number);
    write_constant(sink, view_style_name((ListStyle)list->list.style));
    write_constant(sink, view_delimiter_name((ListDelimiter)list->list.delimiter));
    end(sink, 1);
}

static void write_column(PandocSink *sink, Alignment alignment, double width)
{
    begin(sink, PANDOC_TUPLE, "", 2);
    write_constant(sink, view_alignment_name(alignment));
    if (width > 0) {
        begin(sink, PANDOC_CHOICE, "ColWidth", 1);
        sink->real(sink, width);
        end(sink, 1);
    } else {
        write_constant(sink, "ColWidthDefault");
    }
    end(sink, 1);
}

static void write_columns(PandocSink *sink, const TableColumns *columns)
{
    begin_list(sink);
    for (size_t i = 0; i < columns->count; i++) {
        write_column(sink, columns->alignments[i], columns->widths ? columns->widths[i] : 0);
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
    case VIEW_ATTR:
    case VIEW_ATTRIBUTE_LIST:
    case VIEW_LIST_ATTRIBUTES:
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
        write_format(sink, node->format);
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
    case VIEW_ATTR:
        write_attributes(sink, node->attributes);
        return;
    case VIEW_ATTRIBUTE_LIST:
        write_attribute_list(sink, node->attributes);
        return;
    case VIEW_LIST_ATTRIBUTES:
        write_list_style(sink, node);
        return;
    default:
        write_constant(sink, name);
        return;
    }
    sink->string(sink, node->text);
    end(sink, 1);
}

static bool begins_with(const ViewNode *node, ViewKind kind)
{
    return node->first && node->first->kind == kind;
}

/* What a node has for a caption when none is there. */
static void write_no_caption(PandocSink *sink)
{
    begin(sink, PANDOC_ONLY, "Caption", 2);
    sink->nothing(sink);
    begin_list(sink);
    end(sink, 2);
}

/* What stands between a table's or figure's caption and the next of its children. */
static void leave_caption_of(PandocSink *sink, const ViewNode *parent)
{
    if (parent->kind == VIEW_TABLE) {
        write_columns(sink, parent->columns);
    } else {
        begin_list(sink);
    }
}

static void enter_captioned(PandocSink *sink, const ViewNode *node, unsigned count)
{
    begin(sink, PANDOC_CHOICE, view_kind_name((ViewKind)node->kind), count);
    write_attributes(sink, node->attributes);
    if (!begins_with(node, VIEW_CAPTION)) {
        write_no_caption(sink);
        leave_caption_of(sink, node);
    }
}

static void enter_caption(PandocSink *sink, const ViewNode *caption)
{
    begin(sink, PANDOC_ONLY, "Caption", 2);
    if (!begins_with(caption, VIEW_SHORT_CAPTION)) {
        sink->nothing(sink);
        begin_list(sink);
    }
}

/* A body has two lists of rows: those of its own head come first. */
static void end_head_rows(PandocSink *sink, const ViewNode *next)
{
    if (!next || !(next->flags & VIEW_HEAD_ROW)) {
        end(sink, 1);
        begin_list(sink);
    }
}

static void enter_table_body(PandocSink *sink, const ViewNode *body)
{
    begin(sink, PANDOC_ONLY, "TableBody", 4);
    write_attributes(sink, body->attributes);
    write_number(sink, "RowHeadColumns", body->number);
    begin_list(sink);
    end_head_rows(sink, body->first);
}

static void enter_cell(PandocSink *sink, const ViewNode *cell)
{
    begin(sink, PANDOC_ONLY, "Cell", 5);
    write_attributes(sink, cell->attributes);
    write_constant(sink, view_alignment_name((Alignment)cell->cell.alignment));
    write_number(sink, "RowSpan", cell->number);
    write_number(sink, "ColSpan", cell->cell.column_span);
    begin_list(sink);
}

static void end_citations(PandocSink *sink, const ViewNode *next)
{
    if (!next || next->kind != VIEW_CITATION) {
        end(sink, 1);
        begin_list(sink);
    }
}

static void enter_citation(PandocSink *sink, const ViewNode *citation)
{
    begin(sink, PANDOC_RECORD, "Citation", 6);
    sink->key(sink, SLICE("citationId"));
    sink->string(sink, citation->text);
}

static void leave_citation(PandocSink *sink, const ViewNode *citation)
{
    sink->key(sink, SLICE("citationMode"));
    write_constant(sink, view_citation_mode_name((CitationMode)citation->level));
    sink->key(sink, SLICE("citationNoteNum"));
    sink->integer(sink, citation->number);
    sink->key(sink, SLICE("citationHash"));
    sink->integer(sink, citation->hash);
    end(sink, 1);
}

/* Fields that stand before the list of children. */
static void enter_with_fields(PandocSink *sink, const ViewNode *node, unsigned count)
{
    begin(sink, PANDOC_CHOICE, view_kind_name((ViewKind)node->kind), count);
    switch (node->kind) {
    case VIEW_HEADER:
        sink->integer(sink, node->level);
        write_attributes(sink, node->attributes);
        break;
    case VIEW_ORDERED_LIST:
        write_list_style(sink, node);
        break;
    case VIEW_QUOTED:
        write_constant(sink, node->flags & VIEW_SINGLE ? "SingleQuote" : "DoubleQuote");
        break;
    case VIEW_DIV:
    case VIEW_SPAN:
    case VIEW_LINK:
    case VIEW_IMAGE:
        write_attributes(sink, node->attributes);
        break;
    default: /* only the list: of inlines, blocks, items or values */
        break;
    }
    begin_list(sink);
}

static void enter_part(PandocSink *sink, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_DEFINITION_ITEM:
        begin(sink, PANDOC_TUPLE, "", 2);
        break;
    case VIEW_CAPTION:
        enter_caption(sink, node);
        break;
    case VIEW_SHORT_CAPTION:
        begin(sink, PANDOC_ONLY, "Just", 1);
        begin_list(sink);
        break;
    case VIEW_CITATION:
        enter_citation(sink, node);
        break;
    case VIEW_CITATION_PREFIX:
    case VIEW_CITATION_SUFFIX:
        sink->key(sink, node->kind == VIEW_CITATION_PREFIX ? SLICE("citationPrefix")
                                                           : SLICE("citationSuffix"));
        begin_list(sink);
        break;
    case VIEW_TABLE_BODY:
        enter_table_body(sink, node);
        break;
    case VIEW_TABLE_CELL:
        enter_cell(sink, node);
        break;
    case VIEW_TABLE_HEAD:
    case VIEW_TABLE_FOOT:
    case VIEW_TABLE_ROW:
        begin(sink, PANDOC_ONLY, view_kind_name((ViewKind)node->kind), 2);
        write_attributes(sink, node->attributes);
        begin_list(sink);
        break;
    default: /* a list of blocks or inlines without a name */
        begin_list(sink);
        break;
    }
}

static void enter(PandocSink *sink, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_TABLE:
        enter_captioned(sink, node, 6);
        break;
    case VIEW_FIGURE:
        enter_captioned(sink, node, 3);
        break;
    case VIEW_META_MAP:
        begin(sink, PANDOC_CHOICE, "MetaMap", 1);
        begin(sink, PANDOC_MAP, "", 0);
        break;
    case VIEW_LINK:
    case VIEW_IMAGE:
    case VIEW_HEADER:
        enter_with_fields(sink, node, 3);
        break;
    case VIEW_CITE:
        enter_with_fields(sink, node, 2);
        if (!begins_with(node, VIEW_CITATION)) {
            end_citations(sink, node->first);
        }
        break;
    case VIEW_ORDERED_LIST:
    case VIEW_QUOTED:
    case VIEW_DIV:
    case VIEW_SPAN:
        enter_with_fields(sink, node, 2);
        break;
    default:
        if (node->kind >= VIEW_DOCUMENT && node->kind <= VIEW_TABLE_CELL) {
            enter_part(sink, node);
        } else {
            enter_with_fields(sink, node, 1);
        }
        break;
    }
}

static void leave_part(PandocSink *sink, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_CITATION:
        leave_citation(sink, node);
        break;
    case VIEW_CAPTION:
    case VIEW_SHORT_CAPTION:
    case VIEW_TABLE_HEAD:
    case VIEW_TABLE_ROW:
    case VIEW_DEFINITION_ITEM:
    case VIEW_TABLE_BODY:
    case VIEW_TABLE_FOOT:
    case VIEW_TABLE_CELL:
        end(sink, 2);
        break;
    default:
        end(sink, 1);
        break;
    }
}

static void leave(PandocSink *sink, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_TABLE:
        end(sink, 1);
        break;
    case VIEW_LINK:
    case VIEW_IMAGE:
        end(sink, 1);
        write_pair(sink, node->target->url, node->target->title);
        end(sink, 1);
        break;
    default:
        if (node->kind >= VIEW_DOCUMENT && node->kind <= VIEW_TABLE_CELL) {
            leave_part(sink, node);
        } else {
            end(sink, 2);
        }
        break;
    }
}

/* What the value that `node` is a part of has before it. */
static void write_before(PandocSink *sink, const ViewNode *node)
{
    if (node->parent->kind == VIEW_META_MAP) {
        sink->key(sink, node->key);
    } else if (node->kind == VIEW_TABLE_FOOT) {
        end(sink, 1); /* the list of bodies */
    }
}

/* What the value that `node` is a part of has after it: most begin a list there. */
static void write_after(PandocSink *sink, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_DEFINITION_TERM: /* definitions */
    case VIEW_SHORT_CAPTION:   /* blocks */
    case VIEW_TABLE_HEAD:      /* bodies */
        begin_list(sink);
        break;
    case VIEW_CAPTION:
        leave_caption_of(sink, node->parent);
        break;
    case VIEW_CITATION:
        end_citations(sink, node->next);
        break;
    case VIEW_TABLE_ROW:
        if (node->flags & VIEW_HEAD_ROW) {
            end_head_rows(sink, node->next);
        }
        break;
    default:
        break;
    }
}

static void enter_or_write(PandocSink *sink, const ViewNode *node)
{
    if (is_leaf(node)) {
        write_leaf(sink, node);
    } else {
        enter(sink, node);
    }
}

/* A part may be the root: a filter has a caption or a row that is in no table. Then nothing is around it. */
void pandoc_shape_write(PandocSink *sink, ViewNode *node)
{
    ViewWalk walk;

    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        bool is_root = walk.node == node;

        if (walk.entering) {
            if (!is_root) {
                write_before(sink, walk.node);
            }
            enter_or_write(sink, walk.node);
        } else if (!is_leaf(walk.node)) {
            leave(sink, walk.node);
            if (!is_root) {
                write_after(sink, walk.node);
            }
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
