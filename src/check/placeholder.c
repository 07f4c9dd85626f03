#include "check/placeholder.h"

static bool is_name_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ' ';
}

/* "{{name}}", also inside of other text; "{{ }}" names nothing. */
static bool has_variable(Slice text)
{
    for (size_t at = 0; (at = slice_find(text, SLICE("{{"), at)) < text.size; at++) {
        size_t end = at + 2;

        while (end < text.size && is_name_byte(text.data[end])) {
            end++;
        }

        Slice name = slice_trim(slice_part(text, at + 2, end));

        if (name.size > 0 && slice_starts_with(slice_from(text, end), SLICE("}}"))) {
            return true;
        }
    }
    return false;
}

static bool is_choice(Slice text)
{
    return text.size > 2 && text.data[0] == '{' && text.data[text.size - 1] == '}' &&
           slice_find_byte(text, '|', 0) < text.size;
}

/* Only letters Y, M and D, each there, with signs between them. */
static bool is_date(Slice text)
{
    size_t years = 0;
    size_t months = 0;
    size_t days = 0;

    for (size_t i = 0; i < text.size; i++) {
        char c = ascii_to_lower(text.data[i]);

        years += c == 'y';
        months += c == 'm';
        days += c == 'd';
        if (ascii_is_digit(c) || (ascii_is_letter(c) && c != 'y' && c != 'm' && c != 'd')) {
            return false;
        }
    }
    return (years == 4 || years == 2) && months == 2 && days == 2;
}

bool placeholder_is_text(Slice text)
{
    Slice trimmed = slice_trim(text);

    return is_date(trimmed) || is_choice(trimmed) || has_variable(trimmed);
}

bool placeholder_is_value(const Value *value)
{
    if (value->kind == VALUE_STRING) {
        return placeholder_is_text(value->text);
    }
    return value->kind == VALUE_MAP && value->count == 1 &&
           value->pairs[0].value->kind == VALUE_NULL &&
           slice_find_byte(value->pairs[0].key, '|', 0) < value->pairs[0].key.size;
}
