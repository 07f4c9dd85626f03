#include "front_matter/code_yaml.h"

#include "document/code_block.h"
#include "document/language.h"
#include "front_matter/yaml_reader.h"

static bool has_template(Slice content)
{
    static const Slice marks[] = {SLICE_INIT("{{"), SLICE_INIT("{%"), SLICE_INIT("<%"),
                                  SLICE_INIT("${")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_find(content, marks[i], 0) < content.size) {
            return true;
        }
    }
    return false;
}

/* To YAML "..." ends a document; in a text it stands for more of the same. */
static bool has_elision(Slice content)
{
    while (content.size > 0) {
        Slice line = slice_trim(slice_cut(content, '\n', &content));

        if (slice_is(line, "...") || slice_is(line, "…") || slice_is(line, "- ...")) {
            return true;
        }
    }
    return false;
}

static bool is_yaml(Document *document, const Node *code)
{
    return code->kind == NODE_CODE_BLOCK && code->flags & NODE_FENCED &&
           !(code->flags & NODE_UNLOCATED) &&
           slice_is(language_from_word(document->scratch, code_block_word(code)), "yaml");
}

static void check_block(Document *document, const Node *code)
{
    Slice content = code_block_content(code);
    FrontMatterProblemList problems;
    Source block;

    source_init(&block, document->scratch, document->path, content);
    front_matter_problem_list_init(&problems, document->scratch);
    if (yaml_is_valid(document->scratch, &block, &problems) || has_template(content) ||
        has_elision(content)) {
        return;
    }

    const FrontMatterProblem *problem = &problems.items[0];
    Span span = {code_block_place(&document->source, code, problem->span.start),
                 code_block_place(&document->source, code, problem->span.end)};
    Diagnostic *finding = finding_add(&document->findings, RULE_CODE_YAML, &document->source, span,
                                      "not YAML: %.*s", SLICE_PRINT(problem->message));

    if (problem->help.size > 0) {
        finding->help = problem->help;
    }
}

void code_yaml_check(Document *document)
{
    const Node *root = document->tree.root;

    for (const Node *node = root; node != NULL; node = node_next_block(node, root)) {
        if (is_yaml(document, node)) {
            check_block(document, node);
        }
    }
}
