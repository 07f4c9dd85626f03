#include "base/image_size.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A file, and how often it was read. */
typedef struct File {
    Slice bytes;
    int count;
} File;

static Slice piece(void *context, uint64_t offset)
{
    File *file = context;
    size_t from = offset < file->bytes.size ? (size_t)offset : file->bytes.size;

    file->count++;
    return slice_part(file->bytes, from, from + IMAGE_PIECE_MOST);
}

typedef struct Example {
    Slice bytes;
    uint32_t width; /* 0: there is no size */
    uint32_t height;
} Example;

static void assert_size(const Example *example)
{
    File file = {example->bytes, 0};
    ImageSize size;
    bool is_found = image_size_read(piece, &file, &size);

    if (is_found != (example->width > 0) ||
        (is_found && (size.width != example->width || size.height != example->height))) {
        fail_msg("%.*s: %d, %u x %u", SLICE_PRINT(example->bytes), is_found, size.width,
                 size.height);
    }
}

/* Each of them is also cut short at every byte: then it may have no size, or the same. */
static void assert_sizes(const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_size(&examples[i]);
        for (size_t j = 0; j < examples[i].bytes.size; j++) {
            File file = {slice_part(examples[i].bytes, 0, j), 0};
            ImageSize size;

            if (image_size_read(piece, &file, &size)) {
                assert_int_equal(size.width, examples[i].width);
                assert_int_equal(size.height, examples[i].height);
            }
        }
    }
}

#define PNG "\x89PNG\r\n\x1a\n"

static void the_size_of_a_png_is_that_of_its_header(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT(PNG "\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03\x08\x06\0\0\0"), 258, 3},
        {SLICE_INIT(PNG "\0\0\0\rIDAT\0\0\x01\x02\0\0\0\x03\x08\x06\0\0\0"), 0, 0},
        {SLICE_INIT(PNG "\0\0\0\rIHDR\0\0\0\0\0\0\0\x03\x08\x06\0\0\0"), 0, 0},
        {SLICE_INIT(PNG "\0\0\0\rIHDR\xff\xff\xff\xff\0\0\0\x03\x08\x06\0\0\0"), 0, 0},
    };

    (void)state;
    assert_sizes(examples, COUNT(examples));
}

static void the_size_of_a_gif_is_that_of_its_screen(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("GIF89a\x02\x01\x03\0\x80"), 258, 3},
        {SLICE_INIT("GIF87a\x05\0\x06\0\x80"), 5, 6},
        {SLICE_INIT("GIF88a\x05\0\x06\0\x80"), 0, 0},
    };

    (void)state;
    assert_sizes(examples, COUNT(examples));
}

static void webp_has_three_kinds_of_headers(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("RIFF\x1a\0\0\0WEBPVP8 \x0e\0\0\0\x30\x01\0\x9d\x01\x2a\x02\x41\x03\x80"), 258,
         3},
        {SLICE_INIT("RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0\x2f\x01\xc1\0\0"), 258, 4},
        {SLICE_INIT("RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\x01\x01\0\x02\0\0"), 258, 3},
        {SLICE_INIT("RIFF\x1a\0\0\0WEBPVP9 \x0a\0\0\0\x10\0\0\0\x01\x01\0\x02\0\0"), 0, 0},
        {SLICE_INIT("RIFF\x1a\0\0\0WAVEfmt \x0a\0\0\0\x10\0\0\0\x01\x01\0\x02\0\0"), 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        assert_size(&examples[i]);
    }
}

/* FF DA at the end, with what looks like a frame behind it. */
#define JPEG(segments)                                                                             \
    SLICE_INIT("\xff\xd8" segments "\xff\xda\0\x02\xff\xc0\0\x08\x08\0\x63\0\x63\x01")
#define FRAME "\0\x0b\x08\x01\x02\0\x03\x01\x01\x11\0"
#define EXIF(order, tags)                                                                          \
    "\xff\xe1\0\x22"                                                                               \
    "Exif\0\0" order tags

static void the_size_of_a_jpeg_is_that_of_its_frame(void **state)
{
    static const Example examples[] = {
        {JPEG("\xff\xe0\0\x04\xff\xc0\xff\xc0" FRAME), 3, 258},
        {JPEG("\xff\xff\xff\xc2" FRAME), 3, 258},
        {JPEG("\xff\xd0\xff\x01\xff\xc1" FRAME), 3, 258},
        {JPEG("\xff\xc4" FRAME), 0, 0},
        {JPEG("\xff\xc0\0\x0b\x08\0\0\0\x03\x01\x01\x11\0"), 0, 0},
        {JPEG("\xfe\xc0" FRAME), 0, 0},
        {SLICE_INIT("\xff\xd8\xff\xd9\xff\xc0" FRAME), 0, 0},
    };

    (void)state;
    assert_sizes(examples, COUNT(examples));
}

static void a_jpeg_on_its_side_is_as_high_as_it_is_wide(void **state)
{
    static const Example examples[] = {
        {JPEG(EXIF("II*\0", "\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0") //
              "\xff\xc0" FRAME),
         258, 3},
        {JPEG(EXIF("MM\0*", "\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0") //
              "\xff\xc0" FRAME),
         258, 3},
        {JPEG(EXIF("II*\0", "\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0") //
              "\xff\xc0" FRAME),
         3, 258},
        {JPEG(EXIF("II*\0", "\xff\xff\xff\xff\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0") //
              "\xff\xc0" FRAME),
         3, 258},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        assert_size(&examples[i]);
    }
}

static void a_jpeg_without_end_is_given_up(void **state)
{
    static char bytes[1 << 20];
    File file = {{bytes, sizeof bytes}, 0};
    ImageSize size;

    (void)state;
    memcpy(bytes, "\xff\xd8", 2);
    for (size_t i = 2; i + 4 <= sizeof bytes; i += 4) {
        memcpy(bytes + i, "\xff\xe0\0\x02", 4);
    }
    assert_false(image_size_read(piece, &file, &size));
    assert_in_range(file.count, 2, 200);
}

#define BOX(size, type) "\0\0\0" size type
#define AVIF(properties, size, outer, outest)                                                      \
    SLICE_INIT(BOX("\x10", "ftyp") "avif\0\0\0\0" BOX(outest, "meta") "\0\0\0\0" BOX(              \
        outer, "iprp") BOX(size, "ipco") properties)
#define ISPE(width, height) BOX("\x14", "ispe") "\0\0\0\0\0\0" width "\0\0" height

static void the_size_of_an_avif_is_that_of_its_largest_item(void **state)
{
    static const Example examples[] = {
        {AVIF(ISPE("\x01\x02", "\0\x03"), "\x1c", "\x24", "\x30"), 258, 3},
        {AVIF(ISPE("\0\x02", "\0\x03") ISPE("\x01\x02", "\0\x04"), "\x30", "\x38", "\x44"), 258, 4},
        {AVIF(ISPE("\x01\x02", "\0\x03") BOX("\x09", "irot") "\x01", "\x25", "\x2d", "\x39"), 3,
         258},
        {AVIF(ISPE("\x01\x02", "\0\x03") BOX("\x08", "clap"), "\x24", "\x2c", "\x38"), 0, 0},
        {SLICE_INIT(BOX("\x10", "ftyp") "avif\0\0\0\0" BOX("\0", "meta")), 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        assert_size(&examples[i]);
    }
}

static void svg_says_its_size_or_its_shape(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("<svg width=\"258\" height='3px'/>"), 258, 3},
        {SLICE_INIT("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- > --><!DOCTYPE svg>\n"
                    "<svg\n xmlns=\"a=b\" width = \"20.5\" height=\"10\">"),
         21, 10},
        {SLICE_INIT("<svg viewBox=\"0 0 24 48\">"), 24, 48},
        {SLICE_INIT("<svg width=\"100%\" height=\"100%\" viewBox=\"-1,-1,24,48\">"), 24, 48},
        {SLICE_INIT("<svg width=\"12\" viewBox=\"0 0 24 48\">"), 12, 24},
        {SLICE_INIT("<svg viewBox=\"0 0 1 2\" height=\"12\">"), 6, 12},
        {SLICE_INIT("<svg viewBox=\"0 0 1 1\">"), 0, 0},
        {SLICE_INIT("<svg width=\"2em\" height=\"3em\">"), 0, 0},
        {SLICE_INIT("<svg width=\"1e9\" height=\"3\">"), 0, 0},
        {SLICE_INIT("<svg width=\"999999999999999999\" height=\"3\">"), 0, 0},
        {SLICE_INIT("<svg><rect width=\"258\" height=\"3\"/></svg>"), 0, 0},
        {SLICE_INIT("<svgs width=\"258\" height=\"3\"/>"), 0, 0},
        {SLICE_INIT("<!-- <svg width=\"258\" height=\"3\"/>"), 0, 0},
        {SLICE_INIT("<html><svg width=\"258\" height=\"3\"/>"), 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        assert_size(&examples[i]);
    }
}

static void what_is_no_image_has_no_size(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT(""), 0, 0},
        {SLICE_INIT("version https://git-lfs.github.com/spec/v1\n"), 0, 0},
        {SLICE_INIT("BM\x02\x01\0\0\0\0\0\0"), 0, 0},
    };

    (void)state;
    assert_sizes(examples, COUNT(examples));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_size_of_a_png_is_that_of_its_header),
        cmocka_unit_test(the_size_of_a_gif_is_that_of_its_screen),
        cmocka_unit_test(webp_has_three_kinds_of_headers),
        cmocka_unit_test(the_size_of_a_jpeg_is_that_of_its_frame),
        cmocka_unit_test(a_jpeg_on_its_side_is_as_high_as_it_is_wide),
        cmocka_unit_test(a_jpeg_without_end_is_given_up),
        cmocka_unit_test(the_size_of_an_avif_is_that_of_its_largest_item),
        cmocka_unit_test(svg_says_its_size_or_its_shape),
        cmocka_unit_test(what_is_no_image_has_no_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
