/*
 * address.h - where in the site things are, and that no two are at one place.
 *
 * A document's page is at its path with .html for the extension; one that is called README or index, whatever the case of its
 * letters, is the index.html of its folder. Two addresses are one when only case, or the way of composing letters, sets them
 * apart: on macOS and Windows they would be one file, and the same tree makes the same site everywhere.
 */
#ifndef LINK_ADDRESS_H
#define LINK_ADDRESS_H

#include "base/map.h"

/* Is this document the index page of its folder? */
bool address_is_index(Slice path);

/* "docs/a.md" -> "docs/a.html", "docs/README.md" -> "docs/index.html". */
Slice address_from_path(Arena *arena, Slice path);

/*
 * Does memoc write a file of its own there that can be nowhere else? Only those files are kept free, not their folders: people have
 * documents in folders called reports/ and memory/. Whoever lets memoc write one more adds it to the table. Other pages of memoc's
 * give way (document/generated_address.h).
 */
bool address_is_reserved(Slice address);

/* Which addresses are taken, and by whom. */
typedef struct AddressBook {
    Map files;   /* folded address -> const Slice *, the path that it belongs to */
    Map folders; /* folded paths of folders that hold something */
    Arena *arena;
} AddressBook;

void address_book_init(AddressBook *book, Arena *arena);

/* Says that there is a folder: no file can have its name. */
void address_book_add_folder(AddressBook *book, Slice folder);

/*
 * Takes an address for `owner`, a path that lives as long as the book. False, with who has it in `*holder`, when it is taken;
 * the holder is empty when memoc has it, and the address itself when a folder does.
 */
bool address_book_claim(AddressBook *book, Slice address, Slice owner, Slice *holder);

#endif
