#include "document/pandoc_native.h"

#include "base/real.h"
#include "document/haskell.h"
#include "document/pandoc_shape.h"

typedef struct NativeSink {
    PandocSink sink; /* first: sinks are cast to this */
    HaskellValue value;
    Buffer closers; /* of what is open: a byte each */
    bool after_key; /* the next value ends the pair of a map, or the field of a record */
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

/* In a byte of NativeSink.closers: how many brackets end here, and whether keys in it are a record's. */
enum { CLOSES = 3, IS_RECORD = 4 };

/* A map is shown as fromList [ ( "key" , value ) ], a record as Citation { citationId = value }. */
static void begin(PandocSink *sink, PandocForm form, const char *name, unsigned count)
{
    NativeSink *native = (NativeSink *)sink;
    bool has_inner = form == PANDOC_MAP || form == PANDOC_RECORD;
    int closes = 1 + native->after_key + has_inner;

    (void)count; /* only JSON needs to know it before */
    native->after_key = false;
    if (form == PANDOC_MAP) {
        haskell_begin(&native->value, HASKELL_APPLICATION, "fromList");
        haskell_begin(&native->value, HASKELL_LIST, "");
    } else if (form == PANDOC_RECORD) {
        haskell_begin(&native->value, HASKELL_FIELD, name);
        haskell_begin(&native->value, HASKELL_RECORD, "");
        closes |= IS_RECORD;
    } else {
        haskell_begin(&native->value, haskell_form(form), name);
    }
    buffer_add_byte(&native->closers, (char)closes);
}

static void end(PandocSink *sink)
{
    NativeSink *native = (NativeSink *)sink;
    int closes = native->closers.data[--native->closers.size] & CLOSES;

    for (; closes > 0; closes--) {
        haskell_end(&native->value);
    }
}

static void write_key(PandocSink *sink, Slice key)
{
    NativeSink *native = (NativeSink *)sink;
    const Buffer *closers = &native->closers;

    if (closers->size > 0 && closers->data[closers->size - 1] & IS_RECORD) {
        Slice field = arena_format(native->value.arena, "%.*s =", SLICE_PRINT(key));

        haskell_begin(&native->value, HASKELL_FIELD, arena_string(native->value.arena, field));
    } else {
        haskell_begin(&native->value, HASKELL_TUPLE, "");
        haskell_add_string(&native->value, key);
    }
    native->after_key = true;
}

/* After a leaf: it ends the pair or the field that its key began. */
static void end_leaf(NativeSink *native)
{
    if (native->after_key) {
        haskell_end(&native->value);
    }
    native->after_key = false;
}

static void write_string(PandocSink *sink, Slice text)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_add_string(&native->value, text);
    end_leaf(native);
}

static void write_integer(PandocSink *sink, int32_t value)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_add_number(&native->value, arena_format(native->value.arena, "%d", value));
    end_leaf(native);
}

/* As Haskell shows it: 5.0e-2, 0.5, 12.0. */
static void write_real(PandocSink *sink, double value)
{
    NativeSink *native = (NativeSink *)sink;
    Buffer text;

    buffer_init(&text, native->value.arena);
    real_write_haskell(&text, value);
    haskell_add_number(&native->value, buffer_slice(&text));
    end_leaf(native);
}

static void write_boolean(PandocSink *sink, bool value)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_add_atom(&native->value, value ? SLICE("True") : SLICE("False"));
    end_leaf(native);
}

static void write_nothing(PandocSink *sink)
{
    NativeSink *native = (NativeSink *)sink;

    haskell_add_atom(&native->value, SLICE("Nothing"));
    end_leaf(native);
}

static void native_sink_init(NativeSink *native, Arena *arena)
{
    *native = (NativeSink){
        .sink = {begin, end, write_key, write_string, write_integer, write_real, write_boolean,
                 write_nothing},
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
