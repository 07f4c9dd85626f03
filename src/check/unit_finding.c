#include "check/unit_finding.h"

#include "base/hash.h"

Diagnostic *unit_finding_at_date(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitDate *date, Slice message)
{
    Diagnostic *finding = finding_add_file(list, rule, unit_text(unit, unit->header->path), "%.*s",
                                           SLICE_PRINT(message));

    finding->line = date->line;
    finding->column = date->column;
    finding->end_line = date->end_line;
    finding->end_column = date->end_column;
    finding->span = (Span){date->start, date->end};
    finding->text_hash = hash_64(unit_text(unit, date->raw));
    finding->excerpt = arena_copy(list->arena, unit_text(unit, date->excerpt));
    finding->excerpt_column = date->excerpt_column;
    return finding;
}

Diagnostic *unit_finding_at_code(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitCode *code, Slice message)
{
    Diagnostic *finding = finding_add_file(list, rule, unit_text(unit, unit->header->path), "%.*s",
                                           SLICE_PRINT(message));

    finding->line = code->line;
    finding->column = code->column;
    finding->end_line = code->end_line;
    finding->end_column = code->end_column;
    finding->span = (Span){code->start, code->end};
    finding->text_hash = hash_64(unit_text(unit, code->path));
    finding->excerpt = arena_copy(list->arena, unit_text(unit, code->excerpt));
    finding->excerpt_column = code->excerpt_column;
    return finding;
}
