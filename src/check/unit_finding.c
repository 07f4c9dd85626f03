#include "check/unit_finding.h"

#include "base/hash.h"

/* `fault` is the text that is wrong. */
static Diagnostic *add(DiagnosticList *list, RuleId rule, const Unit *unit, const UnitPlace *place,
                       UnitText fault, Slice message)
{
    Diagnostic *finding = finding_add_file(list, rule, unit_text(unit, unit->header->path), "%.*s",
                                           SLICE_PRINT(message));

    finding->line = place->line;
    finding->column = place->column;
    finding->end_line = place->end_line;
    finding->end_column = place->end_column;
    finding->span = (Span){place->start, place->end};
    finding->text_hash = hash_64(unit_text(unit, fault));
    finding->excerpt = arena_copy(list->arena, unit_text(unit, place->excerpt));
    finding->excerpt_column = place->excerpt_column;
    return finding;
}

Diagnostic *unit_finding_at_date(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitDate *date, Slice message)
{
    return add(list, rule, unit, &date->place, date->raw, message);
}

Diagnostic *unit_finding_at_code(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitCode *code, Slice message)
{
    return add(list, rule, unit, &code->place, code->path, message);
}

Diagnostic *unit_finding_at_link(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitLink *link, Slice message)
{
    return add(list, rule, unit, &link->place, link->href, message);
}
