/*
 * link_results.h - what a link checker found out about addresses on other hosts.
 *
 * memoc goes to no network. `memoc links --list` says which addresses there are, a link checker visits them, and the list that it
 * saved is read here. Understood are lines of "STATUS URL [reason]" (blank ones and those that begin with '#' are skipped), where a
 * status is HTTP's (RFC 9110, 15) or a word, JSON, and JSON Lines. In JSON every object with a text "url" and a "status" (a number, a
 * word, or an object with "code" and "text") is a result, wherever it stands: so lychee, linkinator and others write it.
 */
#ifndef CHECK_LINK_RESULTS_H
#define CHECK_LINK_RESULTS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"

typedef struct LinkResult {
    bool is_broken;
    Slice reason; /* "404", "404 Not Found", "timeout" */
} LinkResult;

typedef struct LinkResults {
    Map by_address; /* link_address -> LinkResult; where an address has several, one that is not broken */
} LinkResults;

/*
 * Reads a list; all lives in `arena`, and points into `text`. False with `*error` and its 1-based `*line` when it is none.
 */
bool link_results_read(LinkResults *results, Arena *arena, Slice text, const char **error,
                       uint32_t *line);

/* NULL when nobody visited it. */
const LinkResult *link_results_find(const LinkResults *results, Arena *scratch, Slice href);

/*
 * What of a link to another host is visited: without fragment and blanks around it, scheme and host in lower case, "//host" by https, and
 * "/" where there is no path (RFC 3986, 6.2.2.1 and 6.2.3). So written, one address is one, whoever writes it.
 */
Slice link_address(Arena *arena, Slice href);

/* Is it on a host that nobody should visit: those kept for examples and tests (RFC 2606, RFC 6761), and the machine itself? */
bool link_address_is_reserved(Slice address);

#endif
