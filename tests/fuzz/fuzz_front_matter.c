/*
 * fuzz_front_matter.c - spans lie in the file and in each other, a block is read or has a problem, values are valid JSON.
 */
#include "base/utf8.h"
#include "front_matter/front_matter.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_inside(Span inner, Span outer)
{
    assert(inner.start <= inner.end);
    assert(outer.start <= inner.start && inner.end <= outer.end);
}

static void check_children(const Source *source, const Value *value);

/* A single word stands in the file as it is, at the end of its span: behind a tag or anchor. */
static void check_word(const Source *source, const Value *value)
{
    bool is_word = value->plain;
    for (size_t i = 0; i < value->text.size; i++) {
        is_word = is_word && ascii_is_alphanumeric(value->text.data[i]);
    }
    if (is_word) {
        assert(slice_ends_with(source_text(source, value->span), value->text));
    }
}

static void check_pair(const Source *source, const ValuePair *pair, Span parent)
{
    check_inside(pair->key_span, parent);
    check_inside(pair->value->span, parent);
    assert(pair->key_span.end <= pair->value->span.start);
    check_children(source, pair->value);
}

static void check_children(const Source *source, const Value *value)
{
    uint32_t last = value->span.start;
    for (size_t i = 0; i < value->count; i++) {
        bool is_list = value->kind == VALUE_LIST;
        Span child = is_list ? value->items[i]->span : value->pairs[i].key_span;
        assert(last <= child.start);
        last = child.end;
        if (is_list) {
            check_inside(child, value->span);
            check_children(source, value->items[i]);
        } else {
            check_pair(source, &value->pairs[i], value->span);
        }
    }
    check_word(source, value);
}

static void check_json(Arena *arena, const Value *root)
{
    Buffer json;
    JsonWriter writer;
    JsonProblem problem;
    buffer_init(&json, arena);
    json_init(&writer, &json, 0);
    value_write_json(&writer, root);
    assert(json_is_valid(arena, buffer_slice(&json), &problem));
}

static void check_problems(const FrontMatter *front_matter, Span file)
{
    for (size_t i = 0; i < front_matter->problems.count; i++) {
        const FrontMatterProblem *problem = &front_matter->problems.items[i];
        check_inside(problem->span, file);
        assert(problem->message.size > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Source source;
    FrontMatter front_matter;
    arena_init(&arena, NULL);
    source_init(&source, &arena, SLICE("fuzz.md"), (Slice){(const char *)data, size});
    front_matter_read(&front_matter, &arena, &source);

    Span file = {0, (uint32_t)size};
    check_inside(front_matter.block, file);
    assert(front_matter.block.end <= front_matter.body_offset && front_matter.body_offset <= size);
    check_problems(&front_matter, file);
    if (front_matter.root == NULL) {
        assert(!front_matter.found || front_matter.problems.count > 0);
    } else {
        check_inside(front_matter.yaml, front_matter.block);
        check_json(&arena, front_matter.root);
        /* Children that an alias shares keep the spans of their anchor. */
        if (memchr(data, '*', size) == NULL) {
            check_inside(front_matter.root->span, front_matter.yaml);
            check_children(&source, front_matter.root);
        }
    }
    arena_free(&arena);
    return 0;
}
