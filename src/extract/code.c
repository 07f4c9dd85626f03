#include "extract/code.h"

#include "base/jsonc.h"
#include "document/code_block.h"
#include "document/language.h"

typedef struct CodeInfo {
    Slice raw;  /* the language as written */
    Slice lang; /* its one name */
    Slice content;
} CodeInfo;

Slice code_language(Arena *arena, const Node *code)
{
    return language_from_word(arena, code_block_word(code));
}

static bool is_in_list(const Node *node)
{
    while (node != NULL && node->kind != NODE_LIST_ITEM) {
        node = node->parent;
    }
    return node != NULL;
}

static void write_values(JsonWriter *out, Arena *scratch, const Attributes *attributes)
{
    Map seen;

    map_init(&seen, scratch);
    json_write_key(out, "values");
    json_begin_object(out);
    for (size_t i = 0; i < attributes->count; i++) {
        /* Of an attribute that is there twice the first one counts, as in HTML. */
        if (!map_find_entry(&seen, attributes->items[i].key)) {
            map_set(&seen, attributes->items[i].key, NULL);
            json_write_key_slice(out, attributes->items[i].key);
            json_write_string(out, attributes->items[i].value);
        }
    }
    json_end_object(out);
}

static void write_attributes(JsonWriter *out, Arena *scratch, const Attributes *attributes)
{
    if (!attributes) {
        return;
    }
    json_write_key(out, "attributes");
    json_begin_object(out);
    json_write_text_field(out, "id", attributes->identifier);
    json_write_key(out, "classes");
    json_begin_array(out);
    for (size_t i = 0; i < attributes->class_count; i++) {
        json_write_string(out, attributes->classes[i]);
    }
    json_end_array(out);
    write_values(out, scratch, attributes);
    json_end_object(out);
}

static void write_parse(Extraction *extraction, JsonWriter *out, const Node *code,
                        const CodeInfo *info)
{
    JsonProblem problem;

    if (!slice_is(info->lang, "json") && !slice_is(info->lang, "jsonc")) {
        return;
    }

    JsonForm form = json_form(extraction->document->scratch, info->content, &problem);

    json_write_string_field(out, "parse", slice_from_string(json_form_name(form)));
    if (form != JSON_FORM_BROKEN) {
        return;
    }

    Source *source = &extraction->document->source;
    Position position = source_position(source, code_block_place(source, code, problem.offset));

    json_write_key(out, "parse_error");
    json_begin_object(out);
    json_write_integer_field(out, "line", position.line);
    json_write_integer_field(out, "column", position.column);
    json_write_string_field(out, "message", problem.message);
    json_end_object(out);
}

static void write_members(Extraction *extraction, const Place *place, const CodeInfo *info)
{
    JsonWriter *out = extraction_begin_members(extraction);
    const Node *code = place->node;
    char hash[HASH_TEXT_SIZE];

    json_write_text_field(out, "lang_raw", info->raw);
    json_write_text_field(out, "info", slice_trim(code->info));
    write_attributes(out, extraction->document->scratch, code->attributes);
    json_write_string_field(out, "content", info->content);
    json_write_string_field(out, "content_hash",
                            slice_from_string(hash_to_text(hash_128(info->content), hash)));
    json_write_text_field(out, "label", place->lead_in);
    json_write_boolean_field(out, "in_list", is_in_list(code));
    json_write_boolean_field(out, "fenced", (code->flags & NODE_FENCED) != 0);
    json_write_boolean_field(out, "closed", (code->flags & NODE_CLOSED) != 0);
    write_parse(extraction, out, code, info);
}

static void add_code(Extraction *extraction, const Place *place)
{
    const Node *code = place->node;
    Slice raw = code_block_word(code);
    CodeInfo info = {raw, language_from_word(extraction->arena, raw), code_block_content(code)};
    Record *record = extraction_add_numbered(extraction, RECORD_CODE, place->section, code->span);

    record->title = place->lead_in;
    record->text = extraction_excerpt(info.content);
    record->lang = info.lang;
    record->first = code;
    record->end = node_skip(code, NULL);
    write_members(extraction, place, &info);
    extraction_end_members(extraction, record);
}

void code_recognise(Extraction *extraction)
{
    const PlaceList *code = &extraction->survey.code;

    for (size_t i = 0; i < code->count; i++) {
        add_code(extraction, &code->items[i]);
    }
}
