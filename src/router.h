/*
 * router.h - memory/router.json: which documents and records a keyword leads to, for agents that route by keyword.
 *
 *     {"version", "today", "title", "language",
 *      "documents": {"docs/a.md": {"title", "url", "status", "last_updated", "stale", "priority", "route_hint"}, …},
 *      "records": {"pattern:docs/a#…": {"title", "path", "lines", "url"}, …},
 *      "aliases": {"migrations": "migration", …},
 *      "keyword_to_docs": {"migration": [{"path", "score", "from": ["keyword", …], "records": ["pattern:docs/a#…", …]}, …], …}}
 *
 * Each member of these objects stands in a line of its own. Keywords come from front matter (keywords, tags, categories,
 * agent_routing.use_cases), from titles, and from the names of records; agent_routing.priority weighs. content/agents.md tells the rules.
 */
#ifndef ROUTER_H
#define ROUTER_H

#include "base/buffer.h"
#include "document/site.h"

/* `arena` is used on the way. */
void router_write(Buffer *out, Arena *arena, const Site *site);

#define ROUTER_PATH "memory/router.json"

#endif
