#include "check/code_reference.h"

#include "check/code_search.h"
#include "check/code_span.h"
#include "check/line_range.h"
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

/* What is looked at, and with what. */
typedef struct CodeCheck {
    CodeSearch search;
    LineCounter lines;
    DiagnosticList *findings;
} CodeCheck;

static void check_lines(CodeCheck *check, const Unit *unit, const UnitCode *code, Slice path)
{
    LineRange lines = {code->first_line, code->last_line};

    if ((code->flags & CODE_HAS_LINES) == 0) {
        return;
    }

    Slice fault = line_range_fault(check->findings->arena, &check->lines, path, lines);

    if (fault.size > 0) {
        unit_finding_at_code(check->findings, RULE_CODE_REF_LINE_RANGE, unit, code, fault);
    }
}

static void tell_of_missing(const Unit *unit, const UnitCode *code, DiagnosticList *findings)
{
    Slice path = unit_text(unit, code->path);
    bool is_outside = slice_starts_with(path, SLICE("../"));
    Slice message =
        is_outside
            ? arena_format(findings->arena, "\"%.*s\" is outside of the project", SLICE_PRINT(path))
            : arena_format(findings->arena, "no file \"%.*s\" in the project", SLICE_PRINT(path));

    unit_finding_at_code(findings, RULE_CODE_REF_MISSING, unit, code, message);
}

static void check_span(CodeCheck *check, const Unit *unit, const UnitCode *code)
{
    Slice found;

    switch (code_span_judge(&check->search, unit, code, &found)) {
    case CODE_SPAN_FOUND:
        check_lines(check, unit, code, found);
        break;
    case CODE_SPAN_MOVED:
        tell_of_moved(unit, code, arena_copy(check->findings->arena, found), check->findings);
        break;
    case CODE_SPAN_MISSING:
        tell_of_missing(unit, code, check->findings);
        break;
    case CODE_SPAN_UNSURE:
        break;
    }
}

static void check_code(CodeCheck *check, const Unit *unit, const UnitCode *code)
{
    Slice path = unit_text(unit, code->path);

    if ((code->flags & CODE_SPAN) != 0) {
        check_span(check, unit, code);
        return;
    }
    if (slice_starts_with(path, SLICE("../"))) {
        tell_of_missing(unit, code, check->findings);
        return;
    }
    if (code_search_finds(&check->search, path)) {
        check_lines(check, unit, code, path);
        return;
    }

    Slice found = code_search_namesake(&check->search, path);

    if (found.size > 0) {
        tell_of_moved(unit, code, arena_copy(check->findings->arena, found), check->findings);
    } else {
        tell_of_missing(unit, code, check->findings);
    }
}

void check_code_references(const Site *site, DiagnosticList *findings)
{
    CodeCheck check = {.findings = findings};
    Arena scratch;

    if (!site->settings->check_link_files) {
        return;
    }
    arena_init(&scratch, site->arena->budget);
    code_search_init(&check.search, &scratch, site->settings->root);
    line_counter_init(&check.lines, &scratch, site->settings->root);
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Unit *unit = &site->pages[i].unit;

        for (uint32_t j = 0; j < unit->header->codes.count; j++) {
            check_code(&check, unit, &unit_codes(unit)[j]);
        }
    }
    check_linked_lines(site, &check.lines, findings);
    arena_free(&scratch);
}
