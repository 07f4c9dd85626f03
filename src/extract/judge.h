/*
 * judge.h - what the rules for sections look at beside a section itself.
 */
#ifndef EXTRACT_JUDGE_H
#define EXTRACT_JUDGE_H

#include "extract/document_form.h"

typedef struct Judge {
    const Extraction *extraction;
    Arena *scratch;
    TopicList *topics;
    DocumentForm form;
} Judge;

#endif
