#include "link/answer.h"

#include "base/path.h"
#include "link/destination.h"
#include "link/nearest.h"
#include "link/suggestion.h"

/* A question, and what is found out on the way to its answer. */
typedef struct Question {
    Answerer *answerer;
    const Page *page;
    const UnitLink *link;
    Slice href; /* trimmed */
    Destination destination;
    Place place;
    Slice identifier; /* of the anchor in the target's HTML; empty when none is wanted */
    LinkAnswer *answer;
} Question;

/* --- anchors ---------------------------------------------------------------------------------------------------- */

/* Places that every page has, or where no place is to be expected. */
static bool is_known_anchor(const Page *target, Slice anchor)
{
    return anchor.size == 0 || slice_equals_fold(anchor, SLICE("top")) ||
           destination_is_line(anchor) || target->unit.header->flags & UNIT_COSTLY;
}

/* Is the anchor in the target? Sets `identifier`. */
static bool find_anchor(Question *question, const Page *target, Slice anchor)
{
    static const Slice prefix = SLICE_INIT("user-content-");
    AnchorIndex *anchors = &question->answerer->anchors;

    if (anchor_index_find(anchors, target, anchor, &question->identifier)) {
        return true;
    }
    if (is_known_anchor(target, anchor)) {
        question->identifier = destination_is_line(anchor) ? (Slice){0} : anchor;
        return true;
    }
    /* On GitHub all anchors are also there with the prefix that only those of raw HTML have here. */
    if (slice_starts_with(anchor, prefix)) {
        return anchor_index_find(anchors, target, slice_from(anchor, prefix.size),
                                 &question->identifier);
    }
    return false;
}

/* Finds the anchor in the page, or the one that would be right; empty when none is wanted or near. */
static Slice judge_anchor(Question *question, const Page *target)
{
    Slice anchor = question->destination.anchor;

    if (find_anchor(question, target, anchor)) {
        return anchor;
    }
    question->identifier = anchor;
    if (question->answer->state == LINK_STATE_OK) {
        question->answer->state = LINK_STATE_NO_ANCHOR;
    }

    Slice nearest = anchor_index_find_nearest(&question->answerer->anchors, target, anchor,
                                              &question->answerer->places.budget);

    question->answer->is_certain = nearest_is_same(nearest, anchor);
    if (question->answer->is_certain) {
        anchor_index_find(&question->answerer->anchors, target, nearest, &question->identifier);
    }
    return nearest;
}

/* --- what was found --------------------------------------------------------------------------------------------- */

static Slice with_fragment(Arena *arena, Slice url, Slice identifier)
{
    Buffer out;

    if (identifier.size == 0) {
        return url;
    }

    Slice fragment = path_percent_encode(arena, identifier);

    buffer_init(&out, arena);
    buffer_reserve(&out, url.size + 1 + fragment.size);
    buffer_add(&out, url);
    buffer_add_byte(&out, '#');
    buffer_add(&out, fragment);
    return buffer_slice(&out);
}

/* Makes the link lead to `url`. */
static void lead_to(Question *question, Slice url)
{
    Arena *arena = question->answerer->arena;
    bool is_same_page = question->answer->page == question->page->number;
    Slice relative = {0};

    if (!is_same_page || question->identifier.size == 0) {
        relative = path_relative(arena, question->page->url, url);
    }
    question->answer->is_dead = false;
    question->answer->href = with_fragment(arena, relative, question->identifier);
    question->answer->url = with_fragment(arena, url, question->identifier);
}

static void set_target(Question *question, Slice path)
{
    const Page *target = question->place.page;
    bool is_kept = target != NULL && path.data == target->path.data;

    question->answer->target = is_kept ? path : arena_copy(question->answerer->arena, path);
}

/* Leads the link to the place that was found. Returns the anchor that is right there. */
static Slice lead_to_place(Question *question)
{
    const Place *place = &question->place;
    Slice anchor = question->destination.anchor;

    question->identifier = anchor;
    question->answer->is_certain = true;
    set_target(question, place->path);
    if (place->kind == PLACE_PAGE) {
        question->answer->page = place->page->number;
        anchor = judge_anchor(question, place->page);
        lead_to(question, place->url);
    } else if (place->kind == PLACE_FOLDER) {
        lead_to(question, place->url);
    } else if (place->kind == PLACE_FILE && question->page->published) {
        const SiteFile *copy =
            copies_add(&question->answerer->copies, place->file, question->link->image);

        if (copy != NULL) {
            lead_to(question, copy->url);
        }
    }
    return anchor;
}

/* Suggests to write the place's path. */
static void suggest_place(Question *question, Slice anchor)
{
    question->answer->suggestion =
        suggestion_from_path(question->answerer->arena, question->page->path, question->place.path,
                             question->place.is_folder, anchor);
}

static LinkState state_of_place(PlaceKind kind)
{
    switch (kind) {
    case PLACE_PAGE:
    case PLACE_FOLDER:
        return LINK_STATE_OK;
    case PLACE_OUTPUT:
        return LINK_STATE_LEFT_ALONE;
    case PLACE_OUTSIDE:
        return LINK_STATE_ESCAPES;
    default:
        return LINK_STATE_FILE;
    }
}

static void answer_found(Question *question)
{
    question->answer->state = state_of_place(question->place.kind);

    Slice anchor = lead_to_place(question);

    if (question->answer->state == LINK_STATE_NO_ANCHOR && anchor.size > 0) {
        Slice fragment;
        Slice path = slice_cut(question->href, '#', &fragment);

        question->answer->suggestion =
            suggestion_with_anchor(question->answerer->arena, path, anchor);
    }
}

static void answer_wrong_case(Question *question)
{
    question->answer->state = LINK_STATE_WRONG_CASE;
    suggest_place(question, lead_to_place(question));
}

/* --- what was not ----------------------------------------------------------------------------------------------- */

static bool is_image_path(Slice path)
{
    static const char *const extensions[] = {".png",  ".jpg",  ".jpeg", ".gif", ".svg",
                                             ".webp", ".avif", ".bmp",  ".ico"};
    Slice extension = path_extension(path);

    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (slice_equals_fold(extension, slice_from_string(extensions[i]))) {
            return true;
        }
    }
    return false;
}

static LinkState state_of_missing(const Question *question)
{
    const Destination *destination = &question->destination;
    bool is_page = question->place.kind == PLACE_PAGE || question->place.kind == PLACE_FOLDER;

    if (is_page || destination->is_folder || question->link->image ||
        place_is_document_path(destination->path) || is_image_path(destination->path)) {
        return LINK_STATE_BROKEN;
    }
    return question->answerer->site->settings->check_link_files ? LINK_STATE_MISSING_FILE
                                                                : LINK_STATE_LEFT_ALONE;
}

static Slice line_anchor(Question *question, Slice line)
{
    return arena_format(question->answerer->scratch, "L%.*s", SLICE_PRINT(line));
}

/* Is it in the project, and not in the output? */
static bool is_source(const Place *place)
{
    return place->kind != PLACE_OUTPUT && place->kind != PLACE_OUTSIDE;
}

/* Finds what is there when the path is seen from the root: the most frequent mistake. */
static bool find_from_root(Question *question, Slice path)
{
    return place_find(&question->answerer->places, path, question->destination.is_folder,
                      &question->place) &&
           is_source(&question->place);
}

/*
 * Is there a folder here, too, of the name with which the path from the root begins? Then the file may rather be missing in it:
 * "src/a.c" in a package that has its own src/.
 */
static bool has_folder_here(Question *question, Slice path)
{
    Slice wanted = question->destination.path;
    Place here;

    if (wanted.size <= path.size || !slice_ends_with(wanted, path)) {
        return false;
    }

    size_t size = wanted.size - path.size + slice_find_byte(path, '/', 0);

    return place_find(&question->answerer->places, slice_part(wanted, 0, size), true, &here);
}

/* The same where it leaves no doubt: "README.md" may be meant in many places, "docs/README.md" only from the root. */
static bool find_below_root(Question *question)
{
    Slice path;

    return destination_from_root(question->answerer->scratch, question->href, &path) &&
           slice_find_byte(path, '/', 0) < path.size && !has_folder_here(question, path) &&
           find_from_root(question, path);
}

/* Finds what could have been meant, for a hint. */
static bool find_hint(Question *question)
{
    const Destination *wanted = &question->destination;
    Slice path;

    return !wanted->is_folder &&
           ((place_find_nearest(&question->answerer->places, wanted->path, &question->place) &&
             is_source(&question->place)) ||
            (destination_from_root(question->answerer->scratch, question->href, &path) &&
             find_from_root(question, path)));
}

/* Nothing is there. What is meant leads there nevertheless; what is near is only suggested. */
static void answer_missing(Question *question)
{
    const Destination *wanted = &question->destination;
    PlaceFinder *places = &question->answerer->places;
    Slice line = {0};

    set_target(question, wanted->path);
    if ((place_find_meant(places, wanted->path, wanted->is_folder, &question->place, &line) &&
         is_source(&question->place)) ||
        find_below_root(question)) {
        question->answer->state = state_of_missing(question);

        Slice anchor = lead_to_place(question);

        suggest_place(question, line.size > 0 ? line_anchor(question, line) : anchor);
        return;
    }
    question->answer->state = state_of_missing(question);
    if (find_hint(question)) {
        bool is_lost = question->place.kind == PLACE_PAGE &&
                       !find_anchor(question, question->place.page, wanted->anchor);

        suggest_place(question, is_lost ? (Slice){0} : wanted->anchor);
    }
}

static void answer_escaping(Question *question)
{
    Answerer *answerer = question->answerer;
    bool is_host_page = destination_is_host_page(answerer->scratch,
                                                 path_folder(question->page->path), question->href);

    question->answer->state = is_host_page ? LINK_STATE_LEFT_ALONE : LINK_STATE_ESCAPES;
    if (!is_host_page && find_below_root(question)) {
        suggest_place(question, lead_to_place(question));
    }
}

/* --- the kinds of links ----------------------------------------------------------------------------------------- */

static void answer_relative(Question *question)
{
    const Destination *wanted = &question->destination;
    PlaceFinder *places = &question->answerer->places;

    destination_read(&question->destination, question->answerer->scratch,
                     path_folder(question->page->path), question->href);
    question->answer->anchor = arena_copy(question->answerer->arena, wanted->anchor);
    if (!wanted->has_path) {
        question->place = (Place){.kind = PLACE_PAGE,
                                  .path = question->page->path,
                                  .url = question->page->url,
                                  .page = question->page};
        answer_found(question);
    } else if (wanted->escapes) {
        answer_escaping(question);
    } else if (place_find(places, wanted->path, wanted->is_folder, &question->place)) {
        answer_found(question);
    } else if (place_find_folded(places, wanted->path, wanted->is_folder, &question->place) &&
               is_source(&question->place)) {
        answer_wrong_case(question);
    } else {
        answer_missing(question);
    }
}

/* Looks for a path that begins with '/' below `folder`. */
static bool find_below(Question *question, Slice folder)
{
    Destination *wanted = &question->destination;
    PlaceFinder *places = &question->answerer->places;
    Slice line;

    destination_read(wanted, question->answerer->scratch, folder, question->href);

    bool found =
        !wanted->escapes &&
        (place_find(places, wanted->path, wanted->is_folder, &question->place) ||
         place_find_folded(places, wanted->path, wanted->is_folder, &question->place) ||
         place_find_meant(places, wanted->path, wanted->is_folder, &question->place, &line));

    return found && is_source(&question->place);
}

/* What is not in the project may be on the host, unless it is a file by its name: "/pricing", "/api/index.html". */
static bool is_host_path(Slice path)
{
    Slice extension = path_extension(path);

    return extension.size == 0 || slice_equals_fold(extension, SLICE(".html"));
}

/* "/docs/a.md": seen from the project's root, or from where its content is. */
static void answer_root(Question *question)
{
    const Settings *settings = question->answerer->site->settings;
    bool found = find_below(question, (Slice){0});

    for (size_t i = 0; i < settings->content_count && !found; i++) {
        found =
            settings->content[i].path.size > 0 && find_below(question, settings->content[i].path);
    }
    question->answer->state = LINK_STATE_LEFT_ALONE;
    question->answer->anchor = arena_copy(question->answerer->arena, question->destination.anchor);
    if (found) {
        suggest_place(question, lead_to_place(question));
    } else {
        question->answer->is_dead = !is_host_path(question->destination.path);
    }
}

static void answer_empty(Question *question)
{
    bool is_top = slice_is(question->href, "#");

    question->answer->state = is_top ? LINK_STATE_OK : LINK_STATE_EMPTY;
    question->answer->is_dead = !is_top;
}

static void answer_by_kind(Question *question)
{
    switch ((LinkKind)question->link->kind) {
    case LINK_RELATIVE:
    case LINK_ANCHOR:
        answer_relative(question);
        break;
    case LINK_ROOT:
        answer_root(question);
        break;
    case LINK_EMPTY:
        answer_empty(question);
        break;
    case LINK_PLACEHOLDER:
        question->answer->state = LINK_STATE_PLACEHOLDER;
        break;
    case LINK_EXTERNAL:
    case LINK_MAIL:
        question->answer->state = LINK_STATE_OUTSIDE;
        question->answer->is_dead = false;
        break;
    case LINK_OTHER_SCHEME:
        question->answer->state = LINK_STATE_LEFT_ALONE;
        question->answer->is_dead = false;
        break;
    case LINK_MACHINE_FILE:
        question->answer->state = LINK_STATE_LEFT_ALONE;
        break;
    }
}

void answer_link(Answerer *answerer, const Page *page, const UnitLink *link, LinkAnswer *answer)
{
    Question question = {
        .answerer = answerer,
        .page = page,
        .link = link,
        .href = slice_trim(unit_text(&page->unit, link->href)),
        .answer = answer,
    };

    *answer = (LinkAnswer){.is_dead = true, .page = SITE_NONE, .href = question.href};
    answer_by_kind(&question);
    answer->is_certain = answer->is_certain && answer->suggestion.size > 0;
}
