#include "project/configuration_value.h"

#include "base/date_format.h"
#include "base/file.h"
#include "base/path.h"
#include "base/quantity.h"
#include "document/freshness.h"
#include "project/configuration_reader.h"
#include "project/content_filter.h"

void configuration_read_text(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *value, void *target)
{
    configuration_read_scalar(reader, key, value, target);
}

void configuration_read_boolean(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    if (value->kind != VALUE_BOOLEAN) {
        configuration_complain_type(reader, key, value);
        return;
    }
    *(bool *)target = value->boolean;
}

/* A value alone is a list of one. */
static size_t item_count(const Value *value)
{
    return value->kind == VALUE_LIST ? value->count : 1;
}

static const Value *item_at(const Value *value, size_t index)
{
    return value->kind == VALUE_LIST ? value->items[index] : value;
}

void configuration_read_texts(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    SliceList *list = target;
    size_t count = item_count(value);

    *list = (SliceList){arena_new_array(reader->arena, Slice, count), 0};
    for (size_t i = 0; i < count; i++) {
        Slice text;

        if (configuration_read_scalar(reader, key, item_at(value, i), &text)) {
            list->items[list->count++] = text;
        }
    }
}

void configuration_read_claims(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    FreshnessSettings *freshness = target;
    size_t count = item_count(value);

    freshness->claims = arena_new_array(reader->arena, const Pattern *, count);
    freshness->claim_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Pattern **pattern = &freshness->claims[freshness->claim_count];

        configuration_read_pattern(reader, key, item_at(value, i), pattern);
        freshness->claim_count += *pattern != NULL ? 1 : 0;
    }
}

/* Which of the names it is: -1, after it was told, when it is none. */
static int read_choice(ConfigurationReader *reader, const ConfigurationKey *key, const Value *value,
                       const Slice *names, size_t count)
{
    Slice text;

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (slice_equals(names[i], text)) {
            return (int)i;
        }
    }

    Slice path = configuration_key_text(reader->arena, key);
    Diagnostic *added =
        configuration_complain(reader, value->span, "\"%.*s\" must be %s, not \"%.*s\"",
                               SLICE_PRINT(path), key->type, SLICE_PRINT(text));

    added->help = configuration_suggest(reader, text, names, count);
    return -1;
}

void configuration_read_html(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *value, void *target)
{
    static const Slice names[] = {
        [HTML_SANITIZE] = SLICE_INIT("sanitize"),
        [HTML_ESCAPE] = SLICE_INIT("escape"),
        [HTML_TRUST] = SLICE_INIT("trust"),
    };
    int chosen = read_choice(reader, key, value, names, sizeof names / sizeof *names);

    if (chosen >= 0) {
        *(HtmlMode *)target = (HtmlMode)chosen;
    }
}

void configuration_read_empty(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    static const Slice names[] = {SLICE_INIT("check"), SLICE_INIT("skip")};

    *(bool *)target = read_choice(reader, key, value, names, 2) == 1;
}

void configuration_read_math_input(ConfigurationReader *reader, const ConfigurationKey *key,
                                   const Value *value, void *target)
{
    static const Slice names[] = {SLICE_INIT("tex"), SLICE_INIT("dollars")};

    *(bool *)target = read_choice(reader, key, value, names, 2) == 1;
}

void configuration_read_files(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    static const Slice names[] = {SLICE_INIT("check"), SLICE_INIT("ignore")};

    *(bool *)target = read_choice(reader, key, value, names, 2) != 1;
}

void configuration_read_bump(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *value, void *target)
{
    static const Slice names[] = {SLICE_INIT("body"), SLICE_INIT("any")};

    *(BumpKind *)target = read_choice(reader, key, value, names, 2) == 1 ? BUMP_ANY : BUMP_BODY;
}

void configuration_read_spans(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    static const Slice names[] = {
        [CODE_SPANS_CHECK] = SLICE_INIT("check"),
        [CODE_SPANS_FOLLOW] = SLICE_INIT("follow"),
        [CODE_SPANS_IGNORE] = SLICE_INIT("ignore"),
    };
    int chosen = read_choice(reader, key, value, names, sizeof names / sizeof *names);

    if (chosen >= 0) {
        *(CodeSpans *)target = (CodeSpans)chosen;
    }
}

void configuration_read_severity(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value, void *target)
{
    static const Slice names[] = {
        [SEVERITY_OFF] = SLICE_INIT("off"),
        [SEVERITY_INFO] = SLICE_INIT("info"),
        [SEVERITY_WARNING] = SLICE_INIT("warning"),
        [SEVERITY_ERROR] = SLICE_INIT("error"),
    };
    int chosen = read_choice(reader, key, value, names, sizeof names / sizeof *names);

    if (chosen >= 0) {
        *(Severity *)target = (Severity)chosen;
    }
}

void configuration_read_kind(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *value, void *target)
{
    static const Slice names[] = {
        SLICE_INIT("pattern"),  SLICE_INIT("anti_pattern"), SLICE_INIT("practice"),
        SLICE_INIT("decision"), SLICE_INIT("takeaway"),     SLICE_INIT("lesson"),
        SLICE_INIT("workflow"),
    };
    int chosen = read_choice(reader, key, value, names, sizeof names / sizeof *names);

    if (chosen >= 0) {
        *(Slice *)target = names[chosen];
    }
}

void configuration_read_kinds(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    SliceList *list = target;

    list->count = item_count(value);
    list->items = arena_new_array(reader->arena, Slice, list->count);
    for (size_t i = 0; i < list->count; i++) {
        configuration_read_kind(reader, key, item_at(value, i), &list->items[i]);
    }
}

void configuration_read_url(ConfigurationReader *reader, const ConfigurationKey *key,
                            const Value *value, void *target)
{
    Slice url;

    if (!configuration_read_scalar(reader, key, value, &url)) {
        return;
    }

    bool is_web =
        slice_starts_with(url, SLICE("https://")) || slice_starts_with(url, SLICE("http://"));

    for (size_t i = 0; i < url.size; i++) {
        is_web = is_web && url.data[i] > ' ' && !strchr("?#\"<>\\`{}|^", url.data[i]);
    }
    if (!is_web || slice_ends_with(url, SLICE("//"))) {
        configuration_complain(reader, value->span, "\"%.*s\" is not the address of a site",
                               SLICE_PRINT(url))
            ->help = SLICE("write where the site will be: https://docs.example.org/team/");
        return;
    }
    *(Slice *)target = slice_ends_with(url, SLICE("/"))
                           ? url
                           : arena_format(reader->arena, "%.*s/", SLICE_PRINT(url));
}

/* The size of what the renderer replaces at the beginning of the text; 0 when there is nothing of the kind. */
static size_t placeholder_size(Slice text)
{
    static const Slice names[] = {SLICE_INIT("{path}"), SLICE_INIT("{line}"),
                                  SLICE_INIT("{last_line}")};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_starts_with(text, names[i])) {
            return names[i].size;
        }
    }
    return 0;
}

/* Is it the address of a file, with {path} behind the host, and no other braces but those of lines? */
static bool is_source_address(Slice address)
{
    bool is_web = slice_starts_with(address, SLICE("https://")) ||
                  slice_starts_with(address, SLICE("http://"));
    size_t host = slice_find(address, SLICE("://"), 0) + 3;
    size_t path = slice_find(address, SLICE("{path}"), 0);

    for (size_t i = 0; i < address.size; i++) {
        char c = address.data[i];
        size_t size = placeholder_size(slice_from(address, i));

        if (size > 0) {
            i += size - 1;
        } else {
            is_web = is_web && c > ' ' && c < 0x7F && !strchr("\"<>\\`{}|^", c);
        }
    }
    return is_web && path < address.size && host < address.size && address.data[host] != '/' &&
           slice_find_byte(address, '/', host) < path;
}

void configuration_read_source(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    Slice address;

    if (!configuration_read_scalar(reader, key, value, &address)) {
        return;
    }
    if (!is_source_address(address)) {
        configuration_complain(reader, value->span, "\"%.*s\" is not the address of a file",
                               SLICE_PRINT(address))
            ->help =
            SLICE("write where a file is: https://git.example.org/team/edit/main/{path}#L{line}");
        return;
    }
    *(Slice *)target = address;
}

/* The shape of BCP 47: subtags of one to eight letters and digits, the first of letters. */
static bool is_language(Slice tag)
{
    size_t size = 0;
    bool is_first = true;

    for (size_t i = 0; i < tag.size; i++) {
        char c = tag.data[i];

        if (c == '-' && size > 0) {
            size = 0;
            is_first = false;
        } else if (++size > 8 || !(is_first ? ascii_is_letter(c) : ascii_is_alphanumeric(c))) {
            return false;
        }
    }
    return size > 0;
}

void configuration_read_language(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value, void *target)
{
    Slice tag;

    if (!configuration_read_scalar(reader, key, value, &tag)) {
        return;
    }
    if (!is_language(tag)) {
        configuration_complain(reader, value->span, "\"%.*s\" is no language tag", SLICE_PRINT(tag))
            ->help = SLICE("write one such as en, de or pt-BR");
        return;
    }
    *(Slice *)target = tag;
}

void configuration_read_duration(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value, void *target)
{
    Slice text;

    if (configuration_read_scalar(reader, key, value, &text) && !duration_parse(text, target)) {
        configuration_complain(reader, value->span, "\"%.*s\" is no ISO 8601 duration",
                               SLICE_PRINT(text))
            ->help = SLICE("write P14D for 14 days, P6M for six months, P1Y for a year");
    }
}

void configuration_read_very_stale(ConfigurationReader *reader, const ConfigurationKey *key,
                                   const Value *value, void *target)
{
    FreshnessSettings *freshness = target;

    freshness->has_very_stale = true;
    configuration_read_duration(reader, key, value, &freshness->very_stale);
}

void configuration_read_cadence(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    Slice text;

    if (configuration_read_scalar(reader, key, value, &text) &&
        !cadence_parse(&reader->settings->freshness, text, target)) {
        configuration_complain(reader, value->span,
                               "\"%.*s\" is neither a duration nor the name of a cadence",
                               SLICE_PRINT(text))
            ->help = SLICE("write P90D for 90 days, a name of freshness.cadences, never or none");
    }
}

void configuration_read_formats(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    configuration_read_texts(reader, key, value, target);
    for (size_t i = 0; i < item_count(value); i++) {
        const Value *item = item_at(value, i);

        if (item->kind == VALUE_STRING && !date_format_is_valid(item->text)) {
            configuration_complain(reader, item->span, "\"%.*s\" is no format of a date",
                                   SLICE_PRINT(item->text))
                ->help =
                SLICE("it has a year, a month and a day: YYYY-MM-DD, D.M.YYYY, MMM D, YYYY");
        }
    }
}

void configuration_read_seconds(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    Slice text;
    uint32_t seconds;

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return;
    }
    if (!quantity_parse_seconds(text, &seconds) || seconds == 0) {
        configuration_complain(reader, value->span, "\"%.*s\" is no time", SLICE_PRINT(text))
            ->help = SLICE("write 10s or 2min");
        return;
    }
    *(uint32_t *)target = seconds;
}

void configuration_read_words(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    int64_t words;

    if (value->kind != VALUE_INTEGER || !slice_to_integer(value->text, &words) || words == 0 ||
        words > UINT32_MAX) {
        configuration_complain_type(reader, key, value);
        return;
    }
    *(uint32_t *)target = (uint32_t)words;
}

void configuration_read_bytes(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    Slice text;
    uint64_t bytes;

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return;
    }
    if (!quantity_parse_bytes(text, &bytes) || bytes == 0) {
        configuration_complain(reader, value->span, "\"%.*s\" is no size", SLICE_PRINT(text))
            ->help = SLICE("write 500MB or 1GiB");
        return;
    }
    *(uint64_t *)target = bytes;
}

/* A path inside the project; false, after it was told, when it leads out of it. */
static bool read_inside(ConfigurationReader *reader, const ConfigurationKey *key,
                        const Value *value, Slice *path)
{
    Slice text;

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return false;
    }
    if (slice_starts_with(text, SLICE("/")) || slice_starts_with(text, SLICE("~/")) ||
        !path_normalize(reader->arena, text, path)) {
        configuration_complain(reader, value->span, "\"%.*s\" leads out of the project",
                               SLICE_PRINT(text))
            ->help = SLICE("paths begin at the folder of memoc.yaml");
        return false;
    }
    return true;
}

void configuration_read_path(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *value, void *target)
{
    Slice path;

    if (read_inside(reader, key, value, &path)) {
        *(Slice *)target = path;
    }
}

void configuration_read_output(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    Slice path;

    if (!read_inside(reader, key, value, &path)) {
        return;
    }
    if (path.size == 0) {
        configuration_complain(reader, value->span, "the output cannot be the project itself")
            ->help = SLICE("name a folder in it: site");
        return;
    }
    *(Slice *)target = path;
}

/* A folder on the way that is never walked; empty when there is none. */
static Slice find_skipped_part(Slice path)
{
    while (path.size > 0) {
        Slice part = slice_cut(path, '/', &path);

        if (content_skips_folder(part)) {
            return part;
        }
    }
    return SLICE("");
}

void configuration_read_content_path(ConfigurationReader *reader, const ConfigurationKey *key,
                                     const Value *value, void *target)
{
    const Settings *settings = reader->settings;
    Slice path;

    if (!read_inside(reader, key, value, &path)) {
        return;
    }

    Slice skipped = find_skipped_part(path);

    if (skipped.size > 0) {
        configuration_complain(reader, value->span, "\"%.*s\" is never walked",
                               SLICE_PRINT(skipped));
    } else if (path_is_below(path, settings->output)) {
        configuration_complain(reader, value->span, "\"%.*s\" is in the output", SLICE_PRINT(path))
            ->help = SLICE("name another folder as output");
    } else if (!file_exists(path_join(reader->arena, settings->root, path))) {
        configuration_complain(reader, value->span, "there is no \"%.*s\"", SLICE_PRINT(path));
    }
    *(Slice *)target = path;
}

static void complain_glob(ConfigurationReader *reader, const Value *value, Slice text,
                          const char *reason)
{
    configuration_complain(reader, value->span, "\"%.*s\" is no glob: %s", SLICE_PRINT(text),
                           reason);
}

/* "./a" is "a", and "a/" is all that is in it. */
static bool read_glob(ConfigurationReader *reader, const ConfigurationKey *key, const Value *value,
                      Glob *glob)
{
    Slice text;
    const char *error = "it begins at the content path or the project, without \"/\" or \"..\"";

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return false;
    }

    Slice pattern = slice_from(text, slice_starts_with(text, SLICE("./")) ? 2 : 0);

    if (slice_ends_with(pattern, SLICE("/"))) {
        pattern = arena_format(reader->arena, "%.*s**", SLICE_PRINT(pattern));
    }
    if (slice_starts_with(pattern, SLICE("/")) || slice_starts_with(pattern, SLICE("../")) ||
        !glob_compile(reader->arena, pattern, glob, &error)) {
        complain_glob(reader, value, text, error);
        return false;
    }
    return true;
}

void configuration_read_globs(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    GlobList *list = target;
    size_t count = item_count(value);

    *list = (GlobList){arena_new_array(reader->arena, Glob, count), 0};
    for (size_t i = 0; i < count; i++) {
        list->count += read_glob(reader, key, item_at(value, i), &list->items[list->count]) ? 1 : 0;
    }
}

void configuration_read_pattern(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    PatternProblem problem;
    Slice text;

    if (!configuration_read_scalar(reader, key, value, &text)) {
        return;
    }

    const Pattern *pattern = pattern_compile(reader->arena, text, PATTERN_LINES, &problem);

    if (!pattern) {
        Slice before = slice_part(text, 0, problem.offset);

        configuration_complain(reader, value->span, "a pattern that cannot be read: %.*s",
                               SLICE_PRINT(problem.message))
            ->help = arena_format(reader->arena, "it is good up to \"%.*s\"", SLICE_PRINT(before));
        return;
    }
    *(const Pattern **)target = pattern;
}
