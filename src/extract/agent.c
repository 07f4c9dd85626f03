#include "extract/agent.h"

#include "base/json_view.h"
#include "base/utf8.h"
#include "document/code_block.h"

/* A name in a message has at most so many characters. */
enum { SHOWN_LIMIT = 80 };

/* A place where the document's agent is named. */
struct AgentName {
    Slice text;
    Span span;
    AgentName *next;
};

/* "agent:database-expert" is database-expert. */
static Slice without_prefix(Slice name)
{
    Slice prefix = SLICE("agent:");

    name = slice_trim(name);
    return slice_starts_with(name, prefix) ? slice_trim(slice_from(name, prefix.size)) : name;
}

static void add_name(Extraction *extraction, Slice text, Span span)
{
    AgentNames *names = &extraction->agents;
    AgentName *name;

    if (text.size == 0) {
        return;
    }
    name = arena_new(extraction->document->scratch, AgentName);
    *name = (AgentName){.text = text, .span = span};
    *(names->last ? &names->last->next : &names->first) = name;
    names->last = name;
}

void agent_read(Extraction *extraction)
{
    Document *document = extraction->document;
    Metadata *metadata = &document->metadata;
    const Value *value = value_find(document->front_matter, "agent");

    if (value != NULL) {
        add_name(extraction, metadata->agent, value->span);
    }
    for (const Field *field = extraction->survey.first_field; field; field = field->next) {
        if (field->of_document && slice_is(field->key, "agent")) {
            add_name(extraction, without_prefix(field->value), field->span);
        }
    }
    if (metadata->agent.size == 0 && extraction->agents.first != NULL) {
        metadata->agent = extraction->agents.first->text;
    }
    extraction->agents.has_own = extraction->agents.first != NULL;
}

/* --- names in memories ------------------------------------------------------------------------------------------ */

void agent_read_memory(Extraction *extraction, const Node *code, Slice content)
{
    Slice value;

    if (json_view_find(content, "agentId", &value) || json_view_find(content, "agent_id", &value)) {
        Slice name = without_prefix(json_view_text(extraction->document->scratch, value));

        size_t offset = (size_t)(value.data - content.data);
        uint32_t place = code_block_place(&extraction->document->source, code, offset);

        add_name(extraction, name, (Span){place, place + (uint32_t)value.size});
    }
}

/* --- are they the same? ----------------------------------------------------------------------------------------- */

static Slice shown(const AgentName *name)
{
    return utf8_prefix(name->text, SHOWN_LIMIT);
}

static void tell_of_mismatch(Document *document, const AgentName *name, const AgentName *other)
{
    finding_add(&document->findings, RULE_RECORD_AGENT_MISMATCH, &document->source, name->span,
                "the agent is \"%.*s\" here, but \"%.*s\" on line %u", SLICE_PRINT(shown(name)),
                SLICE_PRINT(shown(other)),
                source_line_number(&document->source, other->span.start));
}

void agent_compare(Extraction *extraction)
{
    const AgentNames *names = &extraction->agents;
    const AgentName *odd = names->first; /* the first one that is not as the first of all */

    while (odd != NULL && slice_equals(odd->text, names->first->text)) {
        odd = odd->next;
    }
    if (odd == NULL || !names->has_own) {
        return;
    }
    for (const AgentName *name = names->first; name != NULL; name = name->next) {
        bool is_as_first = slice_equals(name->text, names->first->text);

        tell_of_mismatch(extraction->document, name, is_as_first ? odd : names->first);
    }
}
