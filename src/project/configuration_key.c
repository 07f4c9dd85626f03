#include "project/configuration_key.h"

#include "project/configuration_item.h"
#include "project/configuration_reader.h"
#include "project/configuration_rule.h"
#include "project/configuration_schema.h"
#include "project/configuration_value.h"

#define TEXT "a text"
#define TEXTS "a list of texts"
#define FLAG "true or false"
#define PATH "a path below the project"
#define GLOBS "a list of globs"
#define PATTERN "a pattern (PCRE2)"
#define DURATION "an ISO 8601 duration"
#define CADENCE "a duration, the name of a cadence, never or none"
#define SEVERITIES "a map of rules to severities"
#define MAP "a map of keys"
#define ITEMS "a list of maps"

enum {
    REQUIRED = CONFIGURATION_REQUIRED,
    SHORTHAND = CONFIGURATION_SHORTHAND,
};

/* path, type, fallback, help, read, offset, flags */
static const ConfigurationKey keys[] = {
    {"title", TEXT, "", "The name of the site.", configuration_read_text, offsetof(Settings, title),
     0},
    {"url", "the address of a site", "",
     "Where the site will be, for canonical links, feed and sitemap; without it these are not "
     "written.",
     configuration_read_url, offsetof(Settings, url), 0},
    {"language", "a language tag", "en", "The language of the documents, as HTML names it.",
     configuration_read_language, offsetof(Settings, language), 0},
    {"edit", "an address with {path}", "",
     "Where the source of a page is edited: {path} is its path in the project, {line} a line of "
     "it.",
     configuration_read_source, offsetof(Settings, edit), 0},
    {"source", "an address with {path}", "",
     "Where it is shown: likewise, and {last_line} is the last of some lines.",
     configuration_read_source, offsetof(Settings, source), 0},
    {"output", PATH, "site", "The folder that the site is written to; it is never walked.",
     configuration_read_output, offsetof(Settings, output), 0},
    {"content", ITEMS, "[the project's folder]", "The folders that hold documents.",
     configuration_read_content, 0, 0},
    {"content[].path", PATH, ".",
     "A folder, or a file; one that begins with a dot is only walked when it is named.",
     configuration_read_content_path, offsetof(ContentRoot, path), SHORTHAND},
    {"content[].include", GLOBS, "[\"**/*.md\"]", "Which files are documents, below the path.",
     configuration_read_globs, offsetof(ContentRoot, include), 0},
    {"content[].exclude", GLOBS, "[]", "Which are not.", configuration_read_globs,
     offsetof(ContentRoot, exclude), 0},
    {"content[].hidden", FLAG, "false", "Whether names that begin with a dot count, too.",
     configuration_read_boolean, offsetof(ContentRoot, hidden), 0},
    {"content[].empty", "check or skip", "check", "Whether files without content are documents.",
     configuration_read_empty, offsetof(ContentRoot, skip_empty), 0},
    {"theme", "the name of a theme, or a path", "default", "What pages look like.",
     configuration_read_text, offsetof(Settings, theme), 0},
    {"html", "sanitize, escape or trust", "sanitize",
     "What becomes of raw HTML: the harmless part is kept, all is shown as text, or all is kept.",
     configuration_read_html, offsetof(Settings, html), 0},
    {"highlight", FLAG, "true", "Whether the parts of code blocks are told apart by colour.",
     configuration_read_boolean, offsetof(Settings, highlight), 0},
    {"math", MAP, "", "What makes MathML of formulas.", configuration_read_map, 0, 0},
    {"math.command", TEXTS, "[]",
     "The program that reads a formula and prints MathML, and its arguments; one with a / in its "
     "name is below the project.",
     configuration_read_texts, offsetof(Settings, math_command), 0},
    {"math.display", TEXTS, "[]", "More arguments, for formulas that stand alone.",
     configuration_read_texts, offsetof(Settings, math_display), 0},
    {"math.input", "tex or dollars", "tex", "What it reads: the formula, or $formula$.",
     configuration_read_math_input, offsetof(Settings, math_has_dollars), 0},
    {"filters", "a list of filters", "[]", "Lua filters, in the order in which they run.",
     configuration_read_filters, 0, 0},
    {"filters[].run", PATH, "", "The file of the filter.", configuration_read_path,
     offsetof(FilterSettings, path), REQUIRED | SHORTHAND},
    {"filters[].paths", GLOBS, "[\"**\"]", "The documents that it is run on.",
     configuration_read_globs, offsetof(FilterSettings, paths), 0},
    {"filters[].exclude", GLOBS, "[]", "The documents that it is not run on.",
     configuration_read_globs, offsetof(FilterSettings, exclude), 0},
    {"trust", MAP, "", "What is lifted from the sandbox.", configuration_read_map, 0, 0},
    {"trust.filters", FLAG, "false",
     "Whether filters may write files, run programs and use the network.",
     configuration_read_boolean, offsetof(Settings, trust_filters), 0},
    {"trust.programs", FLAG, "false", "Whether the program of math.command may run.",
     configuration_read_boolean, offsetof(Settings, trust_programs), 0},
    {"status", MAP, "", "What a document may say of its own state.", configuration_read_map, 0, 0},
    {"status.values", TEXTS, "[ACTIVE, REFERENCE, HISTORICAL, DEPRECATED, DRAFT]",
     "The statuses that documents may have.", configuration_read_statuses,
     offsetof(Settings, statuses), 0},
    {"status.aliases", "a map of other names to statuses", "{}", "Other names for them.",
     configuration_read_status_aliases, 0, 0},
    {"status.meanings", "a map of statuses to texts", "{}",
     "What they say about a document, as pages tell their readers.",
     configuration_read_status_meanings, 0, 0},
    {"freshness", MAP, "", "How it is judged whether a document is still fresh.",
     configuration_read_map, 0, 0},
    {"freshness.fields", TEXTS, "[last_updated, lastUpdated, date]",
     "The keys of front matter that may hold the day of the last update, the first one first.",
     configuration_read_texts, offsetof(Settings, freshness.fields), 0},
    {"freshness.formats", "a list of formats such as YYYY-MM-DD", "[ISO 8601]",
     "The ways of writing a date that are right.", configuration_read_formats,
     offsetof(Settings, freshness.formats), 0},
    {"freshness.body", PATTERN, "",
     "A date in the text, where no field has it: the first group of this pattern.",
     configuration_read_pattern, offsetof(Settings, freshness.body_pattern), 0},
    {"freshness.future", DURATION, "P1D", "How far after today a date may be.",
     configuration_read_duration, offsetof(Settings, freshness.future), 0},
    {"freshness.cadences", "a map of names to durations",
     "{weekly: P7D, monthly: P30D, quarterly: P90D, semi-annually: P182D, annually: P365D}",
     "Names for cadences, added to these.", configuration_read_cadences,
     offsetof(Settings, freshness), 0},
    {"freshness.cadence", CADENCE, "P180D",
     "How often a document must be reviewed that does not say it itself.",
     configuration_read_cadence, offsetof(Settings, freshness.cadence), 0},
    {"freshness.cadence_field", TEXT, "review_cadence", "The key of front matter in which it does.",
     configuration_read_text, offsetof(Settings, freshness.cadence_field), 0},
    {"freshness.expires_field", TEXT, "stale_after",
     "The key of front matter with the day from which on a document is stale, whatever its "
     "cadence.",
     configuration_read_text, offsetof(Settings, freshness.expires_field), 0},
    {"freshness.overrides", ITEMS, "[]",
     "Other cadences for some paths or statuses; the last one that matches counts.",
     configuration_read_cadence_overrides, offsetof(Settings, freshness), 0},
    {"freshness.overrides[].paths", GLOBS, "[\"**\"]",
     "The documents, from the project's folder on.", configuration_read_globs,
     offsetof(CadenceOverride, paths), 0},
    {"freshness.overrides[].exclude", GLOBS, "[]", "Those of them that are not meant.",
     configuration_read_globs, offsetof(CadenceOverride, exclude), 0},
    {"freshness.overrides[].status", TEXTS, "[]",
     "Only documents of one of these statuses; without any, of all.", configuration_read_texts,
     offsetof(CadenceOverride, statuses), 0},
    {"freshness.overrides[].cadence", CADENCE, "", "Their cadence.", configuration_read_cadence,
     offsetof(CadenceOverride, cadence), REQUIRED},
    {"freshness.due_soon", DURATION, "P14D", "How long before it is stale a document is due soon.",
     configuration_read_duration, offsetof(Settings, freshness.due_soon), 0},
    {"freshness.grace", DURATION, "P0D",
     "How long after its due day a document is not yet stale, but still due.",
     configuration_read_duration, offsetof(Settings, freshness.grace), 0},
    {"freshness.very_stale", DURATION, "[once more the cadence]",
     "How long after it became stale a document is very stale.", configuration_read_very_stale,
     offsetof(Settings, freshness), 0},
    {"freshness.claims", "a list of patterns (PCRE2)", "[English ones]",
     "What says how things stand, and is told of once the document is stale.",
     configuration_read_claims, offsetof(Settings, freshness), 0},
    {"freshness.bump", "body or any", "body",
     "What asks for a new date when it is changed: the body, or any part of the file.",
     configuration_read_bump, offsetof(Settings, freshness.bump), 0},
    {"freshness.tolerance", DURATION, "P7D",
     "How much later than its date git may have seen a change.", configuration_read_duration,
     offsetof(Settings, freshness.tolerance), 0},
    {"freshness.ignore_revs", PATH, ".git-blame-ignore-revs",
     "A file of commits that count as no change.", configuration_read_path,
     offsetof(Settings, freshness.ignore_revs), 0},
    {"freshness.opt_out", TEXT, "skipFreshness",
     "The key of front matter by which a document is left out of all this.",
     configuration_read_text, offsetof(Settings, freshness.opt_out), 0},
    {"schema", ITEMS, "[]", "What front matter must hold.", configuration_read_schemas, 0, 0},
    {"schema[].paths", GLOBS, "[\"**\"]", "The documents, from the project's folder on.",
     configuration_read_globs, offsetof(SchemaSettings, paths), 0},
    {"schema[].exclude", GLOBS, "[]", "Those of them that are not meant.", configuration_read_globs,
     offsetof(SchemaSettings, exclude), 0},
    {"schema[].severity", "off, info, warning or error", "error", "How bad it is when it does not.",
     configuration_read_severity, offsetof(SchemaSettings, severity), 0},
    {"schema[].schema", "a JSON Schema, or the path of one", "",
     "The JSON Schema: here, in a file of YAML or JSON, or one that comes with memoc, as "
     "memoc:skill.",
     configuration_read_schema, 0, REQUIRED | SHORTHAND},
    {"text", ITEMS, "[]", "What documents must, or must not, say.", configuration_read_text_rules,
     0, 0},
    {"text[].paths", GLOBS, "[\"**\"]", "The documents, from the project's folder on.",
     configuration_read_globs, offsetof(TextSettings, paths), 0},
    {"text[].exclude", GLOBS, "[]", "Those of them that are not meant.", configuration_read_globs,
     offsetof(TextSettings, exclude), 0},
    {"text[].must_match", PATTERN, "", "What must be found in the text.",
     configuration_read_pattern, offsetof(TextSettings, must_match), 0},
    {"text[].must_not_match", PATTERN, "", "What must not be found in it.",
     configuration_read_pattern, offsetof(TextSettings, must_not_match), 0},
    {"text[].message", TEXT, "", "What is told when that is not so.", configuration_read_text,
     offsetof(TextSettings, message), 0},
    {"code", MAP, "", "How documents name the code that they describe.", configuration_read_map, 0,
     0},
    {"code.field", TEXT, "related_code", "The key of front matter with globs of its files.",
     configuration_read_text, offsetof(Settings, code_field), 0},
    {"code.sources", PATTERN, "", "The same in the text: the first group of this pattern.",
     configuration_read_pattern, offsetof(Settings, code_sources), 0},
    {"code.spans", "check, follow or ignore", "check",
     "What paths in code spans are: files that must be there, code that is described, too, or "
     "nothing.",
     configuration_read_spans, offsetof(Settings, code_spans), 0},
    {"rules", SEVERITIES, "{}",
     "Severities of rules (link/broken), families (link/*) or all (\"*\"): off, info, warning, "
     "error.",
     configuration_read_rules, 0, 0},
    {"overrides", ITEMS, "[]", "Other severities for some paths; the last one that matches counts.",
     configuration_read_rule_overrides, 0, 0},
    {"overrides[].paths", GLOBS, "[\"**\"]", "The documents, from the project's folder on.",
     configuration_read_globs, offsetof(RuleGroup, paths), 0},
    {"overrides[].exclude", GLOBS, "[]", "Those of them that are not meant.",
     configuration_read_globs, offsetof(RuleGroup, exclude), 0},
    {"overrides[].rules", SEVERITIES, "", "Their severities.", configuration_read_severities, 0,
     REQUIRED},
    {"baseline", PATH, "", "A file of findings that are known: counted, but not failed.",
     configuration_read_path, offsetof(Settings, baseline), 0},
    {"link", MAP, "", "How links are judged.", configuration_read_map, 0, 0},
    {"link.files", "check or ignore", "check",
     "Whether targets that are no documents must be there; ignore them where the tree is a copy.",
     configuration_read_files, offsetof(Settings, check_link_files), 0},
    {"link.results", PATH, "",
     "What a link checker found of links to other hosts, for link/external.",
     configuration_read_path, offsetof(Settings, link_results), 0},
    {"records", MAP, "", "What memory records are made.", configuration_read_map, 0, 0},
    {"records.user", TEXT, "project", "Whose memories they are.", configuration_read_text,
     offsetof(Settings, records_user), 0},
    {"records.memory", "a list of kinds of records",
     "[pattern, anti_pattern, decision, lesson, takeaway, practice]",
     "Which kinds of records become memory.", configuration_read_kinds,
     offsetof(Settings, memory_kinds), 0},
    {"records.recognise", ITEMS, "[]", "What stands below some headings, beyond what memoc knows.",
     configuration_read_recognitions, 0, 0},
    {"records.recognise[].heading", PATTERN, "", "The headings.", configuration_read_pattern,
     offsetof(RecognitionSettings, heading), REQUIRED},
    {"records.recognise[].kind", "a kind of record", "", "The kind of record that they begin.",
     configuration_read_kind, offsetof(RecognitionSettings, kind), REQUIRED},
    {"records.recognise[].labels", "a map of labels to members", "{}",
     "Which member of the record the value of a label is.", configuration_read_labels, 0, 0},
    {"limits", MAP, "", "What one document may cost.", configuration_read_map, 0, 0},
    {"limits.cpu", "a time such as 10s", "10s",
     "Time of the processor; for a page and its template, too.", configuration_read_seconds,
     offsetof(Settings, cpu_seconds), 0},
    {"limits.memory", "a size such as 1GiB", "1GiB", "Memory.", configuration_read_bytes,
     offsetof(Settings, memory_bytes), 0},
    {"limits.words", "a number of words", "", "More words than that are told of (doc/too-long).",
     configuration_read_words, offsetof(Settings, words_most), 0},
};

const ConfigurationKey *configuration_keys(size_t *count)
{
    *count = sizeof keys / sizeof *keys;
    return keys;
}

Slice configuration_key_name(const ConfigurationKey *key)
{
    Slice path = slice_from_string(key->path);
    size_t dot = slice_find_last_byte(path, '.');

    return slice_from(path, dot < path.size ? dot + 1 : 0);
}

bool configuration_key_is_in(const ConfigurationKey *key, Slice parent)
{
    Slice path = slice_from_string(key->path);
    size_t dot = slice_find_last_byte(path, '.');

    return slice_equals(slice_part(path, 0, dot < path.size ? dot : 0), parent);
}

Slice configuration_key_text(Arena *arena, const ConfigurationKey *key)
{
    Buffer path;

    buffer_init(&path, arena);
    for (const char *c = key->path; *c != '\0'; c++) {
        if (*c != '[' && *c != ']') {
            buffer_add_byte(&path, *c);
        }
    }
    return buffer_slice(&path);
}

const ConfigurationKey *configuration_key_find(Slice parent, Slice name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (configuration_key_is_in(&keys[i], parent) &&
            slice_equals(configuration_key_name(&keys[i]), name)) {
            return &keys[i];
        }
    }
    return NULL;
}
