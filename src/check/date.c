#include "check/date.h"

#include "base/date_format.h"
#include "check/date_slot.h"
#include "check/front_matter.h"
#include "check/placeholder.h"
#include "document/value_edit.h"

static Slice list_fields(Arena *arena, const SliceList *fields)
{
    Buffer list;

    buffer_init(&list, arena);
    for (size_t i = 0; i < fields->count; i++) {
        buffer_add_string(&list, i == 0 ? "" : i + 1 < fields->count ? ", " : " or ");
        buffer_add(&list, fields->items[i]);
    }
    return buffer_slice(&list);
}

/* How a date is to be written. */
static Slice wanted_format(const Settings *settings)
{
    const SliceList *formats = &settings->freshness.formats;

    return formats->count > 0 ? formats->items[0] : SLICE("YYYY-MM-DD");
}

/* Without a date freshness cannot be judged: where nobody wants to judge it, none is needed. */
static void check_missing(Document *document)
{
    const Freshness *freshness = &document->metadata.freshness;
    const SliceList *fields = &document->settings->freshness.fields;
    const FoundDate *updated = &freshness->updated;
    Diagnostic *finding;

    if (freshness->has_due || freshness->cadence.kind == CADENCE_NEVER || fields->count == 0) {
        return;
    }
    if (updated->raw.size > 0) {
        finding = finding_add(&document->findings, RULE_DATE_MISSING, &document->source,
                              updated->span, "\"%.*s\" is \"%.*s\": it was not yet reviewed",
                              SLICE_PRINT(updated->field), SLICE_PRINT(updated->raw));
    } else if (updated->field.size > 0) {
        finding = finding_add(&document->findings, RULE_DATE_MISSING, &document->source,
                              updated->span, "\"%.*s\" has no value", SLICE_PRINT(updated->field));
    } else if (document->front_matter_is_bad) {
        finding_add(&document->findings, RULE_DATE_MISSING, &document->source, (Span){0, 0},
                    "no date: the front matter cannot be read")
            ->help = SLICE("mend it: rules of front-matter/ say what is wrong with it");
        return;
    } else {
        Slice names = list_fields(document->scratch, fields);

        finding = finding_add(&document->findings, RULE_DATE_MISSING, &document->source,
                              (Span){0, 0}, "no date: there is no %.*s", SLICE_PRINT(names));
    }
    Slice format = wanted_format(document->settings);

    finding->help =
        updated->field.size > 0
            ? arena_format(document->findings.arena, "write %.*s: %.*s",
                           SLICE_PRINT(updated->field), SLICE_PRINT(format))
            : arena_format(document->findings.arena, "add %.*s: %.*s to the front matter",
                           SLICE_PRINT(date_slot_field(document)), SLICE_PRINT(format));
    date_slot_find(document);
}

static void tell_of_invalid(Document *document, const FoundDate *found)
{
    if (found->raw.size == 0) {
        finding_add(&document->findings, RULE_DATE_INVALID, &document->source, found->span,
                    "\"%.*s\" is no date", SLICE_PRINT(found->field));
    } else {
        finding_add(&document->findings, RULE_DATE_INVALID, &document->source, found->span,
                    "\"%.*s\" is no day of the calendar", SLICE_PRINT(found->raw));
    }
}

/* Writes `text` where a date was found: a scalar of the front matter, or a text, that is written as it was read. */
static void mend_found(Document *document, Diagnostic *finding, const FoundDate *found, Slice text)
{
    Source *source = &document->source;
    Slice written = source_text(source, found->span);
    Slice edit = text;
    bool can_be = found->field.size > 0 ? value_edit_write(document->scratch, written, text, &edit)
                                        : slice_equals(written, found->raw);

    if (can_be) {
        diagnostic_add_edit(&document->findings, finding, source, found->span, edit);
    }
}

static void mend_format(Document *document, Diagnostic *finding, const FoundDate *found)
{
    const SliceList *formats = &document->settings->freshness.formats;
    Buffer text;

    buffer_init(&text, document->scratch);
    if (formats->count == 0) {
        date_write(&text, found->date);
    } else if (!date_write_format(&text, found->date, formats->items[0])) {
        return;
    }
    mend_found(document, finding, found, buffer_slice(&text));
}

/* A date that may be one of two is none: where any form of a date will do, it is told of all the same. */
static RuleId ambiguity_rule(const Document *document)
{
    const Rule *rule = rule_get(RULE_DATE_FORMAT);

    return settings_severity(document->settings, rule->id, rule->severity, document->path) ==
                   SEVERITY_OFF
               ? RULE_DATE_INVALID
               : RULE_DATE_FORMAT;
}

static void tell_of_format(Document *document, const FoundDate *found)
{
    const SliceList *formats = &document->settings->freshness.formats;
    Slice format = wanted_format(document->settings);
    char date[DATE_TEXT_SIZE];

    if (!found->has_date) {
        finding_add(&document->findings, ambiguity_rule(document), &document->source, found->span,
                    "\"%.*s\" may be either of two days", SLICE_PRINT(found->raw));
        return;
    }

    Diagnostic *finding = finding_add(&document->findings, RULE_DATE_FORMAT, &document->source,
                                      found->span, "\"%.*s\" is not written as %.*s",
                                      SLICE_PRINT(found->raw), SLICE_PRINT(format));

    finding->help =
        formats->count > 0
            ? arena_format(document->findings.arena, "write the date as %.*s", SLICE_PRINT(format))
            : arena_format(document->findings.arena, "write %s", date_to_text(found->date, date));
    mend_format(document, finding, found);
}

static void check_found(Document *document, const FoundDate *found)
{
    if (placeholder_is_text(found->raw)) {
        return;
    }
    if (found->problem == DATE_INVALID) {
        tell_of_invalid(document, found);
    } else if (found->problem == DATE_BAD_FORMAT) {
        tell_of_format(document, found);
    }
}

/* Is a stamp in this section about the whole document? */
static bool is_about_all(const Document *document, uint32_t section)
{
    return section <= 1 || section == document->heading_count;
}

/* How the stamp is written, when it is one of the usual ways; empty when it is none. */
static Slice format_of(Arena *scratch, const Stamp *stamp)
{
    static const char *const formats[] = {
        "YYYY-MM-DD",  "MMMM D, YYYY", "MMMM DD, YYYY", "MMM D, YYYY", "MMM DD, YYYY",
        "D MMMM YYYY", "DD MMMM YYYY", "D MMM YYYY",    "DD MMM YYYY", "DD.MM.YYYY",
        "D.M.YYYY",    "YYYY/MM/DD",   "YYYY.MM.DD",    "YYYYMMDD",
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        Slice format = slice_from_string(formats[i]);
        Buffer text;

        buffer_init(&text, scratch);
        if (date_write_format(&text, stamp->date, format) &&
            slice_equals(buffer_slice(&text), stamp->raw)) {
            return format;
        }
    }
    return (Slice){0};
}

/*
 * The stamp of an earlier day was forgotten when the front matter got its date: it gets that date, too. That of a later day leaves open
 * whether the document was reviewed on it: freshness is not guessed.
 */
static void mend_stamp(Document *document, Diagnostic *finding, const Stamp *stamp, Date date)
{
    Source *source = &document->source;
    Slice format = format_of(document->scratch, stamp);
    Buffer text;

    buffer_init(&text, document->scratch);
    if (stamp->date < date && format.size > 0 && date_write_format(&text, date, format) &&
        slice_equals(source_text(source, stamp->span), stamp->raw)) {
        diagnostic_add_edit(&document->findings, finding, source, stamp->span, buffer_slice(&text));
    }
}

Date date_of_stamps(const Document *document)
{
    Date latest = DATE_FIRST;

    for (size_t i = 0; i < document->stamp_count; i++) {
        const Stamp *stamp = &document->stamps[i];

        if (stamp->date > latest && is_about_all(document, stamp->section)) {
            latest = stamp->date;
        }
    }
    return latest;
}

static void check_stamps(Document *document)
{
    const FoundDate *updated = &document->metadata.freshness.updated;
    char date[DATE_TEXT_SIZE];

    /* A date that came from the text itself has no field. */
    if (!updated->has_date || updated->field.size == 0) {
        return;
    }
    for (size_t i = 0; i < document->stamp_count; i++) {
        const Stamp *stamp = &document->stamps[i];

        if (stamp->date != updated->date && is_about_all(document, stamp->section)) {
            Diagnostic *finding = finding_add(
                &document->findings, RULE_DATE_BODY_MISMATCH, &document->source, stamp->span,
                "the text says \"%.*s\", but %.*s is %s", SLICE_PRINT(stamp->raw),
                SLICE_PRINT(updated->field), date_to_text(updated->date, date));

            mend_stamp(document, finding, stamp, updated->date);
        }
    }
}

/* A mark without a date, or with one that is none, verifies nothing. */
static void check_mark_dates(Document *document)
{
    for (size_t i = 0; i < document->code.mark_count; i++) {
        const FoundDate *verified = &document->code.marks[i].verified;

        if (verified->problem == DATE_MISSING) {
            finding_add(&document->findings, RULE_DATE_INVALID, &document->source, verified->span,
                        "the mark says no day on which its section was verified")
                ->help = SLICE("write <!-- freshness: last-verified: YYYY-MM-DD -->");
        } else if (!verified->has_date && !placeholder_is_text(verified->raw)) {
            tell_of_invalid(document, verified);
        }
    }
}

void check_date(Document *document)
{
    const Freshness *freshness = &document->metadata.freshness;

    if (freshness->opted_out) {
        return;
    }
    check_mark_dates(document);
    if (document->front_matter_is_bad && !check_front_matter_is_lost(document)) {
        return;
    }
    if (freshness->updated.problem == DATE_MISSING) {
        check_missing(document);
    }
    check_found(document, &freshness->updated);
    check_found(document, &freshness->expires);
    check_stamps(document);
}
