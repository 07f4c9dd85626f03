/*
 * front_matter.h - the values at the start of a document.
 *
 * Finds the block (block.h), reads it (yaml_reader.h) and tells what is wrong with it. Nothing
 * that is wrong stops the document: its body is compiled from body_offset. Values and texts live
 * in the arena given.
 */
#ifndef FRONT_MATTER_FRONT_MATTER_H
#define FRONT_MATTER_FRONT_MATTER_H

#include "document/value.h"
#include "front_matter/problem.h"

typedef struct FrontMatter {
    bool found; /* there is a block, readable or not */
    Span
        block; /* with its fences, without the last line end; unterminated: the first fence alone */
    Span yaml; /* the lines between the fences */
    uint32_t body_offset;            /* where the body begins: behind the block, and behind a BOM */
    Value *root;                     /* a map; NULL when there is none, or it is malformed */
    FrontMatterProblemList problems; /* none when root is whole and stands alone */
} FrontMatter;

/*
 * Reads the front matter of `source`. A block of TOML, an unterminated or a malformed one, and a
 * second one behind the first are problems. A malformed block has one problem, the first, or all
 * its duplicate keys; a second block is told of only behind a good one, root then being the
 * first's, and is left in the body.
 */
void front_matter_read(FrontMatter *front_matter, Arena *arena, Source *source);

#endif
