#include "check/status.h"

#include "base/edit_distance.h"
#include "check/placeholder.h"

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
    Slice nearest = find_nearest(settings, status->base);
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
}

static void tell_of_spelling(Document *document, const Status *status)
{
    if (!status->exact) {
        Diagnostic *finding = finding_add(&document->findings, RULE_STATUS_CASE, &document->source,
                                          status->span, "\"%.*s\" is written \"%.*s\" elsewhere",
                                          SLICE_PRINT(status->raw), SLICE_PRINT(status->base));

        finding->help =
            arena_format(document->findings.arena, "write \"%.*s\"", SLICE_PRINT(status->base));
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
