/*
 * math_converter.h - TeX to MathML, by the program that memoc.yaml names.
 *
 * The program is started once for each formula that differs, with the formula as its input, and what it prints is made fit for a page
 * (mathml.h). What it made of a formula is kept as long as the converter. It runs only where `trust.programs` says that it may: a
 * repository that is only looked at must not start programs.
 */
#ifndef RENDER_MATH_CONVERTER_H
#define RENDER_MATH_CONVERTER_H

#include "base/arena.h"
#include "base/map.h"
#include "document/settings.h"

/* What became of a formula: one of both is empty. */
typedef struct MathResult {
    Slice mathml;
    Slice problem; /* why there is none, in a few words */
} MathResult;

typedef struct MathConverter {
    const Settings *settings;
    Arena arena;
    Map results; /* of MathResult */
    Arena scratch;
} MathConverter;

/* `settings` must outlive it. */
void math_converter_init(MathConverter *converter, const Settings *settings);
void math_converter_free(MathConverter *converter);

/* Before each document: forgets results when they are many. */
void math_converter_begin(MathConverter *converter);

/* Is a program named, and may it run? */
bool math_converter_is_wanted(const Settings *settings);

/* What is known of the formula; NULL when it was not converted yet. */
const MathResult *math_converter_find(const MathConverter *converter, Slice tex, bool is_display);

/* The same, and starts the program when it is not known. */
const MathResult *math_converter_get(MathConverter *converter, Slice tex, bool is_display);

#endif
