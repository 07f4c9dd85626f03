#include "document/document.h"

#include "base/map.h"
#include "base/path.h"
#include "base/utf8.h"
#include "document/remote_name.h"
#include "document/html_name.h"
#include "document/opening.h"
#include "document/text.h"
#include "document/word_count.h"

typedef struct Collector {
    Document *document;
    size_t heading_capacity;
    size_t anchor_capacity;
    size_t stamp_capacity;
    bool in_footnotes;
    size_t
        body_headings; /* set when in_footnotes: those of the outline that stand in the file's order */
} Collector;

static void add_heading(Collector *collector, const Node *node)
{
    Document *document = collector->document;

    document->outline =
        arena_array_room(document->arena, document->outline, document->heading_count,
                         &collector->heading_capacity, sizeof *document->outline);
    document->outline[document->heading_count++] = (Heading){
        .level = node_heading_level(node),
        .text = text_from_inlines(document->arena, node),
        .anchor = node->attributes != NULL ? node->attributes->identifier : (Slice){0},
        .span = node->span,
    };
}

static void add_anchor(Collector *collector, Slice name)
{
    Document *document = collector->document;

    document->anchors = arena_array_room(document->arena, document->anchors, document->anchor_count,
                                         &collector->anchor_capacity, sizeof *document->anchors);
    document->anchors[document->anchor_count++] = (DocumentAnchor){name, name};
}

static void add_html_names(Collector *collector, Slice html)
{
    Slice name;

    /* Names in HTML that is shown as text lead nowhere. */
    while (collector->document->settings->html != HTML_ESCAPE && html_name_next(&html, &name)) {
        add_anchor(collector, name);
    }
}

/* Footnotes are collected behind the text, but belong to the section they are written in. */
static size_t section_at(const Document *document, size_t headings, const Node *node)
{
    size_t low = 0;
    size_t high = headings;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->outline[middle].span.start <= node->span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t add_link(Document *document, const DocumentLink *link)
{
    document->links = arena_array_room(document->arena, document->links, document->link_count,
                                       &document->link_capacity, sizeof *document->links);
    document->links[document->link_count] = *link;
    return (uint32_t)document->link_count++;
}

static uint32_t section_of(const Collector *collector, const Node *node)
{
    const Document *document = collector->document;

    return (uint32_t)(collector->in_footnotes ? section_at(document, collector->body_headings, node)
                                              : document->heading_count);
}

/* A link that a filter put into a heading, to that heading. */
static bool is_permalink(const Document *document, const Node *node)
{
    const LinkTarget *target = node->target;
    bool is_written = target->url_span.end > target->url_span.start || target->label.size > 0;

    if (!document->tree.is_given || is_written || node->kind != NODE_LINK ||
        !slice_starts_with(target->url, SLICE("#"))) {
        return false;
    }
    while (node != NULL && node->kind != NODE_HEADER) {
        node = node->parent;
    }
    return node != NULL && node->attributes != NULL &&
           slice_equals(node->attributes->identifier, slice_from(target->url, 1));
}

static void collect_link(Collector *collector, const Node *node)
{
    Document *document = collector->document;

    node->target->is_permalink = is_permalink(document, node);
    if (node->target->is_permalink) {
        return;
    }

    DocumentLink link = {
        .href = node->target->url,
        .text = text_from_inlines(document->arena, node),
        .kind = link_kind(node->target->url),
        .image = node->kind == NODE_IMAGE,
        .span = node->span,
        .url_span = node->target->url_span,
        .section = section_of(collector, node),
    };

    node->target->number = add_link(document, &link);
}

static void collect_stamp(Collector *collector, const Node *node)
{
    Document *document = collector->document;
    Stamp stamp;

    if (!stamp_read(&stamp, document->arena, node)) {
        return;
    }
    stamp.section = section_of(collector, node);
    document->stamps = arena_array_room(document->arena, document->stamps, document->stamp_count,
                                        &collector->stamp_capacity, sizeof *document->stamps);
    document->stamps[document->stamp_count++] = stamp;
}

/* A filter may put headings in the cells of tables: they begin no section. */
static bool is_in_table(const Document *document, const Node *node)
{
    if (!document->tree.is_given) {
        return false;
    }
    while (node != NULL && node->kind != NODE_TABLE) {
        node = node->parent;
    }
    return node != NULL;
}

static void collect_node(Collector *collector, const Node *node)
{
    switch (node->kind) {
    case NODE_HEADER:
        if (!is_in_table(collector->document, node)) {
            add_heading(collector, node);
        }
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        collect_link(collector, node);
        break;
    case NODE_RAW_BLOCK:
    case NODE_RAW_INLINE:
        if (node_is_html(node)) {
            add_html_names(collector, node->text);
        }
        break;
    case NODE_STR:
        collect_stamp(collector, node);
        break;
    case NODE_MATH:
        collector->document->has_math = true;
        break;
    default:
        break;
    }
    if (node->kind != NODE_HEADER && node->attributes != NULL &&
        node->attributes->identifier.size > 0) {
        add_anchor(collector, node->attributes->identifier);
    }
}

static void collect_below(Collector *collector, const Node *root)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        collect_node(collector, node);
    }
}

/*
 * Links by reference get the destination of a definition with their address. Which one does not matter: all that have it get the same
 * answer; but each definition has its turn, so that none is left out where several labels mean one address.
 */
static void place_references(Document *document)
{
    const Tree *tree = &document->tree;
    uintptr_t *next = arena_new_array(document->scratch, uintptr_t, tree->definition_count);
    Map waiting; /* address -> number of a definition, counted from 1 */

    map_init(&waiting, document->scratch);
    for (size_t i = tree->definition_count; i > 0; i--) {
        MapEntry *entry = map_get(&waiting, tree->definitions[i - 1].url);

        next[i - 1] = (uintptr_t)entry->value;
        entry->value = (void *)(uintptr_t)i;
    }
    for (size_t i = 0; i < document->link_count; i++) {
        DocumentLink *link = &document->links[i];
        MapEntry *entry = map_find_entry(&waiting, link->href);

        if (link->url_span.end == link->url_span.start && entry != NULL && entry->value != NULL) {
            size_t number = (uintptr_t)entry->value - 1;

            link->definition_span = tree->definitions[number].url_span;
            entry->value = (void *)next[number];
        }
    }
}

void document_read_metadata(Document *document)
{
    Slice body = slice_from(document->source.bytes, document->body_offset);

    metadata_read(&document->metadata, document->arena, document->settings, document->front_matter,
                  &document->tree, document->path);
    freshness_read_body(&document->metadata.freshness, document->scratch, document->settings, body,
                        document->body_offset);
}

void document_collect(Document *document)
{
    Collector collector = {.document = document};

    document->outline = NULL;
    document->heading_count = 0;
    document->anchors = NULL;
    document->anchor_count = 0;
    document->link_count = 0;
    document->stamps = NULL;
    document->stamp_count = 0;
    document->has_math = false;
    collect_below(&collector, document->tree.root);
    collector.in_footnotes = true;
    collector.body_headings = document->heading_count;
    for (size_t i = 0; i < document->tree.footnote_count; i++) {
        collect_below(&collector, document->tree.footnotes[i]->definition);
    }
    if (document->tree.definition_count > 0) {
        place_references(document);
    }
    document->opening = opening_find(document->arena, &document->tree);
}

static void read_html_code(Document *document, const Node *node)
{
    bool is_located = (node->flags & NODE_UNLOCATED) == 0;

    if (node_is_html(node) && is_located) {
        code_references_read_html(&document->code, document->settings,
                                  source_text(&document->source, node->span), node->span.start);
    }
}

/* A link says itself where it leads, and what is struck out is not said any more. */
static bool is_said(const Node *node)
{
    while (node != NULL && node_is_inline(node)) {
        if (node->kind == NODE_LINK || node->kind == NODE_STRIKEOUT) {
            return false;
        }
        node = node->parent;
    }
    return true;
}

static void read_span_code(Document *document, const Node *node)
{
    Slice written = source_text(&document->source, node->span);
    size_t start = slice_find(written, node->text, 0);
    bool is_located = (node->flags & NODE_UNLOCATED) == 0 && start < written.size;

    if (is_located && is_said(node)) {
        uint32_t offset = node->span.start + (uint32_t)start;

        code_references_read_span(&document->code, document->settings, document->path, node->text,
                                  (Span){offset, offset + (uint32_t)node->text.size});
    }
}

/* Does it say how things were, or are to be, or are elsewhere? */
static bool is_remote(const Document *document)
{
    static const Slice statuses[] = {SLICE_INIT("historical"), SLICE_INIT("deprecated"),
                                     SLICE_INIT("superseded"), SLICE_INIT("archived"),
                                     SLICE_INIT("draft"),      SLICE_INIT("proposed")};
    const Metadata *metadata = &document->metadata;

    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (slice_equals_fold(metadata->status.base, statuses[i])) {
            return true;
        }
    }
    return metadata->draft || remote_name_is(document->path) || remote_name_is(metadata->title);
}

static void read_code_below(Document *document, const Node *root, bool has_spans)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_RAW_BLOCK || node->kind == NODE_RAW_INLINE) {
            read_html_code(document, node);
        } else if (has_spans && node->kind == NODE_CODE) {
            read_span_code(document, node);
        }
    }
}

void document_read_code(Document *document)
{
    Slice body = slice_from(document->source.bytes, document->body_offset);
    bool has_spans = document->settings->code_spans != CODE_SPANS_IGNORE && !is_remote(document);

    code_reference_list_init(&document->code, document->arena);
    code_references_read_front_matter(&document->code, document->settings, document->front_matter);
    code_references_read_body(&document->code, document->scratch, document->settings, body,
                              document->body_offset);
    read_code_below(document, document->tree.root, has_spans);
}

static void count_below(WordCount *words, const Node *root)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        word_count_add(words, node);
    }
}

void document_count_words(Document *document)
{
    WordCount words = {0};

    count_below(&words, document->tree.root);
    for (size_t i = 0; i < document->tree.footnote_count; i++) {
        count_below(&words, document->tree.footnotes[i]->definition);
    }
    document->words = word_count_total(&words);
}

uint32_t document_add_html_link(Document *document, const Node *node, Slice url, bool image)
{
    DocumentLink link = {
        .href = url,
        .kind = link_kind(url),
        .image = image,
        .span = node->span,
        .section = (uint32_t)section_at(document, document->heading_count, node),
    };

    return add_link(document, &link);
}

Slice document_key(Arena *arena, Slice path)
{
    return utf8_to_nfc(arena, path_without_extension(path));
}
