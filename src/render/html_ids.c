#include "render/html_ids.h"

#include "document/html_name.h"

void html_ids_init(HtmlIds *ids, const Tree *tree, Arena *arena)
{
    *ids = (HtmlIds){.tree = tree};
    map_init(&ids->taken, arena);
    map_init(&ids->raw_names, arena);
}

bool html_id_is_fit(Slice identifier)
{
    for (size_t i = 0; i < identifier.size; i++) {
        if (ascii_is_space(identifier.data[i])) {
            return false;
        }
    }
    return identifier.size > 0 && !slice_starts_with(identifier, SLICE("fn:")) &&
           !slice_starts_with(identifier, SLICE("fnref:")) &&
           !slice_starts_with(identifier, SLICE("page:"));
}

static void note_raw_names(HtmlIds *ids, Slice html)
{
    Slice name;

    while (html_name_next(&html, &name)) {
        map_get(&ids->raw_names, name);
    }
}

static void take_below(HtmlIds *ids, const Node *root)
{
    for (const Node *node = root; node; node = node_next(node, root)) {
        if (node->attributes) {
            map_get(&ids->taken, node->attributes->identifier);
        }
        if (node_is_html(node)) {
            note_raw_names(ids, node->text);
        }
    }
}

static void know_tree(HtmlIds *ids)
{
    if (ids->tree_known) {
        return;
    }
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
    know_tree(ids);

    size_t count = ids->taken.count;

    map_get(&ids->taken, identifier);
    return ids->taken.count > count;
}

Slice html_ids_fragment(HtmlIds *ids, Slice url)
{
    Slice name = slice_from(url, 1);

    if (!slice_starts_with(url, SLICE("#"))) {
        return url;
    }
    know_tree(ids);
    if (map_find_entry(&ids->taken, name) || !map_find_entry(&ids->raw_names, name)) {
        return url;
    }
    return arena_format(ids->taken.arena, "#%.*s%.*s", SLICE_PRINT(HTML_ID_PREFIX),
                        SLICE_PRINT(name));
}
