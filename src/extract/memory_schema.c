#include "extract/memory_schema.h"

#include "base/json_tree.h"
#include "document/code_block.h"

typedef struct Wanted {
    const char *name;
    bool may_have_parts; /* it may be an object or a list, too */
} Wanted;

static const Wanted members[] = {
    {"content", true},  {"userId", false}, {"user_id", false},
    {"agentId", false}, {"role", false},   {"agent_id", false},
};

static const char *name_of(JsonKind kind)
{
    static const char *const names[] = {
        [JSON_KIND_NULL] = "null",       [JSON_KIND_BOOLEAN] = "a truth value",
        [JSON_KIND_NUMBER] = "a number", [JSON_KIND_STRING] = "empty",
        [JSON_KIND_ARRAY] = "a list",    [JSON_KIND_OBJECT] = "an object",
    };

    return names[kind];
}

static bool is_right(const Wanted *wanted, const JsonNode *value)
{
    bool has_parts = value->kind == JSON_KIND_OBJECT || value->kind == JSON_KIND_ARRAY;

    if (value->kind == JSON_KIND_STRING) {
        return slice_trim(value->text).size > 0;
    }
    return wanted->may_have_parts && has_parts && value->count > 0;
}

static void check_member(Extraction *extraction, const Node *code, const JsonNode *memory,
                         const Wanted *wanted)
{
    Document *document = extraction->document;
    const JsonNode *value = json_tree_find(memory, wanted->name);

    if (value == NULL || is_right(wanted, value)) {
        return;
    }

    bool is_empty = wanted->may_have_parts &&
                    (value->kind == JSON_KIND_OBJECT || value->kind == JSON_KIND_ARRAY);
    uint32_t place = code_block_place(&document->source, code, value->offset);

    finding_add(&document->findings, RULE_RECORD_MEMORY_SCHEMA, &document->source,
                (Span){place, place}, "\"%s\" of a memory is %s", wanted->name,
                is_empty ? "empty" : name_of(value->kind));
}

void memory_schema_check(Extraction *extraction, const Node *code)
{
    Slice content = code_block_content(code);
    JsonProblem problem;
    const JsonNode *memory = json_tree_read(extraction->document->scratch, content, &problem);

    if (memory == NULL || (code->flags & NODE_UNLOCATED)) {
        return;
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        check_member(extraction, code, memory, &members[i]);
    }
}
