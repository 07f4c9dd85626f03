#include "render/highlighted_code.h"

#include "render/html_escape.h"

void highlighted_code_write(HighlightedCode *code, size_t from, size_t to)
{
    Buffer *out = code->out;

    while (code->next < code->tokens.count && code->tokens.items[code->next].start < to) {
        const Token *token = &code->tokens.items[code->next];
        size_t start = token->start > from ? token->start : from;
        size_t end = token->end < to ? token->end : to;

        html_write_text(out, slice_part(code->text, from, start));
        buffer_add_string(out, "<span class=\"tok-");
        buffer_add_string(out, token_class_name(token->class));
        buffer_add_string(out, "\">");
        html_write_text(out, slice_part(code->text, start, end));
        buffer_add_string(out, "</span>");
        from = end;
        if (token->end > to) {
            break;
        }
        code->next++;
    }
    html_write_text(out, slice_part(code->text, from, to));
}
