#include "front_matter/schema_format.h"

#include "base/pattern.h"
#include "front_matter/schema_format_address.h"
#include "front_matter/schema_format_time.h"
#include "front_matter/schema_format_uri.h"

static bool is_regex(Arena *arena, Slice text)
{
    return pattern_is_valid(arena, text, PATTERN_ECMA);
}

/* RFC 4122: 8-4-4-4-12 hexadecimal digits. */
static bool is_uuid(Arena *arena, Slice text)
{
    (void)arena;
    for (size_t i = 0; i < text.size; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        char lower = ascii_to_lower(text.data[i]);

        if (is_dash ? lower != '-' : !ascii_is_digit(lower) && !(lower >= 'a' && lower <= 'f')) {
            return false;
        }
    }
    return text.size == 36;
}

/* In the order of what is nearest to hand for front matter. */
static const SchemaFormat formats[] = {
    {"date", "a date such as 2026-03-05", schema_format_is_date},
    {"date-time", "a date and time such as 2026-03-05T14:30:00Z", schema_format_is_date_time},
    {"time", "a time such as 14:30:00Z", schema_format_is_time},
    {"duration", "a duration such as P90D", schema_format_is_duration},
    {"uri", "a URI such as https://example.org/page", schema_format_is_uri},
    {"uri-reference", "a URI or a relative reference", schema_format_is_uri_reference},
    {"uri-template", "a URI template (RFC 6570)", schema_format_is_uri_template},
    {"iri", "an IRI such as https://example.org/page", schema_format_is_iri},
    {"iri-reference", "an IRI or a relative reference", schema_format_is_iri_reference},
    {"email", "an email address", schema_format_is_email},
    {"idn-email", "an email address", schema_format_is_idn_email},
    {"hostname", "the name of a host", schema_format_is_hostname},
    {"ipv4", "an IPv4 address such as 192.0.2.1", schema_format_is_ipv4},
    {"ipv6", "an IPv6 address such as 2001:db8::1", schema_format_is_ipv6},
    {"uuid", "a UUID", is_uuid},
    {"regex", "a regular expression", is_regex},
    {"json-pointer", "a JSON pointer such as /owner/team", schema_format_is_json_pointer},
    {"relative-json-pointer", "a relative JSON pointer such as 1/team",
     schema_format_is_relative_json_pointer},
};

const SchemaFormat *schema_formats(size_t *count)
{
    *count = sizeof formats / sizeof *formats;
    return formats;
}

const SchemaFormat *schema_format_find(Slice name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (slice_is(name, formats[i].name)) {
            return &formats[i];
        }
    }
    return NULL;
}
