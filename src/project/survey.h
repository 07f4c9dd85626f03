/*
 * survey.h - what the documents of a project already say, so that a new memoc.yaml fits them.
 */
#ifndef PROJECT_SURVEY_H
#define PROJECT_SURVEY_H

#include "base/map.h"
#include "document/settings.h"
#include "document/value.h"

/* A name that documents use. */
typedef struct SurveyName {
    Slice name;
    size_t count; /* documents */
} SurveyName;

typedef struct SurveyNames {
    SurveyName *items; /* the most used first, then as they were found */
    size_t count;
} SurveyNames;

typedef struct Survey {
    Arena *arena;
    Settings settings; /* the defaults */
    size_t document_count;
    size_t front_matter_count;
    Map statuses; /* name -> SurveyName */
    Map fields;   /* keys of front matter that hold a date and may be that of the last update */
} Survey;

void survey_init(Survey *survey, Arena *arena);

/* Counts a document; `front_matter` is NULL when it has none. Its texts need not live longer. */
void survey_add(Survey *survey, const Value *front_matter);

/*
 * The statuses in use, those that differ only in case as one: the known ones by their own name. Templates ("A | B") are
 * left out.
 */
SurveyNames survey_statuses(const Survey *survey);

/* The date fields in use. */
SurveyNames survey_fields(const Survey *survey);

/*
 * The names that more than a hundredth of the documents use that use any: what is rarer is a slip, or a matter of few
 * documents.
 */
SurveyNames survey_common(const SurveyNames *names);

#endif
