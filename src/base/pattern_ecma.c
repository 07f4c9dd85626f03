#include "base/pattern_ecma.h"

#define SPACES                                                                                     \
    "\\s\\x{0b}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"   \
    "\\x{feff}"

typedef struct Translation {
    Buffer *out;
    Slice text;
    size_t at;
    bool is_in_class;
    const char *message;
} Translation;

static bool refuse(Translation *translation, const char *message)
{
    translation->message = message;
    return false;
}

static char peek(const Translation *translation, size_t ahead)
{
    size_t at = translation->at + ahead;

    return at < translation->text.size ? translation->text.data[at] : '\0';
}

static bool starts_with(const Translation *translation, const char *prefix)
{
    return slice_starts_with(slice_from(translation->text, translation->at),
                             slice_from_string(prefix));
}

static int hex_value(char c)
{
    char lower = ascii_to_lower(c);

    if (ascii_is_digit(c)) {
        return c - '0';
    }
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* `count` hexadecimal digits from `ahead` on; false when there are fewer. */
static bool read_hex(const Translation *translation, size_t ahead, size_t count, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = hex_value(peek(translation, ahead + i));

        if (digit < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

static bool add_code_point(Translation *translation, uint32_t value, size_t size)
{
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return refuse(translation, "no character has this number");
    }
    buffer_add_format(translation->out, "\\x{%x}", value);
    translation->at += size;
    return true;
}

/* `\u{1f600}`, behind the `\`. */
static bool read_braced(Translation *translation)
{
    uint32_t value = 0;
    size_t ahead = 2;

    for (; hex_value(peek(translation, ahead)) >= 0 && value <= 0x10FFFF; ahead++) {
        value = value << 4 | (uint32_t)hex_value(peek(translation, ahead));
    }
    if (ahead == 2 || peek(translation, ahead) != '}') {
        return refuse(translation, "\\u{ needs hexadecimal digits and }");
    }
    return add_code_point(translation, value, ahead + 1);
}

/* `\u00e9`, `\ud83d\ude00`, behind the `\`. */
static bool read_unicode(Translation *translation)
{
    uint32_t high;
    uint32_t low;

    if (peek(translation, 1) == '{') {
        return read_braced(translation);
    }
    if (!read_hex(translation, 1, 4, &high)) {
        return refuse(translation, "\\u needs four hexadecimal digits");
    }
    if (high >= 0xD800 && high <= 0xDBFF && peek(translation, 5) == '\\' &&
        peek(translation, 6) == 'u' && read_hex(translation, 7, 4, &low) && low >= 0xDC00 &&
        low <= 0xDFFF) {
        return add_code_point(translation, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 11);
    }
    return add_code_point(translation, high, 5);
}

/* pcre2 knows general categories by their short names only. */
static Slice short_category(Slice name)
{
    static const char *const names[][2] = {
        {"Letter", "L"},
        {"Cased_Letter", "L&"},
        {"Uppercase_Letter", "Lu"},
        {"Lowercase_Letter", "Ll"},
        {"Titlecase_Letter", "Lt"},
        {"Modifier_Letter", "Lm"},
        {"Other_Letter", "Lo"},
        {"Mark", "M"},
        {"Nonspacing_Mark", "Mn"},
        {"Spacing_Mark", "Mc"},
        {"Enclosing_Mark", "Me"},
        {"Number", "N"},
        {"Decimal_Number", "Nd"},
        {"digit", "Nd"},
        {"Letter_Number", "Nl"},
        {"Other_Number", "No"},
        {"Punctuation", "P"},
        {"punct", "P"},
        {"Connector_Punctuation", "Pc"},
        {"Dash_Punctuation", "Pd"},
        {"Open_Punctuation", "Ps"},
        {"Close_Punctuation", "Pe"},
        {"Initial_Punctuation", "Pi"},
        {"Final_Punctuation", "Pf"},
        {"Other_Punctuation", "Po"},
        {"Symbol", "S"},
        {"Math_Symbol", "Sm"},
        {"Currency_Symbol", "Sc"},
        {"Modifier_Symbol", "Sk"},
        {"Other_Symbol", "So"},
        {"Separator", "Z"},
        {"Space_Separator", "Zs"},
        {"Line_Separator", "Zl"},
        {"Paragraph_Separator", "Zp"},
        {"Other", "C"},
        {"Control", "Cc"},
        {"Format", "Cf"},
        {"Unassigned", "Cn"},
        {"LC", "L&"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_is(name, names[i][0])) {
            return slice_from_string(names[i][1]);
        }
    }
    return name;
}

/* `\p{Script=Greek}`, behind the `\`. */
static bool read_property(Translation *translation)
{
    Slice rest = slice_from(translation->text, translation->at + 2);
    size_t end = slice_find_byte(rest, '}', 0);

    if (peek(translation, 1) != '{' || end == rest.size) {
        return refuse(translation, "\\p needs a name in braces");
    }

    Slice name = slice_part(rest, 0, end);
    size_t equals = slice_find_byte(name, '=', 0);

    name = equals < name.size ? slice_from(name, equals + 1) : name;
    name = short_category(name);
    buffer_add_format(translation->out, "\\%c{%.*s}", peek(translation, 0), SLICE_PRINT(name));
    translation->at += 2 + end + 1;
    return true;
}

static bool read_group_number(Translation *translation)
{
    size_t size = 0;

    while (ascii_is_digit(peek(translation, size))) {
        size++;
    }
    if (translation->is_in_class) {
        return refuse(translation, "a group cannot stand in brackets");
    }
    buffer_add_format(
        translation->out, "\\g{%.*s}",
        SLICE_PRINT(slice_part(translation->text, translation->at, translation->at + size)));
    translation->at += size;
    return true;
}

static bool add_text(Translation *translation, const char *text, size_t size)
{
    buffer_add_string(translation->out, text);
    translation->at += size;
    return true;
}

static bool copy_escape(Translation *translation, size_t size)
{
    buffer_add_byte(translation->out, '\\');
    buffer_add(translation->out,
               slice_part(translation->text, translation->at, translation->at + size));
    translation->at += size;
    return true;
}

/* `\k<name>`, behind the `\`. */
static bool read_group_name(Translation *translation)
{
    Slice rest = slice_from(translation->text, translation->at);
    size_t end = slice_find_byte(rest, '>', 0);

    if (peek(translation, 1) != '<' || end == rest.size) {
        return refuse(translation, "\\k needs the name of a group: \\k<name>");
    }
    return copy_escape(translation, end + 1);
}

static bool read_letter(Translation *translation, char letter)
{
    uint32_t value;

    switch (letter) {
    case 's':
        return add_text(translation, translation->is_in_class ? SPACES : "[" SPACES "]", 1);
    case 'S':
        return add_text(translation, translation->is_in_class ? "\\S" : "[^" SPACES "]", 1);
    case 'v':
        return add_text(translation, "\\x{0b}", 1);
    case 'u':
        return read_unicode(translation);
    case 'x':
        return read_hex(translation, 1, 2, &value)
                   ? add_code_point(translation, value, 3)
                   : refuse(translation, "\\x needs two hexadecimal digits");
    case 'c':
        return ascii_is_letter(peek(translation, 1))
                   ? add_code_point(translation, (uint32_t)peek(translation, 1) & 0x1F, 2)
                   : refuse(translation, "\\c needs a letter");
    case 'k':
        return read_group_name(translation);
    case 'p':
    case 'P':
        return read_property(translation);
    default:
        break;
    }
    return strchr("dDwWbBfnrt", letter) != NULL
               ? copy_escape(translation, 1)
               : refuse(translation, "ECMA-262 has no such escape");
}

static bool read_escape(Translation *translation)
{
    translation->at++;

    char next = peek(translation, 0);

    if (translation->at == translation->text.size) {
        return refuse(translation, "nothing follows the last \\");
    }
    if (next == '0' && !ascii_is_digit(peek(translation, 1))) {
        return add_text(translation, "\\x{0}", 1);
    }
    if (ascii_is_digit(next)) {
        return read_group_number(translation);
    }
    if (ascii_is_letter(next)) {
        return read_letter(translation, next);
    }
    return copy_escape(translation, 1);
}

/* What may stand behind "(?": `:`, `=`, `!`, `<=`, `<!`, `<name>`, and flags for the group, as in `(?i:a)`. */
static bool is_group_kind(const Translation *translation)
{
    size_t ahead = 2;

    if (strchr(":=!", peek(translation, ahead)) && peek(translation, ahead) != '\0') {
        return true;
    }
    if (peek(translation, ahead) == '<') {
        char next = peek(translation, ahead + 1);

        return next == '=' || next == '!' || next == '_' || next == '$' || ascii_is_letter(next) ||
               (unsigned char)next >= 0x80;
    }
    while (peek(translation, ahead) != '\0' && strchr("ims-", peek(translation, ahead))) {
        ahead++;
    }
    return ahead > 2 && peek(translation, ahead) == ':';
}

static bool read_plain(Translation *translation)
{
    char next = peek(translation, 0);

    if (translation->is_in_class) {
        translation->is_in_class = next != ']';
        /* Else "[:alpha:]" would be a class. */
        return add_text(translation, next == '[' ? "\\" : "", 0);
    }
    if (next == '.') {
        return add_text(translation, "[^\\n\\r\\x{2028}\\x{2029}]", 1);
    }
    if (starts_with(translation, "(*")) {
        return refuse(translation, "nothing that could be repeated");
    }
    if (starts_with(translation, "(?") && !is_group_kind(translation)) {
        return refuse(translation, "ECMA-262 has no such group");
    }
    translation->is_in_class = next == '[';
    return true;
}

static bool read_next(Translation *translation)
{
    size_t before = translation->at;

    if (peek(translation, 0) == '\\') {
        return read_escape(translation);
    }
    if (!read_plain(translation)) {
        return false;
    }
    if (translation->at == before) {
        buffer_add_byte(translation->out, translation->text.data[translation->at++]);
    }
    return true;
}

bool pattern_from_ecma(Buffer *out, Slice text, size_t *offset, const char **message)
{
    Translation translation = {.out = out, .text = text};

    while (translation.at < text.size) {
        *offset = translation.at;
        if (!read_next(&translation)) {
            *message = translation.message;
            return false;
        }
    }
    return true;
}
