#include "cli/rule_page.h"

#include "base/embedded.h"
#include "front_matter/front_matter.h"

static Slice skip_lines_without_text(Slice text)
{
    while (slice_starts_with(text, SLICE("\n"))) {
        text = slice_from(text, 1);
    }
    return text;
}

/* What stands below the title, "# link/broken". */
static Slice body_behind_title(Slice text)
{
    Slice rest;

    text = skip_lines_without_text(text);
    if (!slice_starts_with(text, SLICE("# "))) {
        return text;
    }
    slice_cut(text, '\n', &rest);
    return skip_lines_without_text(rest);
}

RulePage rule_page_get(Arena *arena, const Rule *rule)
{
    Slice path = arena_format(arena, "content/rules/%.*s.md", SLICE_PRINT(rule->id));
    const EmbeddedFile *file = embedded_find(path);
    FrontMatter front_matter;
    Source source;

    if (file == NULL) {
        return (RulePage){0};
    }
    source_init(&source, arena, path, embedded_bytes(file));
    front_matter_read(&front_matter, arena, &source);

    Slice body = body_behind_title(slice_from(source.bytes, front_matter.body_offset));

    return (RulePage){
        .summary = value_text(value_find(front_matter.root, "description")),
        .body = body,
        .has_fix = slice_find(body, SLICE("\n## Fix\n"), 0) < body.size,
    };
}

/* --- for a terminal --------------------------------------------------------------------------------------------- */

static const char *const style_bold = "\033[1m";
static const char *const style_off = "\033[0m";

/* The backticks at the front of `line`, when they open or close a fence. */
static Slice fence_of(Slice line)
{
    size_t size = 0;

    while (size < line.size && line.data[size] == '`') {
        size++;
    }
    return slice_part(line, 0, size >= 3 ? size : 0);
}

static Slice cut_line(Slice *text)
{
    return slice_cut(*text, '\n', text);
}

/* Code inside of lines is no place of links. Returns the offset behind it. */
static size_t find_code_end(Slice text, size_t at)
{
    size_t end = slice_find_byte(text, '`', at + 1);

    return end < text.size ? end + 1 : at + 1;
}

/* "[text](target)" at `at`: its text, and the offset behind it; else nothing and `at` itself. */
static size_t read_link(Slice text, size_t at, Slice *shown)
{
    size_t middle = slice_find(text, SLICE("]("), at);
    size_t end = slice_find_byte(text, ')', middle);

    if (end >= text.size || slice_find_byte(text, ']', at) != middle) {
        return at;
    }
    *shown = slice_part(text, at + 1, middle);
    return end + 1;
}

static void write_prose(Buffer *out, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t end = at + 1;
        Slice shown = slice_part(text, at, end);

        if (text.data[at] == '`') {
            end = find_code_end(text, at);
            shown = slice_part(text, at, end);
        } else if (text.data[at] == '[') {
            size_t behind = read_link(text, at, &shown);

            end = behind > at ? behind : end;
        }
        buffer_add(out, shown);
        at = end;
    }
}

static void write_heading(Buffer *out, Slice line, bool color)
{
    while (slice_starts_with(line, SLICE("#"))) {
        line = slice_from(line, 1);
    }
    buffer_add_string(out, color ? style_bold : "");
    buffer_add(out, slice_trim(line));
    buffer_add_string(out, color ? style_off : "");
    buffer_add_byte(out, '\n');
}

/* Writes the lines up to the one that closes `fence`; `*text` begins with the first of them. */
static void write_code(Buffer *out, Slice *text, Slice fence)
{
    while (text->size > 0) {
        Slice line = cut_line(text);

        if (slice_equals(line, fence)) {
            return;
        }
        buffer_add_string(out, line.size > 0 ? "    " : "");
        buffer_add(out, line);
        buffer_add_byte(out, '\n');
    }
}

/* A link may go on in the next line: prose is written up to a heading, a fence or the end. */
static size_t prose_size(Slice text)
{
    Slice rest = text;

    while (rest.size > 0) {
        Slice before = rest;
        Slice line = cut_line(&rest);

        if (slice_starts_with(line, SLICE("#")) || fence_of(line).size > 0) {
            return text.size - before.size;
        }
    }
    return text.size;
}

/* Writes a fence's line, the code, and the line that closes it; `*text` begins behind the first of them. */
static void write_fenced(Buffer *out, Slice *text, Slice first, Slice fence)
{
    Slice line = first;

    do {
        buffer_add(out, line);
        buffer_add_byte(out, '\n');
        line = cut_line(text);
    } while (!slice_equals(line, fence) && text->size > 0);
    buffer_add(out, fence);
    buffer_add_byte(out, '\n');
}

/* A page as Markdown, or for a terminal. */
typedef struct PageForm {
    bool is_markdown;
    bool color; /* of a terminal */
} PageForm;

/* Writes the line that `*text` begins with: a heading, or a fence with its code. */
static void write_block(Buffer *out, Slice *text, PageForm form)
{
    Slice line = cut_line(text);
    Slice fence = fence_of(line);

    if (fence.size > 0 && form.is_markdown) {
        write_fenced(out, text, line, fence);
    } else if (fence.size > 0) {
        write_code(out, text, fence);
    } else if (form.is_markdown) {
        buffer_add(out, line);
        buffer_add_byte(out, '\n');
    } else {
        write_heading(out, line, form.color);
    }
}

static void write_page(Buffer *out, Slice body, PageForm form)
{
    while (body.size > 0) {
        size_t size = prose_size(body);

        write_prose(out, slice_part(body, 0, size));
        body = slice_from(body, size);
        if (body.size > 0) {
            write_block(out, &body, form);
        }
    }
}

void rule_page_write_text(Buffer *out, Slice body, bool color)
{
    write_page(out, body, (PageForm){.color = color});
}

void rule_page_write_markdown(Buffer *out, Slice body)
{
    write_page(out, body, (PageForm){.is_markdown = true});
}
