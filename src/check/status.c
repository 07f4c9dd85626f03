#include "check/status.h"

#include "base/edit_distance.h"
#include "check/placeholder.h"
#include "document/value_edit.h"

/* "HISTORICAL-SNAPSHOT" is a known status, and more. */
static Slice find_beginning(const SliceList *statuses, Slice name)
{
    for (size_t i = 0; i < statuses->count; i++) {
        Slice known = statuses->items[i];
        bool ends_there = name.size > known.size && !ascii_is_alphanumeric(name.data[known.size]);

        if (ends_there && slice_equals_fold(slice_part(name, 0, known.size), known)) {
            return known;
        }
    }
    return (Slice){0};
}

/* The known status that `name` most likely is, or an empty text. */
static Slice find_nearest(const Settings *settings, Slice name)
{
    Slice nearest = find_beginning(&settings->statuses, name);

    if (nearest.size == 0) {
        nearest = edit_distance_nearest(name, settings->statuses.items, settings->statuses.count);
    }

    for (size_t i = 0; nearest.size == 0 && i < settings->status_alias_count; i++) {
        const StatusAlias *alias = &settings->status_aliases[i];

        if (edit_distance_nearest(name, &alias->name, 1).size > 0) {
            nearest = alias->value;
        }
    }
    return nearest;
}

/* Is `name` but for one slip of the pen? Short names are near to everything. */
static bool is_slip_for(Slice name, Slice known)
{
    enum { NAME_SIZE_LEAST = 4 };

    return name.size >= NAME_SIZE_LEAST && known.size >= NAME_SIZE_LEAST &&
           edit_distance(name, known, 1) <= 1;
}

/* The one status that `name` is but for a slip; empty when there is none, or more than one. */
static Slice find_certain(const Settings *settings, Slice name)
{
    Slice found = {0};

    for (size_t i = 0; i < settings->statuses.count + settings->status_alias_count; i++) {
        bool is_alias = i >= settings->statuses.count;
        const StatusAlias *alias =
            is_alias ? &settings->status_aliases[i - settings->statuses.count] : NULL;
        Slice known = is_alias ? alias->name : settings->statuses.items[i];
        Slice meant = is_alias ? alias->value : known;

        if (is_slip_for(name, known)) {
            if (found.size > 0 && !slice_equals(found, meant)) {
                return (Slice){0};
            }
            found = meant;
        }
    }
    return found;
}

/* Writes `right` for the word in the status; what qualifies it stays. */
static void mend_word(Document *document, Diagnostic *finding, const Status *status, Slice right)
{
    Source *source = &document->source;
    size_t end = (size_t)(status->word.data - status->raw.data) + status->word.size;
    Slice rest = slice_from(status->raw, end);
    Slice text = arena_format(document->scratch, "%.*s%.*s", SLICE_PRINT(right), SLICE_PRINT(rest));
    Slice edit;

    if (value_edit_write(document->scratch, source_text(source, status->span), text, &edit)) {
        diagnostic_add_edit(&document->findings, finding, source, status->span, edit);
    }
}

static Slice list_statuses(Arena *arena, const SliceList *statuses)
{
    Buffer list;

    buffer_init(&list, arena);
    for (size_t i = 0; i < statuses->count; i++) {
        buffer_add_string(&list, i > 0 ? ", " : "");
        buffer_add(&list, statuses->items[i]);
    }
    return buffer_slice(&list);
}

static void tell_of_unknown(Document *document, const Status *status)
{
    const Settings *settings = document->settings;
    Slice certain = find_certain(settings, status->base);
    Slice nearest = certain.size > 0 ? certain : find_nearest(settings, status->base);
    Slice known = list_statuses(document->scratch, &settings->statuses);
    Diagnostic *finding =
        finding_add(&document->findings, RULE_STATUS_UNKNOWN, &document->source, status->span,
                    "\"%.*s\" is no known status", SLICE_PRINT(status->base));

    finding->help =
        nearest.size > 0
            ? arena_format(document->findings.arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest))
            : arena_format(document->findings.arena,
                           "memoc.yaml knows %.*s; more may be added to its status.values",
                           SLICE_PRINT(known));
    if (certain.size > 0) {
        mend_word(document, finding, status, certain);
    }
}

static void tell_of_spelling(Document *document, const Status *status)
{
    if (!status->exact) {
        Diagnostic *finding = finding_add(&document->findings, RULE_STATUS_CASE, &document->source,
                                          status->span, "\"%.*s\" is written \"%.*s\" elsewhere",
                                          SLICE_PRINT(status->raw), SLICE_PRINT(status->base));

        finding->help =
            arena_format(document->findings.arena, "write \"%.*s\"", SLICE_PRINT(status->base));
        mend_word(document, finding, status, status->base);
    }
    if (status->qualifier.size > 0) {
        finding_add(&document->findings, RULE_STATUS_QUALIFIED, &document->source, status->span,
                    "the status is \"%.*s\", and \"%.*s\" says more", SLICE_PRINT(status->base),
                    SLICE_PRINT(status->qualifier));
    }
}

static bool is_blank(const Value *value)
{
    return value == NULL || value->kind == VALUE_NULL ||
           (value->kind == VALUE_STRING && slice_trim(value->text).size == 0);
}

static void check_superseded(Document *document, const Status *status)
{
    static const char *const keys[] = {"superseded_by", "superseded-by", "supersededBy"};

    if (!slice_equals_fold(status->base, SLICE("DEPRECATED"))) {
        return;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!is_blank(value_find(document->front_matter, keys[i]))) {
            return;
        }
    }
    finding_add(&document->findings, RULE_STATUS_SUPERSEDED_MISSING, &document->source,
                status->span, "deprecated, but no superseded_by says what replaces it");
}

void check_status(Document *document)
{
    const Status *status = &document->metadata.status;

    if (status->raw.size == 0 || placeholder_is_text(status->raw)) {
        return;
    }
    if (status->known) {
        tell_of_spelling(document, status);
    } else if (document->settings->statuses.count > 0) {
        tell_of_unknown(document, status);
    }
    check_superseded(document, status);
}
