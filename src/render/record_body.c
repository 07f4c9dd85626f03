#include "render/record_body.h"

#include "base/json_view.h"
#include "base/path.h"
#include "render/highlighted_code.h"
#include "render/highlight.h"
#include "render/html_escape.h"
#include "render/record_members.h"
#include "render/record_summary.h"

enum { TEXT_MOST = 700 }; /* characters of one text */

typedef struct BodyWriter {
    Buffer *out;
    Arena *scratch;
    const RecordView *view;
    Slice object; /* its members */
} BodyWriter;

static Slice unit_text_of(const BodyWriter *writer, UnitText text)
{
    return unit_text(&writer->view->page->unit, text);
}

static Slice object_of(const BodyWriter *writer, const UnitRecord *row)
{
    return record_members_object(writer->scratch, unit_text_of(writer, row->members));
}

/* The text of a member; empty when there is none. */
static Slice member_text(const BodyWriter *writer, Slice object, const char *name)
{
    Slice value;

    return json_view_find(object, name, &value) ? json_view_text(writer->scratch, value)
                                                : (Slice){NULL, 0};
}

static void write_text(const BodyWriter *writer, Slice text)
{
    html_write_text(writer->out, record_text_cut(writer->scratch, text, TEXT_MOST));
}

static void write_paragraph(const BodyWriter *writer, Slice text)
{
    if (text.size > 0) {
        buffer_add_string(writer->out, "<p>");
        write_text(writer, text);
        buffer_add_string(writer->out, "</p>\n");
    }
}

/* ---- texts ---- */

static void write_list(const BodyWriter *writer, Slice list)
{
    Slice item;

    buffer_add_string(writer->out, "<ul>\n");
    while (json_view_next_item(&list, &item)) {
        buffer_add_string(writer->out, "<li>");
        write_text(writer, json_view_text(writer->scratch, item));
        buffer_add_string(writer->out, "</li>\n");
    }
    buffer_add_string(writer->out, "</ul>");
}

static void write_member(const BodyWriter *writer, const RecordText *text)
{
    buffer_add_string(writer->out, "<dt>");
    html_write_text(writer->out, text->label);
    buffer_add_string(writer->out, "</dt>\n<dd>");
    if (slice_starts_with(text->value, SLICE("["))) {
        write_list(writer, text->value);
    } else {
        write_text(writer, json_view_text(writer->scratch, text->value));
    }
    buffer_add_string(writer->out, "</dd>\n");
}

/* A memory has not all that the record says. */
static bool is_wanted(const BodyWriter *writer, Slice name)
{
    return !writer->view->is_derived || slice_is(name, "rationale") ||
           slice_is(name, "when_to_use");
}

static void write_members(const BodyWriter *writer)
{
    RecordTexts texts = record_members_texts(writer->scratch, writer->object);
    bool is_open = false;

    for (size_t i = 0; i < texts.count; i++) {
        if (is_wanted(writer, texts.items[i].name)) {
            buffer_add_string(writer->out, is_open ? "" : "<dl>\n");
            is_open = true;
            write_member(writer, &texts.items[i]);
        }
    }
    buffer_add_string(writer->out, is_open ? "</dl>\n" : "");
}

/* ---- code, tables, steps ---- */

/* In its document, the block's text has a last line end. */
static TokenList find_tokens(const BodyWriter *writer, Slice text, Slice language)
{
    Buffer block;

    if (writer->view->answers == NULL || language.size == 0) {
        return (TokenList){NULL, 0};
    }
    buffer_init(&block, writer->scratch);
    buffer_reserve(&block, text.size + 1);
    buffer_add(&block, text);
    buffer_add_byte(&block, '\n');
    return highlight_recall(writer->view->answers, writer->scratch, language, buffer_slice(&block));
}

static void write_code(const BodyWriter *writer, Slice text, Slice language)
{
    HighlightedCode code = {
        .out = writer->out, .text = text, .tokens = find_tokens(writer, text, language)};

    buffer_add_string(writer->out, "<pre><code");
    if (language.size > 0) {
        buffer_add_string(writer->out, " class=\"language-");
        html_write_text(writer->out, language);
        buffer_add_byte(writer->out, '"');
    }
    buffer_add_byte(writer->out, '>');
    highlighted_code_write(&code, 0, text.size);
    buffer_add_string(writer->out, "</code></pre>\n");
}

static void write_code_list(const BodyWriter *writer)
{
    Slice list;
    Slice block;

    if (!json_view_find(writer->object, "code", &list)) {
        return;
    }
    while (json_view_next_item(&list, &block)) {
        write_code(writer, member_text(writer, block, "text"), member_text(writer, block, "lang"));
    }
}

/* The first row holds the headings. */
static void write_row(const BodyWriter *writer, Slice row, bool is_first)
{
    bool is_open = false;
    Slice cell;

    buffer_add_string(writer->out, "<tr>");
    while (json_view_next_item(&row, &cell)) {
        Slice text = json_view_text(writer->scratch, cell);
        bool is_head = is_first && slice_trim(text).size > 0; /* one that says nothing is none */

        /* The tab is for who copies the text. */
        buffer_add_string(writer->out, is_open ? "\t" : "");
        buffer_add_string(writer->out, is_head ? "<th scope=\"col\">" : "<td>");
        html_write_text(writer->out, text);
        buffer_add_string(writer->out, is_head ? "</th>" : "</td>");
        is_open = true;
    }
    buffer_add_string(writer->out, "</tr>\n");
}

static void write_tables(const BodyWriter *writer)
{
    Slice tables;
    Slice rows;
    Slice row;

    if (!json_view_find(writer->object, "tables", &tables)) {
        return;
    }
    while (json_view_next_item(&tables, &rows)) {
        bool is_first = true;

        buffer_add_string(writer->out, "<div class=\"table-scroll\"><table>\n");
        while (json_view_next_item(&rows, &row)) {
            write_row(writer, row, is_first);
            is_first = false;
        }
        buffer_add_string(writer->out, "</table></div>\n");
    }
}

/* A step that is a section has its own heading; else it stands somewhere in the workflow's. */
static UnitText anchor_of_step(const BodyWriter *writer, const UnitRecord *step)
{
    const Unit *unit = &writer->view->page->unit;
    const UnitHeading *headings = unit_headings(unit);

    for (uint32_t i = 0; i < unit->header->outline.count; i++) {
        if (headings[i].line == step->first_line && headings[i].anchor.size > 0) {
            return headings[i].anchor;
        }
    }
    return step->anchor;
}

static void write_step(const BodyWriter *writer, const UnitRecord *step)
{
    Slice anchor =
        path_percent_encode(writer->scratch, unit_text_of(writer, anchor_of_step(writer, step)));

    buffer_add_string(writer->out, "<li><a href=\"");
    html_write_text(writer->out, writer->view->page_url);
    buffer_add_byte(writer->out, '#');
    html_write_text(writer->out, anchor);
    buffer_add_string(writer->out, "\">");
    html_write_text(writer->out, unit_text_of(writer, step->title));
    buffer_add_string(writer->out, "</a></li>\n");
}

static bool is_step_of(const BodyWriter *writer, const UnitRecord *row, Slice workflow)
{
    return row->kind == RECORD_STEP &&
           slice_equals(member_text(writer, object_of(writer, row), "workflow"), workflow);
}

/* Records stand in the order of their lines, a workflow's steps behind it. */
static void write_steps(const BodyWriter *writer)
{
    const Unit *unit = &writer->view->page->unit;
    const UnitRecord *workflow = writer->view->row;
    const UnitRecord *end = unit_records(unit) + unit->header->records.count;
    Slice id = unit_text(unit, workflow->id);
    bool is_open = false;

    for (const UnitRecord *row = workflow + 1; row < end && row->first_line <= workflow->last_line;
         row++) {
        if (is_step_of(writer, row, id)) {
            buffer_add_string(writer->out, is_open ? "" : "<ol class=\"steps\">\n");
            is_open = true;
            write_step(writer, row);
        }
    }
    buffer_add_string(writer->out, is_open ? "</ol>\n" : "");
}

/* ---- the whole ---- */

static void write_content(const BodyWriter *writer, const UnitRecord *code)
{
    write_code(writer, member_text(writer, object_of(writer, code), "content"),
               unit_text_of(writer, code->lang));
}

/* The block that a memory of the document stands in. */
static void write_memory(const BodyWriter *writer)
{
    const UnitRecord *memory = writer->view->row;
    const Unit *unit = &writer->view->page->unit;
    const UnitRecord *rows = unit_records(unit);

    for (uint32_t i = 0; i < unit->header->records.count; i++) {
        if (rows[i].kind == RECORD_CODE && rows[i].first_line == memory->first_line &&
            rows[i].last_line == memory->last_line) {
            write_content(writer, &rows[i]);
            return;
        }
    }
}

/* Is the text what stands over it already, but for the mark at its end? */
static bool is_title(Slice text, Slice title)
{
    text = slice_trim_end(text);
    if (slice_ends_with(text, SLICE(".")) || slice_ends_with(text, SLICE(":"))) {
        text = slice_part(text, 0, text.size - 1);
    }
    return slice_equals(text, title);
}

static void write_texts(const BodyWriter *writer)
{
    const UnitRecord *row = writer->view->row;
    bool is_derived = writer->view->is_derived;
    Slice text = unit_text_of(writer, row->text);
    Slice title = unit_text_of(writer, row->title);
    Slice summary = record_summary(writer->scratch, text, title, writer->object);
    Slice statement = record_members_statement(writer->scratch, writer->object, is_derived);

    if (is_derived && statement.size == 0) {
        statement = summary.size > 0 ? summary : text;
    }
    write_paragraph(writer, is_derived ? (Slice){NULL, 0} : summary);
    if (!is_title(statement, title)) {
        write_paragraph(writer, statement);
    }
    write_members(writer);
}

void record_body_write(Buffer *out, Arena *scratch, const RecordView *view)
{
    BodyWriter writer = {.out = out, .scratch = scratch, .view = view};

    writer.object = object_of(&writer, view->row);
    switch ((RecordKind)view->row->kind) {
    case RECORD_CODE:
        write_content(&writer, view->row);
        break;
    case RECORD_MEMORY:
        write_memory(&writer);
        break;
    default:
        write_texts(&writer);
        if (!view->is_derived) {
            write_steps(&writer);
            write_code_list(&writer);
            write_tables(&writer);
        }
    }
}
