#include "render/html_entity.h"

#include "base/utf8.h"

typedef struct Entity {
    const char *name;
    uint32_t code_point;
} Entity;

/* In byte order. */
/* clang-format off */
static const Entity entities[] = {
    {"AElig", 198}, {"Aacute", 193}, {"Acirc", 194}, {"Agrave", 192}, {"Alpha", 913},
    {"Aring", 197}, {"Atilde", 195}, {"Auml", 196}, {"Beta", 914}, {"Ccedil", 199}, {"Chi", 935},
    {"Dagger", 8225}, {"Delta", 916}, {"ETH", 208}, {"Eacute", 201}, {"Ecirc", 202},
    {"Egrave", 200}, {"Epsilon", 917}, {"Eta", 919}, {"Euml", 203}, {"Gamma", 915}, {"Hat", 94},
    {"Iacute", 205}, {"Icirc", 206}, {"Igrave", 204}, {"Iota", 921}, {"Iuml", 207}, {"Kappa", 922},
    {"Lambda", 923}, {"Mu", 924}, {"NewLine", 10}, {"Ntilde", 209}, {"Nu", 925}, {"OElig", 338},
    {"Oacute", 211}, {"Ocirc", 212}, {"Ograve", 210}, {"Omega", 937}, {"Omicron", 927},
    {"Oslash", 216}, {"Otilde", 213}, {"Ouml", 214}, {"Phi", 934}, {"Pi", 928}, {"Prime", 8243},
    {"Psi", 936}, {"Rho", 929}, {"Scaron", 352}, {"Sigma", 931}, {"THORN", 222}, {"Tab", 9},
    {"Tau", 932}, {"Theta", 920}, {"Uacute", 218}, {"Ucirc", 219}, {"Ugrave", 217},
    {"Upsilon", 933}, {"Uuml", 220}, {"Xi", 926}, {"Yacute", 221}, {"Yuml", 376}, {"Zeta", 918},
    {"aacute", 225}, {"acirc", 226}, {"acute", 180}, {"aelig", 230}, {"agrave", 224},
    {"alefsym", 8501}, {"alpha", 945}, {"amp", 38}, {"and", 8743}, {"ang", 8736}, {"apos", 39},
    {"aring", 229}, {"ast", 42}, {"asymp", 8776}, {"atilde", 227}, {"auml", 228}, {"bdquo", 8222},
    {"beta", 946}, {"brvbar", 166}, {"bsol", 92}, {"bull", 8226}, {"cap", 8745}, {"ccedil", 231},
    {"cedil", 184}, {"cent", 162}, {"check", 10003}, {"checkmark", 10003}, {"chi", 967},
    {"circ", 710}, {"clubs", 9827}, {"colon", 58}, {"comma", 44}, {"commat", 64}, {"cong", 8773},
    {"copy", 169}, {"crarr", 8629}, {"cross", 10007}, {"cup", 8746}, {"curren", 164},
    {"dArr", 8659}, {"dagger", 8224}, {"darr", 8595}, {"dash", 8208}, {"deg", 176}, {"delta", 948},
    {"diams", 9830}, {"divide", 247}, {"dollar", 36}, {"eacute", 233}, {"ecirc", 234},
    {"egrave", 232}, {"empty", 8709}, {"emsp", 8195}, {"ensp", 8194}, {"epsilon", 949},
    {"equals", 61}, {"equiv", 8801}, {"eta", 951}, {"eth", 240}, {"euml", 235}, {"euro", 8364},
    {"excl", 33}, {"exist", 8707}, {"female", 9792}, {"fnof", 402}, {"forall", 8704},
    {"frac12", 189}, {"frac14", 188}, {"frac34", 190}, {"frasl", 8260}, {"gamma", 947},
    {"ge", 8805}, {"grave", 96}, {"gt", 62}, {"hArr", 8660}, {"half", 189}, {"harr", 8596},
    {"hearts", 9829}, {"hellip", 8230}, {"hyphen", 8208}, {"iacute", 237}, {"icirc", 238},
    {"iexcl", 161}, {"igrave", 236}, {"image", 8465}, {"infin", 8734}, {"int", 8747}, {"iota", 953},
    {"iquest", 191}, {"isin", 8712}, {"iuml", 239}, {"kappa", 954}, {"lArr", 8656}, {"lambda", 955},
    {"lang", 9001}, {"laquo", 171}, {"larr", 8592}, {"lbrace", 123}, {"lbrack", 91},
    {"lceil", 8968}, {"lcub", 123}, {"ldquo", 8220}, {"le", 8804}, {"lfloor", 8970},
    {"lowast", 8727}, {"lowbar", 95}, {"loz", 9674}, {"lpar", 40}, {"lrm", 8206}, {"lsaquo", 8249},
    {"lsqb", 91}, {"lsquo", 8216}, {"lt", 60}, {"macr", 175}, {"male", 9794}, {"mdash", 8212},
    {"micro", 181}, {"middot", 183}, {"minus", 8722}, {"mu", 956}, {"nabla", 8711}, {"nbsp", 160},
    {"ndash", 8211}, {"ne", 8800}, {"ni", 8715}, {"not", 172}, {"notin", 8713}, {"nsub", 8836},
    {"ntilde", 241}, {"nu", 957}, {"num", 35}, {"numero", 8470}, {"oacute", 243}, {"ocirc", 244},
    {"oelig", 339}, {"ograve", 242}, {"oline", 8254}, {"omega", 969}, {"omicron", 959},
    {"oplus", 8853}, {"or", 8744}, {"ordf", 170}, {"ordm", 186}, {"oslash", 248}, {"otilde", 245},
    {"otimes", 8855}, {"ouml", 246}, {"para", 182}, {"part", 8706}, {"percnt", 37}, {"period", 46},
    {"permil", 8240}, {"perp", 8869}, {"phi", 966}, {"phone", 9742}, {"pi", 960}, {"piv", 982},
    {"plus", 43}, {"plusmn", 177}, {"pound", 163}, {"prime", 8242}, {"prod", 8719}, {"prop", 8733},
    {"psi", 968}, {"quest", 63}, {"quot", 34}, {"rArr", 8658}, {"radic", 8730}, {"rang", 9002},
    {"raquo", 187}, {"rarr", 8594}, {"rbrace", 125}, {"rbrack", 93}, {"rceil", 8969}, {"rcub", 125},
    {"rdquo", 8221}, {"real", 8476}, {"reg", 174}, {"rfloor", 8971}, {"rho", 961}, {"rlm", 8207},
    {"rpar", 41}, {"rsaquo", 8250}, {"rsqb", 93}, {"rsquo", 8217}, {"sbquo", 8218}, {"scaron", 353},
    {"sdot", 8901}, {"sect", 167}, {"semi", 59}, {"shy", 173}, {"sigma", 963}, {"sigmaf", 962},
    {"sim", 8764}, {"sol", 47}, {"spades", 9824}, {"star", 9734}, {"starf", 9733}, {"sub", 8834},
    {"sube", 8838}, {"sum", 8721}, {"sup", 8835}, {"sup1", 185}, {"sup2", 178}, {"sup3", 179},
    {"supe", 8839}, {"szlig", 223}, {"tau", 964}, {"there4", 8756}, {"theta", 952},
    {"thetasym", 977}, {"thinsp", 8201}, {"thorn", 254}, {"tilde", 732}, {"times", 215},
    {"trade", 8482}, {"uArr", 8657}, {"uacute", 250}, {"uarr", 8593}, {"ucirc", 251},
    {"ugrave", 249}, {"uml", 168}, {"upsih", 978}, {"upsilon", 965}, {"uuml", 252}, {"verbar", 124},
    {"vert", 124}, {"weierp", 8472}, {"xi", 958}, {"yacute", 253}, {"yen", 165}, {"yuml", 255},
    {"zeta", 950}, {"zwj", 8205}, {"zwnj", 8204},
};

/* clang-format on */

enum {
    ENTITY_COUNT = sizeof entities / sizeof entities[0],
    ENTITY_NAME_MAX = 9, /* letters of the longest */
};

/* 0 when there is none of this name. */
static uint32_t find_entity(Slice name)
{
    size_t first = 0;
    size_t end = ENTITY_COUNT;

    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = slice_compare(name, slice_from_string(entities[middle].name));

        if (order == 0) {
            return entities[middle].code_point;
        }
        if (order < 0) {
            end = middle;
        } else {
            first = middle + 1;
        }
    }
    return 0;
}

/* The character that a number stands for: 128 to 159 are read as Windows-1252, the rest of the controls is none. */
static uint32_t code_point_from_number(uint32_t number)
{
    static const uint16_t windows[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    bool is_space = number == '\t' || number == '\n' || number == '\f';
    bool is_control = (number < 0x20 && !is_space) || number == 0x7F;
    bool is_surrogate = number >= 0xD800 && number < 0xE000;

    if (number >= 0x80 && number < 0xA0) {
        return windows[number - 0x80];
    }
    return is_control || is_surrogate || number > 0x10FFFF ? UTF8_REPLACEMENT : number;
}

static int digit_value(char c, int base)
{
    char lower = ascii_to_lower(c);

    if (ascii_is_digit(c)) {
        return c - '0';
    }
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* A reference by number whose "&#" begins at `at`. Returns its end, or `at` when it is none. */
static size_t read_number(Slice text, size_t at, uint32_t *code_point)
{
    size_t digit = at + 2;
    int base = digit < text.size && ascii_to_lower(text.data[digit]) == 'x' ? 16 : 10;
    uint32_t number = 0;

    digit += base == 16;
    size_t first = digit;

    for (; digit < text.size && digit_value(text.data[digit], base) >= 0; digit++) {
        if (number <= 0x10FFFF) {
            number = number * (uint32_t)base + (uint32_t)digit_value(text.data[digit], base);
        }
    }
    if (digit == first || digit == text.size || text.data[digit] != ';') {
        return at;
    }
    *code_point = code_point_from_number(number);
    return digit + 1;
}

/* A reference whose "&" stands at `at`. Returns its end, or `at` when it is none. */
static size_t read_reference(Slice text, size_t at, uint32_t *code_point)
{
    size_t end = at + 1;

    if (end < text.size && text.data[end] == '#') {
        return read_number(text, at, code_point);
    }
    while (end < text.size && end - at <= ENTITY_NAME_MAX &&
           ascii_is_alphanumeric(text.data[end])) {
        end++;
    }
    if (end == text.size || text.data[end] != ';') {
        return at;
    }

    uint32_t found = find_entity(slice_part(text, at + 1, end));

    *code_point = found > 0 ? found : *code_point;
    return found > 0 ? end + 1 : at;
}

void html_entity_decode(Buffer *out, Slice text)
{
    size_t at = 0;

    while (at < text.size) {
        size_t reference = slice_find_byte(text, '&', at);
        uint32_t code_point = '&';

        buffer_add(out, slice_part(text, at, reference));
        if (reference == text.size) {
            return;
        }
        at = read_reference(text, reference, &code_point);
        at += at == reference; /* no reference: the "&" alone */
        utf8_add(out, code_point);
    }
}
