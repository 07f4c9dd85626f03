#include "check/site_links.h"

#include "base/utf8.h"
#include "check/link_edit.h"
#include "check/unit_finding.h"

/* A link that does not lead where it says. */
typedef struct Fault {
    const Page *page;
    const UnitLink *link;
    const LinkAnswer *answer;
    Slice href; /* as written, not too long to be told */
    DiagnosticList *findings;
} Fault;

/* Adds a finding that helps with the suggestion, if there is one; `noun` is what is suggested. */
static void tell(const Fault *fault, RuleId rule, Slice message, const char *noun)
{
    Diagnostic *finding =
        unit_finding_at_link(fault->findings, rule, &fault->page->unit, fault->link, message);
    Slice suggestion = fault->answer->suggestion;

    if (suggestion.size > 0 && fault->answer->is_certain) {
        finding->help =
            arena_format(fault->findings->arena, "write \"%.*s\"", SLICE_PRINT(suggestion));
        link_edit_add(fault->findings, finding, fault->page, fault->link, fault->answer);
    } else if (suggestion.size > 0) {
        finding->help = arena_format(fault->findings->arena, "the nearest %s is \"%.*s\"", noun,
                                     SLICE_PRINT(suggestion));
    }
}

static const char *noun_of(const Fault *fault)
{
    if (fault->link->image) {
        return "image";
    }
    return slice_ends_with(fault->href, SLICE("/")) ? "folder" : "page";
}

static Slice write_anchor_message(const Fault *fault)
{
    Arena *arena = fault->findings->arena;
    const LinkAnswer *answer = fault->answer;

    if (answer->page == fault->page->number) {
        return arena_format(arena, "no heading for \"#%.*s\" on this page",
                            SLICE_PRINT(answer->anchor));
    }
    return arena_format(arena, "no heading for \"#%.*s\" in \"%.*s\"", SLICE_PRINT(answer->anchor),
                        SLICE_PRINT(answer->target));
}

static void check_answer(const Fault *fault)
{
    Arena *arena = fault->findings->arena;

    switch (fault->answer->state) {
    case LINK_STATE_BROKEN:
        tell(fault, RULE_LINK_BROKEN,
             arena_format(arena, "no %s at \"%.*s\"", noun_of(fault), SLICE_PRINT(fault->href)),
             noun_of(fault));
        break;
    case LINK_STATE_ESCAPES:
        tell(fault, RULE_LINK_BROKEN,
             arena_format(arena, "\"%.*s\" leads out of the project", SLICE_PRINT(fault->href)),
             "page");
        break;
    case LINK_STATE_MISSING_FILE:
        tell(fault, RULE_LINK_MISSING_FILE,
             arena_format(arena, "no file at \"%.*s\"", SLICE_PRINT(fault->href)), "file");
        break;
    case LINK_STATE_WRONG_CASE:
        tell(fault, RULE_LINK_CASE,
             arena_format(arena, "\"%.*s\" is spelled with other capitals",
                          SLICE_PRINT(fault->href)),
             "spelling");
        break;
    case LINK_STATE_NO_ANCHOR:
        tell(fault, RULE_LINK_ANCHOR, write_anchor_message(fault), "one");
        break;
    case LINK_STATE_LEFT_ALONE:
        if (fault->link->kind == LINK_ROOT) {
            tell(fault, RULE_LINK_ROOT_RELATIVE,
                 arena_format(arena, "\"%.*s\" begins at the root of the host",
                              SLICE_PRINT(fault->href)),
                 "file");
        }
        break;
    case LINK_STATE_OK:
    case LINK_STATE_OUTSIDE:
    case LINK_STATE_FILE:
    case LINK_STATE_EMPTY:
    case LINK_STATE_PLACEHOLDER:
        break;
    }
}

void check_page_links(const Page *page, DiagnosticList *findings)
{
    enum { HREF_SIZE_MAX = 200 };
    const UnitLink *links = unit_links(&page->unit);

    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        Slice href = slice_trim(unit_text(&page->unit, links[i].href));
        Fault fault = {
            .page = page,
            .link = &links[i],
            .answer = &page->links[i],
            .href = utf8_prefix_bytes(href, HREF_SIZE_MAX),
            .findings = findings,
        };

        check_answer(&fault);
    }
}
