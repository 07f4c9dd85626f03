#include "filter/module_structure.h"

#include "base/utf8.h"
#include "filter/record_form.h"
#include "script/sandbox.h"

#include <lauxlib.h>

/* ---- chunks ---- */

static const RecordType chunk;

static const RecordField chunk_fields[] = {
    {"heading", &record_inlines, "", "chunkHeading", NULL},
    {"id", &record_text, "", "chunkId", NULL},
    {"level", &record_integer, "0", "chunkLevel", NULL},
    {"number", &record_integer, "0", "chunkNumber", NULL},
    {"section_number", &record_optional_text, NULL, "chunkSectionNumber", NULL},
    {"path", &record_text, "", "chunkPath", NULL},
    {"up", &record_optional_record, NULL, NULL, &chunk},
    {"prev", &record_optional_record, NULL, NULL, &chunk},
    {"next", &record_optional_record, NULL, NULL, &chunk},
    {"unlisted", &record_boolean, "false", "chunkUnlisted", NULL},
    {"contents", &record_blocks, "", "chunkContents", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RecordType chunk = {.name = "Chunk", .fields = chunk_fields, .shown = "Chunk"};

static const RecordField document_fields[] = {
    {"chunks", &record_table, "", NULL, NULL},
    {"meta", &record_table, "", NULL, NULL},
    {"toc", &record_table, "", NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RecordType chunked_document = {
    .name = "ChunkedDoc",
    .fields = document_fields,
    .read_only = "a ChunkedDoc cannot be changed",
};

static int make_chunk(lua_State *lua)
{
    record_push_from(lua, &chunk, 1);
    return 1;
}

static int make_chunked_document(lua_State *lua)
{
    record_push_from(lua, &chunked_document, 1);
    return 1;
}

/* ---- identifiers ---- */

typedef struct Identifier {
    luaL_Buffer out;
    bool is_github;
    bool is_ascii;
    bool has_begun; /* something that may stand at the beginning did */
    bool has_blank; /* that is not written yet */
} Identifier;

/* What is written for a code point; 0 for nothing. A dotless i has no dot to lose. */
static uint32_t written(const Identifier *identifier, uint32_t code_point)
{
    if (!identifier->is_ascii) {
        return code_point;
    }
    code_point = code_point == 0x131 ? 'i' : utf8_base(code_point);
    return code_point < 0x80 ? code_point : 0;
}

static void write_code_point(Identifier *identifier, uint32_t code_point)
{
    char bytes[UTF8_SIZE_MOST];
    uint32_t point = written(identifier, code_point);

    if (point > 0) {
        luaL_addlstring(&identifier->out, bytes, utf8_encode(point, bytes));
    }
}

/* GitHub's: a dash for each blank. */
static void add_github(Identifier *identifier, uint32_t code_point, Utf8Class class)
{
    bool is_kept = class == UTF8_LETTER || class == UTF8_NUMBER || class == UTF8_MARK ||
                   class == UTF8_CONNECTOR || code_point == '-' || code_point == '_';

    if (class == UTF8_SPACE) {
        write_code_point(identifier, '-');
    } else if (is_kept) {
        write_code_point(identifier, code_point);
    }
}

/* pandoc's: words with one dash between, from the first letter on. */
static void add_pandoc(Identifier *identifier, uint32_t code_point, Utf8Class class)
{
    bool is_kept = class == UTF8_LETTER || class == UTF8_NUMBER || code_point == '-' ||
                   code_point == '_' || code_point == '.';

    if (class == UTF8_SPACE) {
        identifier->has_blank = identifier->has_begun;
        return;
    }
    identifier->has_begun =
        identifier->has_begun || (class == UTF8_LETTER && written(identifier, code_point) > 0);
    if (!is_kept || !identifier->has_begun) {
        return;
    }
    if (identifier->has_blank) {
        write_code_point(identifier, '-');
        identifier->has_blank = false;
    }
    write_code_point(identifier, code_point);
}

/* identifier(text, is_github, is_ascii) */
static int make_identifier(lua_State *lua)
{
    Identifier identifier = {.is_github = lua_toboolean(lua, 2), .is_ascii = lua_toboolean(lua, 3)};
    Slice text;

    text.data = luaL_checklstring(lua, 1, &text.size);
    sandbox_charge(lua, text.size / 8);
    luaL_buffinit(lua, &identifier.out);
    for (size_t offset = 0; offset < text.size;) {
        uint32_t code_point = utf8_to_lower(utf8_decode(text, &offset));

        if (identifier.is_github) {
            add_github(&identifier, code_point, utf8_class(code_point));
        } else {
            add_pandoc(&identifier, code_point, utf8_class(code_point));
        }
    }
    luaL_pushresult(&identifier.out);
    return 1;
}

int module_structure_open(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"Chunk", make_chunk},
        {"ChunkedDoc", make_chunked_document},
        {"identifier", make_identifier},
        {NULL, NULL},
    };

    luaL_newlib(lua, functions);
    return 1;
}
