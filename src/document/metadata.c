#include "document/metadata.h"

#include "base/path.h"
#include "base/utf8.h"
#include "document/text.h"

/* A value's text on one line, trimmed: the name of a map, the items of a list joined by ", ". */
static void add_joined(Buffer *out, const Value *value)
{
    Slice text = slice_trim(value_text(value));

    if (value != NULL && value->kind == VALUE_MAP) {
        text = slice_trim(value_text(value_find(value, "name")));
    }
    if (text.size == 0) {
        return;
    }
    if (out->size > 0) {
        buffer_add_string(out, ", ");
    }
    buffer_add(out, text);
}

static Slice join_value(Arena *arena, const Value *value)
{
    Buffer joined;

    if (value == NULL || value->kind != VALUE_LIST) {
        buffer_init(&joined, arena);
        add_joined(&joined, value);
        return buffer_slice(&joined);
    }
    buffer_init(&joined, arena);
    for (size_t i = 0; i < value->count; i++) {
        add_joined(&joined, value->items[i]);
    }
    return buffer_slice(&joined);
}

/* The first of these keys that says something. */
static Slice read_first(Arena *arena, const Value *front_matter, const char *const *keys)
{
    Slice found = {0};

    for (; *keys != NULL && found.size == 0; keys++) {
        found = join_value(arena, value_find(front_matter, *keys));
    }
    return found;
}

static Slice read_text(const Value *front_matter, const char *key)
{
    return slice_trim(value_text(value_find(front_matter, key)));
}

static Slice first_heading(Arena *arena, const Tree *tree)
{
    for (const Node *node = tree->root; node != NULL; node = node_next(node, tree->root)) {
        if (node->kind == NODE_HEADER && node->level == 1) {
            return slice_trim(text_from_inlines(arena, node));
        }
    }
    return (Slice){0};
}

static void read_title(Metadata *metadata, Arena *arena, const Value *front_matter,
                       const Tree *tree, Slice path)
{
    metadata->title = read_text(front_matter, "title");
    if (metadata->title.size == 0) {
        metadata->title = first_heading(arena, tree);
    }
    if (metadata->title.size == 0) {
        metadata->title = read_text(front_matter, "name");
    }
    metadata->has_title = metadata->title.size > 0;
    if (!metadata->has_title) {
        metadata->title = path_without_extension(path_name(path));
    }
}

/* What documents below a folder of this name are. */
typedef struct FolderType {
    const char *folder;
    const char *type;
} FolderType;

static Slice type_of_path(Slice path)
{
    static const FolderType types[] = {
        {"adr", "adr"},          {"skills", "skill"},     {"agents", "agent"},
        {"commands", "command"}, {"runbooks", "runbook"}, {"agent-memory", "agent-memory"},
    };

    if (slice_is(path_name(path), "SKILL.md")) {
        return SLICE("skill");
    }
    /* The innermost folder decides. */
    for (Slice folder = path_folder(path); folder.size > 1; folder = path_folder(folder)) {
        for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
            if (slice_is(path_name(folder), types[i].folder)) {
                return slice_from_string(types[i].type);
            }
        }
    }
    return SLICE("doc");
}

/* A list, or a text with commas. */
static SliceList read_tags(Arena *arena, const Value *tags)
{
    Slice text = value_text(tags);
    size_t most = tags != NULL && tags->kind == VALUE_LIST ? tags->count : 1;
    SliceList list = {0};

    for (size_t i = 0; i < text.size; i++) {
        most += text.data[i] == ',';
    }
    list.items = arena_new_array(arena, Slice, most);
    for (size_t i = 0; tags != NULL && i < most; i++) {
        Slice tag =
            tags->kind == VALUE_LIST ? value_text(tags->items[i]) : slice_cut(text, ',', &text);

        tag = slice_trim(tag);
        if (tag.size > 0) {
            list.items[list.count++] = tag;
        }
    }
    return list;
}

static Slice read_agent(const Value *front_matter)
{
    Slice agent = read_text(front_matter, "agent");
    Slice prefix = SLICE("agent:");

    return slice_starts_with(agent, prefix) ? slice_trim_start(slice_from(agent, prefix.size))
                                            : agent;
}

static bool read_draft(const Value *front_matter)
{
    const Value *draft = value_find(front_matter, "draft");

    return draft != NULL && draft->kind == VALUE_BOOLEAN && draft->boolean;
}

void metadata_read(Metadata *metadata, Arena *arena, const Settings *settings,
                   const Value *front_matter, const Tree *tree, Slice path)
{
    static const char *const owners[] = {"owner", "owners", "maintainer", "maintainers", NULL};
    static const char *const audiences[] = {"audience", NULL};
    const Value *status = value_find(front_matter, "status");

    *metadata = (Metadata){
        .description = read_text(front_matter, "description"),
        .doc_type = read_text(front_matter, "type"),
        .owner = read_first(arena, front_matter, owners),
        .audience = read_first(arena, front_matter, audiences),
        .agent = read_agent(front_matter),
        .tags = read_tags(arena, value_find(front_matter, "tags")),
        .draft = read_draft(front_matter),
    };
    read_title(metadata, arena, front_matter, tree, path);
    if (metadata->doc_type.size == 0) {
        metadata->doc_type = type_of_path(path);
    }
    status_read(&metadata->status, settings, value_text(status));
    metadata->status.span = status != NULL ? status->span : (Span){0, 0};
    freshness_read(&metadata->freshness, settings, front_matter, path, metadata->status.base);
}

typedef bool SliceEquals(Slice a, Slice b);

/* The status that `name` means by that comparison, or an empty text. */
static Slice find_status_by(const Settings *settings, Slice name, SliceEquals *equals)
{
    for (size_t i = 0; i < settings->statuses.count; i++) {
        if (equals(settings->statuses.items[i], name)) {
            return settings->statuses.items[i];
        }
    }
    for (size_t i = 0; i < settings->status_alias_count; i++) {
        if (equals(settings->status_aliases[i].name, name)) {
            return settings->status_aliases[i].value;
        }
    }
    return (Slice){0};
}

static bool find_status(Status *status, const Settings *settings, Slice name)
{
    Slice found = find_status_by(settings, name, slice_equals);

    status->exact = found.size > 0;
    if (!status->exact) {
        found = find_status_by(settings, name, slice_equals_fold);
    }
    status->known = found.size > 0;
    status->base = status->known ? found : name;
    return status->known;
}

/* "✅ ACTIVE" -> "ACTIVE" */
static Slice skip_signs(Slice text)
{
    size_t offset = 0;

    while (offset < text.size) {
        size_t next = offset;
        uint32_t sign = utf8_decode(text, &next);
        bool is_sign = sign > 0x7F && (utf8_is_emoji(sign) || utf8_class(sign) == UTF8_SYMBOL);

        if (!is_sign && !ascii_is_space(text.data[offset])) {
            break;
        }
        offset = next;
    }
    return slice_from(text, offset);
}

/* How many bytes at `at` separate a status from its qualifier; 0 when none do. */
static size_t separator_size(Slice text, size_t at)
{
    static const Slice dashes[] = {SLICE_INIT(" - "), SLICE_INIT(" -- "), SLICE_INIT(" – "),
                                   SLICE_INIT(" — ")};
    char c = text.data[at];

    if (c == '(' || c == '[' || c == ':' || c == ',' || c == ';') {
        return 1;
    }
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (slice_starts_with(slice_from(text, at), dashes[i])) {
            return dashes[i].size;
        }
    }
    return 0;
}

/* Cuts "DRAFT (x)" and "DRAFT - x" into "DRAFT" and "x"; the qualifier is empty when there is none. */
static Slice cut_qualifier(Slice text, Slice *qualifier)
{
    *qualifier = (Slice){0};
    for (size_t at = 1; at < text.size; at++) {
        size_t size = separator_size(text, at);

        if (size > 0) {
            char opening = text.data[at];
            char closing = text.data[text.size - 1];
            bool is_enclosed =
                (opening == '(' && closing == ')') || (opening == '[' && closing == ']');

            *qualifier = slice_trim(slice_part(text, at + size, text.size - is_enclosed));
            return slice_trim(slice_part(text, 0, at));
        }
    }
    return text;
}

void status_read(Status *status, const Settings *settings, Slice raw)
{
    Slice trimmed = slice_trim(raw);
    Slice text = skip_signs(trimmed);

    *status = (Status){.raw = trimmed};
    if (trimmed.size == 0) {
        return;
    }
    status->word = text;
    if (!find_status(status, settings, text)) {
        status->word = cut_qualifier(text, &status->qualifier);
        find_status(status, settings, status->word);
    }
    status->exact = status->exact && text.size == trimmed.size;
}
