/*
 * generated_address.h - where the pages stand that memoc writes by itself.
 *
 * What the project has at an address stays there: a document's page, or a file that the site holds. A page of memoc's gives way:
 * the list of reports is reports/index.html, beside a document reports/README.md it is reports/index-2.html. Whoever links to one
 * asks for its address, so that links lead to it wherever it is. Only the 404 page has one address, which is kept free (link/address.h):
 * servers ask for it.
 */
#ifndef DOCUMENT_GENERATED_ADDRESS_H
#define DOCUMENT_GENERATED_ADDRESS_H

#include "base/map.h"
#include "document/site.h"

#define REPORT_FOLDER SLICE("reports")
#define SEARCH_FOLDER SLICE("search") /* that of the index */

typedef struct GeneratedAddresses {
    const Site *site;
    Map taken; /* in lower case; only in folders that generated pages are in */
    Arena *arena;
} GeneratedAddresses;

/* Addresses live in `arena`; `site` must outlive them. */
void generated_addresses_init(GeneratedAddresses *addresses, Arena *arena, const Site *site);

/* `folder`, or what the project calls its own folder there: one that differs by case only is the same on some systems. */
Slice generated_folder(const Site *site, Slice folder);

/*
 * The first address that is free, from `*number` on: "folder/name.html" for 1, "folder/name-2.html" for 2. Its number is left in
 * `*number`; the next part of the same list begins behind it.
 */
Slice generated_address(const GeneratedAddresses *addresses, Slice folder, Slice name,
                        uint32_t *number);

#endif
