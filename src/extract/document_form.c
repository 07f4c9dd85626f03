#include "extract/document_form.h"

#include "base/path.h"

/* Is there a section of the title, or a label anywhere, that is called so? */
static bool has_part(const DocumentForm *form, const TopicList *topics, Slice words)
{
    for (size_t i = 0; i < topics->count; i++) {
        const Topic *topic = &topics->items[i];
        bool is_right_below = topic->parent == form->title || topic->level == 2;

        if (topic->level > 1 && is_right_below && cue_is(topic->core.folded, words)) {
            return true;
        }
    }
    return false;
}

static bool has_any_part(const DocumentForm *form, const TopicList *topics, const Slice *words,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (has_part(form, topics, words[i])) {
            return true;
        }
    }
    return false;
}

static bool has_label(const Extraction *extraction, Slice key)
{
    for (const Field *field = extraction->survey.first_field; field; field = field->next) {
        if (field->of_document && slice_equals(field->key, key)) {
            return true;
        }
    }
    return false;
}

static bool is_decision(const Extraction *extraction, const DocumentForm *form,
                        const TopicList *topics)
{
    static const Slice outcomes[] = {SLICE_INIT("decision"), SLICE_INIT("decision outcome"),
                                     SLICE_INIT("the decision"), SLICE_INIT("decision made")};
    static const Slice reasons[] = {SLICE_INIT("context"), SLICE_INIT("status"),
                                    SLICE_INIT("context and problem statement"),
                                    SLICE_INIT("background")};
    bool has_outcome = has_any_part(form, topics, outcomes, sizeof outcomes / sizeof *outcomes);
    bool has_reason = has_any_part(form, topics, reasons, sizeof reasons / sizeof *reasons) ||
                      has_label(extraction, SLICE("status"));

    static const Slice follows[] = {SLICE_INIT("consequences"), SLICE_INIT("considered options"),
                                    SLICE_INIT("alternatives considered")};
    bool is_adr = slice_is(extraction->document->metadata.doc_type, "adr");
    bool has_rest = has_any_part(form, topics, follows, sizeof follows / sizeof *follows);

    return (has_outcome && (has_reason || is_adr)) || (is_adr && has_rest);
}

static bool is_below_folder(Slice path, Slice folder)
{
    size_t at = slice_find(path, folder, 0);

    return at < path.size && (at == 0 || path.data[at - 1] == '/');
}

/* "Postmortem: …", "Root Cause of …" */
static bool is_called_trouble(const DocumentForm *form)
{
    static const char *const words[] = {"postmortem", "post mortem", "root cause", NULL};

    return form->title && cue_fits_any(form->title->core.folded, CUE_STARTS, words);
}

static bool tells_of_a_problem(const DocumentForm *form, const TopicList *topics)
{
    static const Slice causes[] = {SLICE_INIT("solution implemented"),
                                   SLICE_INIT("fix applied"),
                                   SLICE_INIT("fix implemented"),
                                   SLICE_INIT("root cause"),
                                   SLICE_INIT("root cause analysis"),
                                   SLICE_INIT("root cause summary"),
                                   SLICE_INIT("solution"),
                                   SLICE_INIT("the solution"),
                                   SLICE_INIT("fix"),
                                   SLICE_INIT("the fix"),
                                   SLICE_INIT("resolution")};
    static const Slice problems[] = {SLICE_INIT("problem"),          SLICE_INIT("the problem"),
                                     SLICE_INIT("symptom"),          SLICE_INIT("symptoms"),
                                     SLICE_INIT("what happened"),    SLICE_INIT("issue"),
                                     SLICE_INIT("issue identified"), SLICE_INIT("what went wrong")};

    return (is_called_trouble(form) ||
            has_any_part(form, topics, problems, sizeof problems / sizeof *problems)) &&
           has_any_part(form, topics, causes, sizeof causes / sizeof *causes);
}

/* No heading in it says that lessons stand below. */
static bool is_retrospective(const DocumentForm *form, const TopicList *topics)
{
    static const char *const words[] = {"postmortem", "post mortem", "retrospective", NULL};

    for (size_t i = 0; i < topics->count; i++) {
        if (topic_holds(&topics->items[i], RECORD_LESSON)) {
            return false;
        }
    }
    return form->title && cue_fits_any(form->title->core.folded, CUE_STARTS, words);
}

static bool is_plan(const Extraction *extraction, const DocumentForm *form)
{
    static const Slice words[] = {
        SLICE_INIT("plan"),           SLICE_INIT("plans"),     SLICE_INIT("roadmap"),
        SLICE_INIT("report"),         SLICE_INIT("summary"),   SLICE_INIT("status"),
        SLICE_INIT("handoff"),        SLICE_INIT("changelog"), SLICE_INIT("proposal"),
        SLICE_INIT("implementation"), SLICE_INIT("progress"),  SLICE_INIT("spec")};
    Slice path = heading_fold(extraction->document->scratch, extraction->document->path);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_is_in(path, words[i]) ||
            (form->title && cue_is_in(form->title->core.folded, words[i]))) {
            return true;
        }
    }
    return false;
}

/* "template-adr.md", "adr-template.md", what stands below templates/ (but for its README), "Plan Template". */
static bool is_template(const Extraction *extraction, const DocumentForm *form)
{
    static const Slice word = SLICE_INIT("template");
    Slice path = extraction->document->path;
    Slice name = path_without_extension(path_name(path));
    Slice folded = heading_fold(extraction->document->scratch, name);
    bool is_index = cue_is(folded, SLICE("readme")) || cue_is(folded, SLICE("index"));

    return cue_starts(folded, word) || cue_ends(folded, word) ||
           (is_below_folder(path, SLICE("templates/")) && !is_index) ||
           (form->title && cue_ends(form->title->core.folded, word));
}

static const Topic *find_title(const TopicList *topics)
{
    for (size_t i = 0; i < topics->count; i++) {
        if (topics->items[i].level == 1) {
            return &topics->items[i];
        }
    }
    return NULL;
}

DocumentForm document_form_of(const Extraction *extraction, const TopicList *topics)
{
    const Document *document = extraction->document;
    DocumentForm form = {.title = find_title(topics)};
    bool is_in_patterns = is_below_folder(document->path, SLICE("patterns/"));

    form.is_decision = is_decision(extraction, &form, topics);
    form.is_pattern = is_in_patterns && tells_of_a_problem(&form, topics);
    form.is_lesson = !is_in_patterns && (tells_of_a_problem(&form, topics) ||
                                         slice_is(document->metadata.doc_type, "reflection"));
    form.is_retrospective = !form.is_lesson && is_retrospective(&form, topics);
    form.is_runbook = slice_is(document->metadata.doc_type, "runbook");
    form.is_plan = is_plan(extraction, &form);
    form.is_template = is_template(extraction, &form);
    return form;
}
