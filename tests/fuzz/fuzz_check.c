/*
 * Findings of any document: each is within the file, its edits are in order, and what it was told of is mended by them: one
 * finding of that rule less.
 */
#include "check/check.h"
#include "front_matter/code_yaml.h"
#include "front_matter/front_matter.h"
#include "markdown/cost.h"
#include "markdown/markdown.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* False when the document is too costly. */
static bool check(Document *document, Slice text)
{
    FrontMatter front_matter;
    Dialect dialect = document->settings->dialect;

    source_init(&document->source, document->arena, document->path, text);
    diagnostic_list_init(&document->findings, document->arena);
    front_matter_read(&front_matter, document->arena, &document->source);
    document->front_matter = front_matter.root;
    document->front_matter_span = front_matter.block;
    document->front_matter_is_bad = front_matter.found && front_matter.root == NULL;
    document->body_offset = front_matter.body_offset;
    if (markdown_cost(slice_from(text, document->body_offset), dialect, document->scratch)
            .too_costly ||
        !markdown_parse(&document->tree, document->arena, document->scratch, &document->source,
                        document->body_offset, dialect)) {
        return false;
    }
    document_read_metadata(document);
    document_collect(document);
    check_document(document);
    code_yaml_check(document);
    return true;
}

static size_t count_of(const Document *document, Slice rule)
{
    size_t count = 0;

    for (size_t i = 0; i < document->findings.count; i++) {
        count += slice_equals(document->findings.items[i].rule, rule);
    }
    return count;
}

static Slice mend(Arena *arena, Slice text, const Diagnostic *finding)
{
    uint32_t at = 0;
    Buffer mended;

    buffer_init(&mended, arena);
    for (size_t i = 0; i < finding->edit_count; i++) {
        const Edit *edit = &finding->edits[i];

        assert(edit->span.start >= at && edit->span.end <= text.size);
        buffer_add(&mended, slice_part(text, at, edit->span.start));
        buffer_add(&mended, edit->text);
        at = edit->span.end;
    }
    buffer_add(&mended, slice_from(text, at));
    return buffer_slice(&mended);
}

static void check_findings(Document *document, Slice text)
{
    const Diagnostic *fixable = NULL;

    for (size_t i = 0; i < document->findings.count; i++) {
        const Diagnostic *finding = &document->findings.items[i];

        assert(finding->span.start <= finding->span.end && finding->span.end <= text.size);
        fixable = finding->edit_count > 0 ? finding : fixable;
    }
    if (fixable != NULL) {
        Document again = *document;
        bool done = check(&again, mend(document->arena, text, fixable));

        assert(!done || count_of(&again, fixable->rule) < count_of(document, fixable->rule));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Arena scratch;
    Settings settings;
    Document document = {
        .arena = &arena, .scratch = &scratch, .settings = &settings, .path = SLICE("fuzz.md")};

    if (size > 20000) {
        return 0;
    }
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    settings_init(&settings, &arena, SLICE("/project"));
    if (check(&document, (Slice){(const char *)data, size})) {
        check_findings(&document, (Slice){(const char *)data, size});
    }
    arena_free(&scratch);
    arena_free(&arena);
    return 0;
}
