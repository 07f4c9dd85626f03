#include "document/view.h"

#include <assert.h>

ViewNode *view_new(Arena *arena, ViewKind kind, Node *source)
{
    ViewNode *node = arena_new(arena, ViewNode);

    node->kind = (uint8_t)kind;
    node->source = source;
    return node;
}

ViewNode *view_append(ViewNode *parent, ViewNode *child)
{
    assert(child->parent == NULL && child != parent);
    child->parent = parent;
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
    return child;
}

ViewNode *view_add(Arena *arena, ViewNode *parent, ViewKind kind, Node *source)
{
    return view_append(parent, view_new(arena, kind, source));
}

bool view_is_block(const ViewNode *node)
{
    return node->kind <= VIEW_DIV;
}

bool view_is_inline(const ViewNode *node)
{
    return node->kind >= VIEW_STR && node->kind <= VIEW_NOTE;
}

size_t view_count_children(const ViewNode *node)
{
    size_t count = 0;

    for (const ViewNode *child = node->first; child != NULL; child = child->next) {
        count++;
    }
    return count;
}

ViewNode *view_table_head(const ViewNode *table)
{
    ViewNode *first = table->first;

    return first && first->kind == VIEW_CAPTION ? first->next : first;
}

static const char *const kind_names[VIEW_KIND_COUNT] = {
    [VIEW_PLAIN] = "Plain",
    [VIEW_PARA] = "Para",
    [VIEW_LINE_BLOCK] = "LineBlock",
    [VIEW_HEADER] = "Header",
    [VIEW_CODE_BLOCK] = "CodeBlock",
    [VIEW_RAW_BLOCK] = "RawBlock",
    [VIEW_BLOCK_QUOTE] = "BlockQuote",
    [VIEW_BULLET_LIST] = "BulletList",
    [VIEW_ORDERED_LIST] = "OrderedList",
    [VIEW_DEFINITION_LIST] = "DefinitionList",
    [VIEW_HORIZONTAL_RULE] = "HorizontalRule",
    [VIEW_TABLE] = "Table",
    [VIEW_FIGURE] = "Figure",
    [VIEW_DIV] = "Div",
    [VIEW_STR] = "Str",
    [VIEW_SPACE] = "Space",
    [VIEW_SOFT_BREAK] = "SoftBreak",
    [VIEW_LINE_BREAK] = "LineBreak",
    [VIEW_CODE] = "Code",
    [VIEW_MATH] = "Math",
    [VIEW_RAW_INLINE] = "RawInline",
    [VIEW_EMPH] = "Emph",
    [VIEW_STRONG] = "Strong",
    [VIEW_STRIKEOUT] = "Strikeout",
    [VIEW_UNDERLINE] = "Underline",
    [VIEW_SUPERSCRIPT] = "Superscript",
    [VIEW_SUBSCRIPT] = "Subscript",
    [VIEW_SMALL_CAPS] = "SmallCaps",
    [VIEW_QUOTED] = "Quoted",
    [VIEW_CITE] = "Cite",
    [VIEW_SPAN] = "Span",
    [VIEW_LINK] = "Link",
    [VIEW_IMAGE] = "Image",
    [VIEW_NOTE] = "Note",
    [VIEW_DOCUMENT] = "",
    [VIEW_LIST_ITEM] = "",
    [VIEW_LINE] = "",
    [VIEW_DEFINITION_ITEM] = "",
    [VIEW_DEFINITION_TERM] = "",
    [VIEW_DEFINITION] = "",
    [VIEW_CAPTION] = "Caption",
    [VIEW_SHORT_CAPTION] = "",
    [VIEW_CITATION] = "Citation",
    [VIEW_CITATION_PREFIX] = "",
    [VIEW_CITATION_SUFFIX] = "",
    [VIEW_TABLE_HEAD] = "TableHead",
    [VIEW_TABLE_BODY] = "TableBody",
    [VIEW_TABLE_FOOT] = "TableFoot",
    [VIEW_TABLE_ROW] = "Row",
    [VIEW_TABLE_CELL] = "Cell",
    [VIEW_META_MAP] = "MetaMap",
    [VIEW_META_LIST] = "MetaList",
    [VIEW_META_INLINES] = "MetaInlines",
    [VIEW_META_BLOCKS] = "MetaBlocks",
    [VIEW_META_STRING] = "MetaString",
    [VIEW_META_BOOLEAN] = "MetaBool",
    [VIEW_PANDOC] = "Pandoc",
    [VIEW_ATTR] = "",
    [VIEW_ATTRIBUTE_LIST] = "",
    [VIEW_LIST_ATTRIBUTES] = "",
};

const char *view_kind_name(ViewKind kind)
{
    return kind_names[kind];
}

const char *view_style_name(ListStyle style)
{
    static const char *const names[] = {"DefaultStyle", "Example",    "Decimal",   "LowerRoman",
                                        "UpperRoman",   "LowerAlpha", "UpperAlpha"};

    return names[style];
}

const char *view_delimiter_name(ListDelimiter delimiter)
{
    static const char *const names[] = {"DefaultDelim", "Period", "OneParen", "TwoParens"};

    return names[delimiter];
}

const char *view_citation_mode_name(CitationMode mode)
{
    static const char *const names[] = {"AuthorInText", "SuppressAuthor", "NormalCitation"};

    return names[mode];
}

const char *view_alignment_name(Alignment alignment)
{
    static const char *const names[] = {"AlignDefault", "AlignLeft", "AlignCenter", "AlignRight"};

    return names[alignment];
}

void view_walk_init(ViewWalk *walk, ViewNode *root)
{
    *walk = (ViewWalk){.root = root};
}

bool view_walk_next(ViewWalk *walk)
{
    ViewNode *node = walk->node;

    if (!node) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->node != NULL;
    }
    if (walk->entering) {
        walk->entering = node->first && !walk->skips;
        if (walk->entering) {
            node->first->parent = node;
        }
        walk->node = walk->entering ? node->first : node;
        walk->skips = false;
        return true;
    }
    if (node == walk->root) {
        walk->node = NULL;
        walk->root = NULL;
        return false;
    }
    walk->entering = node->next != NULL;
    if (node->next) {
        node->next->parent = node->parent;
    }
    walk->node = node->next ? node->next : node->parent;
    return true;
}

void view_walk_skip(ViewWalk *walk)
{
    assert(walk->entering);
    walk->skips = true;
}

static ViewNode *copy_node(Arena *arena, const ViewNode *node)
{
    ViewNode *copy = arena_take(arena, sizeof *copy);

    *copy = *node;
    copy->parent = NULL;
    copy->next = NULL;
    copy->first = NULL;
    copy->last = NULL;
    copy->flags &= (uint16_t)~VIEW_OWN_TEXT;
    return copy;
}

ViewNode *view_copy(Arena *arena, const ViewNode *node)
{
    ViewNode *root = copy_node(arena, node);
    ViewNode *parent = root;
    ViewWalk walk;

    view_walk_init(&walk, (ViewNode *)(uintptr_t)node);
    while (view_walk_next(&walk)) {
        if (walk.node == node) {
            continue;
        }
        if (walk.entering) {
            parent = view_append(parent, copy_node(arena, walk.node));
        } else {
            parent = parent->parent;
        }
    }
    return root;
}

void view_forget_sources(ViewNode *root)
{
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        walk.node->source = NULL;
    }
}
