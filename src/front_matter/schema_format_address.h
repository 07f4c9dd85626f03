/*
 * schema_format_address.h - addresses: email (RFC 5321), hosts (RFC 1123, and A-labels), IPv4 (RFC 2673), IPv6 (RFC 4291).
 *
 * Nothing is taken from the arena.
 */
#ifndef FRONT_MATTER_SCHEMA_FORMAT_ADDRESS_H
#define FRONT_MATTER_SCHEMA_FORMAT_ADDRESS_H

#include "base/arena.h"
#include "base/slice.h"

bool schema_format_is_email(Arena *arena, Slice text);
bool schema_format_is_idn_email(Arena *arena, Slice text);
bool schema_format_is_hostname(Arena *arena, Slice text);
bool schema_format_is_ipv4(Arena *arena, Slice text);
bool schema_format_is_ipv6(Arena *arena, Slice text);

#endif
