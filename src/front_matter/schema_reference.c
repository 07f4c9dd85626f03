#include "front_matter/schema_reference.h"

#include "base/path.h"
#include "front_matter/schema_uri.h"

#include <stdlib.h>

enum { TEXTS_MOST = 100 };

/* The bytes of an address, where they stay. */
static Slice key_of(const Value *const *address)
{
    return (Slice){(const char *)address, sizeof *address};
}

SchemaNode *schema_reference_find_node(const SchemaCompiler *compiler, const Value *value)
{
    return map_find(&compiler->nodes, key_of(&value));
}

void schema_reference_keep_node(SchemaCompiler *compiler, SchemaNode *node)
{
    map_set(&compiler->nodes, key_of(&node->value), node);
}

/* ---- resources ---- */

static void complain(SchemaCompiler *compiler, const SchemaReference *reference,
                     const char *message, const char *help)
{
    schema_complain(compiler, reference->node->resource, reference->value->span, "%s \"%.*s\"",
                    message, SLICE_PRINT(reference->value->text))
        ->help = slice_from_string(help);
}

/* Takes the text from the loader. NULL when it has none, and when it is malformed, which `*was_told`. */
static SchemaResource *load(SchemaCompiler *compiler, Slice uri, const char **reason,
                            bool *was_told)
{
    SchemaText text = {.uri = uri};

    if (++compiler->text_count > TEXTS_MOST) {
        *reason = "a schema may refer to a hundred others";
        return NULL;
    }

    SchemaLoad result = compiler->loader->load(compiler->loader->context, compiler->arena, uri,
                                               &text, reason, compiler->problems);

    *was_told = result == SCHEMA_MALFORMED;
    return result == SCHEMA_LOADED ? schema_compile_text(compiler, &text) : NULL;
}

/* "../x" from "memoc-project:/a.yaml". */
static bool leads_out(const SchemaCompiler *compiler, Slice base, Slice path)
{
    Slice prefix = SLICE(SCHEMA_PROJECT_SCHEME ":/");
    Slice normalized;

    if (!slice_starts_with(base, prefix) || slice_starts_with(path, SLICE("/"))) {
        return false;
    }

    Slice folder = path_folder(slice_from(base, prefix.size));

    return !path_normalize(compiler->arena, path_join(compiler->arena, folder, path), &normalized);
}

/*
 * A relative reference is meant from the schema's `$id`; where nothing is called that, from its file: an `$id` on the web is no reason
 * to fetch what lies beside it here.
 */
static SchemaResource *find_resource(SchemaCompiler *compiler, const SchemaReference *reference)
{
    const SchemaResource *from = reference->node->resource;
    Slice text = reference->value->text;
    SchemaUri parts = schema_uri_split(text);
    Slice uri = schema_uri_resolve(compiler->arena, from->uri, text);
    Slice beside = schema_uri_resolve(compiler->arena, from->file_uri, text);
    SchemaResource *found = map_find(&compiler->resources, uri);
    const char *reason = "";
    bool was_told = false;

    if (!found && parts.scheme.size == 0 && !parts.has_authority) {
        if (leads_out(compiler, from->file_uri, parts.path)) {
            complain(compiler, reference, "this leads out of the project:", "");
            return NULL;
        }
        found = map_find(&compiler->resources, beside);
    }
    if (!found) {
        found = load(compiler, uri, &reason, &was_told);
    }
    if (!found && !was_told && parts.scheme.size == 0 && !slice_equals(uri, beside)) {
        found = load(compiler, beside, &reason, &was_told);
    }
    if (!found && !was_told) {
        complain(compiler, reference, "there is no schema", reason);
    }
    return found;
}

/* ---- parts of a resource ---- */

/* "a~1b" is "a/b". */
static Slice decode_token(Arena *arena, Slice token)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < token.size; i++) {
        bool is_escape = token.data[i] == '~' && i + 1 < token.size;

        if (is_escape && (token.data[i + 1] == '0' || token.data[i + 1] == '1')) {
            buffer_add_byte(&out, token.data[++i] == '0' ? '~' : '/');
        } else {
            buffer_add_byte(&out, token.data[i]);
        }
    }
    return buffer_slice(&out);
}

static const Value *step_into(const Value *value, Slice token)
{
    int64_t index;

    if (value->kind == VALUE_LIST) {
        return slice_to_integer(token, &index) && (uint64_t)index < value->count
                   ? value->items[index]
                   : NULL;
    }

    const ValuePair *pair = value_find_pair(value, token);

    return pair ? pair->value : NULL;
}

/* A place that no keyword knows is a schema when something refers to it. */
static SchemaNode *find_by_pointer(SchemaCompiler *compiler, SchemaResource *resource,
                                   Slice pointer)
{
    const Value *value = resource->root->value;

    for (Slice rest = slice_from(pointer, 1); value != NULL;) {
        bool is_last = slice_find_byte(rest, '/', 0) == rest.size;
        const SchemaNode *node = schema_reference_find_node(compiler, value);
        Slice token = decode_token(compiler->arena, slice_cut(rest, '/', &rest));

        resource = node ? node->resource : resource;
        value = step_into(value, token);
        if (is_last) {
            break;
        }
    }
    return value ? schema_compile_node(compiler, resource, value) : NULL;
}

/* %41 is A, %2F is "/", and what is malformed stays as it is. */
static Slice decode_fragment(Arena *arena, Slice fragment)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < fragment.size; i++) {
        char digits[3] = {0};
        char *end = digits;
        long value = 0;

        if (fragment.data[i] == '%' && i + 2 < fragment.size) {
            memcpy(digits, fragment.data + i + 1, 2);
            value = ascii_is_alphanumeric(digits[0]) ? strtol(digits, &end, 16) : 0;
        }
        buffer_add_byte(&out, end == digits + 2 ? (char)value : fragment.data[i]);
        i += end == digits + 2 ? 2 : 0;
    }
    return buffer_slice(&out);
}

static SchemaNode *find_part(SchemaCompiler *compiler, SchemaResource *resource, Slice fragment)
{
    /* The root of a text may have a URI of its own: its anchors are there. */
    resource = resource->root->resource;
    if (fragment.size == 0) {
        return resource->root;
    }
    if (fragment.data[0] == '/') {
        return find_by_pointer(compiler, resource, fragment);
    }
    return map_find(&resource->anchors, fragment);
}

static void resolve(SchemaCompiler *compiler, const SchemaReference *reference)
{
    SchemaResource *resource = find_resource(compiler, reference);

    if (!resource) {
        return;
    }

    Slice fragment = schema_uri_split(reference->value->text).fragment;

    fragment = decode_fragment(compiler->arena, fragment);

    SchemaNode *found = find_part(compiler, resource, fragment);

    if (!found) {
        complain(compiler, reference, "the schema has no part", "");
    } else if (!reference->is_dynamic) {
        reference->node->ref = found;
    } else {
        reference->node->dynamic_ref = found;
        /* Only a reference that leads to a dynamic anchor by its name is dynamic (core, 8.2.3.2). */
        reference->node->dynamic_anchor =
            map_find(&found->resource->dynamic, fragment) == found ? fragment : SLICE("");
    }
}

void schema_reference_resolve_all(SchemaCompiler *compiler)
{
    for (size_t i = 0; i < compiler->reference_count; i++) {
        SchemaReference reference = compiler->references[i];

        resolve(compiler, &reference);
    }
}
