#include "index/filter_table.h"

#include "base/json_view.h"
#include "base/utf8.h"
#include "base/utf8_fold.h"
#include "index/number.h"

void filter_table_init(FilterTable *table, Arena *arena, FormTable *forms)
{
    *table = (FilterTable){.arena = arena, .forms = forms};
}

static size_t put_folded(char *out, Slice text)
{
    size_t size = 0;
    while (size < text.size && (unsigned char)text.data[size] < 0x80) {
        out[size] = ascii_to_lower(text.data[size]);
        size++;
    }
    if (size < text.size) {
        size = utf8_write_folded(text, out, FILTER_VALUE_SIZE_MOST);
    }
    return number_clean_text(out, size);
}

bool filter_term(Slice field, Slice value, char *out, size_t *size)
{
    value = slice_trim(value);
    if (value.size == 0 || value.size > FILTER_VALUE_SIZE_MOST ||
        field.size > FILTER_VALUE_SIZE_MOST || utf8_find_invalid(value) < value.size ||
        utf8_find_invalid(field) < field.size) {
        return false;
    }
    char *at = out;
    *at++ = ':';
    at += put_folded(at, field);
    *at++ = ':';
    at += put_folded(at, value);
    *size = (size_t)(at - out);
    return true;
}

static FilterList *get_list(FilterTable *table, Slice term)
{
    FormTable *forms = table->forms;
    size_t count = forms->count;
    uint32_t number = form_table_get(forms, term);
    Form *form = &forms->forms[number];
    if (number == count) {
        table->lists = arena_array_room(table->arena, table->lists, table->count, &table->capacity,
                                        sizeof *table->lists);
        table->lists[table->count] = (FilterList){.count = 0};
        form->is_filter = true;
        form->list = (uint32_t)table->count++;
    }
    return &table->lists[form->list];
}

void filter_table_add(FilterTable *table, Slice field, Slice value, uint32_t number)
{
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    if (!filter_term(field, value, term, &size)) {
        return;
    }
    FilterList *list = get_list(table, (Slice){term, size});
    if (list->count > 0 && list->items[list->count - 1] == number) {
        return;
    }
    list->items = arena_array_room(table->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = number;
}

void filter_table_alias(FilterTable *table, Slice field, Slice value, Slice alias)
{
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    FormTable *forms = table->forms;
    if (!filter_term(field, value, term, &size)) {
        return;
    }
    size_t list = (size_t)(get_list(table, (Slice){term, size}) - table->lists);
    if (!filter_term(field, alias, term, &size)) {
        return;
    }
    size_t count = forms->count;
    uint32_t number = form_table_get(forms, (Slice){term, size});
    if (number == count) {
        Form *form = &forms->forms[number];
        form->is_filter = true;
        form->list = (uint32_t)list;
    }
}

/* ---- front matter ---- */

typedef struct FrontMatterWalk {
    FilterTable *table;
    Arena scratch;
    uint32_t number;
} FrontMatterWalk;

/* As deep as FILTER_DEPTH_MOST. */
static void add_value(FrontMatterWalk *walk, Slice field, Slice value, int depth)
{
    Slice key;
    Slice item;
    if (value.size == 0 || depth == FILTER_DEPTH_MOST) {
        return;
    }
    switch (value.data[0]) {
    case '{':
        while (json_view_next_member(&value, &key, &item)) {
            add_value(
                walk,
                arena_format(&walk->scratch, "%.*s.%.*s", SLICE_PRINT(field), SLICE_PRINT(key)),
                item, depth + 1);
        }
        break;
    case '[':
        while (json_view_next_item(&value, &item)) {
            add_value(walk, field, item, depth + 1);
        }
        break;
    case '"':
        /* With quotes and escapes, a text that is too long already is not read. */
        if (value.size <= 6 * FILTER_VALUE_SIZE_MOST) {
            filter_table_add(walk->table, field, json_view_text(&walk->scratch, value),
                             walk->number);
        }
        break;
    default:
        filter_table_add(walk->table, field, value, walk->number);
        break;
    }
}

static void add_front_matter(FilterTable *table, const Unit *unit, uint32_t number)
{
    FrontMatterWalk walk = {.table = table, .number = number};
    arena_init(&walk.scratch, NULL);
    add_value(&walk, SLICE("fm"), unit_text(unit, unit->header->front_matter), 0);
    arena_free(&walk.scratch);
}

/* "Ann, Bob": each of them, and both. */
static void add_owners(FilterTable *table, Slice owners, uint32_t number)
{
    filter_table_add(table, SLICE("owner"), owners, number);
    while (owners.size > 0) {
        filter_table_add(table, SLICE("owner"), slice_cut(owners, ',', &owners), number);
    }
}

void filter_table_add_document(FilterTable *table, const Unit *unit, uint32_t number)
{
    const UnitHeader *header = unit->header;
    add_owners(table, unit_text(unit, header->owner), number);
    filter_table_add(table, SLICE("doc_type"), unit_text(unit, header->doc_type), number);
    for (uint32_t i = 0; i < header->tags.count; i++) {
        filter_table_add(table, SLICE("tag"), unit_text(unit, unit_texts(unit, header->tags)[i]),
                         number);
    }
    add_front_matter(table, unit, number);
}
