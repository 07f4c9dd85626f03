#include "front_matter/schema_cycle.h"

typedef struct Walk {
    SchemaCompiler *compiler;
    size_t depth;
    bool found;
} Walk;

static void walk(Walk *state, SchemaNode *node);

static void walk_list(Walk *state, const SchemaNodeList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        walk(state, list->items[i]);
    }
}

static void tell(Walk *state, const SchemaNode *node, const char *what)
{
    state->found = true;
    schema_complain(state->compiler, node->resource,
                    (Span){node->value->span.start, node->value->span.start + 1}, "the schema %s",
                    what);
}

static void walk(Walk *state, SchemaNode *node)
{
    if (!node || state->found || node->visit == SCHEMA_VISIT_DONE) {
        return;
    }
    if (node->visit == SCHEMA_VISIT_OPEN) {
        tell(state, node, "refers to itself without end");
        return;
    }
    if (state->depth == SCHEMA_DEPTH_LIMIT) {
        tell(state, node, "is at the end of too long a chain of references");
        return;
    }
    state->depth++;
    node->visit = SCHEMA_VISIT_OPEN;
    walk(state, node->ref);
    walk(state, node->not_node);
    walk(state, node->if_node);
    walk_list(state, &node->all_of);
    walk_list(state, &node->any_of);
    walk_list(state, &node->one_of);
    node->visit = SCHEMA_VISIT_DONE;
    state->depth--;
}

void schema_cycle_check(SchemaCompiler *compiler)
{
    Walk state = {.compiler = compiler};

    for (size_t i = 0; i < compiler->nodes.count && !state.found; i++) {
        walk(&state, compiler->nodes.entries[i].value);
    }
}
