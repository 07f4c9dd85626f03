#include "project/configuration_key.h"

#include "front_matter/yaml_file.h"
#include "project/configuration.h"
#include "project/configuration_item.h"
#include "project/configuration_value.h"

#include <setjmp.h>
#include <stdarg.h>
#include "unit/workshop.h"
#include <cmocka.h>

static void assert_slices(Slice a, Slice b)
{
    if (!slice_equals(a, b)) {
        fail_msg("\"%.*s\" is not \"%.*s\"", SLICE_PRINT(a), SLICE_PRINT(b));
    }
}

static void assert_lists(const SliceList *a, const SliceList *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_slices(a->items[i], b->items[i]);
    }
}

/* Compares what a key is read into, by its type. */
static void assert_same(const ConfigurationKey *key, const void *a, const void *b)
{
    if (key->read == configuration_read_text || key->read == configuration_read_path ||
        key->read == configuration_read_output || key->read == configuration_read_language) {
        assert_slices(*(const Slice *)a, *(const Slice *)b);
    } else if (key->read == configuration_read_texts || key->read == configuration_read_kinds ||
               key->read == configuration_read_statuses) {
        assert_lists(a, b);
    } else if (key->read == configuration_read_duration) {
        assert_memory_equal(a, b, sizeof(Duration));
    } else if (key->read == configuration_read_cadence) {
        const Cadence *cadence = a;
        const Cadence *other = b;

        assert_int_equal(cadence->kind, other->kind);
        assert_slices(cadence->raw, other->raw);
        assert_memory_equal(&cadence->duration, &other->duration, sizeof(Duration));
    } else if (key->read == configuration_read_boolean || key->read == configuration_read_files) {
        assert_int_equal(*(const bool *)a, *(const bool *)b);
    } else if (key->read == configuration_read_html || key->read == configuration_read_bump ||
               key->read == configuration_read_seconds) {
        assert_memory_equal(a, b, sizeof(uint32_t));
    } else if (key->read == configuration_read_bytes) {
        assert_memory_equal(a, b, sizeof(uint64_t));
    }
}

/* "{freshness: {cadence: P180D}}" */
static Slice nest(Arena *arena, const ConfigurationKey *key)
{
    Slice path = slice_from_string(key->path);
    Slice text = slice_from_string(key->fallback);

    while (path.size > 0) {
        size_t dot = slice_find_last_byte(path, '.');
        Slice name = slice_from(path, dot < path.size ? dot + 1 : 0);

        text = arena_format(arena, "{%.*s: %.*s}", SLICE_PRINT(name), SLICE_PRINT(text));
        path = slice_part(path, 0, dot < path.size ? dot : 0);
    }
    return text;
}

static bool is_in_words(const char *fallback)
{
    return fallback[0] == '[' && strchr(fallback, ' ') && !strchr(fallback, ',');
}

static bool has_default(const ConfigurationKey *key)
{
    return key->fallback[0] != '\0' && !is_in_words(key->fallback) && !strstr(key->path, "[]");
}

static void what_the_table_calls_a_default_is_one(void **state)
{
    Workshop *workshop = *state;
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    for (size_t i = 0; i < count; i++) {
        DiagnosticList problems;
        Source source;
        Settings defaults;
        Settings settings;

        if (!has_default(&keys[i])) {
            continue;
        }
        diagnostic_list_init(&problems, &workshop->arena);
        source_init(&source, &workshop->arena, SLICE("memoc.yaml"),
                    nest(&workshop->arena, &keys[i]));
        settings_init(&defaults, &workshop->arena, workshop->root);
        if (!configuration_read(&settings, &workshop->arena, workshop->root, &source,
                                yaml_file_read, &problems)) {
            fail_msg("%s: %.*s", keys[i].path, SLICE_PRINT(problems.items[0].message));
        }
        assert_same(&keys[i], (const char *)&settings + keys[i].offset,
                    (const char *)&defaults + keys[i].offset);
    }
}

static void keys_of_a_list_have_a_list(void **state)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        Slice path = slice_from_string(keys[i].path);
        size_t dot = slice_find_last_byte(path, '.');

        if (dot == path.size) {
            continue;
        }

        Slice parent = slice_part(path, 0, dot);

        parent.size -= slice_ends_with(parent, SLICE("[]")) ? 2 : 0;
        dot = slice_find_last_byte(parent, '.');
        assert_non_null(
            configuration_key_find(slice_part(parent, 0, dot < parent.size ? dot : 0),
                                   slice_from(parent, dot < parent.size ? dot + 1 : 0)));
    }
}

static void every_key_is_explained_in_a_sentence(void **state)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(keys[i].help);

        assert_true(size > 0 && keys[i].help[size - 1] == '.');
        assert_true(strlen(keys[i].type) > 0);
        assert_non_null(keys[i].read);
    }
}

static void keys_are_found_below_their_parent(void **state)
{
    (void)state;
    assert_non_null(configuration_key_find(SLICE(""), SLICE("title")));
    assert_non_null(configuration_key_find(SLICE("freshness"), SLICE("cadence")));
    assert_non_null(configuration_key_find(SLICE("freshness.overrides[]"), SLICE("cadence")));
    assert_null(configuration_key_find(SLICE(""), SLICE("cadence")));
    assert_null(configuration_key_find(SLICE("content"), SLICE("path")));
    assert_null(configuration_key_find(SLICE(""), SLICE("freshness.cadence")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_the_table_calls_a_default_is_one, workshop_open,
                                        workshop_close),
        cmocka_unit_test(keys_of_a_list_have_a_list),
        cmocka_unit_test(every_key_is_explained_in_a_sentence),
        cmocka_unit_test(keys_are_found_below_their_parent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
