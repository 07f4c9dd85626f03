#include "render/math_alphabet.h"

#include "base/utf8.h"

/* Small letters stand behind the capital ones. */
typedef struct Alphabet {
    Slice name;
    uint32_t letters; /* A */
    uint32_t digits;  /* 0; or 0 where there are none */
} Alphabet;

static const Alphabet alphabets[] = {
    {SLICE_INIT("bold"), 0x1D400, 0x1D7CE},
    {SLICE_INIT("italic"), 0x1D434, 0},
    {SLICE_INIT("bold-italic"), 0x1D468, 0},
    {SLICE_INIT("script"), 0x1D49C, 0},
    {SLICE_INIT("bold-script"), 0x1D4D0, 0},
    {SLICE_INIT("fraktur"), 0x1D504, 0},
    {SLICE_INIT("double-struck"), 0x1D538, 0x1D7D8},
    {SLICE_INIT("bold-fraktur"), 0x1D56C, 0},
    {SLICE_INIT("sans-serif"), 0x1D5A0, 0x1D7E2},
    {SLICE_INIT("bold-sans-serif"), 0x1D5D4, 0x1D7EC},
    {SLICE_INIT("sans-serif-italic"), 0x1D608, 0},
    {SLICE_INIT("sans-serif-bold-italic"), 0x1D63C, 0},
    {SLICE_INIT("monospace"), 0x1D670, 0x1D7F6},
};

enum { ALPHABET_COUNT = sizeof alphabets / sizeof *alphabets };

/* Letters that Unicode had before: where they would stand, and where they are. */
static const uint32_t others[][2] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B},
    {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F},
    {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134}, {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111},
    {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

static const Alphabet *find_alphabet(Slice variant)
{
    for (size_t i = 0; i < ALPHABET_COUNT; i++) {
        if (slice_equals(alphabets[i].name, variant)) {
            return &alphabets[i];
        }
    }
    return NULL;
}

static uint32_t find_letter(const Alphabet *alphabet, char c)
{
    uint32_t letter = (unsigned char)c;

    if (ascii_is_digit(c)) {
        return alphabet->digits != 0 ? alphabet->digits + letter - '0' : letter;
    }
    letter = c >= 'a' ? alphabet->letters + 26 + letter - 'a' : alphabet->letters + letter - 'A';
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i][0] == letter) {
            return others[i][1];
        }
    }
    return letter;
}

bool math_alphabet_is(Slice variant)
{
    return find_alphabet(variant) != NULL;
}

void math_alphabet_add(Buffer *out, Slice variant, Slice text)
{
    const Alphabet *alphabet = find_alphabet(variant);

    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (alphabet != NULL && ascii_is_alphanumeric(c)) {
            utf8_add(out, find_letter(alphabet, c));
        } else {
            buffer_add_byte(out, c);
        }
    }
}
