#include "document/pandoc_native.h"

#include "document/haskell.h"
#include "document/pandoc_shape.h"

typedef struct NativeSink {
    PandocSink sink; /* first: sinks are cast to this */
    HaskellValue value;
    Buffer closers; /* of what is open: a byte each, how many brackets end with it */
    bool after_key; /* the next value ends the pair of a map */
} NativeSink;

static HaskellForm haskell_form(PandocForm form)
{
    switch (form) {
    case PANDOC_LIST:
        return HASKELL_LIST;
    case PANDOC_TUPLE:
        return HASKELL_TUPLE;
    default:
        return HASKELL_APPLICATION;
    }
}

/* A map is shown as fromList [ ( "key" , value ) ]. */
static void begin(PandocSink *sink, PandocForm form, const char *name, unsigned count)
{
    NativeSink *native = (NativeSink *)sink;
    char closes = native->after_key ? 2 : 1;

    (void)count; /* only JSON needs to know it before */
    native->after_key = false;
    if (form == PANDOC_MAP) {
        haskell_begin(&native->value, HASKELL_APPLICATION, "fromList");
        haskell_begin(&native->value, HASKELL_LIST, "");
        closes++;
    } else {
        haskell_begin(&native->value, haskell_form(form), name);
    }
    buffer_add_byte(&native->closers, closes);
}

static void end(PandocSink *sink)
{
    NativeSink *native = (NativeSink *)sink;
    unsigned char closes = (unsigned char)native->closers.data[--native->closers.size];

    for (; closes > 0; closes--) {
        haskell_end(&native->value);
    }
}

static void write_key(PandocSink *sink, Slice key)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_begin(&native->value, HASKELL_TUPLE, "");
    haskell_add_string(&native->value, key);
    native->after_key = true;
}

static void write_string(PandocSink *sink, Slice text)
{
    haskell_add_string(&((NativeSink *)sink)->value, text);
}

static void write_integer(PandocSink *sink, uint32_t value)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_add_atom(&native->value, arena_format(native->value.arena, "%u", value));
}

static void write_boolean(PandocSink *sink, bool value)
{
    haskell_add_atom(&((NativeSink *)sink)->value, value ? SLICE("True") : SLICE("False"));
}

static void write_nothing(PandocSink *sink)
{
    haskell_add_atom(&((NativeSink *)sink)->value, SLICE("Nothing"));
}

static void native_sink_init(NativeSink *native, Arena *arena)
{
    *native = (NativeSink){
        .sink = {begin, end, write_key, write_string, write_integer, write_boolean, write_nothing},
    };
    haskell_init(&native->value, arena);
    buffer_init(&native->closers, arena);
}

void pandoc_native_write_node(Buffer *out, ViewNode *node)
{
    NativeSink native;

    native_sink_init(&native, out->arena);
    pandoc_shape_write(&native.sink, node);
    haskell_write(out, &native.value);
}

/*
 * Pandoc Meta { unMeta = fromList [..] } [ blocks ]: a record needs no parentheses as an argument.
 */
static void write_standalone(Buffer *out, const View *view)
{
    NativeSink native;

    native_sink_init(&native, out->arena);
    haskell_begin(&native.value, HASKELL_APPLICATION, "Pandoc");
    haskell_begin(&native.value, HASKELL_FIELD, "Meta");
    haskell_begin(&native.value, HASKELL_RECORD, "");
    haskell_begin(&native.value, HASKELL_FIELD, "unMeta =");
    pandoc_shape_write_meta(&native.sink, view->meta);
    haskell_end(&native.value);
    haskell_end(&native.value);
    haskell_end(&native.value);
    pandoc_shape_write(&native.sink, view->blocks);
    haskell_end(&native.value);
    haskell_write(out, &native.value);
}

void pandoc_native_write(Buffer *out, const View *view, bool standalone)
{
    if (standalone) {
        write_standalone(out, view);
    } else {
        pandoc_native_write_node(out, view->blocks);
    }
    buffer_add_byte(out, '\n');
}
