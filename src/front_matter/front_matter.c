#include "front_matter/front_matter.h"

#include "front_matter/block.h"
#include "front_matter/yaml_reader.h"

/* The map that the block holds; NULL, with a problem, when it holds something else. */
static Value *read_map(FrontMatter *front_matter, Arena *arena, Source *source)
{
    Value *value = yaml_read(arena, source, front_matter->yaml, &front_matter->problems);
    if (value == NULL || value->kind == VALUE_MAP) {
        return value;
    }
    if (value->kind == VALUE_NULL && value->text.size == 0) {
        value->kind = VALUE_MAP;
        return value;
    }
    front_matter_problem_add(&front_matter->problems, FRONT_MATTER_NOT_MAPPING, value->span,
                             "write lines of \"key: value\"",
                             "front matter is %s, not a map of keys", value_kind_name(value->kind));
    return NULL;
}

static void read_yaml(FrontMatter *front_matter, Arena *arena, Source *source, const Block *block)
{
    front_matter->root = read_map(front_matter, arena, source);
    Block second = block_find_second(source->bytes, block);
    if (front_matter->root != NULL && second.kind == BLOCK_YAML) {
        front_matter_problem_add(&front_matter->problems, FRONT_MATTER_SECOND_BLOCK, second.opening,
                                 "move its keys into the first",
                                 "a second block of front matter, after that on line %u",
                                 source_line_number(source, block->whole.start));
    }
}

void front_matter_read(FrontMatter *front_matter, Arena *arena, Source *source)
{
    Block block = block_find(source->bytes);
    *front_matter = (FrontMatter){
        .found = block.kind != BLOCK_NONE,
        .block = block.whole,
        .yaml = block.inside,
        .body_offset = block.end,
    };
    FrontMatterProblemList *problems = &front_matter->problems;
    front_matter_problem_list_init(problems, arena);
    switch (block.kind) {
    case BLOCK_NONE:
        return;
    case BLOCK_YAML:
        read_yaml(front_matter, arena, source, &block);
        return;
    case BLOCK_TOML:
        front_matter_problem_add(problems, FRONT_MATTER_TOML, block.opening,
                                 "write it as YAML between two lines \"---\"",
                                 "front matter between \"+++\" is TOML, which is not read");
        return;
    case BLOCK_UNTERMINATED:
        front_matter_problem_add(problems, FRONT_MATTER_UNTERMINATED, block.opening,
                                 "put a line \"---\" below its last key",
                                 "the front matter has no closing \"---\"");
        return;
    }
}
