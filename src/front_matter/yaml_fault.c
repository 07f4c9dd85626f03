#include "front_matter/yaml_fault.h"

#include "base/utf8.h"

enum { QUOTED_LIMIT = 40 }; /* code points of the text that a message quotes */

static const char put_in_quotes[] = "put the value in quotes";
static const char close_bracket[] = "put the value in quotes, or close the bracket";

static bool ends_line(char byte)
{
    return byte == '\n' || byte == '\r';
}

static uint32_t line_start(Slice text, uint32_t at)
{
    while (at > 0 && !ends_line(text.data[at - 1])) {
        at--;
    }
    return at;
}

/* What stands from `at` to the end of its line, without the blanks at its end. */
static Slice rest_of_line(Slice text, uint32_t at)
{
    size_t end = at;
    while (end < text.size && !ends_line(text.data[end])) {
        end++;
    }
    return slice_trim_end(slice_part(text, at, end));
}

static Span span_of(Slice text, Slice part)
{
    uint32_t start = (uint32_t)(part.data - text.data);
    return (Span){start, start + (uint32_t)part.size};
}

static void add(FrontMatterProblemList *problems, Slice text, Slice part, const char *before,
                const char *after, const char *help)
{
    Slice shown = utf8_prefix(part, QUOTED_LIMIT);
    const char *more = shown.size < part.size ? "…" : "";
    front_matter_problem_add(problems, FRONT_MATTER_YAML, span_of(text, part), help,
                             "%s\"%.*s%s\"%s", before, SLICE_PRINT(shown), more, after);
}

/* Is it `key:value` or `"key":value`, without the blank? A URL or a time is not. */
static bool is_glued(Slice line)
{
    size_t colon = slice_find_byte(line, ':', 0);
    if (colon + 1 >= line.size || slice_find_byte(line, ' ', 0) < colon) {
        return false;
    }
    char next = line.data[colon + 1];
    return !ascii_is_digit(line.data[0]) && !ascii_is_space(next) && next != '/';
}

static void explain_glued(FrontMatterProblemList *problems, Slice text, Slice line)
{
    add(problems, text, line, "no blank after the colon in ", "", "write a blank after the colon");
}

/* The line above the one that begins at `start`; empty when there is none. */
static Slice line_above(Slice text, uint32_t start)
{
    Slice above = slice_trim_end(slice_part(text, 0, start));
    return slice_from(above, line_start(above, (uint32_t)above.size));
}

/* `title: Foo: bar`; or a key below `key:value` or on a line that goes on with the value above. */
static void explain_colon(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    uint32_t start = line_start(text, fault->at);
    Slice line = slice_trim_start(rest_of_line(text, start));
    Slice key = slice_part(line, 0, fault->at + 1 - span_of(text, line).start);
    size_t first_colon = slice_find(line, SLICE(": "), 0);
    Slice above = slice_trim_start(line_above(text, start));
    if (first_colon + 1 < key.size) {
        add(problems, text, slice_trim_start(slice_from(line, first_colon + 1)),
            "\": \" inside the value ", "", put_in_quotes);
    } else if (is_glued(above)) {
        explain_glued(problems, text, above);
    } else {
        add(problems, text, key, "no key may begin here: ", "",
            "put the text above in quotes if this line belongs to it, else indent it like the keys "
            "above");
    }
}

static void explain_no_colon(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    Slice line = rest_of_line(text, fault->context_at);
    if (is_glued(line)) {
        explain_glued(problems, text, line);
        return;
    }
    add(problems, text, line, "no colon after ", "",
        "indent text that goes on from the line above; a value that holds a colon and a blank, or "
        "\" #\", needs quotes");
}

/* The last byte before `at` on its line that is no blank; NUL when there is none. */
static char byte_before(Slice text, uint32_t at)
{
    Slice head = slice_trim(slice_part(text, line_start(text, at), at));
    return head.size > 0 ? head.data[head.size - 1] : '\0';
}

static void explain_no_key(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    Slice line = rest_of_line(text, fault->at);
    switch (byte_before(text, fault->at)) {
    case '"':
    case '\'':
        add(problems, text, line, "text after a closing quote: ", "",
            "put the whole value in quotes; inside '…' a quote is written '', inside \"…\" it "
            "is \\\"");
        return;
    case ']':
    case '}':
        add(problems, text, line, "text after a closing bracket: ", "", put_in_quotes);
        return;
    case '\0':
        add(problems, text, line, "", " does not line up with the keys above",
            "begin all keys of one map in the same column, and list items below their key");
        return;
    default:
        add(problems, text, line, "no key may begin here: ", "", put_in_quotes);
    }
}

static void explain_no_document(FrontMatterProblemList *problems, Slice text,
                                const YamlFault *fault)
{
    add(problems, text, rest_of_line(text, fault->at), "", " does not go on from what stands above",
        "write \"key: value\" lines that begin in the same column, and nothing else");
}

/* The bracket is to blame when the end was looked for on later lines, else what stands there. */
static void explain_bracket(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    bool one_line = line_start(text, fault->at) == line_start(text, fault->context_at);
    Slice here = rest_of_line(text, fault->at);
    if (one_line && here.size > 0) {
        add(problems, text, here, "no comma or closing bracket before ", "", close_bracket);
        return;
    }
    add(problems, text, rest_of_line(text, fault->context_at), "the bracket is never closed: ", "",
        close_bracket);
}

static void explain_character(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    Slice here = slice_part(text, fault->at, text.size);
    if (slice_starts_with(here, SLICE("\t"))) {
        Span tab = {fault->at, fault->at + 1};
        front_matter_problem_add(problems, FRONT_MATTER_YAML, tab, "indent with spaces",
                                 "a tab, where YAML takes only spaces");
        return;
    }
    add(problems, text, rest_of_line(text, fault->at), "", " cannot stand without quotes",
        put_in_quotes);
}

static void explain_escape(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    add(problems, text, utf8_prefix(rest_of_line(text, fault->at), 2), "",
        " means nothing inside double quotes", "use single quotes, or write the backslash twice");
}

static void explain_number(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    add(problems, text, rest_of_line(text, fault->context_at),
        "an escape without its hexadecimal digits in ", "",
        "use single quotes, or write the backslash twice");
}

static void explain_quote(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    Slice quoted = rest_of_line(text, fault->context_at + 1);
    add(problems, text, quoted, "the quote before ", " is never closed",
        "close it, or put the whole value in quotes of the other kind");
}

static void explain_list(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    add(problems, text, rest_of_line(text, fault->at), "a list cannot begin here: ", "",
        "begin it on a line of its own, or put the value in quotes");
}

static void explain_item(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    add(problems, text, rest_of_line(text, fault->at), "", " is no item of the list above",
        "begin all items of one list in the same column; front matter is a map, not a list");
}

/* Inside brackets: nothing between two commas, or before the text ends. */
static void explain_missing(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    Slice here = rest_of_line(text, fault->at);
    if (here.size > 0) {
        add(problems, text, here, "no value before ", "", put_in_quotes);
        return;
    }
    Slice last = slice_trim_start(line_above(text, fault->at));
    add(problems, text, last, "the bracket is never closed: ", "", close_bracket);
}

/* A value that begins with one of YAML's signs. */
static void explain_start(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    uint32_t at = fault->context != NULL ? fault->context_at : fault->at;
    add(problems, text, rest_of_line(text, at), "", " cannot stand without quotes", put_in_quotes);
}

typedef struct Explanation {
    const char *problem; /* NULL: any */
    const char *context; /* NULL: any */
    void (*explain)(FrontMatterProblemList *problems, Slice text, const YamlFault *fault);
} Explanation;

/* The first row that fits. libyaml 0.2.5, scanner.c and parser.c. */
static const Explanation explanations[] = {
    {"mapping values are not allowed in this context", NULL, explain_colon},
    {"could not find expected ':'", NULL, explain_no_colon},
    {"did not find expected key", NULL, explain_no_key},
    {"did not find expected <document start>", NULL, explain_no_document},
    {"did not find expected ',' or ']'", NULL, explain_bracket},
    {"did not find expected ',' or '}'", NULL, explain_bracket},
    {"found character that cannot start any token", NULL, explain_character},
    {"found a tab character that violates indentation", NULL, explain_character},
    {"found a tab character where an indentation space is expected", NULL, explain_character},
    {"found unknown escape character", NULL, explain_escape},
    {"did not find expected hexdecimal number", NULL, explain_number},
    {"found invalid Unicode character escape code", NULL, explain_number},
    {NULL, "while scanning a quoted scalar", explain_quote},
    {"block sequence entries are not allowed in this context", NULL, explain_list},
    {"did not find expected '-' indicator", NULL, explain_item},
    {"mapping keys are not allowed in this context", NULL, explain_start},
    {"did not find expected node content", "while parsing a flow node", explain_missing},
    {"did not find expected node content", NULL, explain_start},
    {NULL, "while scanning an alias", explain_start},
    {NULL, "while scanning an anchor", explain_start},
    {NULL, "while scanning a tag", explain_start},
    {NULL, "while parsing a tag", explain_start},
    {NULL, "while scanning a directive", explain_start},
    {NULL, "while scanning a plain scalar", explain_start},
    {NULL, "while scanning a block scalar", explain_start},
    {"found undefined tag handle", NULL, explain_start},
};

static bool fits(const char *wanted, const char *found)
{
    return wanted == NULL || slice_is(slice_from_string(found), wanted);
}

void yaml_fault_explain(FrontMatterProblemList *problems, Slice text, const YamlFault *fault)
{
    for (size_t i = 0; i < sizeof explanations / sizeof explanations[0]; i++) {
        const Explanation *row = &explanations[i];
        if (fits(row->problem, fault->problem) && fits(row->context, fault->context)) {
            row->explain(problems, text, fault);
            return;
        }
    }
    Slice here = utf8_prefix(rest_of_line(text, fault->at), 1);
    front_matter_problem_add(problems, FRONT_MATTER_YAML, span_of(text, here), NULL, "%s",
                             fault->problem);
}
