#include "render/math_converter.h"

#include "base/program.h"
#include "base/utf8.h"
#include "render/mathml.h"

#include <errno.h>
#include <string.h>

enum {
    SECONDS_MOST = 10,       /* of one formula */
    OUTPUT_MOST = 256 << 10, /* bytes */
    MESSAGE_MOST = 160,      /* bytes */
    RESULTS_MOST = 10000,    /* kept */
};

void math_converter_init(MathConverter *converter, const Settings *settings)
{
    *converter = (MathConverter){.settings = settings};
    arena_init(&converter->arena, NULL);
    arena_init(&converter->scratch, NULL);
    map_init(&converter->results, &converter->arena);
}

void math_converter_free(MathConverter *converter)
{
    arena_free(&converter->arena);
    arena_free(&converter->scratch);
}

void math_converter_begin(MathConverter *converter)
{
    if (converter->results.count >= RESULTS_MOST) {
        arena_reset(&converter->arena);
        map_init(&converter->results, &converter->arena);
    }
}

bool math_converter_is_wanted(const Settings *settings)
{
    return settings->math_command.count > 0 && settings->trust_programs;
}

/* The formula as Markdown has it: that it is displayed makes another one of it. */
static Slice with_dollars(Arena *arena, Slice tex, bool is_display)
{
    tex = slice_trim(tex);
    return is_display ? arena_format(arena, "$$%.*s$$", SLICE_PRINT(tex))
                      : arena_format(arena, "$%.*s$", SLICE_PRINT(tex));
}

static void add_arguments(const char **arguments, size_t *count, Arena *arena,
                          const SliceList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        arguments[(*count)++] = arena_string(arena, list->items[i]);
    }
}

static const char **make_arguments(MathConverter *converter, bool is_display)
{
    const Settings *settings = converter->settings;
    Arena *arena = &converter->scratch;
    const char **arguments = arena_new_array(
        arena, const char *, settings->math_command.count + settings->math_display.count + 1);
    size_t count = 0;

    add_arguments(arguments, &count, arena, &settings->math_command);
    if (is_display) {
        add_arguments(arguments, &count, arena, &settings->math_display);
    }
    arguments[count] = NULL;
    return arguments;
}

/* The first line that speaks of an error, as "ParseError: …" among what Node prints; else the first. */
static Slice find_line(Slice printed)
{
    Slice rest = slice_trim(printed);
    Slice first = slice_cut(rest, '\n', &rest);

    for (Slice line = first; rest.size > 0; line = slice_cut(rest, '\n', &rest)) {
        if (slice_find(line, SLICE("rror: "), 0) < line.size) {
            return slice_trim(line);
        }
    }
    return slice_trim(first);
}

/* What it says of the formula: blahtexml in <message>. */
static Slice find_message(Slice printed)
{
    static const Slice mark = SLICE_INIT("<message>");
    Slice text = slice_from(printed, slice_find(printed, mark, 0) + mark.size);

    return text.size > 0 ? slice_trim(slice_part(text, 0, slice_find(text, SLICE("</message>"), 0)))
                         : find_line(printed);
}

static Slice describe(MathConverter *converter, ProgramEnd end, Slice printed)
{
    Arena *arena = &converter->arena;
    Slice message = utf8_prefix_bytes(find_message(printed), MESSAGE_MOST);

    switch (end) {
    case PROGRAM_NOT_STARTED:
        return arena_format(arena, "it cannot be started: %s", strerror(errno));
    case PROGRAM_TOO_LONG:
        return arena_format(arena, "it needs more than %d seconds", SECONDS_MOST);
    case PROGRAM_TOO_MUCH:
        return SLICE("it prints too much");
    default:
        return message.size > 0 ? arena_copy(arena, message) : SLICE("it prints no MathML");
    }
}

static void convert(MathConverter *converter, Slice tex, bool is_display, Slice input,
                    MathResult *result)
{
    ProgramRequest request = {
        .arguments = make_arguments(converter, is_display),
        .folder = arena_string(&converter->scratch, converter->settings->root),
        .input = input,
        .output_most = OUTPUT_MOST,
        .seconds = SECONDS_MOST,
    };
    Slice printed;
    Buffer mathml;
    ProgramEnd end = program_run(&converter->scratch, &request, &printed);

    buffer_init(&mathml, &converter->scratch);
    if (end == PROGRAM_ENDED && mathml_write(&mathml, printed, slice_trim(tex), is_display)) {
        result->mathml = arena_copy(&converter->arena, buffer_slice(&mathml));
    } else {
        result->problem = describe(converter, end, printed);
    }
}

const MathResult *math_converter_find(const MathConverter *converter, Slice tex, bool is_display)
{
    Arena scratch;

    arena_init(&scratch, NULL);

    const MathResult *result =
        map_find(&converter->results, with_dollars(&scratch, tex, is_display));

    arena_free(&scratch);
    return result;
}

const MathResult *math_converter_get(MathConverter *converter, Slice tex, bool is_display)
{
    arena_reset(&converter->scratch);

    Slice key = with_dollars(&converter->scratch, tex, is_display);
    MathResult *result = map_find(&converter->results, key);

    if (result == NULL) {
        result = arena_new(&converter->arena, MathResult);
        map_set(&converter->results, arena_copy(&converter->arena, key), result);
        convert(converter, tex, is_display,
                converter->settings->math_has_dollars ? key : slice_trim(tex), result);
    }
    return result;
}
