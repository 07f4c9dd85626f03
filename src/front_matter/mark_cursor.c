#include "front_matter/mark_cursor.h"

void mark_cursor_init(MarkCursor *cursor, Slice text)
{
    *cursor = (MarkCursor){.text = text};
}

/* Does a code point begin at `offset`, or the text end there? */
static bool is_boundary(Slice text, size_t offset)
{
    return offset == 0 || offset >= text.size || ((unsigned char)text.data[offset] & 0xC0) != 0x80;
}

static void step_forward(MarkCursor *cursor)
{
    do {
        cursor->offset++;
    } while (!is_boundary(cursor->text, cursor->offset));
    cursor->index++;
}

static void step_back(MarkCursor *cursor)
{
    do {
        cursor->offset--;
    } while (!is_boundary(cursor->text, cursor->offset));
    cursor->index--;
}

size_t mark_cursor_offset(MarkCursor *cursor, size_t index)
{
    while (cursor->index < index && cursor->offset < cursor->text.size) {
        step_forward(cursor);
    }
    while (cursor->index > index) {
        step_back(cursor);
    }
    return cursor->offset;
}
