#include "filter/filter_runner.h"

#include "base/utf8.h"
#include "filter/element.h"
#include "filter/element_walk.h"
#include "filter/filter_functions.h"
#include "filter/isolation.h"
#include "filter/module_memoc.h"
#include "filter/option_values.h"
#include "filter/state_value.h"

#include <lauxlib.h>

#include <stdio.h>
#include <string.h>

/* A terminal obeys control characters: a filter's are not passed on. What is no UTF-8 neither. */
static void write_clean(Slice text)
{
    char bytes[1024];
    size_t size = 0;

    for (size_t offset = 0; offset < text.size;) {
        uint32_t code_point = utf8_decode(text, &offset);
        bool is_control = (code_point < ' ' && code_point != '\n' && code_point != '\t') ||
                          (code_point >= 0x7F && code_point < 0xA0);

        size += utf8_encode(is_control ? UTF8_REPLACEMENT : code_point, bytes + size);
        if (size > sizeof bytes - UTF8_SIZE_MOST || offset == text.size) {
            fwrite(bytes, 1, size, stderr);
            size = 0;
        }
    }
}

static void print_text(void *context, Slice text)
{
    (void)context;
    write_clean(text);
}

/* What is said for information is not shown, as in pandoc. */
static void print_log(void *context, const char *level, Slice message)
{
    (void)context;
    if (strcmp(level, "WARNING") == 0) {
        fputs("[WARNING] ", stderr);
        write_clean(message);
        fputc('\n', stderr);
    }
}

/* A Lua state with the library; nothing is open when it fails. */
static bool open_state(FilterRunner *runner, const SandboxOptions *options)
{
    ScriptFiles *files = runner->library.files;

    if (!sandbox_open(&runner->sandbox, options, runner->arena)) {
        return false;
    }
    if ((options->is_trusted || script_files_allow(files, &runner->sandbox)) &&
        filter_library_open(&runner->library, &runner->sandbox) &&
        sandbox_run(&runner->sandbox, isolation_open, NULL)) {
        return true;
    }

    ScriptError error = runner->sandbox.error;

    sandbox_close(&runner->sandbox);
    runner->sandbox.error = error;
    return false;
}

bool filter_runner_open(FilterRunner *runner, const SandboxOptions *options, ScriptFiles *files,
                        Date today, size_t memory_most, Arena *arena)
{
    *runner = (FilterRunner){
        .arena = arena,
        .library = {.document = {.arena = arena, .size_most = memory_most},
                    .print = print_text,
                    .log = print_log,
                    .files = files,
                    .today = today},
    };
    return open_state(runner, options);
}

void filter_runner_close(FilterRunner *runner)
{
    if (runner->sandbox.lua) {
        sandbox_close(&runner->sandbox);
    }
}

static int keep_function(lua_State *lua)
{
    Filter *filter = lua_touserdata(lua, 2);

    lua_pushvalue(lua, 1);
    filter->function = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
}

static bool compile(FilterRunner *runner, Filter *filter)
{
    lua_State *lua = runner->sandbox.lua;

    if (!sandbox_load(&runner->sandbox, filter->source, filter->path)) {
        return false;
    }
    lua_pushcfunction(lua, keep_function);
    lua_insert(lua, -2);
    lua_pushlightuserdata(lua, filter);
    return sandbox_call(&runner->sandbox, 2, 0);
}

bool filter_runner_add(FilterRunner *runner, Filter *filter, Slice path, Slice folder, Slice source)
{
    *filter = (Filter){.path = path, .source = source};
    filter->has_folder = script_files_init(&filter->beside, runner->arena, folder, 0);
    if (runner->library.files) {
        filter->beside.size_most = runner->library.files->size_most;
        filter->beside.asked_most = runner->library.files->asked_most;
    }
    runner->filters = arena_array_room(runner->arena, runner->filters, runner->filter_count,
                                       &runner->filter_capacity, sizeof *runner->filters);
    runner->filters[runner->filter_count++] = filter;
    return compile(runner, filter);
}

/* The state that a script has laid open is given up for a new one. */
static bool reopen(FilterRunner *runner)
{
    SandboxOptions options = runner->sandbox.options;

    filter_runner_close(runner);
    if (!open_state(runner, &options)) {
        return false;
    }
    for (size_t i = 0; i < runner->filter_count; i++) {
        if (!compile(runner, runner->filters[i])) {
            return false;
        }
    }
    runner->library.document.is_laid_open = false;
    return true;
}

/* Makes everything as it was before the first run. */
static bool begin(FilterRunner *runner)
{
    FilterContext *context = &runner->library.document;
    ScriptFiles *files = runner->library.files;

    context->at = NULL;
    context->conversions = 0;
    if (files) {
        files->folder = SLICE("");
        files->asked = 0;
    }
    if (runner->library.beside) {
        runner->library.beside->asked = 0;
    }
    if ((context->is_laid_open || !runner->sandbox.lua) && !reopen(runner)) {
        return false;
    }
    return sandbox_run(&runner->sandbox, isolation_begin, NULL);
}

/* ---- one filter ---- */

static void set_text(lua_State *lua, const char *name, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
    lua_setglobal(lua, name);
}

static void set_globals(lua_State *lua, const FilterRunner *runner)
{
    Slice path = runner->document->subject->path;

    set_text(lua, "FORMAT", runner->document->format);
    set_text(lua, "PANDOC_SCRIPT_FILE", runner->filter->path);
    option_values_set_globals(lua);
    state_value_set_global(lua);
    state_value_set_files(lua, &path, path.size > 0, (Slice){NULL, 0});
    module_memoc_open(lua);
    lua_setglobal(lua, "memoc");
}

/* Runs the file; pushes the list of its filters. */
static void push_filters(lua_State *lua, const FilterRunner *runner)
{
    int top = lua_gettop(lua);

    isolation_push_function(lua, runner->filter->function);
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushglobaltable(lua);
    }
    if (!lua_istable(lua, -1)) {
        luaL_error(lua, "a filter file returns a filter (a table), a list of filters, or nothing");
    }
    if (lua_rawlen(lua, -1) == 0) {
        lua_createtable(lua, 1, 0);
        lua_insert(lua, -2);
        lua_rawseti(lua, -2, 1);
    }
    lua_settop(lua, top + 1);
}

/* Applies the filter on top of the stack. */
static void apply(lua_State *lua, FilterRunner *runner)
{
    int filter = lua_gettop(lua);
    FilterFunctions functions;

    if (!lua_istable(lua, filter)) {
        luaL_error(lua, "a list of filters has something else in it: %s",
                   luaL_typename(lua, filter));
    }
    filter_functions_push(lua, &functions, filter);
    if (filter_functions_are_none(&functions)) {
        return;
    }
    if (!runner->root) {
        runner->root = runner->document->view(runner->document->context);
    }
    runner->root = element_walk_with(lua, runner->root, &functions, &runner->is_changed);
}

static int run_filter(lua_State *lua)
{
    FilterRunner *runner = lua_touserdata(lua, 1);

    set_globals(lua, runner);
    push_filters(lua, runner);

    lua_Integer count = (lua_Integer)lua_rawlen(lua, -1);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, 2, i);
        apply(lua, runner);
        lua_settop(lua, 2);
    }
    return 0;
}

static int settle(lua_State *lua)
{
    FilterRunner *runner = lua_touserdata(lua, 1);

    runner->root = element_settle(lua, runner->root);
    element_check_depth(lua, runner->root);
    return 0;
}

/* A walk works on copies of what is shared: so the document of before stays whole for when the filter fails. */
static ViewNode *copy_for_run(ViewNode *root, Arena *arena)
{
    ViewNode *copy = arena_take(arena, sizeof *copy);

    *copy = *root;
    copy->flags |= VIEW_SHARED;
    return copy;
}

/* What had been said of a document, to come back to. */
typedef struct SaidBefore {
    size_t finding_count;
    size_t record_count;
} SaidBefore;

static SaidBefore said_of(const FilterSubject *subject)
{
    return (SaidBefore){subject->findings->count, subject->records->count};
}

static void forget_said(const FilterSubject *subject, SaidBefore before)
{
    subject->findings->count = before.finding_count;
    subject->records->count = before.record_count;
}

static void run_one(FilterRunner *runner, const Filter *filter)
{
    const FilterDocument *document = runner->document;
    FilterContext *context = &runner->library.document;
    ViewNode *before = runner->is_changed ? runner->root : NULL;
    bool was_changed = runner->is_changed;
    SaidBefore said = said_of(document->subject);

    runner->filter = filter;
    runner->library.beside = filter->has_folder ? (ScriptFiles *)(uintptr_t)&filter->beside : NULL;
    if (before) {
        runner->root = copy_for_run(before, document->arena);
    }
    if (begin(runner) && sandbox_run(&runner->sandbox, run_filter, runner)) {
        return;
    }
    forget_said(document->subject, said);
    document->fail(document->context, filter, &runner->sandbox.error, context->at);
    runner->root = before;
    runner->is_changed = was_changed;
}

ViewNode *filter_runner_run(FilterRunner *runner, const Filter *const *filters, size_t count,
                            const FilterDocument *document)
{
    FilterContext *context = &runner->library.document;
    SaidBefore said = said_of(document->subject);

    context->arena = document->arena;
    context->subject = document->subject;
    context->expand = document->expand;
    context->expand_context = document->context;
    context->size = 0;
    context->generation++;
    runner->document = document;
    runner->root = NULL;
    runner->is_changed = false;
    for (size_t i = 0; i < count; i++) {
        run_one(runner, filters[i]);
    }
    context->generation++;
    context->subject = NULL;
    context->expand = NULL;

    bool is_lost = runner->is_changed &&
                   (!runner->sandbox.lua || !sandbox_run(&runner->sandbox, settle, runner));

    if (is_lost) {
        forget_said(document->subject, said);
        document->fail(document->context, filters[count - 1], &runner->sandbox.error, NULL);
        return NULL;
    }
    return runner->is_changed ? runner->root : NULL;
}
