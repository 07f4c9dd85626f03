#include "base/option.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const formats[] = {"text", "json", "jsonl", "sarif", NULL};
static const char *const actions[] = {"infer", "validate", NULL};

static const Option common_options[] = {
    {.name = "today", .kind = OPTION_DATE, .value_name = "DATE"},
    {.name = "config", .letter = 'c', .kind = OPTION_FILE, .value_name = "FILE"},
    {.name = "help", .letter = 'h', .kind = OPTION_FLAG, .instead = true},
    {0},
};

static const Option root_options[] = {
    {.name = "man", .kind = OPTION_FLAG, .instead = true},
    {0},
};

static const Option check_options[] = {
    {.name = "strict", .kind = OPTION_FLAG, .letter = 's'},
    {.name = "verbose", .kind = OPTION_FLAG, .letter = 'v'},
    {.name = "jobs", .letter = 'j', .kind = OPTION_INTEGER, .value_name = "N", .minimum = 1},
    {.name = "limit",
     .letter = 'n',
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .default_value = "10"},
    {.name = "format",
     .letter = 'f',
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = formats,
     .default_value = "text"},
    {.name = "fail-on", .kind = OPTION_CHOICE, .value_name = "LEVEL", .choices = formats},
    {.name = "changed", .kind = OPTION_TEXT, .value_name = "BASE", .value_optional = true},
    {.name = "lua-filter",
     .letter = 'L',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .repeated = true},
    {.name = "output",
     .letter = 'o',
     .kind = OPTION_FOLDER,
     .value_name = "DIR",
     .default_value = "site"},
    {0},
};

static const Operand check_operands[] = {
    {.name = "PATH", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};
static const Operand new_operands[] = {{.name = "PATH", .kind = OPTION_FILE}, {0}};
static const Operand schema_operands[] = {
    {.name = "ACTION", .kind = OPTION_CHOICE, .choices = actions},
    {.name = "PATH", .kind = OPTION_FILE},
    {.name = "OTHER", .kind = OPTION_FILE, .optional = true},
    {0},
};
static const Operand lua_operands[] = {
    {.name = "SCRIPT", .kind = OPTION_FILE},
    {.name = "ARGUMENT", .kind = OPTION_TEXT, .optional = true, .repeated = true},
    {0},
};

static const Command check_command = {
    .name = "check", .operands = check_operands, .options = check_options};
static const Command new_command = {.name = "new", .operands = new_operands};
static const Command schema_command = {.name = "schema", .operands = schema_operands};
static const Command lua_command = {
    .name = "lua", .operands = lua_operands, .operand_ends_options = true};
static const Command status_command = {.name = "status"};
static const Operand search_operands[] = {{.name = "QUERY", .kind = OPTION_TEXT}, {0}};
static const Command search_command = {.name = "search", .operands = search_operands};

static const Command *const commands[] = {
    &check_command,  &new_command, &schema_command, &lua_command, &status_command,
    &search_command, NULL};
static const Program program = {
    .root = {.name = "memoc", .options = root_options},
    .version = "0.1.0",
    .common = common_options,
    .commands = commands,
};

enum { ARGUMENT_LIMIT = 16 };

static Arena arena;
static CommandLine line;
static Slice error;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* Arguments are separated by a blank; "_" stands for an empty one. */
static bool parse(const char *text)
{
    char *arguments[ARGUMENT_LIMIT] = {NULL};
    size_t count = 0;
    Slice rest = slice_from_string(text);
    arguments[count++] = arena_string(&arena, SLICE("memoc"));
    while (rest.size > 0) {
        assert_true(count < ARGUMENT_LIMIT - 1);
        Slice word = slice_cut(rest, ' ', &rest);
        arguments[count++] = arena_string(&arena, slice_is(word, "_") ? SLICE("") : word);
    }
    error = SLICE("");
    return command_line_parse(&line, &arena, &program, arguments, &error);
}

static void assert_slice(Slice actual, const char *expected)
{
    assert_string_equal(arena_string(&arena, actual), expected);
}

static void assert_error(const char *text, const char *expected)
{
    assert_false(parse(text));
    assert_slice(error, expected);
}

/* What is left to the command, each in brackets. */
static void assert_operands(const char *text, const char *expected)
{
    Buffer operands;
    buffer_init(&operands, &arena);
    assert_true(parse(text));
    for (size_t i = 0; i < line.operand_count; i++) {
        buffer_add_format(&operands, "[%.*s]", SLICE_PRINT(line.operands[i]));
    }
    assert_slice(buffer_slice(&operands), expected);
}

static void command_is_found_by_its_name(void **state)
{
    (void)state;
    assert_true(parse("check"));
    assert_ptr_equal(line.command, &check_command);
    assert_true(parse("lua x"));
    assert_ptr_equal(line.command, &lua_command);
}

static void without_a_command_the_program_itself_is_meant(void **state)
{
    (void)state;
    assert_true(parse(""));
    assert_ptr_equal(line.command, &program.root);
    assert_true(parse("--man"));
    assert_ptr_equal(line.command, &program.root);
    assert_true(option_flag(&line, "man"));
    char *const nothing[] = {NULL};
    assert_true(command_line_parse(&line, &arena, &program, nothing, &error));
    assert_ptr_equal(line.command, &program.root);
}

static void nothing_given_leaves_defaults(void **state)
{
    (void)state;
    Date date;
    assert_true(parse("check"));
    assert_false(option_flag(&line, "strict"));
    assert_false(option_is_given(&line, "format"));
    assert_int_equal(option_choice(&line, "format"), 0);
    assert_int_equal(option_choice(&line, "fail-on"), -1);
    assert_int_equal(option_integer(&line, "limit"), 10);
    assert_int_equal(option_integer(&line, "jobs"), 0);
    assert_slice(option_text(&line, "output"), "site");
    assert_slice(option_text(&line, "config"), "");
    assert_false(option_date(&line, "today", &date));
    assert_int_equal(option_list(&line, "lua-filter")->count, 0);
}

static void values_are_attached_or_follow(void **state)
{
    (void)state;
    const char *const ways[] = {"check --limit 7",    "check --limit=7", "check -n7",
                                "check -n 7",         "check -svn7",     "check -svn 7",
                                "check --limit 3 -n7"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        assert_true(parse(ways[i]));
        assert_int_equal(option_integer(&line, "limit"), 7);
        assert_int_equal(line.operand_count, 0);
    }
}

static void every_kind_of_value_is_read(void **state)
{
    (void)state;
    Date date;
    assert_true(parse("check --format jsonl --today 2026-01-19 -o out --config=a=b -s"));
    assert_int_equal(option_choice(&line, "format"), 2);
    assert_true(option_date(&line, "today", &date));
    assert_int_equal(date, 20472);
    assert_slice(option_text(&line, "output"), "out");
    assert_slice(option_text(&line, "config"), "a=b");
    assert_true(option_flag(&line, "strict"));
    assert_false(option_flag(&line, "verbose"));
}

static void value_may_be_empty_or_begin_with_a_dash(void **state)
{
    (void)state;
    assert_true(parse("check --config _ -o --strict"));
    assert_true(option_is_given(&line, "config"));
    assert_slice(option_text(&line, "config"), "");
    assert_slice(option_text(&line, "output"), "--strict");
    assert_false(option_flag(&line, "strict"));
    assert_true(parse("check --config= -o-"));
    assert_slice(option_text(&line, "config"), "");
    assert_slice(option_text(&line, "output"), "-");
}

static void last_value_counts_unless_all_do(void **state)
{
    (void)state;
    assert_true(parse("check -o a -L x.lua -o b --lua-filter y.lua -Lz.lua"));
    assert_slice(option_text(&line, "output"), "b");
    const OptionValues *filters = option_list(&line, "lua-filter");
    assert_int_equal(filters->count, 3);
    assert_slice(filters->items[0], "x.lua");
    assert_slice(filters->items[1], "y.lua");
    assert_slice(filters->items[2], "z.lua");
}

static void optional_value_is_only_attached(void **state)
{
    (void)state;
    assert_operands("check --changed main", "[main]");
    assert_true(option_is_given(&line, "changed"));
    assert_slice(option_text(&line, "changed"), "");
    assert_true(parse("check --changed=main"));
    assert_slice(option_text(&line, "changed"), "main");
    assert_true(parse("check"));
    assert_false(option_is_given(&line, "changed"));
}

static void options_and_operands_may_be_mixed(void **state)
{
    (void)state;
    assert_operands("check a --strict b -n3 c", "[a][b][c]");
    assert_true(option_flag(&line, "strict"));
    assert_int_equal(option_integer(&line, "limit"), 3);
}

static void double_dash_ends_options(void **state)
{
    (void)state;
    assert_operands("check a -- --strict -- -v", "[a][--strict][--][-v]");
    assert_false(option_flag(&line, "strict"));
}

static void single_dash_and_nothing_are_operands(void **state)
{
    (void)state;
    assert_operands("check - _", "[-][]");
}

static void options_after_a_script_belong_to_it(void **state)
{
    (void)state;
    assert_operands("lua -c memoc.yaml script.lua --help -x -- y",
                    "[script.lua][--help][-x][--][y]");
    assert_false(option_flag(&line, "help"));
    assert_slice(option_text(&line, "config"), "memoc.yaml");
}

static void common_options_may_stand_before_the_command(void **state)
{
    (void)state;
    assert_operands("-c a.yaml --today=2026-01-19 check x", "[x]");
    assert_slice(option_text(&line, "config"), "a.yaml");
    assert_true(option_is_given(&line, "today"));
    assert_true(parse("-c a.yaml check --config b.yaml"));
    assert_slice(option_text(&line, "config"), "b.yaml");
}

static void instead_of_the_command_operands_may_be_missing(void **state)
{
    (void)state;
    assert_false(parse("new"));
    assert_true(parse("new --help"));
    assert_true(parse("--help new"));
    assert_true(option_flag(&line, "help"));
    assert_ptr_equal(line.command, &new_command);
}

static void operands_are_counted_and_checked(void **state)
{
    (void)state;
    assert_operands("new a", "[a]");
    assert_operands("schema infer a", "[infer][a]");
    assert_operands("schema infer a b", "[infer][a][b]");
    assert_error("new", "PATH is missing");
    assert_error("new a b", "unexpected argument \"b\"");
    assert_error("status x", "unexpected argument \"x\"");
    assert_error("schema", "ACTION is missing");
    assert_error("schema infer", "PATH is missing");
    assert_error("schema infer a b c", "unexpected argument \"c\"");
    assert_error("schema infre a", "ACTION cannot be \"infre\", did you mean \"infer\"?");
    assert_error("schema list a", "ACTION cannot be \"list\" (it is one of infer, validate)");
    assert_error("lua", "SCRIPT is missing");
}

static void unknown_names_get_the_nearest(void **state)
{
    (void)state;
    assert_error("chekc", "unknown command \"chekc\", did you mean \"check\"?");
    assert_error("deploy", "unknown command \"deploy\"");
    assert_error("_", "unknown command \"\"");
    assert_error("check --strct", "unknown option \"--strct\", did you mean \"--strict\"?");
    assert_error("check --confg=x", "unknown option \"--confg\", did you mean \"--config\"?");
    assert_error("check --lua", "unknown option \"--lua\", did you mean \"--lua-filter\"?");
    assert_error("check --zzz", "unknown option \"--zzz\"");
    assert_error("check --=x", "unknown option \"--\"");
    assert_error("check -x", "unknown option \"-x\"");
    assert_error("check -vx", "unknown option \"-x\"");
    assert_error("check -v\xC3\xA9t", "unknown option \"-\xC3\xA9\"");
    assert_error("check -limit", "unknown option \"-limit\", did you mean \"--limit\"?");
    assert_error("new --strict x", "unknown option \"--strict\"");
    assert_error("search --zzz", "unknown option \"--zzz\"; behind -- it is a QUERY");
    assert_error("search -zz", "unknown option \"-zz\"; behind -- it is a QUERY");
    assert_error("--strict check", "unknown option \"--strict\"");
    assert_error("check --man", "unknown option \"--man\"");
    assert_error("--man check", "unexpected argument \"check\"");
}

static void values_that_are_wrong_are_named(void **state)
{
    (void)state;
    assert_error("check --format jsn",
                 "option \"--format\" cannot be \"jsn\", did you mean \"json\"?");
    assert_error("check -f xml",
                 "option \"--format\" cannot be \"xml\" (it is one of text, json, jsonl, sarif)");
    assert_error("check -f _",
                 "option \"--format\" cannot be \"\" (it is one of text, json, jsonl, sarif)");
    assert_error("check --limit x", "option \"--limit\" needs a whole number, not \"x\"");
    assert_error("check --limit=-1", "option \"--limit\" needs a whole number, not \"-1\"");
    assert_error("check -n", "option \"--limit\" needs a value (N)");
    assert_error("check --config", "option \"--config\" needs a value (FILE)");
    assert_error("check -j0", "option \"--jobs\" is at least 1, not 0");
    assert_error("check --today 19.1.2026",
                 "option \"--today\" needs a date as 2026-01-31, not \"19.1.2026\"");
    assert_error("check --strict=yes", "option \"--strict\" takes no value");
    assert_error("check --strict=", "option \"--strict\" takes no value");
}

static void on_failure_the_command_is_known(void **state)
{
    (void)state;
    assert_false(parse("check --bogus"));
    assert_ptr_equal(line.command, &check_command);
    assert_false(parse("--bogus check"));
    assert_ptr_equal(line.command, &program.root);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(command_is_found_by_its_name),
        TEST(without_a_command_the_program_itself_is_meant),
        TEST(nothing_given_leaves_defaults),
        TEST(values_are_attached_or_follow),
        TEST(every_kind_of_value_is_read),
        TEST(value_may_be_empty_or_begin_with_a_dash),
        TEST(last_value_counts_unless_all_do),
        TEST(optional_value_is_only_attached),
        TEST(options_and_operands_may_be_mixed),
        TEST(double_dash_ends_options),
        TEST(single_dash_and_nothing_are_operands),
        TEST(options_after_a_script_belong_to_it),
        TEST(common_options_may_stand_before_the_command),
        TEST(instead_of_the_command_operands_may_be_missing),
        TEST(operands_are_counted_and_checked),
        TEST(unknown_names_get_the_nearest),
        TEST(values_that_are_wrong_are_named),
        TEST(on_failure_the_command_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
