#include "project/starter.h"

#include "base/json.h"
#include "base/path.h"
#include "document/metadata.h"
#include "project/configuration_key.h"

/* Words that are no strings to YAML, though they look like names. */
static bool is_reserved(Slice text)
{
    static const Slice words[] = {SLICE_INIT("true"), SLICE_INIT("false"), SLICE_INIT("null"),
                                  SLICE_INIT(".inf"), SLICE_INIT(".nan")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equals_fold(words[i], text)) {
            return true;
        }
    }
    return false;
}

/* May it stand without quotes, also in brackets? What begins with a letter is no number. */
static bool is_plain(Slice text)
{
    size_t first = slice_starts_with(text, SLICE(".")) ? 1 : 0;

    for (size_t i = first; i < text.size; i++) {
        char c = text.data[i];
        bool is_inner = c == ' ' || c == '-' || c == '.' || c == '/';

        if (!ascii_is_alphanumeric(c) && c != '_' && !(is_inner && i + 1 < text.size)) {
            return false;
        }
    }
    return text.size > first && ascii_is_letter(text.data[first]) && !is_reserved(text);
}

/* A string of JSON is one of YAML. */
static void add_text(Buffer *out, Slice text)
{
    if (is_plain(text)) {
        buffer_add(out, text);
    } else {
        json_add_string(out, text);
    }
}

static void add_list(Buffer *out, const SliceList *list)
{
    buffer_add_byte(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        buffer_add_string(out, i > 0 ? ", " : "");
        add_text(out, list->items[i]);
    }
    buffer_add_byte(out, ']');
}

/* Lines of at most 100 columns. */
static void add_comment(Buffer *out, const char *indent, Slice text)
{
    enum { COLUMNS = 100 };
    size_t column = COLUMNS;

    while (text.size > 0) {
        Slice word = slice_cut(text, ' ', &text);

        if (column + 1 + word.size > COLUMNS) {
            buffer_add_format(out, "%s%s#", column < COLUMNS ? "\n" : "", indent);
            column = strlen(indent) + 1;
        }
        buffer_add_byte(out, ' ');
        buffer_add(out, word);
        column += 1 + word.size;
    }
    buffer_add_byte(out, '\n');
}

static const ConfigurationKey *find_key(const char *path)
{
    Slice text = slice_from_string(path);
    size_t dot = slice_find_last_byte(text, '.');
    bool is_nested = dot < text.size;

    return configuration_key_find(slice_part(text, 0, is_nested ? dot : 0),
                                  slice_from(text, is_nested ? dot + 1 : 0));
}

/* What a key says, as a comment; what stands at the top has a blank line before it. */
static void explain(Buffer *out, const char *path)
{
    bool is_nested = strchr(path, '.') != NULL;

    buffer_add_string(out, is_nested ? "" : "\n");
    add_comment(out, is_nested ? "  " : "", slice_from_string(find_key(path)->help));
}

static void add_content(Buffer *out, const Starter *starter)
{
    explain(out, "content");
    buffer_add_string(out, "content:\n  - path: .\n");
    if (starter->hidden->count == 0) {
        return;
    }
    add_comment(out, "  ",
                SLICE("More documents, where names begin with a dot. Name what counts:"));
    for (size_t i = 0; i < starter->hidden->count; i++) {
        buffer_add_string(out, "  # - path: ");
        add_text(out, starter->hidden->items[i]);
        buffer_add_byte(out, '\n');
    }
}

/* The default statuses and those that the documents use often. */
static SliceList choose_statuses(const Survey *survey)
{
    SurveyNames used = survey_statuses(survey);
    const SliceList *known = &survey->settings.statuses;
    SliceList chosen = {arena_new_array(survey->arena, Slice, known->count + used.count), 0};
    Status status;

    used = survey_common(&used);
    for (size_t i = 0; i < known->count; i++) {
        chosen.items[chosen.count++] = known->items[i];
    }
    for (size_t i = 0; i < used.count; i++) {
        status_read(&status, &survey->settings, used.items[i].name);
        if (!status.known) {
            chosen.items[chosen.count++] = used.items[i].name;
        }
    }
    return chosen;
}

static SliceList choose_fields(const Survey *survey)
{
    SurveyNames used = survey_fields(survey);
    SliceList chosen = {arena_new_array(survey->arena, Slice, used.count), 0};

    used = survey_common(&used);
    for (size_t i = 0; i < used.count; i++) {
        chosen.items[chosen.count++] = used.items[i].name;
    }
    return chosen.count > 0 ? chosen : survey->settings.freshness.fields;
}

void starter_write_configuration(Buffer *out, const Starter *starter)
{
    SliceList statuses = choose_statuses(starter->survey);
    SliceList fields = choose_fields(starter->survey);

    buffer_add_string(out,
                      "# What memoc should know of this project. Every key may be left out.\n");
    explain(out, "title");
    buffer_add_string(out, "title: ");
    add_text(out, starter->title);
    buffer_add_byte(out, '\n');
    explain(out, "url");
    buffer_add_string(out, "# url: https://docs.example.org/\n");
    add_content(out, starter);
    explain(out, "output");
    buffer_add_format(out, "output: %s\n", find_key("output")->fallback);
    explain(out, "status");
    buffer_add_string(out, "status:\n");
    explain(out, "status.values");
    buffer_add_string(out, "  values: ");
    add_list(out, &statuses);
    buffer_add_byte(out, '\n');
    explain(out, "freshness");
    buffer_add_string(out, "freshness:\n");
    explain(out, "freshness.fields");
    buffer_add_string(out, "  fields: ");
    add_list(out, &fields);
    buffer_add_byte(out, '\n');
    explain(out, "freshness.cadence");
    buffer_add_format(out, "  cadence: %s\n", find_key("freshness.cadence")->fallback);
    explain(out, "rules");
    buffer_add_string(out, "# rules:\n#   link/orphan: off\n");
}

/* The name of a file without its extension; of a folder's own page, that of the folder. */
static Slice find_name(Slice path)
{
    Slice name = path_without_extension(path_name(path));
    Slice folder = path_name(path_folder(path));
    bool is_index =
        slice_equals_fold(name, SLICE("readme")) || slice_equals_fold(name, SLICE("index"));

    return is_index && folder.size > 0 ? folder : name;
}

Slice starter_title(Arena *arena, Slice path)
{
    Slice name = find_name(path);
    char *title = arena_string(arena, name);

    for (size_t i = 0; i < name.size; i++) {
        if (title[i] == '-' || title[i] == '_') {
            title[i] = ' ';
        }
    }
    if (title[0] >= 'a' && title[0] <= 'z') {
        title[0] = (char)(title[0] - 'a' + 'A');
    }
    return slice_trim((Slice){title, name.size});
}

static Slice first_status(const Settings *settings)
{
    for (size_t i = 0; i < settings->statuses.count; i++) {
        if (slice_equals_fold(settings->statuses.items[i], SLICE("draft"))) {
            return settings->statuses.items[i];
        }
    }
    return settings->statuses.count > 0 ? settings->statuses.items[0] : SLICE("DRAFT");
}

void starter_write_document(Buffer *out, const Settings *settings, Slice path, Date today)
{
    Slice title = starter_title(out->arena, path);
    const SliceList *fields = &settings->freshness.fields;

    buffer_add_string(out, "---\ntitle: ");
    add_text(out, title);
    buffer_add_string(out, "\nstatus: ");
    add_text(out, first_status(settings));
    if (fields->count > 0) {
        buffer_add_byte(out, '\n');
        add_text(out, fields->items[0]);
        buffer_add_string(out, ": ");
        date_write(out, today);
    }
    buffer_add_format(out, "\n---\n\n# %.*s\n", SLICE_PRINT(title));
}
