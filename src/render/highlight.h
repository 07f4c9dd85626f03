/*
 * highlight.h - which parts of a code block are keywords, strings, comments …
 *
 * Lexers are programs in Lua with LPeg (highlight_language.h), which run in a sandbox of their own, one for each worker, opened when
 * the first block needs it. They see the block's text and nothing else, and what they say is only offsets and classes: what is written
 * is the text itself.
 *
 * A block stays plain when its language is unknown, when it or one of its lines is too long, when the document has had
 * enough, or when its lexer gives up. All of that is judged by size and by steps, never by a clock: the same on every machine.
 */
#ifndef RENDER_HIGHLIGHT_H
#define RENDER_HIGHLIGHT_H

#include "script/sandbox.h"

/* In the order of the names in highlight.c. */
typedef enum TokenClass {
    TOKEN_KEYWORD,
    TOKEN_STRING,
    TOKEN_COMMENT,
    TOKEN_NUMBER,
    TOKEN_FUNCTION,
    TOKEN_TYPE,
    TOKEN_CONSTANT,
    TOKEN_VARIABLE,
    TOKEN_OPERATOR,
    TOKEN_PREPROCESSOR,
    TOKEN_LABEL,
    TOKEN_TAG,
    TOKEN_ATTRIBUTE,
    TOKEN_REGEX,
    TOKEN_INSERTED,
    TOKEN_DELETED,
    TOKEN_HEADING,
} TokenClass;

enum { TOKEN_CLASS_COUNT = TOKEN_HEADING + 1 };

enum {
    HIGHLIGHT_BLOCK_MOST = 64 << 10,  /* bytes of a block */
    HIGHLIGHT_LINE_MOST = 2000,       /* bytes of a line: many patterns look at the rest of one */
    HIGHLIGHT_DOCUMENT_MOST = 1 << 20 /* bytes of all blocks of a document */
};

/* Bytes [start, end) of the text: never empty, never a part of a character. */
typedef struct Token {
    uint32_t start;
    uint32_t end;
    TokenClass class;
} Token;

/* In order; no two overlap, and neighbours are of different classes. */
typedef struct TokenList {
    Token *items;
    size_t count;
} TokenList;

typedef struct Highlighter {
    Sandbox sandbox; /* it must not move */
    bool is_open;
    bool is_broken; /* it could not be opened */
    bool *loaded;   /* by number of the language: its lexer was there before */
    Arena arena;
    size_t size; /* of the document's blocks so far */
} Highlighter;

/* Opens nothing yet: it may be inherited by workers. */
void highlighter_init(Highlighter *highlighter);
void highlighter_free(Highlighter *highlighter);

/* Before each document. */
void highlighter_begin(Highlighter *highlighter);

/* `language` as the block names it. An empty list, and no allocation, when it stays plain. */
TokenList highlighter_read(Highlighter *highlighter, Arena *arena, Slice language, Slice text);

/* "keyword". */
const char *token_class_name(TokenClass class);

#endif
