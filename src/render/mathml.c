#include "render/mathml.h"

#include "render/html_entity.h"
#include "render/html_escape.h"
#include "render/html_token.h"
#include "render/math_alphabet.h"

typedef enum ElementKind {
    ELEMENT_KIND_OTHER, /* its tags go, what is in it stays */
    ELEMENT_KIND_LAYOUT,
    ELEMENT_KIND_TEXT, /* holds text */
    ELEMENT_KIND_LEFT_OUT,
} ElementKind;

/* MathML Core, 3 and 5; semantics is written by us. */
static const struct {
    Slice name;
    ElementKind kind;
} elements[] = {
    {SLICE_INIT("merror"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mfrac"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mi"), ELEMENT_KIND_TEXT},
    {SLICE_INIT("mmultiscripts"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mn"), ELEMENT_KIND_TEXT},
    {SLICE_INIT("mo"), ELEMENT_KIND_TEXT},
    {SLICE_INIT("mover"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mpadded"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mphantom"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mprescripts"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mroot"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mrow"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("ms"), ELEMENT_KIND_TEXT},
    {SLICE_INIT("mspace"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("msqrt"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mstyle"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("msub"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("msubsup"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("msup"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mtable"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mtd"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("mtext"), ELEMENT_KIND_TEXT},
    {SLICE_INIT("mtr"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("munder"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("munderover"), ELEMENT_KIND_LAYOUT},
    {SLICE_INIT("annotation"), ELEMENT_KIND_LEFT_OUT},
    {SLICE_INIT("annotation-xml"), ELEMENT_KIND_LEFT_OUT},
    {SLICE_INIT("script"), ELEMENT_KIND_LEFT_OUT},
    {SLICE_INIT("style"), ELEMENT_KIND_LEFT_OUT},
};

enum { ELEMENT_COUNT = sizeof elements / sizeof *elements, ELEMENT_UNKNOWN = ELEMENT_COUNT };

/* How a formula looks; not its colours, which are the page's. */
static const char *const attributes[] = {
    "accent",    "accentunder",   "columnalign", "columnspan",  "depth",
    "dir",       "displaystyle",  "fence",       "form",        "height",
    "largeop",   "linethickness", "lspace",      "mathvariant", "maxsize",
    "minsize",   "movablelimits", "rowspan",     "rspace",      "scriptlevel",
    "separator", "stretchy",      "symmetric",   "voffset",     "width",
};

typedef struct MathWriter {
    Buffer *out;
    HtmlTokenizer tokens;
    unsigned char open[MATHML_DEPTH_MOST]; /* indexes into elements */
    size_t depth;
    Slice variant; /* of the element with text that is open: an alphabet, or empty */
} MathWriter;

static size_t find_element(Slice name)
{
    size_t i = 0;

    while (i < ELEMENT_COUNT && !slice_equals_fold(name, elements[i].name)) {
        i++;
    }
    return i;
}

static const char *find_attribute(Slice name)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (slice_equals_fold(name, slice_from_string(attributes[i]))) {
            return attributes[i];
        }
    }
    return NULL;
}

/* Words, numbers and lengths. */
static bool is_plain(Slice value)
{
    enum { VALUE_MOST = 32 };

    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];

        if (!ascii_is_alphanumeric(c) && c != ' ' && c != '.' && c != '%' && c != '+' && c != '-') {
            return false;
        }
    }
    return value.size > 0 && value.size <= VALUE_MOST;
}

/* Notes which alphabet an element has, which is then written by its letters. */
static bool take_variant(MathWriter *writer, const char *name, Slice value)
{
    if (strcmp(name, "mathvariant") != 0 || !math_alphabet_is(value)) {
        return false;
    }
    writer->variant = value;
    return true;
}

static void write_attributes(MathWriter *writer, Slice text)
{
    uint32_t written = 0;
    Slice name;
    Slice value;

    while (html_attribute_next(&text, &name, &value)) {
        const char *known = find_attribute(name);
        uint32_t bit = 0;

        for (size_t i = 0; known && i < sizeof attributes / sizeof *attributes; i++) {
            bit |= attributes[i] == known ? 1u << i : 0;
        }
        if (known && !(written & bit) && is_plain(value)) {
            written |= bit;
            if (!take_variant(writer, known, value)) {
                html_write_attribute(writer->out, known, value);
            }
        }
    }
}

static void write_end(MathWriter *writer)
{
    writer->depth--;
    buffer_add(writer->out, SLICE("</"));
    buffer_add(writer->out, elements[writer->open[writer->depth]].name);
    buffer_add(writer->out, SLICE(">"));
}

/* Where text is open, no other element can be. */
static bool is_in_text(const MathWriter *writer)
{
    return writer->depth > 0 && elements[writer->open[writer->depth - 1]].kind == ELEMENT_KIND_TEXT;
}

static bool read_start(MathWriter *writer, const HtmlToken *token)
{
    size_t element = find_element(token->name);

    if (element == ELEMENT_UNKNOWN) {
        return !slice_equals_fold(token->name, SLICE("mfenced")); /* would lose its fences */
    }
    if (elements[element].kind == ELEMENT_KIND_LEFT_OUT) {
        return token->self_closing || html_token_skip_element(&writer->tokens, token->name);
    }
    if (writer->depth == MATHML_DEPTH_MOST || is_in_text(writer)) {
        return false;
    }
    buffer_add(writer->out, SLICE("<"));
    buffer_add(writer->out, elements[element].name);
    writer->variant = (Slice){NULL, 0};
    write_attributes(writer, token->attributes);
    buffer_add(writer->out, SLICE(">"));
    writer->open[writer->depth++] = (unsigned char)element;
    if (token->self_closing) {
        write_end(writer);
    }
    return true;
}

static bool read_end(MathWriter *writer, const HtmlToken *token)
{
    size_t element = find_element(token->name);

    if (element == ELEMENT_UNKNOWN) {
        return true;
    }
    if (writer->depth == 0 || writer->open[writer->depth - 1] != element) {
        return false;
    }
    write_end(writer);
    return true;
}

static void read_text(MathWriter *writer, Slice text)
{
    Buffer decoded;
    Buffer letters;

    if (is_in_text(writer)) {
        buffer_init(&decoded, writer->out->arena);
        buffer_init(&letters, writer->out->arena);
        html_entity_decode(&decoded, text);
        math_alphabet_add(&letters, writer->variant, buffer_slice(&decoded));
        html_write_text(writer->out, buffer_slice(&letters));
    }
}

static bool read_token(MathWriter *writer, const HtmlToken *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        read_text(writer, token->source);
        return true;
    case HTML_TOKEN_START_TAG:
        return read_start(writer, token);
    case HTML_TOKEN_END_TAG:
        return read_end(writer, token);
    case HTML_TOKEN_COMMENT:
        return true;
    case HTML_TOKEN_UNFINISHED:
        break;
    }
    return false;
}

/* What stands between the tags of the first element of that name; empty when there is none. */
static Slice find_content(Slice printed, Slice start, Slice end)
{
    size_t at = slice_find(printed, start, 0);
    Slice rest = slice_from(printed, at);
    size_t tag_end = slice_find_byte(rest, '>', 0);

    return slice_part(rest, tag_end + 1, slice_find(rest, end, tag_end));
}

static bool write_content(Buffer *out, Slice content)
{
    MathWriter writer = {.out = out, .tokens = {.input = content}};
    HtmlToken token;

    while (html_token_next(&writer.tokens, &token)) {
        if (!read_token(&writer, &token)) {
            return false;
        }
    }
    return writer.depth == 0;
}

bool mathml_write(Buffer *out, Slice printed, Slice tex, bool is_display)
{
    bool is_markup = slice_find(printed, SLICE("<markup>"), 0) < printed.size;
    Slice content = is_markup ? find_content(printed, SLICE("<markup>"), SLICE("</markup>"))
                              : find_content(printed, SLICE("<math"), SLICE("</math>"));
    size_t start = out->size;
    size_t row;

    buffer_add(out, is_display ? SLICE("<math display=\"block\">") : SLICE("<math>"));
    buffer_add(out, SLICE("<semantics><mrow>"));
    row = out->size;
    if (!write_content(out, content) || out->size == row) {
        out->size = start;
        return false;
    }
    buffer_add(out, SLICE("</mrow><annotation encoding=\"application/x-tex\">"));
    html_write_text(out, tex);
    buffer_add(out, SLICE("</annotation></semantics></math>"));
    return true;
}
