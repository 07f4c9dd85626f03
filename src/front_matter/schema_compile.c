#include "front_matter/schema_compile.h"

#include "front_matter/schema_cycle.h"
#include "front_matter/schema_keyword.h"
#include "front_matter/schema_reference.h"
#include "front_matter/schema_uri.h"

Diagnostic *schema_complain(SchemaCompiler *compiler, const SchemaResource *resource, Span span,
                            const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    Diagnostic *added =
        diagnostic_add_list(compiler->problems, SLICE("config/schema"), SEVERITY_ERROR,
                            resource->source, span, format, arguments);
    va_end(arguments);
    return added;
}

static SchemaNode *new_node(SchemaCompiler *compiler, SchemaResource *resource, const Value *value)
{
    SchemaNode *node = arena_new(compiler->arena, SchemaNode);

    node->value = value;
    node->resource = resource;
    node->types = SCHEMA_TYPE_ALL;
    node->contains_count = (SchemaBounds){1, UINT64_MAX};
    node->length.most = UINT64_MAX;
    node->item_count.most = UINT64_MAX;
    node->property_count.most = UINT64_MAX;
    return node;
}

static SchemaResource *new_resource(SchemaCompiler *compiler, Slice uri, Source *source)
{
    SchemaResource *resource = arena_new(compiler->arena, SchemaResource);

    resource->uri = uri;
    resource->source = source;
    map_init(&resource->anchors, compiler->arena);
    map_init(&resource->dynamic, compiler->arena);
    return resource;
}

/* The text of a keyword that names something; NULL when it has none, or, after it was told, something else. */
static const Value *find_name(SchemaCompiler *compiler, const SchemaNode *node, const char *keyword)
{
    const Value *value = value_find(node->value, keyword);

    if (value && value->kind != VALUE_STRING) {
        schema_complain(compiler, node->resource, value->span, "\"%s\" must be a text, not %s",
                        keyword, value_kind_name(value->kind));
        return NULL;
    }
    return value;
}

/* `$id` makes the node the root of a resource of its own. */
static void read_id(SchemaCompiler *compiler, SchemaNode *node)
{
    const Value *id = find_name(compiler, node, "$id");

    if (!id) {
        return;
    }
    if (schema_uri_split(id->text).fragment.size > 0) {
        schema_complain(compiler, node->resource, id->span, "\"$id\" must not have a fragment")
            ->help = SLICE("the name of a part of a schema is its \"$anchor\"");
        return;
    }

    const SchemaResource *outer = node->resource;
    Slice uri = schema_uri_resolve(compiler->arena, outer->uri, id->text);

    node->resource = new_resource(compiler, uri, outer->source);
    node->resource->file_uri = outer->file_uri;
    node->resource->root = node;
    map_set(&compiler->resources, uri, node->resource);
}

static bool is_anchor(Slice name)
{
    bool is_good = name.size > 0 && (ascii_is_letter(name.data[0]) || name.data[0] == '_');

    for (size_t i = 1; i < name.size; i++) {
        is_good = is_good && (ascii_is_alphanumeric(name.data[i]) || strchr("-_.", name.data[i]));
    }
    return is_good;
}

static void read_anchor(SchemaCompiler *compiler, SchemaNode *node, const char *keyword,
                        bool is_dynamic)
{
    const Value *name = find_name(compiler, node, keyword);

    if (!name) {
        return;
    }
    if (!is_anchor(name->text)) {
        schema_complain(compiler, node->resource, name->span, "\"%.*s\" is no name of an anchor",
                        SLICE_PRINT(name->text));
        return;
    }
    if (map_find(&node->resource->anchors, name->text)) {
        schema_complain(compiler, node->resource, name->span, "the anchor \"%.*s\" is here twice",
                        SLICE_PRINT(name->text));
    }
    map_set(&node->resource->anchors, name->text, node);
    if (is_dynamic) {
        map_set(&node->resource->dynamic, name->text, node);
    }
}

static void note_reference(SchemaCompiler *compiler, SchemaNode *node, const char *keyword,
                           bool is_dynamic)
{
    const Value *value = find_name(compiler, node, keyword);

    if (value) {
        compiler->references =
            arena_array_room(compiler->arena, compiler->references, compiler->reference_count,
                             &compiler->reference_capacity, sizeof *compiler->references);
        compiler->references[compiler->reference_count++] =
            (SchemaReference){node, value, is_dynamic};
    }
}

static void read_object(SchemaCompiler *compiler, SchemaNode *node)
{
    read_id(compiler, node);
    read_anchor(compiler, node, "$anchor", false);
    read_anchor(compiler, node, "$dynamicAnchor", true);
    note_reference(compiler, node, "$ref", false);
    note_reference(compiler, node, "$dynamicRef", true);
    for (size_t i = 0; i < node->value->count; i++) {
        schema_keyword_read(compiler, node, &node->value->pairs[i]);
    }
}

SchemaNode *schema_compile_node(SchemaCompiler *compiler, SchemaResource *resource,
                                const Value *value)
{
    SchemaNode *node = schema_reference_find_node(compiler, value);

    /* YAML's aliases share what is in them: it is compiled once. */
    if (node) {
        return node;
    }
    node = new_node(compiler, resource, value);
    schema_reference_keep_node(compiler, node);
    switch (value->kind) {
    case VALUE_BOOLEAN:
        node->is_false = !value->boolean;
        break;
    case VALUE_MAP:
        read_object(compiler, node);
        break;
    default:
        schema_complain(compiler, resource, value->span,
                        "a schema must be a map or a boolean, not %s", value_kind_name(value->kind))
            ->help = value->kind == VALUE_NULL ? SLICE("write {} where anything fits") : SLICE("");
        break;
    }
    return node;
}

SchemaResource *schema_compile_text(SchemaCompiler *compiler, const SchemaText *text)
{
    SchemaResource *resource = new_resource(compiler, text->uri, text->source);

    resource->file_uri = text->uri;
    map_set(&compiler->resources, text->uri, resource);
    resource->root = schema_compile_node(compiler, resource, text->value);
    return resource;
}

Schema *schema_compile(Arena *arena, const SchemaText *text, const SchemaLoader *loader,
                       DiagnosticList *problems)
{
    SchemaCompiler compiler = {.arena = arena, .loader = loader, .problems = problems};
    size_t before = diagnostic_list_count(problems, SEVERITY_ERROR);

    map_init(&compiler.resources, arena);
    map_init(&compiler.nodes, arena);

    SchemaResource *resource = schema_compile_text(&compiler, text);

    schema_reference_resolve_all(&compiler);
    if (diagnostic_list_count(problems, SEVERITY_ERROR) == before) {
        schema_cycle_check(&compiler);
    }
    if (diagnostic_list_count(problems, SEVERITY_ERROR) > before) {
        return NULL;
    }

    Schema *schema = arena_new(arena, Schema);

    schema->root = resource->root;
    schema->pattern_count = compiler.pattern_count;
    return schema;
}
