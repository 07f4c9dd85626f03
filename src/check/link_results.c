#include "check/link_results.h"

#include "base/json_tree.h"
#include "base/scan.h"

/* The bytes behind the scheme: "//host/path"; an address always has them. */
static Slice find_authority(Slice address, Slice *rest)
{
    size_t start = slice_find_byte(address, ':', 0);
    Slice after;

    *rest = (Slice){NULL, 0};
    if (!slice_starts_with(slice_from(address, start), SLICE("://"))) {
        return (Slice){NULL, 0};
    }
    after = slice_from(address, start + 3);

    size_t end = 0;

    while (end < after.size && after.data[end] != '/' && after.data[end] != '?') {
        end++;
    }
    *rest = slice_from(after, end);
    return slice_part(after, 0, end);
}

Slice link_address(Arena *arena, Slice href)
{
    Slice whole = slice_trim(href);
    Slice text = slice_part(whole, 0, slice_find_byte(whole, '#', 0));
    Buffer address;
    Slice rest;

    buffer_init(&address, arena);
    if (slice_starts_with(text, SLICE("//"))) {
        text = arena_format(arena, "https:%.*s", SLICE_PRINT(text));
    }

    Slice authority = find_authority(text, &rest);

    if (authority.data == NULL) {
        return text;
    }

    size_t start = (size_t)(rest.data - text.data);

    for (size_t i = 0; i < start; i++) {
        buffer_add_byte(&address, ascii_to_lower(text.data[i]));
    }
    if (rest.size == 0 || rest.data[0] != '/') {
        buffer_add_byte(&address, '/');
    }
    buffer_add(&address, rest);
    return buffer_slice(&address);
}

/* The host of an authority: without user and port. */
static Slice find_host(Slice authority)
{
    Slice rest;
    Slice user = slice_cut(authority, '@', &rest);
    Slice host = rest.data != NULL && user.size < authority.size ? rest : authority;

    if (slice_starts_with(host, SLICE("["))) {
        return slice_part(host, 0, slice_find_byte(host, ']', 0) + 1);
    }
    return slice_part(host, 0, slice_find_byte(host, ':', 0));
}

bool link_address_is_reserved(Slice address)
{
    static const char *const hosts[] = {
        "example.com", "example.net", "example.org", "example", "test",
        "invalid",     "localhost",   "127.0.0.1",   "0.0.0.0", "[::1]",
    };
    Slice rest;
    Slice host = find_host(find_authority(address, &rest));

    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        Slice reserved = slice_from_string(hosts[i]);
        size_t before = host.size - reserved.size;

        if (slice_ends_with(host, reserved) && (before == 0 || host.data[before - 1] == '.')) {
            return true;
        }
    }
    return false;
}

/* A code of HTTP, 0 when `status` does not begin with one. */
static int read_code(Slice status)
{
    int code;
    Slice rest = status;

    return scan_number(&rest, 3, 3, &code) && (rest.size == 0 || rest.data[0] == ' ') ? code : 0;
}

/*
 * Without a code, only what says that all is well is not broken. Of the codes for errors some say that the one who asks may not see
 * the page, or asks too often, and not that it is gone (RFC 9110 15.5; 999 is LinkedIn's).
 */
static bool is_broken(Slice status)
{
    static const char *const fine[] = {"ok",      "alive",    "valid",  "passed",
                                       "success", "excluded", "cached", "skipped"};
    int code = read_code(status);

    for (size_t i = 0; code == 0 && i < sizeof fine / sizeof *fine; i++) {
        if (slice_equals_fold(status, slice_from_string(fine[i]))) {
            return false;
        }
    }
    return code == 0 ||
           (code >= 400 && code != 401 && code != 403 && code != 405 && code != 429 && code != 999);
}

static void add_result(LinkResults *results, Arena *arena, Slice url, Slice status, Slice more)
{
    LinkResult *result = arena_new(arena, LinkResult);
    Slice address = link_address(arena, url);
    const LinkResult *before = map_find(&results->by_address, address);

    *result = (LinkResult){.is_broken = is_broken(status), .reason = status};
    if (more.size > 0 && !slice_equals(more, status)) {
        result->reason = arena_format(arena, "%.*s%s%.*s", SLICE_PRINT(status),
                                      status.size > 0 ? " " : "", SLICE_PRINT(more));
    }
    if (before == NULL || before->is_broken) {
        map_set(&results->by_address, address, result);
    }
}

static Slice text_of(const JsonNode *node)
{
    bool has_text =
        node != NULL && (node->kind == JSON_KIND_STRING || node->kind == JSON_KIND_NUMBER);

    return has_text ? slice_trim(node->text) : (Slice){NULL, 0};
}

/* {"url", "status": 404} or {"url", "status": {"code": 404, "text": "…"}} */
static void take_object(LinkResults *results, Arena *arena, const JsonNode *object)
{
    const JsonNode *url = json_tree_find(object, "url");
    const JsonNode *status = json_tree_find(object, "status");

    if (url == NULL || url->kind != JSON_KIND_STRING || status == NULL) {
        return;
    }
    if (status->kind != JSON_KIND_OBJECT) {
        add_result(results, arena, url->text, text_of(status), (Slice){NULL, 0});
        return;
    }

    Slice code = text_of(json_tree_find(status, "code"));
    Slice text = text_of(json_tree_find(status, "text"));

    /* lychee says "OK (200)" and "Cached: OK (200)" in words, too. */
    if (code.size > 0) {
        add_result(results, arena, url->text, code,
                   slice_starts_with(text, code) ? (Slice){NULL, 0} : text);
    } else {
        add_result(results, arena, url->text, text, (Slice){NULL, 0});
    }
}

static const JsonNode *next_node(const JsonNode *node)
{
    if (node->first != NULL) {
        return node->first;
    }
    while (node != NULL && node->next == NULL) {
        node = node->parent;
    }
    return node != NULL ? node->next : NULL;
}

static bool read_json(LinkResults *results, Arena *arena, Slice text, JsonProblem *problem)
{
    const JsonNode *root = json_tree_read(arena, text, problem);

    for (const JsonNode *node = root; node != NULL; node = next_node(node)) {
        if (node->kind == JSON_KIND_OBJECT) {
            take_object(results, arena, node);
        }
    }
    return root != NULL;
}

/* "404 https://example.org/a not found" */
static const char *read_words(LinkResults *results, Arena *arena, Slice line)
{
    Slice rest;
    Slice status = slice_cut(line, ' ', &rest);
    Slice reason;
    Slice url = slice_cut(slice_trim(rest), ' ', &reason);

    if (slice_find(url, SLICE("://"), 0) == url.size && !slice_starts_with(url, SLICE("//"))) {
        return "neither JSON nor a line of a status and an address";
    }
    add_result(results, arena, url, status, slice_trim(reason));
    return NULL;
}

static const char *read_line(LinkResults *results, Arena *arena, Slice line)
{
    JsonProblem problem;

    if (line.size == 0 || line.data[0] == '#') {
        return NULL;
    }
    if (line.data[0] == '{') {
        return read_json(results, arena, line, &problem) ? NULL : "this line is no JSON";
    }
    return read_words(results, arena, line);
}

bool link_results_read(LinkResults *results, Arena *arena, Slice text, const char **error,
                       uint32_t *line)
{
    Slice rest = slice_trim(text);
    JsonProblem problem;

    *line = 0;
    map_init(&results->by_address, arena);
    if (rest.size > 0 && (rest.data[0] == '{' || rest.data[0] == '[') &&
        read_json(results, arena, text, &problem)) {
        return true;
    }
    rest = text;
    while (rest.size > 0) {
        ++*line;
        *error = read_line(results, arena, slice_trim(slice_cut(rest, '\n', &rest)));
        if (*error != NULL) {
            return false;
        }
    }
    return true;
}

const LinkResult *link_results_find(const LinkResults *results, Arena *scratch, Slice href)
{
    return map_find(&results->by_address, link_address(scratch, href));
}
