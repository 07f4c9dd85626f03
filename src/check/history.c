#include "check/history.h"

#include "check/date_edit.h"
#include "check/unit_finding.h"

static void tell_of_change(const Site *site, const Page *page, DiagnosticList *findings)
{
    const Change *change = &page->change;
    const UnitDate *updated = &page->unit.header->updated;
    char said[DATE_TEXT_SIZE];
    char seen[DATE_TEXT_SIZE];
    Slice message;

    date_to_text(updated->date, said);
    date_to_text(change->date, seen);
    message = change->is_committed
                  ? arena_format(findings->arena, "last updated %s, but changed on %s in %.*s",
                                 said, seen, SLICE_PRINT(change->revision))
                  : arena_format(findings->arena,
                                 "last updated %s, but changed since, and not committed", said);

    Diagnostic *finding =
        unit_finding_at_date(findings, RULE_DATE_BEHIND_GIT, &page->unit, updated, message);

    /* What is not committed may be what --fix itself did: that is no review, and asks for no new date. */
    if (change->is_committed) {
        date_edit_add(findings, finding, &page->unit, updated, site->settings, change->date);
    }
}

static void tell_of_doubt(const Page *page, DiagnosticList *findings)
{
    const UnitDate *updated = &page->unit.header->updated;
    bool is_cut_off = page->change.state == CHANGE_CUT_OFF;
    Diagnostic *finding = unit_finding_at_date(
        findings, RULE_FRESHNESS_INDETERMINATE, &page->unit, updated,
        is_cut_off ? SLICE("nobody can say whether it was changed since: the history of this clone "
                           "is cut off")
                   : SLICE("nobody can say whether it was changed since: all that git shows is to "
                           "be ignored"));

    if (!is_cut_off) {
        finding->help = SLICE("review the document and update its date");
    }
}

static void check_change(const Site *site, const Page *page, DiagnosticList *findings)
{
    if (!page->unit.header->updated.has_date) {
        return;
    }
    switch (page->change.state) {
    case CHANGE_NONE:
        break;
    case CHANGE_FOUND:
        tell_of_change(site, page, findings);
        break;
    case CHANGE_CUT_OFF:
    case CHANGE_IGNORED:
        tell_of_doubt(page, findings);
        break;
    }
}

static void check_code_change(const Page *page, const UnitCode *code, const Change *change,
                              DiagnosticList *findings)
{
    const Unit *unit = &page->unit;
    const UnitDate *verified =
        code->mark > 0 ? &unit_marks(unit)[code->mark - 1] : &unit->header->updated;
    char said[DATE_TEXT_SIZE];
    char seen[DATE_TEXT_SIZE];

    if (change->state != CHANGE_FOUND) {
        return;
    }

    Slice message = arena_format(findings->arena, "\"%.*s\" was changed on %s in %.*s, after %s",
                                 SLICE_PRINT(change->path), date_to_text(change->date, seen),
                                 SLICE_PRINT(change->revision), date_to_text(verified->date, said));

    unit_finding_at_code(findings, RULE_CODE_REF_CHANGED, unit, code, message);
}

void check_history(const Site *site, DiagnosticList *findings)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        check_change(site, page, findings);
        for (uint32_t j = 0; page->code_changes != NULL && j < page->unit.header->codes.count;
             j++) {
            check_code_change(page, &unit_codes(&page->unit)[j], &page->code_changes[j], findings);
        }
    }
}
