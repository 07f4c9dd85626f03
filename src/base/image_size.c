#include "base/image_size.h"

#include "base/image_jpeg.h"
#include "base/image_svg.h"

uint32_t image_number(Slice bytes, size_t at, size_t count)
{
    uint32_t number = 0;

    for (size_t i = 0; i < count && at < bytes.size && count <= bytes.size - at; i++) {
        number = number << 8 | (unsigned char)bytes.data[at + i];
    }
    return number;
}

uint32_t image_number_little(Slice bytes, size_t at, size_t count)
{
    uint32_t number = 0;

    for (size_t i = count; i > 0 && at < bytes.size && count <= bytes.size - at; i--) {
        number = number << 8 | (unsigned char)bytes.data[at + i - 1];
    }
    return number;
}

static bool has_at(Slice bytes, size_t at, Slice mark)
{
    return slice_starts_with(slice_from(bytes, at), mark);
}

/* PNG (third edition), 5.2 and 11.2.1: the header chunk comes first. */
static void read_png(Slice head, ImageSize *size)
{
    if (has_at(head, 12, SLICE("IHDR"))) {
        size->width = image_number(head, 16, 4);
        size->height = image_number(head, 20, 4);
    }
}

/* GIF89a, 18: the logical screen. */
static void read_gif(Slice head, ImageSize *size)
{
    if (has_at(head, 3, SLICE("87a")) || has_at(head, 3, SLICE("89a"))) {
        size->width = image_number_little(head, 6, 2);
        size->height = image_number_little(head, 8, 2);
    }
}

/* RFC 9649; of VP8 RFC 6386, 9.1: what stands above 14 bits says how to scale. */
static void read_webp(Slice head, ImageSize *size)
{
    enum { SIDE_MASK = (1 << 14) - 1 };

    if (has_at(head, 12, SLICE("VP8X"))) {
        size->width = image_number_little(head, 24, 3) + 1;
        size->height = image_number_little(head, 27, 3) + 1;
    } else if (has_at(head, 12, SLICE("VP8L")) && has_at(head, 20, SLICE("\x2f"))) {
        uint32_t sides = image_number_little(head, 21, 4);

        size->width = (sides & SIDE_MASK) + 1;
        size->height = (sides >> 14 & SIDE_MASK) + 1;
    } else if (has_at(head, 12, SLICE("VP8 ")) && has_at(head, 23, SLICE("\x9d\x01\x2a"))) {
        size->width = image_number_little(head, 26, 2) & SIDE_MASK;
        size->height = image_number_little(head, 28, 2) & SIDE_MASK;
    }
}

/* ---- AVIF: boxes of ISO/IEC 14496-12, properties of ISO/IEC 23008-12 ---- */

/* What a file says of its items. Which belongs to which is not asked: tiles and previews are smaller than the whole. */
typedef struct Properties {
    ImageSize largest;
    bool is_turned;  /* by a quarter */
    bool is_clipped; /* to a size that is not read */
} Properties;

/* Cuts the first box off `boxes`: what it holds, as far as it is there. False at the end. */
static bool next_box(Slice *boxes, Slice *type, Slice *content)
{
    size_t size = image_number(*boxes, 0, 4);

    if (size < 8 || boxes->size < 8) { /* 0 and 1, for boxes of any size, are of no use here */
        return false;
    }
    *type = slice_part(*boxes, 4, 8);
    *content = slice_part(*boxes, 8, size);
    *boxes = slice_from(*boxes, size);
    return true;
}

/* What the first box of that type holds; empty when there is none. */
static Slice find_box(Slice boxes, const char *wanted)
{
    Slice type;
    Slice content;

    while (next_box(&boxes, &type, &content)) {
        if (slice_is(type, wanted)) {
            return content;
        }
    }
    return (Slice){NULL, 0};
}

static void note_property(Properties *properties, Slice type, Slice content)
{
    if (slice_is(type, "ispe")) {
        ImageSize size = {image_number(content, 4, 4), image_number(content, 8, 4)};

        if ((uint64_t)size.width * size.height >
            (uint64_t)properties->largest.width * properties->largest.height) {
            properties->largest = size;
        }
    } else if (slice_is(type, "irot")) {
        properties->is_turned = image_number(content, 0, 1) & 1;
    } else if (slice_is(type, "clap")) {
        properties->is_clipped = true;
    }
}

static void read_avif(Slice head, ImageSize *size)
{
    Slice meta = slice_from(find_box(head, "meta"), 4); /* behind its version */
    Slice boxes = find_box(find_box(meta, "iprp"), "ipco");
    Properties properties = {.is_turned = false};
    Slice type;
    Slice content;

    while (next_box(&boxes, &type, &content)) {
        note_property(&properties, type, content);
    }
    if (!properties.is_clipped) {
        size->width = properties.is_turned ? properties.largest.height : properties.largest.width;
        size->height = properties.is_turned ? properties.largest.width : properties.largest.height;
    }
}

bool image_size_read(ImagePiece *piece, void *context, ImageSize *size)
{
    Slice head = piece(context, 0);

    *size = (ImageSize){0, 0};
    if (slice_starts_with(head, SLICE("\x89PNG\r\n\x1a\n"))) {
        read_png(head, size);
    } else if (slice_starts_with(head, SLICE("\xff\xd8\xff"))) {
        image_jpeg_read(piece, context, size);
    } else if (slice_starts_with(head, SLICE("GIF8"))) {
        read_gif(head, size);
    } else if (slice_starts_with(head, SLICE("RIFF")) && has_at(head, 8, SLICE("WEBP"))) {
        read_webp(head, size);
    } else if (has_at(head, 4, SLICE("ftypavi"))) {
        read_avif(head, size);
    } else {
        image_svg_read(head, size);
    }
    return size->width >= 1 && size->width <= IMAGE_SIDE_MOST && size->height >= 1 &&
           size->height <= IMAGE_SIDE_MOST;
}
