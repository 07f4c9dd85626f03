/*
 * code.h - code/…: that code blocks say what they hold, and hold it.
 *
 * What has no language is not highlighted, and no agent knows how to read it; JSON that does not parse fails whoever copies it. Only
 * blocks between fences are looked at: indented code cannot say its language. (code/yaml is told by front_matter/, which has libyaml.)
 */
#ifndef CHECK_CODE_H
#define CHECK_CODE_H

#include "document/document.h"

/*
 * code/no-language, alias, unknown-language, unclosed, empty, json and jsonc. Parts of JSON, with "..." for what is left out or without
 * their braces, are no mistake (json_form), nor is a template of it ("{{name}}").
 */
void check_code(Document *document);

#endif
