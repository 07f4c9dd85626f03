#include "document/haskell.h"

#include "base/utf8.h"

#include <assert.h>

enum { LINE_WIDTH = 72, TEXT_WIDTH = 60, ARGUMENT_INDENT = 2 };

typedef enum TokenKind { TOKEN_ATOM, TOKEN_BEGIN, TOKEN_END } TokenKind;

struct HaskellToken {
    uint8_t kind; /* TokenKind */
    uint8_t form; /* of a bracket */
    bool has_parentheses;
    size_t outer; /* of a bracket: index + 1 of the bracket around it */
    size_t count; /* of a bracket: values in it */
    size_t width; /* columns on one line, without parentheses */
    Slice text;
};

void haskell_init(HaskellValue *value, Arena *arena)
{
    *value = (HaskellValue){.arena = arena};
}

static HaskellToken *add_token(HaskellValue *value, TokenKind kind)
{
    value->tokens = arena_array_room(value->arena, value->tokens, value->count, &value->capacity,
                                     sizeof *value->tokens);

    HaskellToken *token = &value->tokens[value->count++];

    *token = (HaskellToken){.kind = (uint8_t)kind};
    return token;
}

static HaskellToken *open_bracket(const HaskellValue *value)
{
    return value->open > 0 ? &value->tokens[value->open - 1] : NULL;
}

static bool has_brackets(const HaskellToken *token)
{
    return token->form != HASKELL_APPLICATION && token->form != HASKELL_FIELD;
}

/* Counts one more value of `width` columns in the open bracket. */
static void count_item(HaskellValue *value, size_t width)
{
    HaskellToken *bracket = open_bracket(value);

    if (!bracket) {
        return;
    }
    if (!has_brackets(bracket)) {
        bracket->width += 1 + width; /* " x" */
    } else {
        bracket->width += (bracket->count == 0 ? 2 : 3) + width; /* "[ x" and " , y", " ]" */
    }
    bracket->count++;
}

void haskell_begin(HaskellValue *value, HaskellForm form, const char *text)
{
    HaskellToken *token = add_token(value, TOKEN_BEGIN);

    token->form = (uint8_t)form;
    token->text = slice_from_string(text);
    token->width = has_brackets(token) ? 2 : token->text.size;
    token->outer = value->open;
    value->open = value->count;
}

void haskell_end(HaskellValue *value)
{
    HaskellToken *token = open_bracket(value);

    assert(token != NULL);
    value->open = token->outer;

    const HaskellToken *outer = open_bracket(value);
    bool is_argument = outer && outer->form == HASKELL_APPLICATION;

    token->has_parentheses = is_argument && token->form == HASKELL_APPLICATION && token->count > 0;
    count_item(value, token->width + (token->has_parentheses ? 2 : 0));
    add_token(value, TOKEN_END);
}

void haskell_add_atom(HaskellValue *value, Slice text)
{
    count_item(value, text.size);

    HaskellToken *token = add_token(value, TOKEN_ATOM);

    token->text = text;
}

void haskell_add_number(HaskellValue *value, Slice text)
{
    const HaskellToken *outer = open_bracket(value);
    bool is_argument = outer && outer->form == HASKELL_APPLICATION;

    if (is_argument && slice_starts_with(text, SLICE("-"))) {
        text = arena_format(value->arena, "(%.*s)", SLICE_PRINT(text));
    }
    haskell_add_atom(value, text);
}

static const char *const control_names[] = {
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "a",   "b",   "t",   "n",
    "v",   "f",   "r",   "SO",  "SI",  "DLE", "DC1", "DC2", "DC3", "DC4", "NAK",
    "SYN", "ETB", "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",  "US",
};

/*
 * Would `next` be read as part of the escape before it? Then "\&", which is nothing, stands between
 * them.
 */
static bool continues_escape(uint32_t code_point, char next)
{
    return code_point >= 0x7F ? code_point > 0x7F && ascii_is_digit(next)
                              : code_point == 0x0E && next == 'H';
}

static void add_escape(Buffer *out, uint32_t code_point, char next)
{
    buffer_add_byte(out, '\\');
    if (code_point == '"' || code_point == '\\') {
        buffer_add_byte(out, (char)code_point);
    } else if (code_point < 0x20) {
        buffer_add_string(out, control_names[code_point]);
    } else if (code_point == 0x7F) {
        buffer_add_string(out, "DEL");
    } else {
        buffer_add_integer(out, code_point);
    }
    if (continues_escape(code_point, next)) {
        buffer_add_string(out, "\\&");
    }
}

static bool is_shown_plain(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void haskell_write_string(Buffer *out, Slice text)
{
    size_t offset = 0;

    buffer_reserve(out, text.size + 2);
    buffer_add_byte(out, '"');
    while (offset < text.size) {
        if (is_shown_plain(text.data[offset])) {
            buffer_add_byte(out, text.data[offset++]);
            continue;
        }

        uint32_t code_point = utf8_decode(text, &offset);

        add_escape(out, code_point, offset < text.size ? text.data[offset] : '\0');
    }
    buffer_add_byte(out, '"');
}

void haskell_add_string(HaskellValue *value, Slice text)
{
    Buffer shown;

    buffer_init(&shown, value->arena);
    haskell_write_string(&shown, text);
    haskell_add_atom(value, buffer_slice(&shown));
}

typedef enum LayoutMode {
    LAYOUT_FLAT,    /* on one line */
    LAYOUT_BELOW,   /* arguments on one line, below the name */
    LAYOUT_STACKED, /* each item on a line of its own */
} LayoutMode;

/* A bracket that is being written. */
typedef struct LayoutFrame {
    const HaskellToken *token;
    LayoutMode mode;
    size_t column;   /* where it began */
    size_t trailing; /* columns that must follow its end on the same line: parentheses */
    size_t written;  /* items so far */
} LayoutFrame;

typedef struct Layout {
    Buffer *out;
    Arena *arena;
    size_t column;
    size_t indent; /* of the current line */
    LayoutFrame *frames;
    size_t depth;
    size_t capacity;
} Layout;

static void put(Layout *layout, Slice text)
{
    buffer_add(layout->out, text);
    layout->column += text.size;
}

static void begin_line(Layout *layout, size_t column)
{
    buffer_add_byte(layout->out, '\n');
    buffer_add_repeated(layout->out, ' ', column);
    layout->column = column;
    layout->indent = column;
}

static bool fits(size_t indent, size_t before, size_t width)
{
    return before + width <= TEXT_WIDTH && indent + before + width <= LINE_WIDTH;
}

static LayoutMode choose_mode(const Layout *layout, const HaskellToken *token, bool is_flat,
                              size_t trailing)
{
    if (is_flat || fits(layout->indent, layout->column - layout->indent, token->width + trailing)) {
        return LAYOUT_FLAT;
    }
    if (has_brackets(token) || token->count == 0) {
        return LAYOUT_STACKED;
    }

    size_t arguments = token->width - token->text.size - 1;
    bool fits_below = fits(layout->column + ARGUMENT_INDENT, 0, arguments + trailing);

    return fits_below ? LAYOUT_BELOW : LAYOUT_STACKED;
}

static const char *brackets_of(const HaskellToken *token)
{
    return token->form == HASKELL_LIST ? "[]" : token->form == HASKELL_TUPLE ? "()" : "{}";
}

static void put_char(Layout *layout, char c)
{
    put(layout, (Slice){&c, 1});
}

/* What stands before the next item of the innermost bracket. */
static void begin_bracket_item(Layout *layout, const LayoutFrame *frame)
{
    if (frame->written == 0) {
        put_char(layout, brackets_of(frame->token)[0]);
    } else if (frame->mode == LAYOUT_FLAT) {
        put(layout, SLICE(" ,"));
    } else {
        begin_line(layout, frame->column);
        put_char(layout, ',');
    }
    put_char(layout, ' ');
}

static void begin_argument(Layout *layout, const LayoutFrame *frame)
{
    bool is_line =
        frame->mode == LAYOUT_STACKED || (frame->mode == LAYOUT_BELOW && frame->written == 0);

    if (is_line) {
        begin_line(layout, frame->column + ARGUMENT_INDENT);
    } else {
        put_char(layout, ' ');
    }
}

static LayoutFrame *innermost(Layout *layout)
{
    return layout->depth > 0 ? &layout->frames[layout->depth - 1] : NULL;
}

/* Begins an item; returns how many columns must follow it on its line. */
static size_t begin_item(Layout *layout)
{
    LayoutFrame *frame = innermost(layout);

    if (!frame) {
        return 0;
    }
    if (has_brackets(frame->token)) {
        begin_bracket_item(layout, frame);
        frame->written++;
        return 0;
    }
    begin_argument(layout, frame);
    frame->written++;
    return frame->written == frame->token->count ? frame->trailing : 0;
}

static void enter_bracket(Layout *layout, const HaskellToken *token)
{
    size_t trailing = begin_item(layout);
    const LayoutFrame *outer = innermost(layout);
    bool is_flat = outer && outer->mode != LAYOUT_STACKED;

    if (token->has_parentheses) {
        put_char(layout, '(');
        trailing++;
    }
    layout->frames = arena_array_room(layout->arena, layout->frames, layout->depth,
                                      &layout->capacity, sizeof *layout->frames);
    layout->frames[layout->depth++] = (LayoutFrame){
        .token = token,
        .mode = choose_mode(layout, token, is_flat, trailing),
        .column = layout->column,
        .trailing = trailing,
    };
    put(layout, token->text);
}

static void leave_bracket(Layout *layout)
{
    assert(layout->frames != NULL && layout->depth > 0);

    const LayoutFrame *frame = &layout->frames[--layout->depth];

    if (has_brackets(frame->token)) {
        if (frame->token->count == 0) {
            put_char(layout, brackets_of(frame->token)[0]);
        } else if (frame->mode == LAYOUT_FLAT) {
            put_char(layout, ' ');
        } else {
            begin_line(layout, frame->column);
        }
        put_char(layout, brackets_of(frame->token)[1]);
    }
    if (frame->token->has_parentheses) {
        put_char(layout, ')');
    }
}

void haskell_write(Buffer *out, const HaskellValue *value)
{
    Layout layout = {.out = out, .arena = value->arena};

    assert(value->open == 0);
    for (size_t i = 0; i < value->count; i++) {
        const HaskellToken *token = &value->tokens[i];

        if (token->kind == TOKEN_BEGIN) {
            enter_bracket(&layout, token);
        } else if (token->kind == TOKEN_END) {
            leave_bracket(&layout);
        } else {
            begin_item(&layout);
            put(&layout, token->text);
        }
    }
}
