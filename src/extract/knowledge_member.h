/*
 * knowledge_member.h - what a record of knowledge says of itself: its members, from labels, subsections, code and tables.
 */
#ifndef EXTRACT_KNOWLEDGE_MEMBER_H
#define EXTRACT_KNOWLEDGE_MEMBER_H

#include "extract/candidate.h"

/* Writes the members of the candidate's kind. */
void knowledge_members_write(Extraction *extraction, JsonWriter *out, const Candidate *candidate);

#endif
