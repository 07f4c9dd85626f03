/*
 * margin.h - lines of blocks inside each other: what stands before each.
 *
 * Items, quotes and notes put something before all lines of the blocks in them; the first of these
 * lines may have something else there, a marker. A Margin writes lines so, and the blank lines
 * between blocks:
 *
 *     size_t outer = margin_push(&margin, SLICE("- "), SLICE("  "));
 *     margin_write_line(&margin, SLICE("a"));
 *     margin_pop(&margin, outer);
 */
#ifndef DOCUMENT_MARGIN_H
#define DOCUMENT_MARGIN_H

#include "base/buffer.h"

typedef struct Margin {
    Buffer *out;
    size_t start;  /* where the first line begins in `out` */
    Buffer prefix; /* before each line */
    Buffer first;  /* before the next line instead */
    bool has_first;
    bool has_gap; /* a blank line comes before the next one, if any was written */
} Margin;

/* Scratch memory is taken from the arena of `out`. */
void margin_init(Margin *margin, Buffer *out);

/*
 * From here on the next line has `first` before it, those after it `rest`, behind all that was
 * pushed already. Returns what margin_pop needs. A gap comes before it.
 */
size_t margin_push(Margin *margin, Slice first, Slice rest);

/* The same for lines that are indented, the next one too. */
size_t margin_indent(Margin *margin, size_t columns);

/* Ends what the push that returned `outer` began. */
void margin_pop(Margin *margin, size_t outer);

/* The same, but when no line was written since, the one with the marker is. */
void margin_pop_marker(Margin *margin, size_t outer);

/* A line without its end: what is added to `out` now stands in it. margin_end_line ends it and drops blanks before that. */
void margin_begin_line(Margin *margin);
void margin_end_line(Margin *margin);

/* One line, as it is; of an empty one no blanks are left. */
void margin_write_line(Margin *margin, Slice text);

/* All lines of `text`, at least one; its last line end adds none. */
void margin_write_lines(Margin *margin, Slice text);

#endif
