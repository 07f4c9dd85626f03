/*
 * view_notation.h - views for tests, written as text, and a sample of every kind.
 *
 * As tree_notation.h, with kinds of ViewKind by the names below:
 *
 *     (Div #id .class +key="value" (Para "a b" (Space) (Emph "c")))
 *
 * "text" is the text of a leaf, of a Citation the identifier, else a child Str as it is. number=, level=, style=,
 * delimiter=, span=, align=, hash= are numbers; columns=dlcr; format= url= title= words; flags: display, single,
 * head-row.
 */
#ifndef TEST_VIEW_NOTATION_H
#define TEST_VIEW_NOTATION_H

#include "base/buffer.h"
#include "document/view.h"

#include "unit/document/notation_text.h"

#include <assert.h>
#include <string.h>

/* Of kinds for which pandoc has no name, or a longer one. */
static inline const char *view_notation_name(ViewKind kind)
{
    switch (kind) {
    case VIEW_DOCUMENT:
        return "Document";
    case VIEW_LIST_ITEM:
        return "Item";
    case VIEW_LINE:
        return "Line";
    case VIEW_DEFINITION_ITEM:
        return "DefinitionItem";
    case VIEW_DEFINITION_TERM:
        return "Term";
    case VIEW_DEFINITION:
        return "Definition";
    case VIEW_SHORT_CAPTION:
        return "Short";
    case VIEW_CITATION_PREFIX:
        return "Prefix";
    case VIEW_CITATION_SUFFIX:
        return "Suffix";
    case VIEW_TABLE_HEAD:
        return "Head";
    case VIEW_TABLE_BODY:
        return "Body";
    case VIEW_TABLE_FOOT:
        return "Foot";
    default:
        return view_kind_name(kind);
    }
}

typedef struct ViewNotation {
    Arena *arena;
    const char *at;
} ViewNotation;

static inline ViewKind view_notation_kind(Slice name)
{
    for (int kind = 0; kind < VIEW_KIND_COUNT; kind++) {
        if (slice_is(name, view_notation_name((ViewKind)kind))) {
            return (ViewKind)kind;
        }
    }
    assert(false && "no such kind");
    return VIEW_DOCUMENT;
}

static inline Attributes *view_notation_attributes(ViewNotation *notation, ViewNode *node)
{
    if (!node->attributes) {
        node->attributes = arena_new(notation->arena, Attributes);
    }
    return (Attributes *)node->attributes;
}

static inline void view_notation_attribute(ViewNotation *notation, ViewNode *node, char sign)
{
    Attributes *attributes = view_notation_attributes(notation, node);
    Slice word;

    notation->at++;
    word = notation_text_word(&notation->at);
    if (sign == '#') {
        attributes->identifier = word;
    } else if (sign == '.') {
        Slice *classes = arena_new_array(notation->arena, Slice, attributes->class_count + 1);

        for (size_t i = 0; i < attributes->class_count; i++) {
            classes[i] = attributes->classes[i];
        }
        classes[attributes->class_count++] = word;
        attributes->classes = classes;
    } else {
        assert(attributes->count == 0 && *notation->at == '=');
        notation->at++;
        attributes->items = arena_new(notation->arena, Attribute);
        attributes->items[attributes->count++] =
            (Attribute){word, notation_text_string(notation->arena, &notation->at)};
    }
}

static inline TableColumns *view_notation_columns(ViewNotation *notation, Slice letters)
{
    TableColumns *columns = arena_new(notation->arena, TableColumns);

    columns->count = letters.size;
    columns->alignments = arena_new_array(notation->arena, Alignment, letters.size);
    columns->widths = arena_new_array(notation->arena, double, letters.size);
    for (size_t i = 0; i < letters.size; i++) {
        columns->alignments[i] = (Alignment)(strchr("dlcr", letters.data[i]) - "dlcr");
        columns->widths[i] = i == 0 ? 0.25 : 0;
    }
    return columns;
}

static inline void view_notation_flag(ViewNode *node, Slice name)
{
    assert(slice_is(name, "display") || slice_is(name, "single") || slice_is(name, "head-row"));
    node->flags |= (uint16_t)(slice_is(name, "display")  ? VIEW_DISPLAY
                              : slice_is(name, "single") ? VIEW_SINGLE
                                                         : VIEW_HEAD_ROW);
}

static inline void view_notation_field(ViewNotation *notation, ViewNode *node, Slice name)
{
    Slice word;
    int64_t number = 0;

    notation->at++;
    word = *notation->at == '"' ? notation_text_string(notation->arena, &notation->at)
                                : notation_text_word(&notation->at);
    if (slice_starts_with(word, SLICE("-"))) {
        slice_to_integer(slice_from(word, 1), &number);
        number = -number;
    } else {
        slice_to_integer(word, &number);
    }
    if (slice_is(name, "number")) {
        node->number = (int32_t)number;
    } else if (slice_is(name, "level")) {
        node->level = (uint8_t)number;
    } else if (slice_is(name, "style")) {
        node->list.style = (uint8_t)number;
    } else if (slice_is(name, "delimiter")) {
        node->list.delimiter = (uint8_t)number;
    } else if (slice_is(name, "span")) {
        node->cell.column_span = (int32_t)number;
    } else if (slice_is(name, "align")) {
        node->cell.alignment = (uint8_t)number;
    } else if (slice_is(name, "hash")) {
        node->hash = (int32_t)number;
    } else if (slice_is(name, "format")) {
        node->format = word;
    } else if (slice_is(name, "columns")) {
        node->columns = view_notation_columns(notation, word);
    } else if (slice_is(name, "url")) {
        ((LinkTarget *)node->target)->url = word;
    } else {
        assert(slice_is(name, "title"));
        ((LinkTarget *)node->target)->title = word;
    }
}

static inline bool view_notation_has_text(const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_STR:
    case VIEW_CODE:
    case VIEW_CODE_BLOCK:
    case VIEW_MATH:
    case VIEW_RAW_BLOCK:
    case VIEW_RAW_INLINE:
    case VIEW_CITATION:
        return true;
    default:
        return false;
    }
}

static inline void view_notation_text(ViewNotation *notation, ViewNode *node)
{
    Slice text = notation_text_string(notation->arena, &notation->at);

    if (view_notation_has_text(node)) {
        node->text = text;
    } else {
        view_add(notation->arena, node, VIEW_STR, NULL)->text = text;
    }
}

static inline ViewNode *view_notation_open(ViewNotation *notation, ViewNode *parent)
{
    ViewNode *node;

    notation->at++;
    node = view_add(notation->arena, parent, view_notation_kind(notation_text_word(&notation->at)),
                    NULL);
    if (node->kind == VIEW_LINK || node->kind == VIEW_IMAGE) {
        node->target = arena_new(notation->arena, LinkTarget);
    } else if (node->kind == VIEW_TABLE_CELL) {
        node->number = 1;
        node->cell.column_span = 1;
    }
    return node;
}

/* A view of the blocks, without metadata. */
static inline View *view_from_notation(Arena *arena, const char *text)
{
    ViewNotation notation = {arena, text};
    View *view = arena_new(arena, View);
    ViewNode *at = view_new(arena, VIEW_DOCUMENT, NULL);

    *view = (View){view_new(arena, VIEW_META_MAP, NULL), at, arena};
    while (*notation.at != '\0') {
        char c = *notation.at;

        if (c == ' ' || c == '\n') {
            notation.at++;
        } else if (c == '(') {
            at = view_notation_open(&notation, at);
        } else if (c == ')') {
            notation.at++;
            at = at->parent;
        } else if (c == '"') {
            view_notation_text(&notation, at);
        } else if (c == '#' || c == '.' || c == '+') {
            view_notation_attribute(&notation, at, c);
        } else {
            Slice word = notation_text_word(&notation.at);

            if (*notation.at == '=') {
                view_notation_field(&notation, at, word);
            } else {
                view_notation_flag(at, word);
            }
        }
    }
    assert(at == view->blocks);
    return view;
}

static const char view_sample_table[] =
    "(Table #t .c columns=lcrd (Caption (Short \"short\") (Plain \"A\" (Space) \"caption\"))"
    " (Head .h (Row .r (Cell span=2 (Plain \"ab\")) (Cell (Plain \"c\"))))"
    " (Body .b number=1 (Row head-row (Cell number=2 align=2 (Plain \"s\")))"
    "  (Row (Cell #cell .wide align=3 (Para \"p\") (Para \"q\")) (Cell) (Cell (Plain))))"
    " (Body) (Foot +k=\"v\" (Row (Cell (Plain \"f\")))))";

/* Every kind, and what is easily lost. */
static const char *const view_samples[] = {
    "(Plain \"a\" (Space) \"b\") (Plain)",
    "(Para) (Para (Space) (Space) \"a\" \"b\" (Space) (SoftBreak) (LineBreak) (Space))",
    "(Para \"a b\" (Space) \"\" \"\\n\" (Space) \"c\xC2\xA0\x64\")",
    "(LineBlock (Line \"a\") (Line) (Line (Space) (Emph \"b\"))) (LineBlock)",
    "(Header level=2 #id .x +k=\"v\" \"a\") (Header level=9 \"b\") (Header level=1)",
    "(CodeBlock \"\") (CodeBlock \"\\n\") (CodeBlock #i .js .b +k=\"v\" \"x\\n\") (CodeBlock .c "
    "\"y\")"
    " (CodeBlock .{.d \"z\") (CodeBlock #i \"w\")",
    "(RawBlock format=html \"<p>\") (RawBlock format=latex \"\\\\x\\n\") (RawBlock format=\"\" "
    "\"\")",
    "(BlockQuote) (BlockQuote (Para \"a\") (BlockQuote (Plain \"b\")))",
    "(BulletList (Item (Plain \"a\")) (Item)) (BulletList (Item (Para \"a\")) (Item (Plain \"b\")))"
    " (BulletList)",
    "(BulletList (Item (Plain \"☐\" (Space) \"a\")) (Item (Para \"☒\")) (Item (Para \"☒\" "
    "(Space))))"
    " (BulletList (Item (Plain \"☐\" \"a\")) (Item (Plain \"b\") (Plain \"☐\" (Space) \"c\")))",
    "(OrderedList number=-3 style=3 delimiter=3 (Item (Plain \"☐\" (Space) \"a\")) (Item (CodeBlock"
    " \"c\"))) (OrderedList (Item)) (OrderedList number=1 style=2 delimiter=2 (Item (Para \"b\")))",
    "(DefinitionList (DefinitionItem (Term \"t\") (Definition (Plain \"a\")) (Definition (Para"
    " \"b\") (Para \"c\"))) (DefinitionItem (Term))) (DefinitionList)",
    "(HorizontalRule)",
    view_sample_table,
    "(Table columns=d (Head) (Foot)) (Table columns=\"\" (Caption) (Head) (Body) (Foot))",
    "(Table columns=ll (Head (Row (Cell (Plain \"a\")) (Cell (Plain \"b\")))) (Body (Row (Cell "
    "(Plain"
    " \"c\" (Space) (Code \"d\"))) (Cell))) (Foot))",
    "(Figure #f .c (Caption (Short \"s\") (Plain \"caption\")) (Plain (Image url=u title=t "
    "\"alt\"))"
    " (Para \"x\")) (Figure) (Figure (Caption)) (Figure (Para \"a\"))",
    "(Div) (Div #d .a .b +k=\"v\" (Para \"a\") (Div (Plain \"b\")))",
    "(Div .note (Div .title (Para \"Note\")) (Para \"a\")) (Div .note (Div .title (Para \"Tip\")))"
    " (Div .note (Div .title (Para \"Note\") (Para)))",
    "(Para (Code \"a b\") (Code #c .d \"\") (Math \"x\") (Math display \"\") (RawInline format=html"
    " \"<b>\") (RawInline format=tex \"\\\\x\"))",
    "(Para (Emph \"a\") (Emph \"b\") (Strong) (Strikeout (Strong \"c\")) (Underline \"d\")"
    " (Superscript \"e\") (Subscript \"f\") (SmallCaps \"g\"))",
    "(Para (Quoted \"a\" (Quoted single \"b\")) (Quoted single))",
    "(Para (Cite (Citation \"id\" level=2 number=4 hash=-5 (Prefix \"see\") (Suffix \"p\" (Space)"
    " \"3\" (Note (Para \"hidden\")))) (Citation \"b\" (Prefix) (Suffix)) \"[shown]\") (Cite "
    "\"x\") (Cite))",
    "(Para (Span) (Span #s .mark +k=\"v\" \"a\") (Link url=u \"b\") (Link url=u title=t #l .c "
    "(Image"
    " url=i)))",
    "(Para \"a\" (Note (Para \"b\" (Note (Plain \"c\"))) (CodeBlock \"d\")) (Note) (Note (Para "
    "\"e\")))",
};

enum { VIEW_SAMPLE_COUNT = sizeof view_samples / sizeof view_samples[0] };

#endif
