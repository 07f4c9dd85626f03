/*
 * code_token.h - parts of a code block that are keywords, strings, comments …, and their short form.
 */
#ifndef RENDER_CODE_TOKEN_H
#define RENDER_CODE_TOKEN_H

#include "base/buffer.h"

/* In the order of the names in code_token.c. */
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

/* Bytes [start, end) of the text: never empty, never a part of a character. */
typedef struct Token {
    uint32_t start;
    uint32_t end;
    TokenClass class;
} Token;

/* In order; no two overlap. */
typedef struct TokenList {
    Token *items;
    size_t count;
} TokenList;

/* "keyword". */
const char *token_class_name(TokenClass class);

/* Whether no character goes over this place: in text that is not UTF-8, whether no byte that continues one stands there. */
bool token_may_end(Slice text, size_t offset);

/* Appends the short form: for each token how far it is behind the last one with its class, and its size, two bytes as a rule. */
void token_list_write(Buffer *out, TokenList tokens);

/* Back from it, in `arena`. False, and none, when `bytes` do not say tokens of this text, as all of Token and TokenList have to be. */
bool token_list_read(Arena *arena, Slice bytes, Slice text, TokenList *tokens);

#endif
