#include "unit/extract/sample_records.h"

static void each_item_with_a_box_is_a_task(void **state)
{
    const Document *document = sample_extract(
        *state, "# A\n\n- [ ] write *it*\n- [x] read\n  it\n- no task\n\n1. [X] third\n");
    static const char *const texts[] = {"write it", "read it", "third"};
    static const char *const members[] = {"\"done\":false", "\"done\":true", "\"done\":true"};
    static const char *const ids[] = {"task:docs/a#a/1", "task:docs/a#a/2", "task:docs/a#a/3"};

    assert_int_equal(sample_count(document, RECORD_TASK), 3);
    for (size_t i = 0; i < 3; i++) {
        const Record *task = sample_record(document, RECORD_TASK, i);

        assert_slice(task->text, texts[i]);
        assert_slice(task->members, members[i]);
        assert_slice(task->id, ids[i]);
    }
    assert_lines(sample_record(document, RECORD_TASK, 1), 4, 5);
}

static void a_task_ends_where_its_own_list_begins(void **state)
{
    const Document *document =
        sample_extract(*state, "- [ ] outer\n\n  more\n  - [x] inner\n\n  behind\n");

    assert_slice(sample_record(document, RECORD_TASK, 0)->text, "outer\nmore");
    assert_lines(sample_record(document, RECORD_TASK, 0), 1, 3);
    assert_slice(sample_record(document, RECORD_TASK, 1)->text, "inner");
    assert_lines(sample_record(document, RECORD_TASK, 1), 4, 4);
}

static void boxes_in_code_and_in_text_are_none(void **state)
{
    const Document *document =
        sample_extract(*state, "- `[ ]` a\n- ☐ b\n\n[x] c\n\n```\n- [ ] d\n```\n");

    assert_int_equal(sample_count(document, RECORD_TASK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_item_with_a_box_is_a_task),
        TEST(a_task_ends_where_its_own_list_begins),
        TEST(boxes_in_code_and_in_text_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
