/*
 * yaml_reader.h - YAML text to values with positions.
 *
 * The only user of <yaml.h>. One document; types by the core schema of YAML 1.2; `<<` is a key
 * like any other; tags of other vocabularies are ignored. What may cost more than it looks is
 * capped: a text of 1 MiB, 64 levels, and aliases that stand for 10,000 values or 1 MiB of text in
 * all. An alias gives a Value of its own, with its own span, that shares its children (and their
 * spans) with the anchor's.
 *
 * libyaml counts code points and reads YAML 1.1; spans are bytes of the file whatever its line
 * ends and alphabet, and the span of a map or list ends where its last child or its bracket does.
 * A value's span begins at its tag or anchor, if it has one; that of a block scalar ends with its
 * last text. libyaml allocates by malloc, outside any budget; the cap on the text bounds it.
 */
#ifndef FRONT_MATTER_YAML_READER_H
#define FRONT_MATTER_YAML_READER_H

#include "document/value.h"
#include "front_matter/problem.h"

/*
 * The value of the YAML document at `span` of the file, in `arena`: a null with empty text when it
 * holds nothing but blanks and comments, NULL when it is malformed. Problems go to `problems`:
 * duplicate keys as long as it holds fewer than ten, and the first of any other kind, where reading
 * stops.
 */
Value *yaml_read(Arena *arena, Source *source, Span span, FrontMatterProblemList *problems);

/*
 * Is the whole of `source` a stream of YAML documents, as to syntax? Values are not made, so duplicate keys, types and tags do not
 * matter. False with one problem; a text that is longer or deeper than what yaml_read takes is not judged, and true.
 */
bool yaml_is_valid(Arena *arena, Source *source, FrontMatterProblemList *problems);

#endif
