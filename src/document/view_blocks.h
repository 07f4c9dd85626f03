/*
 * view_blocks.h - blocks that look different in the stored tree and in pandoc's, both ways.
 *
 * Alerts are block quotes of a kind here, Div.note with a first child Div.title there; code blocks
 * have an info string here, and its first word as their first class there.
 */
#ifndef DOCUMENT_VIEW_BLOCKS_H
#define DOCUMENT_VIEW_BLOCKS_H

#include "document/view.h"

/* Appends the Div of an alert, with its title in it; returns it. */
ViewNode *view_add_alert(Arena *arena, ViewNode *parent, Node *quote);

/* What alert `div` is, exactly as view_add_alert makes them; ALERT_NONE for all others. */
AlertKind view_alert_kind(const ViewNode *div);

/* The language of a code block: empty when the info string begins with attributes. */
Slice view_code_language(const Node *code);

/* Its own attributes, the language before their classes. */
const Attributes *view_code_attributes(Arena *arena, const Node *code);

/*
 * Gives `code` the text and attributes of `view`: its first class is the language. The info string of
 * its source is kept where the attributes are still the source's.
 */
void view_store_code(Arena *arena, Node *code, const ViewNode *view);

#endif
