#include "check/baseline.h"

#include "base/json_tree.h"
#include "base/map.h"

#include <assert.h>
#include <stdlib.h>

enum { BASELINE_VERSION = 1, CANDIDATES_MOST = 64 };

void baseline_init(Baseline *baseline, Arena *arena)
{
    *baseline = (Baseline){.arena = arena};
}

static BaselineEntry *add_entry(Baseline *baseline)
{
    baseline->entries = arena_array_room(baseline->arena, baseline->entries, baseline->count,
                                         &baseline->capacity, sizeof *baseline->entries);
    baseline->entries[baseline->count] = (BaselineEntry){.is_met = false};
    return &baseline->entries[baseline->count++];
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static bool fail(BaselineFault *fault, const JsonNode *node, const char *message)
{
    *fault = (BaselineFault){node->offset, slice_from_string(message)};
    return false;
}

/* Keys of other versions, and those of others, are left alone. */
static bool read_entry(Baseline *baseline, const JsonNode *node, BaselineFault *fault)
{
    BaselineEntry *entry = add_entry(baseline);
    const struct {
        const char *key;
        Slice *text;
    } members[] = {
        {"rule", &entry->rule},
        {"path", &entry->path},
        {"fingerprint", &entry->fingerprint},
        {"content", &entry->content},
        {"message", &entry->message},
    };

    if (node->kind != JSON_KIND_OBJECT) {
        return fail(fault, node, "an entry is no object");
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const JsonNode *member = json_tree_find(node, members[i].key);

        if (member == NULL || member->kind != JSON_KIND_STRING) {
            fault->offset = node->offset;
            fault->message =
                arena_format(baseline->arena, "an entry without a text \"%s\"", members[i].key);
            return false;
        }
        *members[i].text = member->text;
    }
    return true;
}

bool baseline_read(Baseline *baseline, Slice text, BaselineFault *fault)
{
    JsonProblem problem;
    const JsonNode *root = json_tree_read(baseline->arena, text, &problem);
    int32_t version;

    if (root == NULL) {
        *fault = (BaselineFault){problem.offset, problem.message};
        return false;
    }

    const JsonNode *number = json_tree_find(root, "version");
    const JsonNode *findings = json_tree_find(root, "findings");

    if (number == NULL || !json_tree_integer(number, &version)) {
        return fail(fault, root, "no \"version\"");
    }
    if (version != BASELINE_VERSION) {
        return fail(fault, number, "written by another version of memoc");
    }
    if (findings == NULL || findings->kind != JSON_KIND_ARRAY) {
        return fail(fault, root, "no list \"findings\"");
    }
    for (const JsonNode *node = findings->first; node != NULL; node = node->next) {
        if (!read_entry(baseline, node, fault)) {
            return false;
        }
    }
    return true;
}

/* --- meeting ------------------------------------------------------------------------------------------------------ */

/* Entries of one fingerprint or content, the first one first. */
typedef struct Candidate {
    BaselineEntry *entry;
    struct Candidate *next;
} Candidate;

typedef struct CandidateList {
    Candidate *first;
    Candidate *last;
} CandidateList;

/* A path in the baseline, or in the findings. */
typedef struct Renaming {
    Slice to;
    Slice from;
} Renaming;

typedef struct Meeting {
    Baseline *baseline;
    const BaselineRun *run;
    Arena arena;
    Map by_fingerprint; /* CandidateList */
    Map by_content;     /* the same of documents that are gone */
    Map paths;          /* of entries: Renaming */
    Map new_paths;      /* of findings without entries: Renaming */
} Meeting;

static void add_candidate(Meeting *meeting, Map *map, Slice key, BaselineEntry *entry)
{
    MapEntry *slot = map_get(map, key);
    Candidate *candidate = arena_new(&meeting->arena, Candidate);

    candidate->entry = entry;
    if (slot->value == NULL) {
        slot->value = arena_new(&meeting->arena, CandidateList);
    }

    CandidateList *list = slot->value;

    if (list->last != NULL) {
        list->last->next = candidate;
    } else {
        list->first = candidate;
    }
    list->last = candidate;
}

static Renaming *get_renaming(Meeting *meeting, Map *map, Slice path)
{
    MapEntry *slot = map_get(map, path);

    if (slot->value == NULL) {
        slot->value = arena_new(&meeting->arena, Renaming);
    }
    return slot->value;
}

static void begin_meeting(Meeting *meeting)
{
    Baseline *baseline = meeting->baseline;

    map_init(&meeting->by_fingerprint, &meeting->arena);
    map_init(&meeting->by_content, &meeting->arena);
    map_init(&meeting->paths, &meeting->arena);
    map_init(&meeting->new_paths, &meeting->arena);
    for (size_t i = 0; i < baseline->count; i++) {
        BaselineEntry *entry = &baseline->entries[i];

        add_candidate(meeting, &meeting->by_fingerprint, entry->fingerprint, entry);
        if (map_find(&meeting->paths, entry->path) == NULL) {
            get_renaming(meeting, &meeting->paths, entry->path);
        }
        if (entry->path.size > 0 && !meeting->run->has_path(meeting->run->context, entry->path)) {
            add_candidate(meeting, &meeting->by_content, entry->content, entry);
        }
    }
}

/* An entry is met once: a damaged baseline may have it twice. */
static BaselineEntry *find_entry(Meeting *meeting, const Fingerprint *fingerprint)
{
    CandidateList *list = map_find(&meeting->by_fingerprint, fingerprint->whole);

    return list != NULL && !list->first->entry->is_met ? list->first->entry : NULL;
}

/* May the entries of `from` be those of `to`? Each path is renamed once. */
static bool is_renaming(Meeting *meeting, Slice from, Slice to)
{
    const Renaming *old = get_renaming(meeting, &meeting->paths, from);
    const Renaming *new = get_renaming(meeting, &meeting->new_paths, to);

    return old->to.size == 0 ? new->from.size == 0 : slice_equals(old->to, to);
}

/* An entry of a document that is gone, for a finding in one that is new. */
static BaselineEntry *find_renamed(Meeting *meeting, const Fingerprint *fingerprint, Slice path)
{
    CandidateList *list = map_find(&meeting->by_content, fingerprint->content);
    Candidate *candidate = list != NULL ? list->first : NULL;

    if (path.size == 0 || map_find(&meeting->paths, path) != NULL) {
        return NULL;
    }
    for (int i = 0; candidate != NULL && i < CANDIDATES_MOST; i++) {
        BaselineEntry *entry = candidate->entry;

        if (!entry->is_met && is_renaming(meeting, entry->path, path)) {
            get_renaming(meeting, &meeting->paths, entry->path)->to = path;
            get_renaming(meeting, &meeting->new_paths, path)->from = entry->path;
            /* Those that are met are not looked at again. */
            list->first = i == 0 ? candidate->next : list->first;
            return entry;
        }
        candidate = candidate->next;
    }
    return NULL;
}

static void add_finding(DiagnosticList *list, const Diagnostic *finding)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = *finding;
}

static void meet(Meeting *meeting, DiagnosticList *findings, DiagnosticList *known)
{
    Baseline *baseline = meeting->baseline;
    Fingerprint *fingerprints = fingerprint_list(baseline->arena, findings);
    Fingerprint *of_known = arena_new_array(baseline->arena, Fingerprint, findings->count);
    size_t kept = 0;

    assert(known->count == 0);
    for (size_t i = 0; i < findings->count; i++) {
        const Diagnostic *finding = &findings->items[i];
        BaselineEntry *entry = find_entry(meeting, &fingerprints[i]);

        if (entry == NULL) {
            entry = find_renamed(meeting, &fingerprints[i], finding->path);
        }
        if (entry == NULL) {
            findings->items[kept] = *finding;
            fingerprints[kept++] = fingerprints[i];
            continue;
        }
        entry->is_met = true;
        entry->path = finding->path;
        entry->fingerprint = fingerprints[i].whole;
        of_known[known->count] = fingerprints[i];
        add_finding(known, finding);
    }
    findings->count = kept;
    baseline->new_fingerprints = fingerprints;
    baseline->known_fingerprints = of_known;
}

void baseline_meet(Baseline *baseline, DiagnosticList *findings, DiagnosticList *known,
                   const BaselineRun *run)
{
    Meeting meeting = {.baseline = baseline, .run = run};

    arena_init(&meeting.arena, baseline->arena->budget);
    begin_meeting(&meeting);
    meet(&meeting, findings, known);
    arena_free(&meeting.arena);
}

/* --- what is gone, what is new ------------------------------------------------------------------------------------ */

static bool is_gone(const BaselineEntry *entry, const BaselineRun *run)
{
    return !entry->is_met && run->has_judged(run->context, entry->rule, entry->path);
}

size_t baseline_count_gone(const Baseline *baseline, const BaselineRun *run)
{
    size_t count = 0;

    for (size_t i = 0; i < baseline->count; i++) {
        count += is_gone(&baseline->entries[i], run);
    }
    return count;
}

BaselineEntry *baseline_list_gone(const Baseline *baseline, const BaselineRun *run)
{
    size_t most = baseline_count_gone(baseline, run);
    BaselineEntry *gone = arena_new_array(baseline->arena, BaselineEntry, most);
    size_t count = 0;

    for (size_t i = 0; i < baseline->count; i++) {
        if (is_gone(&baseline->entries[i], run)) {
            gone[count++] = baseline->entries[i];
        }
    }
    return gone;
}

void baseline_remove_gone(Baseline *baseline, const BaselineRun *run)
{
    size_t kept = 0;

    for (size_t i = 0; i < baseline->count; i++) {
        if (!is_gone(&baseline->entries[i], run)) {
            baseline->entries[kept++] = baseline->entries[i];
        }
    }
    baseline->count = kept;
}

/* Fingerprints count equal findings, so they are those of all findings together. */
void baseline_add(Baseline *baseline, DiagnosticList *findings, DiagnosticList *known)
{
    Map met; /* fingerprints */

    map_init(&met, baseline->arena);
    for (size_t i = 0; i < baseline->count; i++) {
        map_get(&met, baseline->entries[i].fingerprint);
    }
    for (size_t i = 0; i < findings->count; i++) {
        add_finding(known, &findings->items[i]);
    }
    diagnostic_list_sort(known);
    findings->count = 0;

    const Fingerprint *fingerprints = fingerprint_list(baseline->arena, known);

    for (size_t i = 0; i < known->count; i++) {
        const Diagnostic *finding = &known->items[i];

        if (map_find_entry(&met, fingerprints[i].whole) == NULL) {
            *add_entry(baseline) = (BaselineEntry){
                .rule = finding->rule,
                .path = finding->path,
                .fingerprint = fingerprints[i].whole,
                .content = fingerprints[i].content,
                .message = finding->message,
                .is_met = true,
            };
        }
    }
    baseline->known_fingerprints = fingerprints;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static int compare_entries(const void *left, const void *right)
{
    const BaselineEntry *a = left;
    const BaselineEntry *b = right;
    int order = slice_compare(a->path, b->path);

    order = order != 0 ? order : slice_compare(a->rule, b->rule);
    return order != 0 ? order : slice_compare(a->fingerprint, b->fingerprint);
}

static void write_entry(Buffer *out, const BaselineEntry *entry)
{
    JsonWriter json;

    json_init(&json, out, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "rule", entry->rule);
    json_write_string_field(&json, "path", entry->path);
    json_write_string_field(&json, "fingerprint", entry->fingerprint);
    json_write_string_field(&json, "content", entry->content);
    json_write_string_field(&json, "message", entry->message);
    json_end_object(&json);
}

void baseline_write(Buffer *out, Baseline *baseline)
{
    if (baseline->count > 0) {
        qsort(baseline->entries, baseline->count, sizeof *baseline->entries, compare_entries);
    }
    buffer_add_format(out, "{\"version\":%d,\"findings\":[", BASELINE_VERSION);
    for (size_t i = 0; i < baseline->count; i++) {
        buffer_add_string(out, i > 0 ? ",\n" : "\n");
        write_entry(out, &baseline->entries[i]);
    }
    buffer_add_string(out, "\n]}\n");
}
