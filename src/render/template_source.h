/*
 * template_source.h - from a template's text to Lua.
 *
 *     <% code %>          Lua
 *     <%= expression %>   its value, escaped: right in text and in attributes, between quotes of either kind
 *     <%- expression %>   its value as it is; also for values that are HTML already, such as page.body
 *     <%# comment %>      nothing
 *     <%%                 the text "<%"
 *
 * A tag ends at the first "%>". Code and comments that stand alone on their lines take these lines with them: what
 * stands before them on the line, and its end. nil is written as nothing.
 *
 * Line n of the Lua is line n of the template, so that Lua's errors tell the right line. Text between tags does not get
 * into the Lua: it is a list of literals, which the Lua writes by number.
 *
 *     <ul>                              __t(1);
 *     <% for _, p in ipairs(all) do %>  for _, p in ipairs(all) do
 *       <li><%= p.title %></li>         __t(2);__e( p.title );__t(3);
 *     <% end %>                         end
 *     </ul>                             __t(4);
 */
#ifndef RENDER_TEMPLATE_SOURCE_H
#define RENDER_TEMPLATE_SOURCE_H

#include "base/buffer.h"

typedef struct TemplateSource {
    Slice lua;
    Slice *literals; /* parts of the template's text; number 1 is the first */
    size_t literal_count;
    size_t literal_capacity;
} TemplateSource;

/*
 * The Lua is a function of four arguments: what writes a literal by its number, what writes a value escaped, what
 * writes it as it is, and the table of its global variables. False when a tag has no end; `*line` is where it begins.
 */
bool template_source_read(TemplateSource *source, Arena *arena, Slice text, uint32_t *line);

#endif
