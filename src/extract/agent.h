/*
 * agent.h - whose memory a document is.
 *
 * A document names its agent in front matter (`agent`), in a label of the document ("**Agent:** database-expert") and in the
 * memories that it holds as JSON (`agentId`, `agent_id`). The prefix "agent:" is no part of a name. Memories are stored and looked
 * for under that name, so that one written otherwise is not found: record/agent-mismatch.
 */
#ifndef EXTRACT_AGENT_H
#define EXTRACT_AGENT_H

#include "extract/extraction.h"

/* Notes the names in front matter and labels. The first of them is the document's agent (metadata.agent). */
void agent_read(Extraction *extraction);

/* Notes the name in a memory: `content` is the JSON of the code block `code`. */
void agent_read_memory(Extraction *extraction, const Node *code, Slice content);

/*
 * Tells of each place with a name that is not the same in another place. Where neither front matter nor a label names an agent the
 * document is nobody's own, and its memories may be those of several.
 */
void agent_compare(Extraction *extraction);

#endif
