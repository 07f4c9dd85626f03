#include "index/filter_table.h"

#include "index/filter_value.h"

void filter_table_init(FilterTable *table, Arena *arena, FormTable *forms)
{
    *table = (FilterTable){.arena = arena, .forms = forms};
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

typedef struct TableRow {
    FilterTable *table;
    uint32_t number;
} TableRow;

static void add_value(void *context, Slice field, Slice value)
{
    const TableRow *row = context;
    filter_table_add(row->table, field, value, row->number);
}

void filter_table_add_document(FilterTable *table, const Unit *unit, uint32_t number)
{
    TableRow row = {table, number};
    filter_values_each(unit, add_value, &row);
}
