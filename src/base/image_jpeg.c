#include "base/image_jpeg.h"

enum {
    SEGMENTS_MOST = 128, /* a colour profile of 4 MB has 64 */
    MARKER_FILL = 0xff,
    MARKER_EXIF = 0xe1,
    MARKER_SCAN = 0xda, /* the picture itself */
    MARKER_END = 0xd9,
};

/* Frame headers (ITU T.81, table B.1): C0 to CF, but for three of another meaning. */
static bool is_frame(uint32_t marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Markers without a segment: TEM, RST0 to RST7, SOI. */
static bool stands_alone(uint32_t marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

static uint32_t number(Slice tiff, size_t at, size_t count)
{
    return slice_starts_with(tiff, SLICE("II")) ? image_number_little(tiff, at, count)
                                                : image_number(tiff, at, count);
}

/* Is the picture on its side? Exif 2.32, 4.6.4, tag 0112: 5 to 8 are. */
static bool is_turned(Slice segment)
{
    enum { ORIENTATION = 0x0112, ENTRY_SIZE = 12, ENTRIES_MOST = 100 };
    Slice tiff = slice_from(segment, 6);
    size_t start = number(tiff, 4, 4);

    if (!slice_starts_with(segment, SLICE("Exif\0"))) {
        return false;
    }
    for (size_t i = 0; i < number(tiff, start, 2) && i < ENTRIES_MOST; i++) {
        size_t entry = start + 2 + i * ENTRY_SIZE;

        if (number(tiff, entry, 2) == ORIENTATION) {
            uint32_t orientation = number(tiff, entry + 8, 2);

            return orientation >= 5 && orientation <= 8;
        }
    }
    return false;
}

static void set_size(ImageSize *size, Slice frame, bool turned)
{
    uint32_t height = image_number(frame, 1, 2);
    uint32_t width = image_number(frame, 3, 2);

    *size = turned ? (ImageSize){height, width} : (ImageSize){width, height};
}

void image_jpeg_read(ImagePiece *piece, void *context, ImageSize *size)
{
    uint64_t offset = 2;
    bool turned = false;

    for (int i = 0; i < SEGMENTS_MOST; i++) {
        Slice bytes = piece(context, offset);
        size_t at = 0;

        while (at + 1 < bytes.size && image_number(bytes, at, 2) == 0xffff) {
            at++; /* any number of fill bytes */
        }

        uint32_t marker = image_number(bytes, at + 1, 1);
        Slice segment = slice_from(bytes, at + 4);

        if (image_number(bytes, at, 1) != MARKER_FILL || marker == MARKER_SCAN ||
            marker == MARKER_END) {
            return;
        }
        if (is_frame(marker)) {
            set_size(size, segment, turned);
            return;
        }
        turned = turned || (marker == MARKER_EXIF && is_turned(segment));
        offset += at + 2 + (stands_alone(marker) ? 0 : image_number(bytes, at + 2, 2));
    }
}
