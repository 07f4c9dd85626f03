#include "math_step.h"

#include "base/utf8.h"
#include "document/rule.h"

/* Each may be a program that is started. */
enum { FORMULAS_MOST = 2000, SHOWN_MOST = 40 };

static void convert(MathConverter *converter, Document *document, const Node *node)
{
    const MathResult *result =
        math_converter_get(converter, node->text, node->flags & NODE_DISPLAY);
    Slice shown = slice_trim(node->text);

    if (result->problem.size > 0) {
        finding_add(&document->findings, RULE_MATH_REFUSED, &document->source, node->span,
                    "\"%.*s%s\" is no MathML: %.*s", SLICE_PRINT(utf8_prefix(shown, SHOWN_MOST)),
                    utf8_count(shown) > SHOWN_MOST ? "…" : "", SLICE_PRINT(result->problem));
    }
}

void math_step(MathConverter *converter, Document *document)
{
    size_t count = 0;

    math_converter_begin(converter);
    for (Node *node = document->tree.root; node != NULL; node = node_next(node, NULL)) {
        if (node->kind != NODE_MATH) {
            continue;
        }
        if (count++ == FORMULAS_MOST) {
            finding_add(&document->findings, RULE_MATH_REFUSED, &document->source, node->span,
                        "only the first %d formulas are made MathML", FORMULAS_MOST);
            return;
        }
        convert(converter, document, node);
    }
}
