/*
 * outline.h - heading/…: that headings have a text, and stand in order.
 *
 * Outline, links to sections, records and the site's navigation are made of headings. The rules look at those of the document itself,
 * not at those in quotes and lists, which are of something that is quoted.
 */
#ifndef CHECK_OUTLINE_H
#define CHECK_OUTLINE_H

#include "document/document.h"

/*
 * heading/no-h1 is told where neither a heading nor the front matter gives the document a title; heading/multiple-h1 once, at the
 * second; heading/level-skip of a heading more than one level below the one before it. heading/duplicate is told of a heading whose
 * text, without case, another one below the same heading has: "Example" may stand below each of several. heading/trailing-punctuation
 * leaves "?" alone, and what ends in an abbreviation, an ellipsis, code or a symbol.
 */
void check_outline(Document *document);

#endif
