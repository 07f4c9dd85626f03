/*
 * feed_llms.h - the site for language models: llms.txt, the list of its pages (llmstxt.org), and llms-full.txt, all of
 * their text.
 *
 * Both are in the order of reading; the list has a section for each folder at the top. Links go to the pages' Markdown.
 */
#ifndef RENDER_FEED_LLMS_H
#define RENDER_FEED_LLMS_H

#include "base/buffer.h"
#include "document/site.h"

void feed_write_llms(Buffer *out, const Site *site);

/* Each page begins with a block of front matter: title, path, url, and what is known of status, last_updated and owner. */
void feed_write_llms_full(Buffer *out, Arena *scratch, const Site *site);

#endif
