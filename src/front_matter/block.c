#include "front_matter/block.h"

/* One line of a text. */
typedef struct Line {
    Slice text; /* without its line end */
    uint32_t start;
    uint32_t next; /* where the next line begins */
} Line;

/* The line that begins at `start`; false at the end of the text. */
static bool line_at(Slice text, uint32_t start, Line *line)
{
    if (start >= text.size) {
        return false;
    }
    size_t end = start;
    while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r') {
        end++;
    }
    size_t next = end < text.size ? end + 1 : end;
    if (next < text.size && text.data[end] == '\r' && text.data[next] == '\n') {
        next++;
    }
    *line = (Line){slice_part(text, start, end), start, (uint32_t)next};
    return true;
}

static bool is_blank(Slice line)
{
    return slice_trim(line).size == 0;
}

static bool is_fence(Slice line, const char *fence)
{
    return slice_starts_with(line, slice_from_string(fence)) &&
           slice_is(slice_trim_end(line), fence);
}

static bool is_closing_fence(Slice line)
{
    return is_fence(line, "---") || is_fence(line, "...");
}

static bool is_key_byte(char byte)
{
    return ascii_is_alphanumeric(byte) || byte == '_' || byte == '-' || byte == '.' ||
           byte == '/' || (unsigned char)byte >= 0x80;
}

/* Where the key at the start of `line` ends; 0 when there is none. */
static size_t key_end(Slice line)
{
    size_t end = 0;
    if (line.size > 0 && (line.data[0] == '"' || line.data[0] == '\'')) {
        end = slice_find_byte(line, line.data[0], 1) + 1;
    } else if (line.size > 0 && line.data[0] != '-') {
        while (end < line.size && is_key_byte(line.data[end])) {
            end++;
        }
    }
    return end;
}

static bool looks_like_key(Slice line)
{
    size_t end = key_end(line);
    if (end == 0 || end >= line.size || line.data[end] != ':') {
        return false;
    }
    return end + 1 == line.size || line.data[end + 1] == ' ' || line.data[end + 1] == '\t';
}

static Span line_span(const Line *line)
{
    uint32_t size = (uint32_t)slice_trim_end(line->text).size;
    return (Span){line->start, line->start + size};
}

/* The first line with text at or after `start`. */
static bool find_text(Slice text, uint32_t start, Line *line)
{
    while (line_at(text, start, line)) {
        if (!is_blank(line->text)) {
            return true;
        }
        start = line->next;
    }
    return false;
}

static bool find_closing(Slice text, uint32_t start, bool (*closes)(Slice line), Line *line)
{
    while (line_at(text, start, line)) {
        if (closes(line->text)) {
            return true;
        }
        start = line->next;
    }
    return false;
}

static Block block_between(BlockKind kind, const Line *opening, const Line *closing)
{
    return (Block){
        .kind = kind,
        .whole = {opening->start, line_span(closing).end},
        .opening = line_span(opening),
        .inside = {opening->next, closing->start},
        .end = closing->next,
    };
}

static Block yaml_block(Slice text, const Line *opening)
{
    Block none = {.kind = BLOCK_NONE, .end = opening->start};
    Line closing;
    Line first;
    if (!find_text(text, opening->next, &first)) {
        return none;
    }
    if (!find_closing(text, opening->next, is_closing_fence, &closing)) {
        Span fence = line_span(opening);
        Block open = {
            BLOCK_UNTERMINATED, fence, fence, {opening->next, opening->next}, opening->next};
        return looks_like_key(first.text) ? open : none;
    }
    bool directly_below = first.start == opening->next;
    bool empty = first.start == closing.start;
    bool is_block = directly_below || empty || looks_like_key(first.text);
    return is_block ? block_between(BLOCK_YAML, opening, &closing) : none;
}

static bool is_toml_fence(Slice line)
{
    return is_fence(line, "+++");
}

Block block_find(Slice text)
{
    uint32_t start = slice_starts_with(text, SLICE("\xEF\xBB\xBF")) ? 3 : 0;
    Line first;
    Line closing;
    if (line_at(text, start, &first)) {
        if (is_fence(first.text, "---")) {
            return yaml_block(text, &first);
        }
        if (is_toml_fence(first.text) && find_closing(text, first.next, is_toml_fence, &closing)) {
            return block_between(BLOCK_TOML, &first, &closing);
        }
    }
    return (Block){.kind = BLOCK_NONE, .end = start};
}

Block block_find_second(Slice text, const Block *first)
{
    Line opening;
    Line below;
    Line closing;
    bool is_block = find_text(text, first->end, &opening) && is_fence(opening.text, "---") &&
                    line_at(text, opening.next, &below) && looks_like_key(below.text) &&
                    find_closing(text, below.next, is_closing_fence, &closing);
    return is_block ? block_between(BLOCK_YAML, &opening, &closing) : (Block){.kind = BLOCK_NONE};
}
