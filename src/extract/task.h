/*
 * task.h - a record for each list item with a box.
 */
#ifndef EXTRACT_TASK_H
#define EXTRACT_TASK_H

#include "extract/extraction.h"

void task_recognise(Extraction *extraction);

#endif
