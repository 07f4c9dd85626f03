#include "document/pandoc_show.h"

#include "base/real.h"
#include "document/haskell.h"

/* A byte of PandocShow.open: the form of the bracket, and what else is known of it. */
enum {
    FORM = 0x0F,
    HAS_ITEMS = 0x10,
    HAS_PARENTHESES = 0x20,
    ENDS_PAIR = 0x40, /* it is the value of a key in a map, whose tuple ends with it */
};

static char *innermost(PandocShow *show)
{
    return show->open.size > 0 ? &show->open.data[show->open.size - 1] : NULL;
}

static bool is_application(char open)
{
    int form = open & FORM;

    return form == PANDOC_CHOICE || form == PANDOC_ONLY;
}

/* What stands before an item. */
static void begin_item(PandocShow *show)
{
    char *open = innermost(show);

    if (!open || show->after_key) {
        return;
    }
    if (is_application(*open)) {
        buffer_add_byte(show->out, ' ');
    } else if (*open & HAS_ITEMS) {
        buffer_add_string(show->out, (*open & FORM) == PANDOC_RECORD ? ", " : ",");
    }
    *open = (char)(*open | HAS_ITEMS);
}

/* After a leaf. */
static void end_item(PandocShow *show)
{
    const char *open = innermost(show);

    if (show->after_key && open && (*open & FORM) == PANDOC_MAP) {
        buffer_add_byte(show->out, ')');
    }
    show->after_key = false;
}

/* An argument of a constructor; the value of a field or a pair is none. */
static bool is_argument(PandocShow *show)
{
    const char *open = innermost(show);

    return open && !show->after_key && is_application(*open);
}

static void begin(PandocSink *sink, PandocForm form, const char *name, unsigned count)
{
    PandocShow *show = (PandocShow *)sink;
    bool is_value = form == PANDOC_MAP || form == PANDOC_RECORD || count > 0;
    bool has_parentheses =
        is_value && form != PANDOC_LIST && form != PANDOC_TUPLE && is_argument(show);
    const char *outer = innermost(show);
    bool ends_pair = show->after_key && outer && (*outer & FORM) == PANDOC_MAP;

    begin_item(show);
    show->after_key = false;
    buffer_add_string(show->out, has_parentheses ? "(" : "");
    buffer_add_string(show->out, form == PANDOC_MAP     ? "fromList ["
                                 : form == PANDOC_LIST  ? "["
                                 : form == PANDOC_TUPLE ? "("
                                                        : name);
    buffer_add_string(show->out, form == PANDOC_RECORD ? " {" : "");
    buffer_add_byte(&show->open, (char)((int)form | (has_parentheses ? HAS_PARENTHESES : 0) |
                                        (ends_pair ? ENDS_PAIR : 0)));
}

static void end(PandocSink *sink)
{
    static const char *const closers[] = {
        [PANDOC_CHOICE] = "", [PANDOC_ONLY] = "", [PANDOC_LIST] = "]",
        [PANDOC_TUPLE] = ")", [PANDOC_MAP] = "]", [PANDOC_RECORD] = "}",
    };
    PandocShow *show = (PandocShow *)sink;
    char open = show->open.data[--show->open.size];

    buffer_add_string(show->out, closers[open & FORM]);
    buffer_add_string(show->out, open & HAS_PARENTHESES ? ")" : "");
    buffer_add_string(show->out, open & ENDS_PAIR ? ")" : "");
}

static void write_key(PandocSink *sink, Slice key)
{
    PandocShow *show = (PandocShow *)sink;
    const char *open = innermost(show);

    begin_item(show);
    if (open && (*open & FORM) == PANDOC_RECORD) {
        buffer_add(show->out, key);
        buffer_add_string(show->out, " = ");
    } else {
        buffer_add_byte(show->out, '(');
        haskell_write_string(show->out, key);
        buffer_add_byte(show->out, ',');
    }
    show->after_key = true;
}

static void write_string(PandocSink *sink, Slice text)
{
    PandocShow *show = (PandocShow *)sink;

    begin_item(show);
    haskell_write_string(show->out, text);
    end_item(show);
}

/* A number is an argument, too: with parentheses when it is negative. */
static void write_number(PandocShow *show, Slice text)
{
    bool has_parentheses = is_argument(show) && slice_starts_with(text, SLICE("-"));

    begin_item(show);
    buffer_add_string(show->out, has_parentheses ? "(" : "");
    buffer_add(show->out, text);
    buffer_add_string(show->out, has_parentheses ? ")" : "");
    end_item(show);
}

static void write_integer(PandocSink *sink, int32_t value)
{
    PandocShow *show = (PandocShow *)sink;

    write_number(show, arena_format(show->out->arena, "%d", value));
}

static void write_real(PandocSink *sink, double value)
{
    PandocShow *show = (PandocShow *)sink;
    Buffer text;

    buffer_init(&text, show->out->arena);
    real_write_haskell(&text, value);
    write_number(show, buffer_slice(&text));
}

static void write_atom(PandocShow *show, const char *text)
{
    begin_item(show);
    buffer_add_string(show->out, text);
    end_item(show);
}

static void write_boolean(PandocSink *sink, bool value)
{
    write_atom((PandocShow *)sink, value ? "True" : "False");
}

static void write_nothing(PandocSink *sink)
{
    write_atom((PandocShow *)sink, "Nothing");
}

void pandoc_show_init(PandocShow *show, Buffer *out)
{
    *show = (PandocShow){
        .sink = {begin, end, write_key, write_string, write_integer, write_real, write_boolean,
                 write_nothing},
        .out = out,
    };
    buffer_init(&show->open, out->arena);
}

void pandoc_show_write(Buffer *out, ViewNode *node)
{
    PandocShow show;

    pandoc_show_init(&show, out);
    pandoc_shape_write(&show.sink, node);
}

void pandoc_show_write_meta(Buffer *out, ViewNode *map)
{
    PandocShow show;

    pandoc_show_init(&show, out);
    buffer_add_string(out, "Meta {unMeta = ");
    pandoc_shape_write_meta(&show.sink, map);
    buffer_add_byte(out, '}');
}
