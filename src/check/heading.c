#include "check/heading.h"

#include "base/utf8.h"
#include "document/text.h"

enum { LEVEL_LIMIT = 6, TEXT_LIMIT = 120 };

/* The bold or italic text that is all of the paragraph, or NULL. */
static const Node *find_emphasis(const Node *paragraph)
{
    const Node *first = paragraph->first;

    if (first == NULL || first->next != NULL ||
        (first->kind != NODE_STRONG && first->kind != NODE_EMPH)) {
        return NULL;
    }
    return first;
}

/* Text on one line; code in bold, too: what is in italics with code in it is a remark. */
static bool is_one_line(const Node *emphasis)
{
    for (const Node *node = emphasis->first; node != NULL; node = node_next(node, emphasis)) {
        bool is_text = node->kind == NODE_STR || node->kind == NODE_STRONG ||
                       node->kind == NODE_EMPH ||
                       (node->kind == NODE_CODE && emphasis->kind == NODE_STRONG);

        if (!is_text) {
            return false;
        }
    }
    return true;
}

static bool ends_as_text(Slice text)
{
    static const Slice marks[] = {
        SLICE_INIT("."),  SLICE_INIT(","),  SLICE_INIT(";"),  SLICE_INIT(":"),
        SLICE_INIT("!"),  SLICE_INIT("?"),  SLICE_INIT("。"), SLICE_INIT("，"),
        SLICE_INIT("；"), SLICE_INIT("："), SLICE_INIT("！"), SLICE_INIT("？"),
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_ends_with(text, marks[i])) {
            return true;
        }
    }
    return false;
}

static bool has_something_below(const Node *paragraph)
{
    const Node *next = paragraph->next;

    return next != NULL && next->kind != NODE_HEADER && next->kind != NODE_HORIZONTAL_RULE;
}

/* What the paragraph would be as a heading; empty when it is no more than a paragraph. */
static Slice read_title(Document *document, const Node *paragraph)
{
    const Node *emphasis = find_emphasis(paragraph);

    if (emphasis == NULL || !has_something_below(paragraph) || !is_one_line(emphasis)) {
        return (Slice){0};
    }

    Slice text = slice_trim(text_from_inlines(document->scratch, emphasis));
    bool is_title = !ends_as_text(text) && utf8_prefix(text, TEXT_LIMIT).size == text.size;

    return is_title ? text : (Slice){0};
}

static void tell_of_emphasis(Document *document, const Node *paragraph, Slice title, uint8_t above)
{
    const Node *emphasis = paragraph->first;
    Span inside = {emphasis->first->span.start, emphasis->last->span.end};
    Diagnostic *finding =
        finding_add(&document->findings, RULE_HEADING_EMPHASIS, &document->source, paragraph->span,
                    "\"%.*s\" is used as a heading, but is none", SLICE_PRINT(title));

    if (above < LEVEL_LIMIT) {
        finding->help = arena_format(document->findings.arena, "write \"%.*s %.*s\"", above + 1,
                                     "######", SLICE_PRINT(source_text(&document->source, inside)));
    }
}

void check_headings(Document *document)
{
    uint8_t above = 0;

    for (const Node *block = document->tree.root->first; block != NULL; block = block->next) {
        if (block->kind == NODE_HEADER) {
            above = block->level;
        } else if (block->kind == NODE_PARA) {
            Slice title = read_title(document, block);

            if (title.size > 0) {
                tell_of_emphasis(document, block, title, above);
            }
        }
    }
}
