/*
 * code_yaml.h - code/yaml: blocks of YAML in the text that do not parse.
 *
 * A rule of check/code.h that stands here, because libyaml does.
 */
#ifndef FRONT_MATTER_CODE_YAML_H
#define FRONT_MATTER_CODE_YAML_H

#include "document/document.h"

/*
 * Told at the first place of each block between fences that is called YAML and is none. Templates ("{{", "{%", "<%", "${") and blocks in
 * which a line "..." or "…" stands for what is left out are not judged.
 */
void code_yaml_check(Document *document);

#endif
