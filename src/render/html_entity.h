/*
 * html_entity.h - character references, decoded.
 */
#ifndef RENDER_HTML_ENTITY_H
#define RENDER_HTML_ENTITY_H

#include "base/buffer.h"
#include "base/slice.h"

/*
 * Adds `text` with its character references decoded: &#8212; &#x2014; and the names of HTML 4, with a few of HTML 5;
 * each must end with its semicolon. Any other "&" stays as it is: who writes the text again escapes it, and it then
 * says what its author sees. Numbers that are no characters become U+FFFD (HTML Standard, 13.2.5.80).
 */
void html_entity_decode(Buffer *out, Slice text);

#endif
