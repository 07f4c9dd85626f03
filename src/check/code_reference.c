#include "check/code_reference.h"

#include "check/code_search.h"
#include "check/unit_edit.h"
#include "check/unit_finding.h"

/* Can it stand in front matter without quotes, and in a list of paths? */
static bool is_simple(Slice path)
{
    for (size_t i = 0; i < path.size; i++) {
        if (!ascii_is_alphanumeric(path.data[i]) && strchr("_./-", path.data[i]) == NULL) {
            return false;
        }
    }
    return path.size > 0 && path.data[0] != '-';
}

static void tell_of_moved(const Unit *unit, const UnitCode *code, Slice found,
                          DiagnosticList *findings)
{
    Slice path = unit_text(unit, code->path);
    Slice message = arena_format(findings->arena, "\"%.*s\" is \"%.*s\" now", SLICE_PRINT(path),
                                 SLICE_PRINT(found));
    Diagnostic *finding = unit_finding_at_code(findings, RULE_CODE_REF_MOVED, unit, code, message);

    finding->help = arena_format(findings->arena, "write \"%.*s\"", SLICE_PRINT(found));
    if (is_simple(found)) {
        unit_edit_replace(findings, finding, unit, &code->place, path, found);
    }
}

static void check_code(CodeSearch *search, const Unit *unit, const UnitCode *code,
                       DiagnosticList *findings)
{
    Slice path = unit_text(unit, code->path);
    Slice message;

    if (slice_starts_with(path, SLICE("../"))) {
        message =
            arena_format(findings->arena, "\"%.*s\" is outside of the project", SLICE_PRINT(path));
    } else if (code_search_finds(search, path)) {
        return;
    } else {
        Slice found = code_search_namesake(search, path);

        if (found.size > 0) {
            tell_of_moved(unit, code, arena_copy(findings->arena, found), findings);
            return;
        }
        message =
            arena_format(findings->arena, "no file \"%.*s\" in the project", SLICE_PRINT(path));
    }
    unit_finding_at_code(findings, RULE_CODE_REF_MISSING, unit, code, message);
}

void check_code_references(const Site *site, DiagnosticList *findings)
{
    Arena scratch;
    CodeSearch search;

    if (!site->settings->check_link_files) {
        return;
    }
    arena_init(&scratch, site->arena->budget);
    code_search_init(&search, &scratch, site->settings->root);
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Unit *unit = &site->pages[i].unit;

        for (uint32_t j = 0; j < unit->header->codes.count; j++) {
            check_code(&search, unit, &unit_codes(unit)[j], findings);
        }
    }
    arena_free(&scratch);
}
