#include "extract/survey.h"

#include "base/utf8.h"
#include "document/label.h"
#include "document/text.h"
#include "extract/block_value.h"
#include "extract/lead_in.h"

enum { LEVEL_COUNT = 7 };

typedef struct Surveyor {
    Survey *survey;
    Document *document;
    Section *section;            /* where the walk is */
    Section *open[LEVEL_COUNT];  /* the last heading of each level that `section` is below, or is */
    const Node *title_paragraph; /* the first one behind the title */
    const Node *closing_paragraph; /* the one behind the last rule */
    unsigned nameless_count; /* headings without an anchor: a filter may make any number of them */
    LeadIn lead_in;
    Slice value_label;     /* of the last value made of blocks, while the walk is in it */
    const Node *value_end; /* where that ends */
    Buffer text;
} Surveyor;

static void add_place(Surveyor *surveyor, PlaceList *list, const Node *node, Slice lead_in)
{
    list->items = arena_array_room(surveyor->document->arena, list->items, list->count,
                                   &list->capacity, sizeof *list->items);
    list->items[list->count++] = (Place){node, surveyor->section, lead_in};
}

/* The nearest heading above one of `level`, or NULL. */
static const Section *find_above(const Surveyor *surveyor, int level)
{
    while (level > 0) {
        level--;
        if (surveyor->open[level]) {
            return surveyor->open[level];
        }
    }
    return NULL;
}

static void make_path(Arena *arena, Section *section, const Section *above)
{
    size_t count = above ? above->path_count : 0;

    section->path_count = count + 1;
    section->path = arena_new_array(arena, Slice, count + 1);
    if (count > 0) {
        memcpy(section->path, above->path, count * sizeof *section->path);
    }
    section->path[count] = section->title;
}

static void begin_section(Surveyor *surveyor, const Node *header)
{
    Survey *survey = surveyor->survey;
    const Heading *heading = &surveyor->document->outline[survey->section_count - 1];
    Section *section = &survey->sections[survey->section_count++];
    int level = node_heading_level(header);

    section->header = header;
    section->title = slice_trim(heading->text);
    section->anchor = heading->anchor;
    section->key = heading->anchor;
    if (heading->anchor.size == 0 && ++surveyor->nameless_count > 1) {
        section->key = arena_format(surveyor->document->arena, "~%u", surveyor->nameless_count);
    }
    make_path(surveyor->document->arena, section, find_above(surveyor, level));
    surveyor->open[level] = section;
    for (int below = level + 1; below < LEVEL_COUNT; below++) {
        surveyor->open[below] = NULL;
    }
    surveyor->section = section;
}

/* The key, or "key-2" when the section has it already. */
static Slice unique_name(Surveyor *surveyor, Section *section, Slice key)
{
    if (!section->names.arena) {
        map_init(&section->names, surveyor->document->scratch);
    }

    MapEntry *entry = map_get(&section->names, key);
    uintptr_t count = (uintptr_t)entry->value + 1;

    entry->value = (void *)count;
    if (count == 1) {
        return key;
    }
    return arena_format(surveyor->document->arena, "%.*s-%zu", SLICE_PRINT(key), (size_t)count);
}

static void set_block_value(Surveyor *surveyor, Field *field, const Node *paragraph)
{
    BlockValue value = block_value_find(surveyor->document->scratch, paragraph);

    if (!value.first) {
        return;
    }
    surveyor->value_label = field->label;
    surveyor->value_end = node_skip(value.last, NULL);
    buffer_clear(&surveyor->text);
    text_add_range(&surveyor->text, value.first, surveyor->value_end,
                   (size_t)FIELD_VALUE_LIMIT * 4);
    field->value = arena_copy(surveyor->document->arena, slice_trim(buffer_slice(&surveyor->text)));
    field->span.end = value.last->span.end;
    field->is_block = true;
    field->first_block = value.first;
    field->last_block = value.last;
}

static void add_field(Surveyor *surveyor, const Node *paragraph, const Label *label)
{
    Arena *arena = surveyor->document->arena;
    Section *section = surveyor->section;
    Field *field = arena_new(arena, Field);

    field->section = section;
    field->label = label->text;
    field->key = label_key(arena, label->text);
    field->name = unique_name(surveyor, section, field->key);
    field->span = (Span){label->strong->span.start, label_value_end(label)};
    field->of_document =
        paragraph == surveyor->title_paragraph || paragraph == surveyor->closing_paragraph;
    field->value = label_value(arena, label);
    if (field->value.size == 0 && !label->end) {
        set_block_value(surveyor, field, paragraph);
    }
    field->value = utf8_prefix(field->value, FIELD_VALUE_LIMIT);
    *(section->last_field ? &section->last_field->next_in_section : &section->first_field) = field;
    section->last_field = field;
    *(surveyor->survey->last_field ? &surveyor->survey->last_field->next
                                   : &surveyor->survey->first_field) = field;
    surveyor->survey->last_field = field;
    surveyor->survey->field_count++;
}

static void add_fields(Surveyor *surveyor, const Node *paragraph)
{
    LabelReader reader;
    Label label;

    label_reader_init(&reader, surveyor->document->arena, paragraph);
    while (label_next(&reader, &label)) {
        add_field(surveyor, paragraph, &label);
    }
}

/* What leads to a block, else the label of the value that it is a part of. */
static Slice find_lead_in(Surveyor *surveyor, const Node *block)
{
    Slice text = lead_in_find(&surveyor->lead_in, surveyor->document->arena, block);

    return text.size > 0 ? text : surveyor->value_label;
}

/* Looks at a block; false when there are no blocks below it. */
static bool look_at(Surveyor *surveyor, const Node *node)
{
    if (node == surveyor->value_end) {
        surveyor->value_label = (Slice){0};
    }
    switch (node->kind) {
    case NODE_PARA:
    case NODE_PLAIN:
        add_fields(surveyor, node);
        return false;
    case NODE_CODE_BLOCK:
        add_place(surveyor, &surveyor->survey->code, node, find_lead_in(surveyor, node));
        return false;
    case NODE_TABLE:
        add_place(surveyor, &surveyor->survey->tables, node, find_lead_in(surveyor, node));
        return false;
    case NODE_RAW_BLOCK:
        find_lead_in(surveyor, node);
        return false;
    case NODE_LIST_ITEM:
        if (node->flags & (NODE_TASK_OPEN | NODE_TASK_DONE)) {
            add_place(surveyor, &surveyor->survey->tasks, node, (Slice){0});
        }
        return true;
    default:
        return node->kind != NODE_HEADER;
    }
}

static void walk_body(Surveyor *surveyor)
{
    const Node *root = surveyor->document->tree.root;

    for (const Node *node = root; node != NULL;) {
        if (node->kind == NODE_HEADER) {
            begin_section(surveyor, node);
        }
        node = look_at(surveyor, node) ? node_next(node, root) : node_skip(node, root);
    }
}

static void walk_footnotes(Surveyor *surveyor)
{
    const Tree *tree = &surveyor->document->tree;

    for (size_t i = 0; i < tree->footnote_count; i++) {
        const Node *root = tree->footnotes[i]->definition;

        surveyor->section = survey_section_at(surveyor->survey, root->span.start);
        surveyor->value_label = (Slice){0};
        for (const Node *node = root; node != NULL;) {
            node = look_at(surveyor, node) ? node_next(node, root) : node_skip(node, root);
        }
    }
}

/* What stands in [start, end) without blank lines at its end. */
static Span own_lines(const Source *source, uint32_t start, uint32_t end)
{
    Slice text = source_text(source, (Span){start, end});

    return (Span){start, start + (uint32_t)slice_trim_end(text).size};
}

/* A section ends where the line of the next heading begins. A heading that a filter made may stand anywhere: then it has one line. */
static void set_spans(Surveyor *surveyor)
{
    Survey *survey = surveyor->survey;
    Source *source = &surveyor->document->source;
    uint32_t end = (uint32_t)source->bytes.size;

    for (size_t i = survey->section_count; i-- > 0;) {
        Section *section = &survey->sections[i];
        Span header = section->header ? section->header->span : section->span;
        bool is_in_order = end >= header.end;

        section->span = own_lines(source, header.start, is_in_order ? end : header.end);
        if (section->header) {
            end = source_line_start(source, source_line_number(source, header.start));
        }
    }
}

/* The preamble's key must not be an anchor's: who adds one must not rename what stands below a heading. */
static void begin_preamble(Surveyor *surveyor)
{
    const Document *document = surveyor->document;
    Slice bytes = document->source.bytes;
    Section *preamble = &surveyor->survey->sections[0];
    size_t start = document->body_offset;

    while (start < bytes.size && ascii_is_space(bytes.data[start])) {
        start++;
    }
    preamble->span = (Span){(uint32_t)start, (uint32_t)start};
    preamble->title = SLICE("preamble");
    preamble->key = preamble->title;
    for (size_t i = 0; i < document->heading_count; i++) {
        if (slice_equals(document->outline[i].anchor, preamble->key)) {
            preamble->key = SLICE("preamble~2");
        }
    }
    surveyor->survey->section_count = 1;
    surveyor->section = preamble;
}

static bool has_preamble(const Tree *tree)
{
    for (const Node *node = tree->root->first; node != NULL; node = node->next) {
        if (node->kind == NODE_HEADER) {
            return false;
        }
        if (node->kind != NODE_RAW_BLOCK && node->kind != NODE_HORIZONTAL_RULE) {
            return true;
        }
    }
    return false;
}

/* The first paragraph of a block: itself, or in a quote. */
static const Node *first_paragraph(const Node *block)
{
    while (block != NULL && (block->kind == NODE_BLOCK_QUOTE || block->kind == NODE_DIV)) {
        block = block->first;
    }
    return block != NULL && node_is_paragraph(block) ? block : NULL;
}

/* Finds the paragraphs whose labels tell of the whole document. */
static void find_document_paragraphs(Surveyor *surveyor)
{
    const Node *title = NULL;

    for (const Node *node = surveyor->document->tree.root->first; node != NULL; node = node->next) {
        bool is_first = title && !surveyor->title_paragraph;

        if (node->kind == NODE_HEADER) {
            if (is_first) {
                surveyor->title_paragraph = node; /* there is none: nothing is looked for below */
            }
            title = !title && node->level == 1 ? node : title;
        } else if (is_first) {
            surveyor->title_paragraph = first_paragraph(node);
        }
        if (node->kind == NODE_HORIZONTAL_RULE) {
            surveyor->closing_paragraph = node->next ? first_paragraph(node->next) : NULL;
        }
    }
}

Section *survey_section_at(const Survey *survey, uint32_t offset)
{
    size_t low = 1;
    size_t high = survey->section_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (survey->sections[middle].header->span.start <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &survey->sections[low - 1];
}

void survey_make(Survey *survey, Document *document)
{
    Surveyor surveyor = {.survey = survey, .document = document};

    *survey = (Survey){0};
    survey->sections = arena_new_array(document->arena, Section, document->heading_count + 1);
    survey->has_preamble = has_preamble(&document->tree);
    buffer_init(&surveyor.text, document->scratch);
    begin_preamble(&surveyor);
    find_document_paragraphs(&surveyor);
    walk_body(&surveyor);
    walk_footnotes(&surveyor);
    set_spans(&surveyor);
}
