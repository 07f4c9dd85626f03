#include "render/html_ids.h"

void html_ids_init(HtmlIds *ids, const Tree *tree, Arena *arena)
{
    *ids = (HtmlIds){.tree = tree};
    map_init(&ids->taken, arena);
}

bool html_id_is_fit(Slice identifier)
{
    for (size_t i = 0; i < identifier.size; i++) {
        if (ascii_is_space(identifier.data[i])) {
            return false;
        }
    }
    return identifier.size > 0 && !slice_starts_with(identifier, SLICE("fn:")) &&
           !slice_starts_with(identifier, SLICE("fnref:"));
}

static void take_below(HtmlIds *ids, const Node *root)
{
    for (const Node *node = root; node; node = node_next(node, root)) {
        if (node->attributes) {
            map_get(&ids->taken, node->attributes->identifier);
        }
    }
}

static void take_tree(HtmlIds *ids)
{
    take_below(ids, ids->tree->root);
    for (size_t i = 0; i < ids->tree->footnote_count; i++) {
        take_below(ids, ids->tree->footnotes[i]->definition);
    }
    ids->tree_known = true;
}

bool html_ids_take(HtmlIds *ids, Slice identifier)
{
    if (!html_id_is_fit(identifier)) {
        return false;
    }
    if (!ids->tree_known) {
        take_tree(ids);
    }

    size_t count = ids->taken.count;

    map_get(&ids->taken, identifier);
    return ids->taken.count > count;
}
