/*
 * sha1.h - SHA-1 (RFC 3174), where another program expects it. Not for security.
 */
#ifndef BASE_SHA1_H
#define BASE_SHA1_H

#include "base/slice.h"

enum { SHA1_TEXT_SIZE = 41 };

/* 40 lower-case hex digits and a NUL; returns `text`. */
const char *sha1_to_text(Slice bytes, char text[SHA1_TEXT_SIZE]);

#endif
