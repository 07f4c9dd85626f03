/*
 * memory.h - memories that a document holds as JSON, in the form in which agents store them.
 */
#ifndef EXTRACT_MEMORY_H
#define EXTRACT_MEMORY_H

#include "extract/extraction.h"

/*
 * A record for each JSON code block whose object has `content` and one of userId, user_id, agentId, agent_id, role. Its members are the
 * block's own text: numbers keep their spelling. In a document of the type reference, or about an API, it is an example.
 */
void memory_recognise(Extraction *extraction);

#endif
