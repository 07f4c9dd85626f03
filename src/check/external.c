#include "check/external.h"

#include "base/utf8.h"
#include "check/unit_finding.h"

static void tell(const Page *page, const UnitLink *link, Slice reason, DiagnosticList *findings)
{
    enum { HREF_SIZE_MAX = 200, REASON_SIZE_MAX = 100 };
    Slice href = utf8_prefix_bytes(slice_trim(unit_text(&page->unit, link->href)), HREF_SIZE_MAX);
    Slice why = reason.size > 0 ? utf8_prefix_bytes(reason, REASON_SIZE_MAX) : SLICE("no answer");
    Slice message = arena_format(findings->arena, "\"%.*s\" could not be read: %.*s",
                                 SLICE_PRINT(href), SLICE_PRINT(why));

    /* Off by itself, because without a list nothing can be said. */
    unit_finding_at_link(findings, RULE_LINK_EXTERNAL, &page->unit, link, message)->severity =
        SEVERITY_WARNING;
}

void check_external(const Site *site, const LinkResults *results, DiagnosticList *findings)
{
    Arena scratch;

    arena_init(&scratch, site->arena->budget);
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        const UnitLink *links = unit_links(&page->unit);

        for (uint32_t j = 0; j < page->unit.header->links.count; j++) {
            Slice href = unit_text(&page->unit, links[j].href);
            const LinkResult *result =
                links[j].kind == LINK_EXTERNAL ? link_results_find(results, &scratch, href) : NULL;

            if (result != NULL && result->is_broken) {
                tell(page, &links[j], result->reason, findings);
            }
            arena_reset(&scratch);
        }
    }
    arena_free(&scratch);
}
