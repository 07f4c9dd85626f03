#include "base/image_svg.h"

/*
 * A viewBox has units of its own. Where nothing else is said, programs that draw count pixels in it; one with few units is a
 * grid that fills whatever place it gets.
 */
enum { UNITS_LEAST = 16 };

typedef struct SvgRoot {
    double width; /* pixels; 0: not said, or in another unit */
    double height;
    double box_width;
    double box_height;
} SvgRoot;

/* Reads a decimal number (CSS Values, <number>, without an exponent) and cuts it off `*text`; 0 when there is none. */
static double read_number(Slice *text)
{
    enum { DIGITS_MOST = 15 };
    double value = 0;
    double unit = 1;
    bool has_point = false;
    size_t at = 0;

    for (; at < text->size && at < DIGITS_MOST; at++) {
        char c = text->data[at];

        if (c == '.' && !has_point) {
            has_point = true;
        } else if (ascii_is_digit(c)) {
            value = value * 10 + (c - '0');
            unit *= has_point ? 10 : 1;
        } else {
            break;
        }
    }
    *text = slice_from(*text, at);
    return value / unit;
}

/* "24", "24px"; not "50%", "2em". */
static double read_length(Slice value)
{
    double length = read_number(&value);

    return value.size == 0 || slice_is(value, "px") ? length : 0;
}

/* "0 0 24 24", with commas or spaces: the last two. */
static void read_box(SvgRoot *root, Slice value)
{
    double numbers[4];

    for (size_t i = 0; i < 4; i++) {
        while (value.size > 0 && (ascii_is_space(value.data[0]) || value.data[0] == ',')) {
            value = slice_from(value, 1);
        }
        if (slice_starts_with(value, SLICE("-"))) {
            value = slice_from(value, 1);
        }
        numbers[i] = read_number(&value);
    }
    root->box_width = numbers[2];
    root->box_height = numbers[3];
}

/* Cuts `name="value"` off a tag's attributes; false at their end, which may be that of the bytes. */
static bool next_attribute(Slice *text, Slice *name, Slice *value)
{
    Slice rest;
    Slice before = slice_cut(*text, '=', &rest);

    rest = slice_trim_start(rest);
    if (rest.size == 0 || slice_find_byte(before, '>', 0) < before.size ||
        (rest.data[0] != '"' && rest.data[0] != '\'')) {
        return false;
    }

    size_t end = slice_find_byte(rest, rest.data[0], 1);

    *name = slice_trim(before);
    *value = slice_trim(slice_part(rest, 1, end));
    *text = slice_from(rest, end + 1);
    return end < rest.size;
}

static void read_attributes(SvgRoot *root, Slice text)
{
    Slice name;
    Slice value;

    while (next_attribute(&text, &name, &value)) {
        if (slice_is(name, "width")) {
            root->width = read_length(value);
        } else if (slice_is(name, "height")) {
            root->height = read_length(value);
        } else if (slice_is(name, "viewBox")) {
            read_box(root, value);
        }
    }
}

/* What stands before the first tag: a mark, blanks, <?xml …?>, <!-- … -->, <!DOCTYPE …>. */
static Slice skip_prolog(Slice text)
{
    static const struct {
        Slice start;
        Slice end;
    } parts[] = {{SLICE_INIT("<?"), SLICE_INIT("?>")},
                 {SLICE_INIT("<!--"), SLICE_INIT("-->")},
                 {SLICE_INIT("<!"), SLICE_INIT(">")}};
    size_t i = 0;

    text = slice_starts_with(text, SLICE("\xef\xbb\xbf")) ? slice_from(text, 3) : text;
    while (i < sizeof parts / sizeof *parts) {
        text = slice_trim_start(text);
        if (!slice_starts_with(text, parts[i].start)) {
            i++;
            continue;
        }

        size_t end = slice_find(text, parts[i].end, parts[i].start.size);

        text = slice_from(text, end + parts[i].end.size);
        i = 0;
    }
    return text;
}

static void set_size(ImageSize *size, double width, double height)
{
    bool is_fit =
        width >= 1 && height >= 1 && width <= IMAGE_SIDE_MOST && height <= IMAGE_SIDE_MOST;

    if (is_fit) {
        *size = (ImageSize){(uint32_t)(width + 0.5), (uint32_t)(height + 0.5)};
    }
}

void image_svg_read(Slice head, ImageSize *size)
{
    Slice text = skip_prolog(head);
    SvgRoot root = {0, 0, 0, 0};
    bool has_box;

    if (!slice_starts_with(text, SLICE("<svg")) || text.size < 5 || !ascii_is_space(text.data[4])) {
        return;
    }
    read_attributes(&root, slice_from(text, 4));
    has_box = root.box_width > 0 && root.box_height > 0;
    if (root.width > 0 && root.height > 0) {
        set_size(size, root.width, root.height);
    } else if (root.width > 0 && has_box) {
        set_size(size, root.width, root.width * root.box_height / root.box_width);
    } else if (root.height > 0 && has_box) {
        set_size(size, root.height * root.box_width / root.box_height, root.height);
    } else if (root.box_width >= UNITS_LEAST && root.box_height >= UNITS_LEAST) {
        set_size(size, root.box_width, root.box_height);
    }
}
