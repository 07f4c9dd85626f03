/*
 * document_form.h - documents that are one record as a whole, and documents that only report.
 */
#ifndef EXTRACT_DOCUMENT_FORM_H
#define EXTRACT_DOCUMENT_FORM_H

#include "extract/topic.h"

typedef struct DocumentForm {
    const Topic *title;    /* its first heading of level 1; NULL: none */
    bool is_decision;      /* one decision record (MADR, Nygard, log4brains) */
    bool is_lesson;        /* what went wrong, why, and what helped; a reflection */
    bool is_retrospective; /* called so, and its points are no parts of one story */
    bool is_pattern;       /* below patterns/, with a problem and a solution */
    bool is_runbook;       /* by its folder or type */
    bool is_plan;          /* a plan, a roadmap, a report: its steps are no workflow */
    bool is_template;      /* what documents will say: nothing in it is a record */
} DocumentForm;

DocumentForm document_form_of(const Extraction *extraction, const TopicList *topics);

#endif
