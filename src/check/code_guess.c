#include "check/code_guess.h"

#include "base/json.h"

typedef struct Beginning {
    Slice text;
    Slice language;
} Beginning;

static const Beginning beginnings[] = {
    {SLICE_INIT("<?xml "), SLICE_INIT("xml")},
    {SLICE_INIT("<?php"), SLICE_INIT("php")},
    {SLICE_INIT("<!DOCTYPE html"), SLICE_INIT("html")},
    {SLICE_INIT("<!doctype html"), SLICE_INIT("html")},
    {SLICE_INIT("diff --git "), SLICE_INIT("diff")},
};

static const Beginning interpreters[] = {
    {SLICE_INIT("bash"), SLICE_INIT("bash")},     {SLICE_INIT("sh"), SLICE_INIT("bash")},
    {SLICE_INIT("dash"), SLICE_INIT("bash")},     {SLICE_INIT("zsh"), SLICE_INIT("zsh")},
    {SLICE_INIT("fish"), SLICE_INIT("fish")},     {SLICE_INIT("node"), SLICE_INIT("javascript")},
    {SLICE_INIT("perl"), SLICE_INIT("perl")},     {SLICE_INIT("pwsh"), SLICE_INIT("powershell")},
    {SLICE_INIT("python"), SLICE_INIT("python")}, {SLICE_INIT("python3"), SLICE_INIT("python")},
    {SLICE_INIT("ruby"), SLICE_INIT("ruby")},
};

/* The name of the program in "#!/usr/bin/env -S node --test": "node". */
static Slice read_interpreter(Slice line)
{
    Slice rest = slice_trim(slice_from(line, 2));
    Slice program = slice_cut(rest, ' ', &rest);
    size_t slash = slice_find_last_byte(program, '/');

    program = slash < program.size ? slice_from(program, slash + 1) : program;
    if (!slice_is(program, "env")) {
        return program;
    }
    do {
        program = slice_cut(rest, ' ', &rest);
    } while (rest.size > 0 && slice_starts_with(program, SLICE("-")));
    return program;
}

static Slice find_interpreter(Slice line)
{
    Slice name = slice_starts_with(line, SLICE("#!/")) ? read_interpreter(line) : (Slice){0};

    for (size_t i = 0; i < sizeof interpreters / sizeof *interpreters; i++) {
        if (slice_equals(interpreters[i].text, name)) {
            return interpreters[i].language;
        }
    }
    return (Slice){0};
}

static Slice find_beginning(Slice text)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (slice_starts_with(text, beginnings[i].text)) {
            return beginnings[i].language;
        }
    }
    return (Slice){0};
}

/* "--- a", "+++ b", "@@ -1,2 +1,3 @@", a line each. */
static bool is_diff(Slice text)
{
    static const Slice starts[] = {SLICE_INIT("--- "), SLICE_INIT("+++ "), SLICE_INIT("@@ -")};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (!slice_starts_with(slice_cut(text, '\n', &text), starts[i])) {
            return false;
        }
    }
    return true;
}

/* A prompt and a command; "$ 100" is a sum. */
static bool is_command(Slice line)
{
    return line.size > 2 && slice_starts_with(line, SLICE("$ ")) &&
           (ascii_is_letter(line.data[2]) || line.data[2] == '.' || line.data[2] == '/');
}

/* A list in brackets may be of any language; an object with a member, or a list of such, is JSON. */
static bool is_json(Arena *scratch, Slice text)
{
    JsonProblem problem;
    char last = text.data[text.size - 1];
    Slice inside = slice_trim_start(slice_from(text, 1));

    if (text.data[0] == '[' && last == ']' && slice_starts_with(inside, SLICE("{"))) {
        inside = slice_trim_start(slice_from(inside, 1));
    } else if (text.data[0] != '{' || last != '}') {
        return false;
    }
    return slice_starts_with(inside, SLICE("\"")) && json_is_valid(scratch, text, &problem);
}

static bool is_drawing(Slice text)
{
    static const Slice corners[] = {SLICE_INIT("├─"), SLICE_INIT("└─"), SLICE_INIT("┌─")};

    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        if (slice_find(text, corners[i], 0) < text.size) {
            return true;
        }
    }
    return false;
}

Slice code_guess_language(Arena *scratch, Slice content)
{
    Slice text = slice_trim(content);
    Slice line = slice_part(text, 0, slice_find_byte(text, '\n', 0));

    if (text.size == 0) {
        return (Slice){0};
    }

    Slice language = find_interpreter(line);

    language = language.size > 0 ? language : find_beginning(text);
    if (language.size > 0) {
        return language;
    }
    if (is_diff(text)) {
        return SLICE("diff");
    }
    if (is_command(line)) {
        return SLICE("console");
    }
    if (is_json(scratch, text)) {
        return SLICE("json");
    }
    return is_drawing(text) ? SLICE("text") : (Slice){0};
}
