#include "extract/memory.h"

#include "base/json_view.h"
#include "document/code_block.h"
#include "document/text.h"
#include "extract/agent.h"
#include "extract/heading_core.h"
#include "extract/memory_schema.h"

/* ---- what is one ---- */

static bool has_owner(Slice json)
{
    static const char *const names[] = {"userId", "user_id", "agentId", "agent_id", "role"};
    Slice value;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (json_view_find(json, names[i], &value)) {
            return true;
        }
    }
    return false;
}

/* The block without white space between its tokens; empty when it is no memory. */
static Slice read_memory(Extraction *extraction, const Node *code)
{
    Slice text = slice_trim(code_block_content(code));
    JsonProblem problem;
    Buffer compact;
    Slice content;

    if (!slice_starts_with(text, SLICE("{")) ||
        !json_is_valid(extraction->document->scratch, text, &problem)) {
        return (Slice){0};
    }
    buffer_init(&compact, extraction->document->scratch);
    json_add_compact(&compact, text);

    Slice json = buffer_slice(&compact);

    return json_view_find(json, "content", &content) && has_owner(json)
               ? arena_copy(extraction->arena, json)
               : (Slice){0};
}

static bool is_example(const Extraction *extraction)
{
    const Document *document = extraction->document;
    Slice title = heading_fold(document->scratch, document->metadata.title);

    return slice_equals_fold(document->metadata.doc_type, SLICE("reference")) ||
           slice_equals_fold(document->metadata.doc_type, SLICE("api")) ||
           cue_is_in(title, SLICE("api"));
}

/* ---- its record ---- */

/* What records have from their places, or from this writer. */
static bool is_own_name(Slice name)
{
    static const char *const names[] = {"id",           "kind",   "doc",  "path",    "title",
                                        "section_path", "anchor", "url",  "lines",   "text",
                                        "labels",       "lang",   "tags", "status",  "stale",
                                        "last_updated", "hash",   "form", "example", "source"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* Each member once, the first of several: as JSON says nothing of the others. */
static void write_members(Extraction *extraction, JsonWriter *out, Slice json)
{
    Map seen;
    Slice key;
    Slice value;

    map_init(&seen, extraction->document->scratch);
    while (json_view_next_member(&json, &key, &value)) {
        MapEntry *entry = map_get(&seen, key);

        if (entry->value || is_own_name(key)) {
            continue;
        }
        entry->value = extraction;
        json_write_key_slice(out, key);
        json_write_raw(out, value);
    }
}

static Slice name_of(Extraction *extraction, Slice json)
{
    static const char *const names[] = {"name", "pattern_name", "title", "type"};
    Slice content;
    Slice value;

    json_view_find(json, "content", &content);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (json_view_find(content, names[i], &value)) {
            Slice name = slice_trim(json_view_text(extraction->arena, value));

            if (name.size > 0) {
                return extraction_excerpt(name);
            }
        }
    }
    return (Slice){0};
}

static void add_memory(Extraction *extraction, const Place *place, Slice json)
{
    Slice name = name_of(extraction, json);
    Record *record =
        extraction_add_numbered(extraction, RECORD_MEMORY, place->section, place->node->span);

    record->title = name;
    record->text = extraction_excerpt(json);

    JsonWriter *out = extraction_begin_members(extraction);

    json_write_string_field(out, "form", SLICE("explicit"));
    if (is_example(extraction)) {
        json_write_boolean_field(out, "example", true);
    } else {
        agent_read_memory(extraction, place->node, code_block_content(place->node));
        memory_schema_check(extraction, place->node);
    }
    write_members(extraction, out, json);
    extraction_end_members(extraction, record);
}

void memory_recognise(Extraction *extraction)
{
    const PlaceList *code = &extraction->survey.code;

    for (size_t i = 0; i < code->count; i++) {
        Slice json = read_memory(extraction, code->items[i].node);

        if (json.size > 0) {
            add_memory(extraction, &code->items[i], json);
        }
    }
}
