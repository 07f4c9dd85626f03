#include "check/bump.h"

#include "check/date_edit.h"
#include "check/unit_finding.h"

static void check_removed(const Page *page, DiagnosticList *findings)
{
    const FoundDate *before = &page->base_edition->updated;
    Slice message =
        before->field.size > 0
            ? arena_format(findings->arena, "%.*s was removed: it was \"%.*s\"",
                           SLICE_PRINT(before->field), SLICE_PRINT(before->raw))
            : arena_format(findings->arena, "the date in the text was removed: it was \"%.*s\"",
                           SLICE_PRINT(before->raw));

    unit_finding_at_date(findings, RULE_DATE_REMOVED, &page->unit, &page->unit.header->updated,
                         message);
}

/* What the date is called: by its field, or because it stands in the text. */
static Slice name_of(const FoundDate *date)
{
    return date->field.size > 0 ? date->field : SLICE("the date");
}

static void tell_of_date(const Site *site, const Page *page, RuleId rule, DiagnosticList *findings)
{
    const UnitDate *written = &page->unit.header->updated;
    const FoundDate *before = &page->base_edition->updated;
    const FoundDate *now = &page->edition->updated;
    char old_day[DATE_TEXT_SIZE];
    char new_day[DATE_TEXT_SIZE];
    Slice message;

    date_to_text(before->date, old_day);
    date_to_text(now->date, new_day);
    if (rule == RULE_DATE_BUMP_ONLY) {
        message = arena_format(findings->arena, "%.*s was changed from %s, and nothing else was",
                               SLICE_PRINT(name_of(now)), old_day);
    } else if (rule == RULE_DATE_NOT_BUMPED) {
        message = arena_format(findings->arena, "the document was changed, and %.*s is still %s",
                               SLICE_PRINT(name_of(now)), new_day);
    } else {
        message =
            arena_format(findings->arena, "the document was changed, and %.*s went back from %s",
                         SLICE_PRINT(name_of(now)), old_day);
    }

    Diagnostic *finding = unit_finding_at_date(findings, rule, &page->unit, written, message);

    if (rule != RULE_DATE_BUMP_ONLY) {
        date_edit_add(findings, finding, &page->unit, written, site->settings, site->today);
    }
}

static void check_bump(const Site *site, const Page *page, DiagnosticList *findings)
{
    const Edition *before = page->base_edition;
    const Edition *now = page->edition;
    bool is_changed = !edition_is_same(before, now, site->settings->freshness.bump);

    if (!before->updated.has_date || !now->updated.has_date) {
        return;
    }
    if (is_changed && now->updated.date <= before->updated.date &&
        now->updated.date < site->today) {
        tell_of_date(site, page,
                     now->updated.date == before->updated.date ? RULE_DATE_NOT_BUMPED
                                                               : RULE_DATE_WENT_BACK,
                     findings);
    } else if (now->updated.date != before->updated.date &&
               edition_is_same(before, now, BUMP_ANY)) {
        tell_of_date(site, page, RULE_DATE_BUMP_ONLY, findings);
    }
}

static bool is_judged(const Page *page)
{
    return page->edition != NULL && page->base_edition != NULL && !page->edition->opted_out &&
           (page->unit.header->flags & UNIT_FRONT_MATTER_BAD) == 0;
}

void check_bumps(const Site *site, DiagnosticList *findings)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (!is_judged(page)) {
            continue;
        }
        if (page->base_edition->updated.problem != DATE_MISSING &&
            page->edition->updated.problem == DATE_MISSING) {
            check_removed(page, findings);
        } else {
            check_bump(site, page, findings);
        }
    }
}
