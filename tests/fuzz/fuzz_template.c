/*
 * fuzz_template.c - any text is a template that compiles or says why; what runs ends; the Lua has the template's lines.
 */
#include "render/template_set.h"
#include "render/template_source.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_lines(Slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

/* Line ends that were put behind comments may be one too many at the end. */
static void check_lines(Arena *arena, Slice text)
{
    TemplateSource source;
    uint32_t line;
    if (template_source_read(&source, arena, text, &line)) {
        bool comments = slice_find(text, SLICE("--"), 0) < text.size;
        assert(count_lines(source.lua) == count_lines(text) || comments);
        assert(count_lines(source.lua) >= count_lines(text));
    } else {
        assert(line >= 1 && line <= count_lines(text) + 1);
    }
}

static int fill(lua_State *lua)
{
    lua_pushliteral(lua, "<text>");
    lua_setfield(lua, 1, "page");
    return 0;
}

static void run(Arena *arena, Sandbox *sandbox, Slice text)
{
    TemplateSet set;
    Buffer out;
    buffer_init(&out, arena);
    bool ready = template_set_init(&set, sandbox, arena);
    assert(ready);
    if (!template_set_add(&set, SLICE("x"), SLICE("x.html"), text) ||
        !template_set_write(&set, SLICE("x"), fill, NULL, &out)) {
        assert(sandbox->error.message.size > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const SandboxOptions options = {
        .memory_limit = (size_t)8 << 20,
        .instruction_limit = 20000,
        .is_frozen = true,
    };
    Arena arena;
    Sandbox sandbox;
    Slice text = {(const char *)data, size};
    arena_init(&arena, NULL);
    check_lines(&arena, text);
    if (sandbox_open(&sandbox, &options, &arena)) {
        run(&arena, &sandbox, text);
        sandbox_close(&sandbox);
    }
    arena_free(&arena);
    return 0;
}
