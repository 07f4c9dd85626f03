/*
 * item_name.h - what an item of a list, or another short text, is about.
 */
#ifndef EXTRACT_ITEM_NAME_H
#define EXTRACT_ITEM_NAME_H

#include "base/arena.h"
#include "document/node.h"

enum { ITEM_NAME_LIMIT = 200 };

/*
 * The bold text that it begins with, without a colon, full stop or dash behind it; else its first sentence, as also behind a bold word
 * that names nothing ("**Never:** push to main"). At most ITEM_NAME_LIMIT characters.
 */
typedef struct ItemName {
    Slice name;
    Slice detail; /* the rest of its first paragraph; may be empty */
    Slice bold;   /* the bold text; empty: it begins with none */
    /* What it says: the detail, where a colon or dash parts that from a bold name; else its first sentence, which the name begins. */
    Slice statement;
} ItemName;

/* Of a list item or another block, or a cell of a table. Texts live in the tree or in `arena`. */
ItemName item_name_read(Arena *arena, const Node *block);

/* A name of at most ITEM_NAME_LIMIT characters: of a longer one, the words that fit, and "…". */
Slice item_name_shorten(Arena *arena, Slice name);

/* The first sentence of a text, without its full stop; all of it when there is none. `*rest` is what follows; it may be NULL. */
Slice first_sentence(Slice text, Slice *rest);

/* Without what separates a text from the name before it: ":", ".", ",", a dash. */
Slice drop_separator(Slice text);

#endif
