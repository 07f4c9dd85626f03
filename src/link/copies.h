/*
 * copies.h - files that the site holds because a page links to them.
 *
 * Every regular file that a published page links to or shows is copied to the same path below the site's root, so that images are
 * seen and downloads work. Left out, and so no link on the site, are
 *
 * - what has a name, or is in a folder, that begins with a dot, the configuration, and what is in the output: these are nobody
 *   else's business;
 * - Markdown: a document that is not part of the site was left out of it on purpose;
 * - web pages (.html, .htm, .xhtml, .shtml), unless `html: trust`: raw HTML in a document is made harmless, and a link must not be
 *   the way around that. SVG is copied: shown as an image it cannot run scripts;
 * - what is larger than 32 MiB, and what would stand where memoc or a page already has a file.
 */
#ifndef LINK_COPIES_H
#define LINK_COPIES_H

#include "document/site.h"
#include "link/address.h"
#include "link/disk.h"

enum { COPY_SIZE_MAX = 32 * 1024 * 1024 };

typedef struct Copies {
    const Settings *settings;
    AddressBook *addresses;
    Map files; /* path -> SiteFile *, or NULL when it is not copied */
    size_t count;
    Arena *arena; /* of the site */
} Copies;

void copies_init(Copies *copies, Arena *arena, Arena *scratch, const Settings *settings,
                 AddressBook *addresses);

/* The copy of a file of kind DISK_FILE, which is noted, also that it is shown; NULL when it is not copied. */
const SiteFile *copies_add(Copies *copies, const DiskEntry *file, bool is_shown);

/* Gives the site the list, by path. */
void copies_finish(Copies *copies, Site *site);

#endif
