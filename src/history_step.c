#include "history_step.h"

#include "base/map.h"
#include "document/rule.h"
#include "edition_reader.h"
#include "history/history.h"

#include <assert.h>

typedef struct Asking {
    Site *site;
    Arena *arena;
    Arena scratch; /* for editions */
    HistoryQuestion *questions;
    size_t count;
    Change **answers; /* where that of each question goes */
} Asking;

static bool is_wanted(const Site *site, const Page *page, RuleId id)
{
    const Rule *rule = rule_get(id);
    return settings_severity(site->settings, rule->id, rule->severity, page->path) != SEVERITY_OFF;
}

static void ask(Asking *asking, HistoryQuestion question, Change *answer)
{
    asking->answers[asking->count] = answer;
    asking->questions[asking->count++] = question;
}

/* The day that the code of a row was verified on: that of its mark, else the document's. */
static const UnitDate *code_date(const Unit *unit, const UnitCode *code)
{
    return code->mark > 0 ? &unit_marks(unit)[code->mark - 1] : &unit->header->updated;
}

/* What the text only mentions may change; what it mentions often, is told of once. */
static bool is_described(const Settings *settings, const Unit *unit, const UnitCode *code,
                         Map *mentioned)
{
    if ((code->flags & CODE_SPAN) == 0) {
        return true;
    }
    if (settings->code_spans != CODE_SPANS_FOLLOW) {
        return false;
    }
    MapEntry *entry = map_get(mentioned, unit_text(unit, code->path));
    bool is_first = entry->value == NULL;
    entry->value = mentioned;
    return is_first;
}

static void ask_of_code(Asking *asking, Page *page)
{
    const Settings *settings = asking->site->settings;
    uint32_t count = page->unit.header->codes.count;
    Map mentioned;
    map_init(&mentioned, asking->arena);
    page->code_changes = arena_new_array(asking->arena, Change, count);
    for (uint32_t i = 0; i < count; i++) {
        const UnitCode *code = &unit_codes(&page->unit)[i];
        const UnitDate *date = code_date(&page->unit, code);
        if (date->has_date && is_described(settings, &page->unit, code, &mentioned)) {
            ask(asking,
                (HistoryQuestion){
                    .path = unit_text(&page->unit, code->path),
                    .is_code = true,
                    .after = date_add(date->date, settings->freshness.tolerance),
                },
                &page->code_changes[i]);
        }
    }
}

/* Would somebody write the day of its last change into it? */
static bool is_without_date(const Site *site, const Page *page)
{
    switch (page->unit.header->date_slot.kind) {
    case DATE_SLOT_KEY:
        return is_wanted(site, page, RULE_DATE_MISSING);
    case DATE_SLOT_BLOCK:
        return is_wanted(site, page, RULE_FRONT_MATTER_MISSING);
    default:
        return false;
    }
}

static void ask_of_page(Asking *asking, Page *page)
{
    const UnitHeader *header = page->unit.header;
    if ((header->flags & (UNIT_UNREADABLE | UNIT_OPTED_OUT)) != 0) {
        return;
    }
    if (header->updated.has_date && is_wanted(asking->site, page, RULE_DATE_BEHIND_GIT)) {
        ask(asking,
            (HistoryQuestion){
                .path = page->path,
                .after =
                    date_add(header->updated.date, asking->site->settings->freshness.tolerance),
            },
            &page->change);
    } else if (is_without_date(asking->site, page)) {
        ask(asking, (HistoryQuestion){.path = page->path, .after = DATE_FIRST}, &page->change);
    }
    if (header->codes.count > 0 && is_wanted(asking->site, page, RULE_CODE_REF_CHANGED)) {
        ask_of_code(asking, page);
    }
}

static bool is_same(void *context, Slice path, Slice before, Slice after)
{
    Asking *asking = context;
    const Settings *settings = asking->site->settings;
    Edition editions[2];
    arena_reset(&asking->scratch);
    edition_read(&editions[0], &asking->scratch, settings, path, before);
    edition_read(&editions[1], &asking->scratch, settings, path, after);
    return edition_is_same(&editions[0], &editions[1], settings->freshness.bump);
}

static size_t count_questions(const Site *site)
{
    size_t count = site->page_count;
    for (uint32_t i = 0; i < site->page_count; i++) {
        count += site->pages[i].unit.header->codes.count;
    }
    return count;
}

bool history_step(Site *site, Arena *arena, bool (*is_asked_for)(void *context, Slice path),
                  void *context, Slice *trouble)
{
    size_t most = count_questions(site);
    Asking asking = {
        .site = site,
        .arena = arena,
        .questions = arena_new_array(arena, HistoryQuestion, most),
        .answers = arena_new_array(arena, Change *, most),
    };
    *trouble = SLICE("");
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (is_asked_for == NULL || is_asked_for(context, site->pages[i].path)) {
            ask_of_page(&asking, &site->pages[i]);
        }
    }
    assert(asking.count <= most);
    if (asking.count == 0) {
        return true;
    }
    HistoryRequest request = {
        .root = site->settings->root,
        .ignore_revs = site->settings->freshness.ignore_revs,
        .today = site->today,
        .is_same = is_same,
        .context = &asking,
        .questions = asking.questions,
        .question_count = asking.count,
    };
    arena_init(&asking.scratch, NULL);
    bool is_complete = history_answer(&request, arena, trouble);
    arena_free(&asking.scratch);
    for (size_t i = 0; i < asking.count; i++) {
        *asking.answers[i] = asking.questions[i].answer;
    }
    return is_complete;
}
