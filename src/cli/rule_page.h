/*
 * rule_page.h - what the manual says of a rule of `memoc check`.
 *
 * Each rule has a page, content/rules/FAMILY/NAME.md, which is inside the program: the manual shows it, `--explain` prints it, and
 * tests/spec/rules.test.mjs runs its examples. Texts are parts of those bytes, or in the arena given.
 */
#ifndef CLI_RULE_PAGE_H
#define CLI_RULE_PAGE_H

#include "base/buffer.h"
#include "document/rule.h"

typedef struct RulePage {
    Slice summary; /* a sentence: what is wrong */
    Slice body;    /* Markdown, behind the title */
    bool has_fix;  /* it says what --fix does */
} RulePage;

/* The page of a rule of the table; each has one (tests/unit/cli/test_rule_page.c). Empty for any other. */
RulePage rule_page_get(Arena *arena, const Rule *rule);

/*
 * Writes Markdown such as a page's for people at a terminal: lines as they are, without the marks of headings and fences; code is
 * indented. Of a link only its text is written: it leads from page to page, and there are none here.
 */
void rule_page_write_text(Buffer *out, Slice body, bool color);

/* Writes the same Markdown for those who show it elsewhere: only links are gone. */
void rule_page_write_markdown(Buffer *out, Slice body);

#endif
