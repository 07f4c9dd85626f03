/*
 * math_step.h - a document's formulas, converted before its body is written.
 */
#ifndef MATH_STEP_H
#define MATH_STEP_H

#include "document/document.h"
#include "render/math_converter.h"

/* Converts all; those that the program refuses are told of (math/refused). Of a document with very many, the first ones. */
void math_step(MathConverter *converter, Document *document);

#endif
