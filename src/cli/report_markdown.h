/*
 * report_markdown.h - a summary for a job's page, in GitHub's Markdown.
 *
 * Sums, the documents that are due, and findings by document, of which more than a screenful is folded away. All that comes
 * from documents is escaped: it can neither break a table, nor make a link, a tag or a mention.
 */
#ifndef CLI_REPORT_MARKDOWN_H
#define CLI_REPORT_MARKDOWN_H

#include "cli/report.h"

void report_write_markdown(Buffer *out, const Report *report);

#endif
