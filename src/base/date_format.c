#include "base/date_format.h"

#include "base/scan.h"

enum { MONTH_COUNT = 12 };

static const Slice month_names[MONTH_COUNT] = {
    SLICE_INIT("January"),   SLICE_INIT("February"), SLICE_INIT("March"),    SLICE_INIT("April"),
    SLICE_INIT("May"),       SLICE_INIT("June"),     SLICE_INIT("July"),     SLICE_INIT("August"),
    SLICE_INIT("September"), SLICE_INIT("October"),  SLICE_INIT("November"), SLICE_INIT("December"),
};

/*
 * The number of the month that `text` begins with, and the bytes of its name; 0 when there is none.
 */
static int find_month(Slice text, bool whole_name, size_t *size)
{
    for (int month = 1; month <= MONTH_COUNT; month++) {
        Slice name = month_names[month - 1];
        *size = whole_name ? name.size : 3;
        if (slice_equals_fold(slice_part(text, 0, *size), slice_part(name, 0, *size))) {
            return month;
        }
    }
    return 0;
}

static bool read_month_name(Slice *text, bool whole_name, int *month)
{
    size_t size;
    *month = find_month(*text, whole_name, &size);
    if (*month == 0) {
        return false;
    }
    *text = slice_from(*text, size);
    return true;
}

/* The year, month and day of a date that is being read; -1 where not read yet. */
typedef struct Parts {
    int year;
    int month;
    int day;
} Parts;

/*
 * The bytes of the field, a run of one of the letters Y, M, D, that `format` begins with; 0 for
 * literal text.
 */
static size_t field_size(Slice format)
{
    char letter = format.data[0];
    size_t size = 0;
    if (letter != 'Y' && letter != 'M' && letter != 'D') {
        return 0;
    }
    while (size < format.size && format.data[size] == letter) {
        size++;
    }
    return size;
}

static bool read_field(Slice *text, char letter, size_t size, Parts *parts)
{
    switch (letter) {
    case 'Y':
        if (!scan_number(text, size, size, &parts->year)) {
            return false;
        }
        parts->year += size == 2 ? 2000 : 0;
        return true;
    case 'M':
        return size > 2 ? read_month_name(text, size == 4, &parts->month)
                        : scan_number(text, size, 2, &parts->month);
    default:
        return scan_number(text, size, 2, &parts->day);
    }
}

/* Reads what the field, or the literal byte, at the front of `*format` asks for, and cuts it off. */
static bool read_part(Slice *text, Slice *format, Parts *parts)
{
    char letter = format->data[0];
    size_t size = field_size(*format);
    *format = slice_from(*format, size > 0 ? size : 1);
    return size > 0 ? read_field(text, letter, size, parts)
                    : scan_byte(text, (const char[]){letter, '\0'});
}

bool date_parse_format(Slice text, Slice format, Date *date)
{
    Parts parts = {-1, -1, -1};
    if (!date_format_is_valid(format)) {
        return false;
    }
    while (format.size > 0) {
        if (!read_part(&text, &format, &parts)) {
            return false;
        }
    }
    return text.size == 0 && date_from_civil(parts.year, parts.month, parts.day, date);
}

bool date_format_is_valid(Slice format)
{
    size_t years = 0;
    size_t months = 0;
    size_t days = 0;
    while (format.size > 0) {
        size_t size = field_size(format);
        char letter = format.data[0];
        if (letter == 'Y' && (years++ > 0 || (size != 2 && size != 4))) {
            return false;
        }
        if (letter == 'M' && (months++ > 0 || size > 4)) {
            return false;
        }
        if (letter == 'D' && (days++ > 0 || size > 2)) {
            return false;
        }
        format = slice_from(format, size > 0 ? size : 1);
    }
    return years == 1 && months == 1 && days == 1;
}

static void write_field(Buffer *out, const Parts *parts, char letter, size_t size)
{
    if (letter == 'M' && size > 2) {
        Slice name = month_names[parts->month - 1];
        buffer_add(out, size == 4 ? name : slice_part(name, 0, 3));
        return;
    }
    int number = letter == 'Y' ? parts->year : letter == 'M' ? parts->month : parts->day;
    buffer_add_format(out, "%0*d", (int)size, letter == 'Y' && size == 2 ? number % 100 : number);
}

bool date_write_format(Buffer *buffer, Date date, Slice format)
{
    size_t start = buffer->size;
    Slice rest = format;
    Parts parts;
    Date read;
    if (!date_format_is_valid(format)) {
        return false;
    }
    date_to_civil(date, &parts.year, &parts.month, &parts.day);
    while (rest.size > 0) {
        size_t size = field_size(rest);
        if (size > 0) {
            write_field(buffer, &parts, rest.data[0], size);
        } else {
            buffer_add_byte(buffer, rest.data[0]);
        }
        rest = slice_from(rest, size > 0 ? size : 1);
    }
    if (date_parse_format(slice_from(buffer_slice(buffer), start), format, &read) && read == date) {
        return true;
    }
    buffer->size = start;
    return false;
}

/*
 * What a date for people is made of: numbers, perhaps the name of a month, and what stands between
 * them.
 */
typedef struct Guess {
    int numbers[3];
    size_t digits[3];
    size_t count;
    int month;      /* 0 when it has no name */
    char separator; /* the first byte behind the first number */
} Guess;

/* "1st", "2nd", "3rd", "4th" */
static void skip_ordinal(Slice *text)
{
    static const Slice endings[] = {SLICE_INIT("st"), SLICE_INIT("nd"), SLICE_INIT("rd"),
                                    SLICE_INIT("th")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (slice_equals_fold(slice_part(*text, 0, 2), endings[i])) {
            *text = slice_from(*text, 2);
            return;
        }
    }
}

static bool guess_number(Guess *guess, Slice *text)
{
    size_t size = text->size;
    if (guess->count == 3 || !scan_number(text, 1, 4, &guess->numbers[guess->count]) ||
        (text->size > 0 && ascii_is_digit(text->data[0]))) {
        return false;
    }
    guess->digits[guess->count] = size - text->size;
    skip_ordinal(text);
    if (guess->count == 0 && text->size > 0) {
        guess->separator = text->data[0];
    }
    guess->count++;
    return true;
}

/* Is `word` a name of at least `least` letters of it: "Mon", "Tues", "Thursday"? */
static bool is_short_for(Slice word, Slice name, size_t least)
{
    return word.size >= least && word.size <= name.size &&
           slice_equals_fold(word, slice_part(name, 0, word.size));
}

static bool guess_word(Guess *guess, Slice *text)
{
    static const Slice fillers[] = {
        SLICE_INIT("Monday"),   SLICE_INIT("Tuesday"), SLICE_INIT("Wednesday"),
        SLICE_INIT("Thursday"), SLICE_INIT("Friday"),  SLICE_INIT("Saturday"),
        SLICE_INIT("Sunday"),   SLICE_INIT("of"),
    };
    size_t size = 0;
    while (size < text->size && ascii_is_letter(text->data[size])) {
        size++;
    }
    Slice word = slice_part(*text, 0, size);
    *text = slice_from(*text, size);
    for (int month = 1; month <= MONTH_COUNT; month++) {
        if (is_short_for(word, month_names[month - 1], 3)) {
            bool first = guess->month == 0;
            guess->month = month;
            return first;
        }
    }
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (is_short_for(word, fillers[i], fillers[i].size < 3 ? fillers[i].size : 3)) {
            return true;
        }
    }
    return false;
}

static bool read_guess(Guess *guess, Slice text)
{
    while (text.size > 0) {
        if (ascii_is_letter(text.data[0])) {
            if (!guess_word(guess, &text)) {
                return false;
            }
        } else if (!scan_byte(&text, " ,./-") && !guess_number(guess, &text)) {
            return false;
        }
    }
    return true;
}

/* "19 Jan 2026", "Jan 19, 2026", "2026 Jan 19" */
static bool resolve_named_month(const Guess *guess, Date *date)
{
    if (guess->count != 2) {
        return false;
    }
    size_t year = guess->digits[0] == 4 ? 0 : 1;
    return guess->digits[year] == 4 && guess->digits[1 - year] <= 2 &&
           date_from_civil(guess->numbers[year], guess->month, guess->numbers[1 - year], date);
}

static bool resolve_numbers(const Guess *guess, Date *date)
{
    const int *numbers = guess->numbers;
    if (guess->count != 3 || guess->digits[1] > 2) {
        return false;
    }
    if (guess->digits[0] == 4 && guess->digits[2] <= 2) {
        return date_from_civil(numbers[0], numbers[1], numbers[2], date);
    }
    if (guess->digits[0] > 2 || guess->digits[2] != 4) {
        return false;
    }
    bool day_first = guess->separator == '.' || numbers[0] > MONTH_COUNT;
    if (!day_first && numbers[1] <= MONTH_COUNT && numbers[0] != numbers[1]) {
        return false;
    }
    return date_from_civil(numbers[2], numbers[day_first ? 1 : 0], numbers[day_first ? 0 : 1],
                           date);
}

bool date_guess(Slice text, Date *date)
{
    Guess guess = {0};
    text = slice_trim(text);
    if (!read_guess(&guess, text)) {
        return false;
    }
    return guess.month > 0 ? resolve_named_month(&guess, date) : resolve_numbers(&guess, date);
}
