#include "render/highlight.h"

#include "document/language.h"
#include "render/highlight_language.h"

#include <lauxlib.h>
#include <lua-lpeg.h>

enum {
    INSTRUCTIONS_MOST = 20 << 20, /* of Lua, for a block */
    MEMORY_MOST = 256 << 20,      /* bytes; a block of the longest size needs a tenth */
};

/* Where the function that reads is kept in Lua's registry. */
#define LEX "memoc.lex"

/* A call into Lua. */
typedef struct Reading {
    Slice lexer;
    Slice text;
    Arena *arena;
    TokenList tokens;
} Reading;

void highlighter_init(Highlighter *highlighter)
{
    *highlighter = (Highlighter){.is_open = false};
    arena_init(&highlighter->arena, NULL);
}

void highlighter_free(Highlighter *highlighter)
{
    if (highlighter->is_open) {
        sandbox_close(&highlighter->sandbox);
    }
    arena_free(&highlighter->arena);
}

void highlighter_begin(Highlighter *highlighter, Arena *arena)
{
    highlighter->size = 0;
    buffer_init(&highlighter->report, arena);
}

/* load_source(name): the function of a lexer's file, or nil. */
static int load_source(lua_State *lua)
{
    Slice name;
    const EmbeddedFile *file;

    name.data = luaL_checklstring(lua, 1, &name.size);
    file = highlight_lexer_find(name);
    if (file == NULL) {
        return 0;
    }
    if (luaL_loadbufferx(lua, (const char *)file->data, file->size, file->path, "t") != LUA_OK) {
        return lua_error(lua);
    }
    return 1;
}

static int prepare(lua_State *lua)
{
    lua_pushcfunction(lua, luaopen_lpeg);
    lua_call(lua, 0, 1);
    lua_setglobal(lua, "lpeg");
    lua_pushcfunction(lua, load_source);
    lua_pushliteral(lua, "lexer");
    lua_call(lua, 1, 1);
    lua_createtable(lua, TOKEN_CLASS_COUNT, 0);
    for (int i = 0; i < TOKEN_CLASS_COUNT; i++) {
        lua_pushstring(lua, token_class_name((TokenClass)i));
        lua_rawseti(lua, -2, i + 1);
    }
    lua_pushcfunction(lua, load_source);
    lua_call(lua, 2, 1);
    lua_setfield(lua, LUA_REGISTRYINDEX, LEX);
    return 0;
}

static bool is_open(Highlighter *highlighter)
{
    SandboxOptions options = {.memory_limit = MEMORY_MOST, .instruction_limit = INSTRUCTIONS_MOST};
    Sandbox *sandbox = &highlighter->sandbox;

    if (highlighter->is_open || highlighter->is_broken) {
        return highlighter->is_open;
    }
    highlighter->is_open = sandbox_open(sandbox, &options, &highlighter->arena);
    if (highlighter->is_open && !sandbox_run(sandbox, prepare, NULL)) {
        sandbox_close(sandbox);
        highlighter->is_open = false;
    }
    highlighter->is_broken = !highlighter->is_open;
    highlighter->loaded = arena_new_array(&highlighter->arena, bool, highlight_language_count);
    return highlighter->is_open;
}

static bool is_blank(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != ' ' && text.data[i] != '\t') {
            return false;
        }
    }
    return true;
}

/* Brackets and what separates are left as they are: their spans would be half of the page. */
static bool is_punctuation(Slice text)
{
    Slice separators = SLICE("()[]{},;.:");

    for (size_t i = 0; i < text.size; i++) {
        if (slice_find_byte(separators, text.data[i], 0) == separators.size) {
            return false;
        }
    }
    return true;
}

/* The first place from `offset` on that is not within a character. */
static size_t character_start(Slice text, size_t offset)
{
    while (!token_may_end(text, offset)) {
        offset++;
    }
    return offset;
}

/* What a lexer says is not believed: each token begins behind the last one and ends in the text. */
static void add_token(Reading *reading, Slice text, int64_t first, int64_t class, int64_t behind)
{
    TokenList *tokens = &reading->tokens;
    Token *last = tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
    size_t least = last ? last->end : 0;
    size_t start;
    size_t end;

    if (first < 1 || behind <= first || (uint64_t)behind > text.size + 1 || class < 1 ||
        class > TOKEN_CLASS_COUNT || (size_t)first - 1 < least) {
        return;
    }
    start = character_start(text, (size_t)first - 1);
    end = character_start(text, (size_t)behind - 1);
    if (end <= start ||
        (class - 1 == TOKEN_OPERATOR && is_punctuation(slice_part(text, start, end)))) {
        return;
    }
    if (last && last->class == (TokenClass)(class - 1) &&
        is_blank(slice_part(text, least, start))) {
        last->end = (uint32_t)end;
        return;
    }
    tokens->items[tokens->count++] =
        (Token){(uint32_t)start, (uint32_t)end, (TokenClass)(class - 1)};
}

static int64_t integer_at(lua_State *lua, lua_Integer index)
{
    lua_Integer value;

    lua_rawgeti(lua, -1, index);
    value = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    return value;
}

static int read_tokens(lua_State *lua)
{
    Reading *reading = lua_touserdata(lua, 1);
    size_t count;

    lua_getfield(lua, LUA_REGISTRYINDEX, LEX);
    lua_pushlstring(lua, reading->lexer.data, reading->lexer.size);
    lua_pushlstring(lua, reading->text.size > 0 ? reading->text.data : "", reading->text.size);
    lua_call(lua, 2, 1);
    if (lua_type(lua, -1) != LUA_TTABLE) {
        return 0;
    }
    count = (size_t)lua_rawlen(lua, -1) / 3;
    if (count == 0) {
        return 0;
    }
    reading->tokens.items = arena_new_array(reading->arena, Token, count);
    for (size_t i = 0; i < count; i++) {
        lua_Integer index = 3 * (lua_Integer)i;

        add_token(reading, reading->text, integer_at(lua, index + 1), integer_at(lua, index + 2),
                  integer_at(lua, index + 3));
    }
    return 0;
}

/* In a call of its own, so that the steps that a block takes do not depend on which block was the first. */
static bool is_loaded(Highlighter *highlighter, const HighlightLanguage *language)
{
    size_t number = (size_t)(language - highlight_languages);
    Reading reading = {.lexer = language->lexer, .arena = &highlighter->arena};

    if (!highlighter->loaded[number]) {
        highlighter->loaded[number] = sandbox_run(&highlighter->sandbox, read_tokens, &reading);
    }
    return highlighter->loaded[number];
}

static bool has_long_line(Slice text)
{
    while (text.size > 0) {
        if (slice_cut(text, '\n', &text).size > HIGHLIGHT_LINE_MOST) {
            return true;
        }
    }
    return false;
}

static bool is_affordable(Highlighter *highlighter, Slice text)
{
    if (text.size > HIGHLIGHT_BLOCK_MOST ||
        text.size > HIGHLIGHT_DOCUMENT_MOST - highlighter->size || has_long_line(text)) {
        return false;
    }
    highlighter->size += text.size;
    return true;
}

/* False when the lexer gives up: then there may be some tokens all the same, which are not to be used. */
static bool lex(Highlighter *highlighter, const HighlightLanguage *language, Reading *reading)
{
    reading->lexer = language->lexer;
    return is_open(highlighter) && is_loaded(highlighter, language) &&
           sandbox_run(&highlighter->sandbox, read_tokens, reading);
}

static bool find_tokens(Highlighter *highlighter, Hash128 key, Reading *reading)
{
    Slice answer;

    if (!highlight_cache_find(highlighter->cache, key, &answer) ||
        !token_list_read(reading->arena, answer, reading->text, &reading->tokens)) {
        return false;
    }
    highlight_report_found(&highlighter->report, key);
    return true;
}

/* What a lexer gave up may be for want of memory, which another time is there: only answers are kept. */
static bool lex_and_report(Highlighter *highlighter, const HighlightLanguage *language, Hash128 key,
                           Reading *reading)
{
    Buffer answer;

    if (!lex(highlighter, language, reading)) {
        return false;
    }
    buffer_init(&answer, reading->arena);
    token_list_write(&answer, reading->tokens);
    highlight_report_new(&highlighter->report, key, buffer_slice(&answer));
    return true;
}

static bool read_block(Highlighter *highlighter, const HighlightLanguage *language,
                       Reading *reading)
{
    Hash128 key;

    if (highlighter->cache == NULL) {
        return lex(highlighter, language, reading);
    }
    key = highlight_key(language->lexer, reading->text);
    return find_tokens(highlighter, key, reading) ||
           lex_and_report(highlighter, language, key, reading);
}

static const HighlightLanguage *find_language(Arena *arena, Slice name)
{
    return name.size > 0 ? highlight_language_find(language_from_word(arena, name)) : NULL;
}

TokenList highlight_recall(const HighlightCache *answers, Arena *arena, Slice language, Slice text)
{
    const HighlightLanguage *row = find_language(arena, language);
    TokenList tokens = {NULL, 0};
    Slice answer;

    if (row != NULL && highlight_cache_find(answers, highlight_key(row->lexer, text), &answer)) {
        token_list_read(arena, answer, text, &tokens);
    }
    return tokens;
}

TokenList highlighter_read(Highlighter *highlighter, Arena *arena, Slice language, Slice text)
{
    const HighlightLanguage *row = find_language(arena, language);
    Reading reading = {.text = text, .arena = arena};

    if (row == NULL || text.size == 0 || !is_affordable(highlighter, text) ||
        !read_block(highlighter, row, &reading)) {
        return (TokenList){NULL, 0};
    }
    return reading.tokens;
}
