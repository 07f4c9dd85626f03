/*
 * plain.h - a document as plain text that people like to read.
 *
 * Near what pandoc's plain writer does with --wrap=none: paragraphs are one line each, blank lines
 * stand between blocks, and
 *   inlines      are their text; struck out text is ~~text~~, an image [text], math its source
 *   lists        begin "- " or "1. " and hang; no blank line between the items of a tight list
 *   quotes       are indented by two spaces; alerts are not, and begin with their title
 *   code         is indented by four spaces
 *   tables       are indented by two spaces, with a line below the head; columns are as wide as
 *                their widest cell, but not wider than 80
 *   footnotes    are [1], [2] in the text, and stand at the end of the document
 *   rules        are 72 dashes
 * Raw HTML and metadata are left out.
 */
#ifndef DOCUMENT_PLAIN_H
#define DOCUMENT_PLAIN_H

#include "base/buffer.h"
#include "document/view.h"

void plain_write(Buffer *out, const View *view);

#endif
