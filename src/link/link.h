/*
 * link.h - the link step: all units together become the site.
 *
 * Runs once, in the parent, between the workers that made the units and those that write pages. What it decides:
 *
 * - addresses (address.h). Of two documents with one address the later by path is not published: doc/address-collision;
 * - folders and the order of reading (folder_tree.h);
 * - where each link leads (answer.h). Links are resolved as code hosts do it, against the source tree: from the document's folder,
 *   percent-encoding decoded, the query dropped. Nothing leads out of the project. Targets are looked for among the documents, then on
 *   disk (disk.h). `link: {files: ignore}` makes a file that is not there no fault, but one that is there is found all the same;
 * - anchors: headings, and what raw HTML and code name. "#top", text directives and line numbers ("#L12") are always right;
 * - which files the site holds besides (copies.h);
 * - who links to whom.
 *
 * Time is linear in documents and links; what helps with wrong links works from a fixed budget.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include "document/site.h"

/*
 * Fills `site`. `units` are open, sorted by path (bytes), and live as long as the site, whose own memory is `arena`. With `drafts`,
 * documents with `draft: true` are published. Units of files that could not be read have a page that is not published. Findings
 * are about addresses only; for those about links see check/.
 */
void link_site(Site *site, Arena *arena, const Settings *settings, Date today, const Unit *units,
               size_t count, bool drafts, DiagnosticList *findings);

#endif
