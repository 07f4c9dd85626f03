/*
 * block.h - where a document's front matter begins and ends.
 *
 * A block begins on the document's first line, behind a BOM if there is one, with a fence: `---`,
 * blanks allowed after it. The next line that is `---` or `...` closes it. Lines end with LF, CR
 * LF or a lone CR.
 *
 * But `---` is also a thematic break, and text between two of them must not vanish as front
 * matter. Jekyll, Hugo and GitHub take whatever stands between as YAML; pandoc wants no blank line
 * after the first fence and a mapping inside. Here:
 *
 *   - nothing but blank lines inside: an empty block;
 *   - a line of text directly below the fence: a block, whatever it says (YAML judges it, aloud);
 *   - a blank line below the fence: a block only when the first line with text looks like `key:`,
 *     else a thematic break;
 *   - no closing fence: unterminated when the first line with text looks like `key:`, else a
 *     thematic break.
 *
 * A line looks like a key when it begins with an identifier (letters, digits, `_`, `-`, `.`, `/`,
 * anything not ASCII; or any text in quotes), a colon, and a blank or its end: `Note that: …`
 * does not.
 *
 * `+++` on the first line and `+++` on a later one stand around TOML (Hugo, Zola).
 */
#ifndef FRONT_MATTER_BLOCK_H
#define FRONT_MATTER_BLOCK_H

#include "base/source.h"

typedef enum BlockKind {
    BLOCK_NONE,
    BLOCK_YAML,
    BLOCK_TOML,
    BLOCK_UNTERMINATED,
} BlockKind;

typedef struct Block {
    BlockKind kind;
    Span whole;   /* from the first fence to the end of the last, without its line end */
    Span opening; /* the first fence */
    Span inside;  /* the lines between the fences, with their line ends */
    uint32_t end; /* where the next line begins; without a block, the first line, behind the BOM */
} Block;

/* The block at the start of the file `text`. An unterminated one is its first fence alone. */
Block block_find(Slice text);

/*
 * A second block right behind `first`, blank lines aside: a fence, directly below it a line that
 * looks like a key, and a closing fence. BLOCK_NONE when there is none.
 */
Block block_find_second(Slice text, const Block *first);

#endif
