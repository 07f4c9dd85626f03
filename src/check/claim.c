#include "check/claim.h"

#include "base/utf8.h"
#include "check/claim_phrase.h"

enum { CLAIMS_MOST = 10, SHOWN_LIMIT = 60 };

static bool holds_text(const Node *block)
{
    bool has_inlines = block->first != NULL && node_is_inline(block->first);
    bool is_open_task = block->parent != NULL && block->parent->kind == NODE_LIST_ITEM &&
                        block->parent->flags & NODE_TASK_OPEN;

    return has_inlines && !is_open_task && !(block->flags & NODE_UNLOCATED);
}

/* A block, and how far its text was looked at: what is found in it comes in the order of the text. */
typedef struct BlockText {
    const Node *block;
    const Node *node;
} BlockText;

/* Does the place stand in text, and not in code, in an address or in raw HTML? */
static bool is_in_text(BlockText *text, uint32_t place)
{
    const Node *node = text->node;

    while (node != NULL && (node->first != NULL || node->span.end <= place)) {
        node = node_next(node, text->block);
    }
    text->node = node;
    return node != NULL && node->span.start <= place &&
           (node->kind == NODE_STR || node->kind == NODE_SOFT_BREAK);
}

/* They stand at the end of the list. */
static bool has_enough(const DiagnosticList *findings)
{
    size_t at = findings->count;

    while (at > 0 && findings->count - at < CLAIMS_MOST &&
           slice_equals(findings->items[at - 1].rule, rule_get(RULE_FRESHNESS_CLAIM)->id)) {
        at--;
    }
    return findings->count - at >= CLAIMS_MOST;
}

/* The words with one blank between them. */
static Slice on_one_line(Arena *arena, Slice text)
{
    Buffer line;

    buffer_init(&line, arena);
    for (size_t i = 0; i < text.size; i++) {
        bool is_blank = ascii_is_space(text.data[i]);

        if (!is_blank) {
            buffer_add_byte(&line, text.data[i]);
        } else if (line.size > 0 && line.data[line.size - 1] != ' ') {
            buffer_add_byte(&line, ' ');
        }
    }
    return buffer_slice(&line);
}

/* False when there are enough. */
static bool take_match(Document *document, BlockText *text, Slice match)
{
    Source *source = &document->source;
    uint32_t start = (uint32_t)(match.data - source->bytes.data);

    if (match.size > 0 && is_in_text(text, start)) {
        finding_add(&document->findings, RULE_FRESHNESS_CLAIM, source,
                    (Span){start, start + (uint32_t)match.size},
                    "\"%.*s\" may no longer be so: the document is stale",
                    SLICE_PRINT(on_one_line(document->scratch, utf8_prefix(match, SHOWN_LIMIT))));
    }
    return !has_enough(&document->findings);
}

static bool find_phrases(Document *document, const Node *block)
{
    Slice text = source_text(&document->source, block->span);
    BlockText place = {block, block->first};
    size_t at = 0;
    bool more = true;

    while (more && at < text.size) {
        Slice match = claim_phrase_find(text, &at);

        more = match.size == 0 || take_match(document, &place, match);
    }
    return more;
}

static bool find_patterns(Document *document, const Node *block, PatternSearch *searches)
{
    bool more = true;

    for (size_t i = 0; i < document->settings->freshness.claim_count; i++) {
        BlockText place = {block, block->first};

        pattern_search_start(&searches[i], source_text(&document->source, block->span));
        while (more && pattern_search_next(&searches[i]) == PATTERN_FOUND) {
            more = take_match(document, &place, pattern_search_group(&searches[i], 0));
        }
    }
    return more;
}

static PatternSearch *make_searches(Document *document)
{
    const FreshnessSettings *settings = &document->settings->freshness;
    PatternSearch *searches =
        arena_new_array(document->scratch, PatternSearch, settings->claim_count);

    for (size_t i = 0; i < settings->claim_count; i++) {
        pattern_search_init(&searches[i], document->scratch, settings->claims[i]);
    }
    return searches;
}

void check_claims(Document *document)
{
    const Node *root = document->tree.root;

    if (!document->metadata.freshness.has_due) {
        return;
    }

    bool has_patterns = document->settings->freshness.claims != NULL;
    PatternSearch *searches = has_patterns ? make_searches(document) : NULL;
    bool more = true;

    for (const Node *node = root; more && node != NULL; node = node_next_block(node, root)) {
        if (holds_text(node)) {
            more = has_patterns ? find_patterns(document, node, searches)
                                : find_phrases(document, node);
        }
    }
}
