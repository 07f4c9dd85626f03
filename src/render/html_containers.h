/*
 * html_containers.h - blocks that only filters make: Div, Figure, LineBlock, DefinitionList, captions.
 */
#ifndef RENDER_HTML_CONTAINERS_H
#define RENDER_HTML_CONTAINERS_H

#include "render/html_writer.h"

/* Nothing for nodes of other kinds. */
void html_container_enter(HtmlWriter *writer, const Node *node);
void html_container_leave(HtmlWriter *writer, const Node *node);

#endif
