#include "document/label.h"
#include "document/record_member.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static void a_member_belongs_to_some_kinds(void **state)
{
    (void)state;
    assert_non_null(record_member_find(RECORD_LESSON, SLICE("root_cause")));
    assert_null(record_member_find(RECORD_PATTERN, SLICE("root_cause")));
    assert_null(record_member_find(RECORD_LESSON, SLICE("root")));
    assert_null(record_member_find(RECORD_WORKFLOW, SLICE("rationale")));
}

/* A key that no label can have would never be found. */
static void keys_are_those_of_labels(void **state)
{
    Arena arena;
    size_t count;
    const RecordMember *members = record_members(&count);

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < MEMBER_KEYS_MOST && members[i].keys[j]; j++) {
            Slice key = slice_from_string(members[i].keys[j]);

            assert_true(slice_equals(label_key(&arena, key), key));
        }
    }
    assert_true(count > 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_belongs_to_some_kinds),
        cmocka_unit_test(keys_are_those_of_labels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
