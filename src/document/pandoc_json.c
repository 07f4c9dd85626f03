#include "document/pandoc_json.h"

#include "base/json.h"
#include "base/real.h"
#include "document/pandoc_shape.h"

/*
 * Written without JsonWriter: a level of a document is up to four levels of JSON, and documents
 * nest deeper than a quarter of its limit.
 */
typedef struct JsonSink {
    PandocSink sink; /* first: sinks are cast to this */
    Buffer *out;
    Buffer closers; /* of the open brackets: a byte each, one of enum Closer */
    bool has_item;  /* the next value follows another */
} JsonSink;

enum Closer { CLOSE_NOTHING, CLOSE_ARRAY, CLOSE_OBJECT, CLOSE_FIELDS };

static const char *const closer_texts[] = {"", "]", "}", "]}"};

static void separate(JsonSink *json)
{
    if (json->has_item) {
        buffer_add_byte(json->out, ',');
    }
    json->has_item = true;
}

static void open_bracket(JsonSink *json, const char *text, enum Closer closer)
{
    buffer_add_string(json->out, text);
    buffer_add_byte(&json->closers, (char)closer);
    json->has_item = false;
}

/* {"t":"Space"}, {"t":"Str","c":"a"}, {"t":"Code","c":[attributes,"a"]}: one field stands alone. */
static void begin_choice(JsonSink *json, const char *name, unsigned count)
{
    buffer_add_string(json->out, "{\"t\":\"");
    buffer_add_string(json->out, name);
    buffer_add_byte(json->out, '"');
    if (count == 0) {
        open_bracket(json, "", CLOSE_OBJECT);
    } else if (count == 1) {
        open_bracket(json, ",\"c\":", CLOSE_OBJECT);
    } else {
        open_bracket(json, ",\"c\":[", CLOSE_FIELDS);
    }
}

static void begin(PandocSink *sink, PandocForm form, const char *name, unsigned count)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    if (form == PANDOC_CHOICE) {
        begin_choice(json, name, count);
    } else if (form == PANDOC_MAP || form == PANDOC_RECORD) {
        open_bracket(json, "{", CLOSE_OBJECT);
    } else if (form == PANDOC_ONLY && count == 1) {
        open_bracket(json, "", CLOSE_NOTHING);
    } else {
        open_bracket(json, "[", CLOSE_ARRAY);
    }
}

static void end(PandocSink *sink)
{
    JsonSink *json = (JsonSink *)sink;
    char closer = json->closers.data[--json->closers.size];

    buffer_add_string(json->out, closer_texts[(int)closer]);
    json->has_item = true;
}

static void write_key(PandocSink *sink, Slice key)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    json_add_string(json->out, key);
    buffer_add_byte(json->out, ':');
    json->has_item = false;
}

static void write_string(PandocSink *sink, Slice text)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    json_add_string(json->out, text);
}

static void write_integer(PandocSink *sink, int32_t value)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    buffer_add_integer(json->out, value);
}

static void write_real(PandocSink *sink, double value)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    real_write(json->out, value);
}

static void write_boolean(PandocSink *sink, bool value)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    buffer_add_string(json->out, value ? "true" : "false");
}

static void write_nothing(PandocSink *sink)
{
    JsonSink *json = (JsonSink *)sink;

    separate(json);
    buffer_add_string(json->out, "null");
}

static void json_sink_init(JsonSink *json, Buffer *out)
{
    *json = (JsonSink){
        .sink = {begin, end, write_key, write_string, write_integer, write_real, write_boolean,
                 write_nothing},
        .out = out,
    };
    buffer_init(&json->closers, out->arena);
}

void pandoc_json_write_node(Buffer *out, ViewNode *node)
{
    JsonSink json;

    json_sink_init(&json, out);
    pandoc_shape_write(&json.sink, node);
}

void pandoc_json_write(Buffer *out, const View *view)
{
    JsonSink json;

    json_sink_init(&json, out);
    buffer_add_string(out, "{\"pandoc-api-version\":[1,23,1],\"meta\":");
    pandoc_shape_write_meta(&json.sink, view->meta);
    buffer_add_string(out, ",\"blocks\":");
    pandoc_json_write_node(out, view->blocks);
    buffer_add_string(out, "}\n");
}
