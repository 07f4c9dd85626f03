#include "render/html_url.h"

/* The first bytes of a URL after clean-up, in lower case. */
enum { URL_PREFIX_SIZE = 32 };

typedef struct UrlPrefix {
    char text[URL_PREFIX_SIZE];
    size_t size;
} UrlPrefix;

static bool is_skipped(char c)
{
    return c == '\t' || c == '\n' || c == '\r';
}

static UrlPrefix read_prefix(Slice url)
{
    UrlPrefix prefix = {.size = 0};
    size_t at = 0;

    while (at < url.size && (unsigned char)url.data[at] <= ' ') {
        at++;
    }
    for (; at < url.size && prefix.size < URL_PREFIX_SIZE; at++) {
        if (!is_skipped(url.data[at])) {
            prefix.text[prefix.size++] = ascii_to_lower(url.data[at]);
        }
    }
    return prefix;
}

static bool is_scheme_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
}

/* Whether the first byte that no scheme may hold is a colon. */
static bool colon_ends_scheme(Slice url)
{
    size_t at = 0;

    while (at < url.size && (is_scheme_byte(url.data[at]) || (unsigned char)url.data[at] <= ' ')) {
        at++;
    }
    return at < url.size && url.data[at] == ':';
}

/* The scheme without its colon, as far as the prefix goes; empty when there is none. */
static Slice find_scheme(Slice url, Slice prefix)
{
    size_t at = 0;

    if (prefix.size == 0 || !ascii_is_letter(prefix.data[0])) {
        return (Slice){NULL, 0};
    }
    while (at < prefix.size && is_scheme_byte(prefix.data[at])) {
        at++;
    }

    bool found = at < prefix.size ? prefix.data[at] == ':' : colon_ends_scheme(url);

    return slice_part(prefix, 0, found ? at : 0);
}

static bool is_one_of(Slice text, const char *const *names)
{
    for (; *names; names++) {
        if (slice_is(text, *names)) {
            return true;
        }
    }
    return false;
}

/* Pictures that hold no script: not image/svg+xml. */
static bool is_picture(Slice prefix)
{
    static const char *const types[] = {"png", "gif", "jpeg", "webp", NULL};
    size_t end = slice_find_byte(prefix, ';', 0);
    size_t comma = slice_find_byte(prefix, ',', 0);

    if (!slice_starts_with(prefix, SLICE("data:image/"))) {
        return false;
    }
    end = comma < end ? comma : end;
    return is_one_of(slice_part(prefix, sizeof "data:image/" - 1, end), types);
}

UrlKind url_kind(Slice url, bool image)
{
    static const char *const dangerous[] = {"javascript", "vbscript",   "data", "file",
                                            "blob",       "filesystem", NULL};
    static const char *const known[] = {"http", "https", "mailto", "tel", "sms", "ftp", "sftp",
                                        "irc",  "ircs",  "xmpp",   "git", "ssh", NULL};
    UrlPrefix cleaned = read_prefix(url);
    Slice prefix = {cleaned.text, cleaned.size};
    Slice scheme = find_scheme(url, prefix);

    if (scheme.size == 0) {
        return slice_starts_with(prefix, SLICE("//")) ? URL_KNOWN : URL_RELATIVE;
    }
    if (is_one_of(scheme, dangerous)) {
        return image && is_picture(prefix) ? URL_KNOWN : URL_DANGEROUS;
    }
    return is_one_of(scheme, known) ? URL_KNOWN : URL_UNKNOWN;
}
