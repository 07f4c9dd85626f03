/*
 * settings.h - what memoc.yaml says, ready to be asked.
 *
 * Made once by project/ before anything runs, and never changed; every stage reads it. Texts live in the site arena. The defaults
 * are those of a project without memoc.yaml (settings_init).
 */
#ifndef DOCUMENT_SETTINGS_H
#define DOCUMENT_SETTINGS_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/glob.h"
#include "base/pattern.h"
#include "base/slice.h"
#include "document/dialect.h"
#include "document/rule.h"
#include "document/value.h"

/* What stands in a folder that memoc wrote (write/manifest.h). */
#define OUTPUT_MANIFEST ".memoc-manifest"
#define OUTPUT_JOURNAL ".memoc-journal"

typedef enum HtmlMode { HTML_SANITIZE, HTML_ESCAPE, HTML_TRUST, HTML_GFM } HtmlMode;

/* What paths in code spans are. */
typedef enum CodeSpans {
    CODE_SPANS_CHECK,  /* files that must be there */
    CODE_SPANS_FOLLOW, /* code that the document describes, too */
    CODE_SPANS_IGNORE,
} CodeSpans;

typedef struct SliceList {
    Slice *items;
    size_t count;
} SliceList;

bool slice_list_has(const SliceList *list, Slice text);

/* A folder to walk. */
typedef struct ContentRoot {
    Slice path; /* below the project's root, normalised; "" is the root */
    GlobList include;
    GlobList exclude;
    bool hidden;     /* names that begin with a dot count, too */
    bool skip_empty; /* files with nothing but blanks are no documents */
} ContentRoot;

/* How often something must be reviewed. */
typedef enum CadenceKind { CADENCE_NONE, CADENCE_NEVER, CADENCE_DURATION } CadenceKind;

typedef struct Cadence {
    CadenceKind kind;
    Slice raw; /* as written */
    Duration duration;
} Cadence;

typedef struct NamedCadence {
    Slice name;
    Cadence cadence;
} NamedCadence;

typedef struct CadenceOverride {
    GlobList paths; /* count 0: every document */
    GlobList exclude;
    SliceList statuses; /* count 0: any */
    Cadence cadence;
} CadenceOverride;

typedef struct StatusAlias {
    Slice name;
    Slice value;
} StatusAlias;

/* What a status says about a document. */
typedef struct StatusMeaning {
    Slice status;
    Slice text;
} StatusMeaning;

/* What asks for a new date when a document is changed. */
typedef enum BumpKind {
    BUMP_BODY,
    BUMP_ANY, /* the front matter, too */
} BumpKind;

typedef struct FreshnessSettings {
    SliceList fields;            /* keys that may hold the date, in order */
    SliceList formats;           /* empty: ISO 8601 */
    const Pattern *body_pattern; /* for a date in the text, with PATTERN_LINES; NULL: none */
    Duration future;             /* how far after today a date may be */
    Cadence cadence;
    Slice cadence_field;
    NamedCadence *cadences;
    size_t cadence_count;
    Slice expires_field;
    CadenceOverride *overrides;
    size_t override_count;
    Duration due_soon;
    Duration grace;      /* beyond the due day, before it is stale */
    Duration very_stale; /* beyond the due day; unset: once more the cadence */
    bool has_very_stale;
    const Pattern *
        *claims; /* what says how things stand; each with PATTERN_LINES; NULL: English phrases */
    size_t claim_count;
    BumpKind bump;
    Duration tolerance; /* between the date and git */
    Slice ignore_revs;  /* a file below the root; may be empty */
    Slice opt_out;
} FreshnessSettings;

/* A Lua filter. */
typedef struct FilterSettings {
    Slice path;     /* below the root */
    GlobList paths; /* count 0: every document */
    GlobList exclude;
} FilterSettings;

/* A JSON Schema for the front matter. */
typedef struct SchemaSettings {
    GlobList paths; /* count 0: every document */
    GlobList exclude;
    Severity severity;
    Slice file;           /* below the root, or "memoc:…"; empty when it stands in memoc.yaml */
    const Value *inlined; /* a map; NULL when it is a file */
    Span span;            /* where memoc.yaml says so */
    SliceList required;   /* keys that front matter must have, as value_find_path finds them:
                             what the schema itself requires, set when it is compiled */
} SchemaSettings;

/* What a document must, or must not, say: one of both or both. Patterns are made with PATTERN_LINES. */
typedef struct TextSettings {
    GlobList paths; /* count 0: every document */
    GlobList exclude;
    const Pattern *must_match;     /* may be NULL */
    const Pattern *must_not_match; /* may be NULL */
    Slice message;                 /* may be empty */
} TextSettings;

/* A label, and the member that its value is. */
typedef struct RecognitionLabel {
    Slice key;    /* label_key of the label */
    Slice member; /* record_member.h */
} RecognitionLabel;

/* A rule of recognition: what stands below a heading like that is such a record. */
typedef struct RecognitionSettings {
    const Pattern *heading;
    Slice kind;
    RecognitionLabel *labels;
    size_t label_count;
} RecognitionSettings;

/* A pattern is a rule's id, a family with a star behind the slash, or a star. */
typedef struct RuleOverride {
    Slice pattern;
    Severity severity;
} RuleOverride;

/* Severities for some paths. */
typedef struct RuleGroup {
    GlobList paths; /* count 0: every path */
    GlobList exclude;
    RuleOverride *items; /* later ones win */
    size_t count;
} RuleGroup;

typedef struct Settings {
    Slice root;            /* absolute path of the project: never in any output */
    Slice config_path;     /* relative to root; empty when there is none */
    Source *config_source; /* as it was read; NULL when there is none */
    Slice title;
    Slice url; /* with a final '/'; empty when absent */
    Slice language;
    Slice edit;   /* an address with "{path}", perhaps "{line}" and "{last_line}"; may be empty */
    Slice source; /* likewise */
    ContentRoot *content;
    size_t content_count;
    Slice output; /* below the root, normalised */
    Slice theme;
    HtmlMode html;
    bool highlight; /* code blocks */
    SliceList
        math_command; /* the program that makes MathML of TeX, and its arguments; count 0: none */
    SliceList math_display; /* more arguments, for displayed formulas */
    bool math_has_dollars;  /* it reads them around a formula */
    Dialect dialect;
    FilterSettings *filters;
    size_t filter_count;
    bool trust_filters;
    bool trust_programs;
    SliceList statuses;
    StatusAlias *status_aliases;
    size_t status_alias_count;
    StatusMeaning *status_meanings; /* besides those of the default statuses */
    size_t status_meaning_count;
    FreshnessSettings freshness;
    SchemaSettings *schemas;
    size_t schema_count;
    TextSettings *texts;
    size_t text_count;
    Slice code_field;            /* front matter that names code; may be empty */
    const Pattern *code_sources; /* the same in the text, with PATTERN_LINES; NULL: none */
    CodeSpans code_spans;
    RuleGroup *rules; /* in order: the `rules` key, then `overrides` */
    size_t rule_count;
    Slice baseline;        /* a file below the root; empty: none */
    bool check_link_files; /* link.files: check */
    Slice link_results;    /* a file below the root; may be empty */
    Slice records_user;
    SliceList memory_kinds; /* kinds of records that become memory */
    RecognitionSettings *recognitions;
    size_t recognition_count;
    uint32_t cpu_seconds; /* limits: per document */
    uint64_t memory_bytes;
    uint32_t words_most; /* 0: a document may be of any length */
} Settings;

/* Defaults; `root` is absolute. */
void settings_init(Settings *settings, Arena *arena, Slice root);

/* What a status means, in a sentence; empty when nobody has said. */
Slice settings_status_meaning(const Settings *settings, Slice status);

/* Is `path` one of `paths` (or are there none) and not excluded? */
bool settings_path_matches(const GlobList *paths, const GlobList *exclude, Slice path);

/* What a rule means for a document: its own severity, then the groups that match, in order. */
Severity settings_severity(const Settings *settings, Slice rule, Severity own, Slice path);

#endif
