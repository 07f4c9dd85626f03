#include "front_matter/schema_files.h"

#include "unit/sample_schema.h"

typedef struct Example {
    const char *name;
    const char *fits;
    const char *fits_not;
    const char *faults;
} Example;

static const Example examples[] = {
    {"memoc:agent",
     "name: reviewer\ndescription: Use it for reviews.\ntools: Read, Grep\nmodel: inherit\n"
     "permissionMode: acceptEdits\nskills: [style]\nmemory: project\ncolor: blue",
     "name: Reviewer\npermissionMode: accept-edits\nmaxTurns: many",
     "1:1 the front matter has no \"description\" (add description: to it)\n"
     "1:7 \"name\" is \"Reviewer\", which does not match ^[a-z0-9]+(-[a-z0-9]+)*$ (lower-case "
     "letters and digits with hyphens between them)\n"
     "2:17 \"permissionMode\" is \"accept-edits\", not one of default, acceptEdits, auto, dontAsk, "
     "bypassPermissions, plan (did you mean \"acceptEdits\"?)\n"
     "3:11 \"maxTurns\" is \"many\", not a whole number\n"},
    {"memoc:cursor-rule", "description: Style\nglobs: src/**/*.ts\nalwaysApply: false",
     "globs: [/src/**]\nalwaysApply: \"true\"",
     "1:9 \"globs[0]\" is \"/src/**\", which does not match ^[^/]\n"
     "2:14 \"alwaysApply\" is \"true\", not true or false (write it without quotes)\n"},
    {"memoc:madr",
     "status: superseded by ADR-0123\ndate: 2026-03-05\ndecision-makers: [Ann, Ben]\n"
     "consulted: Eve, Zoe",
     "status: Accepted\ndate: 05.03.2026\ninformed: {team: all}",
     "1:9 \"status\" is \"Accepted\", not one of proposed, rejected, accepted, deprecated, "
     "superseded (did you mean \"accepted\"?)\n"
     "2:7 \"date\" is \"05.03.2026\", not a date such as 2026-03-05\n"
     "3:11 \"informed\" is a map, not a string or a list (write a list, or names with commas "
     "between them)\n"},
    {"memoc:memory-document",
     "title: Locks\nstatus: ACTIVE\nlast_updated: 2026-03-05T10:00:00Z\nowner: [{name: Ann}, Ben]\n"
     "tags: [database]\nreview_cadence: P90D",
     "title: 7\nlast_updated: 2026-3-5\nowner: []\ndraft: \"yes\"",
     "1:1 the front matter has no \"status\" (add status: to it)\n"
     "1:8 \"title\" is 7, not a string (put it in quotes: \"7\")\n"
     "2:15 \"last_updated\" is \"2026-3-5\", not a date such as 2026-03-05\n"
     "4:8 \"draft\" is \"yes\", not true or false\n"},
    {"memoc:ms-docs",
     "title: Create a group\ndescription: How to create one.\nauthor: ann-example\n"
     "ms.author: annex\nms.date: 03/05/2026\nms.topic: how-to",
     "title: Create a group\ndescription: How to create one.\nauthor: ann-example\n"
     "ms.author: annex@example.org\nms.date: 2026-03-05\nms.topic: How to",
     "4:12 \"ms.author\" is \"annex@example.org\", which does not match ^[A-Za-z0-9._-]+$ (one "
     "alias, without @ and what stands behind it)\n"
     "5:10 \"ms.date\" is \"2026-03-05\", which does not match "
     "^(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])/[0-9]{4}$ (write month, day and year: "
     "03/05/2026)\n"
     "6:11 \"ms.topic\" is \"How to\", which does not match ^[a-z0-9]+(-[a-z0-9]+)*$\n"},
    {"memoc:skill",
     "name: pdf-forms\ndescription: Fills in forms. Use it for PDF files.\nlicense: MIT\n"
     "metadata: {version: \"1.0\"}\nallowed-tools: Bash(pdf:*) Read",
     "name: pdf--forms\ndescription: \"\"\nmetadata: {version: 1.0}",
     "1:7 \"name\" is \"pdf--forms\", which does not match ^[a-z0-9]+(-[a-z0-9]+)*$ (lower-case "
     "letters and digits with single hyphens between them, as the folder is named)\n"
     "2:14 \"description\" has 0 characters, fewer than 1 (say what the skill does, and when to "
     "use it, in at most 1024 characters)\n"
     "3:21 \"metadata.version\" is 1.0, not a string (put it in quotes: \"1.0\")\n"},
};

enum { EXAMPLE_COUNT = sizeof examples / sizeof *examples };

static void every_shipped_schema_has_an_example(void **state)
{
    Arena arena;
    Slice *names;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(schema_files_shipped(&arena, &names), EXAMPLE_COUNT);
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        sample_assert_lines(names[i], examples[i].name);
    }
    arena_free(&arena);
}

static void shipped_schemas_take_what_fits_and_tell_of_the_rest(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        char schema[64] = "$ref: ";

        strcat(schema, examples[i].name);
        sample_assert_problems("/nowhere", schema, "");
        sample_assert_faults(schema, examples[i].fits, "");
        sample_assert_faults(schema, examples[i].fits_not, examples[i].faults);
    }
}

/* A schema is a value, too: that of schemas takes each. */
static void shipped_schemas_fit_the_schema_of_schemas(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        Arena arena;

        arena_init(&arena, NULL);

        const EmbeddedFile *file =
            schema_files_find_shipped(&arena, slice_from_string(examples[i].name));

        sample_assert_faults("$ref: https://json-schema.org/draft/2020-12/schema",
                             arena_string(&arena, embedded_bytes(file)), "");
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_schema_has_an_example),
        cmocka_unit_test(shipped_schemas_take_what_fits_and_tell_of_the_rest),
        cmocka_unit_test(shipped_schemas_fit_the_schema_of_schemas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
