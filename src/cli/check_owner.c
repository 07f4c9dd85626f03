#include "cli/check_owner.h"

#include "base/edit_distance.h"
#include "cli/command.h"

static Slice without_at(Slice name)
{
    name = slice_trim(name);
    return slice_starts_with(name, SLICE("@")) ? slice_from(name, 1) : name;
}

static bool is_same(Slice owner, Slice name)
{
    return slice_equals_fold(without_at(owner), without_at(name));
}

/* "@a @b": names of people may have blanks, those of code hosts have none. */
static bool is_among_handles(Slice owners, Slice name)
{
    while (owners.size > 0) {
        Slice handle = slice_cut(owners, ' ', &owners);

        if (slice_find_byte(handle, '@', 0) < handle.size && is_same(handle, name)) {
            return true;
        }
    }
    return false;
}

bool check_owner_is_among(Slice owners, Slice name)
{
    if (is_same(owners, name)) {
        return owners.size > 0;
    }
    while (owners.size > 0) {
        Slice owner = slice_trim(slice_cut(owners, ',', &owners));

        if (owner.size > 0 && (is_same(owner, name) || is_among_handles(owner, name))) {
            return true;
        }
    }
    return false;
}

static bool owns_something(const Project *project, Slice name)
{
    const Site *site = &project->build.site;

    for (uint32_t i = 0; i < site->page_count; i++) {
        if (check_owner_is_among(site->pages[i].owner, name)) {
            return true;
        }
    }
    return false;
}

/* The whole owner of a document that is nearest to the name. */
static Slice suggest(const CommandLine *line, const Project *project, Slice name)
{
    const Site *site = &project->build.site;
    Slice *names = arena_new_array(line->arena, Slice, site->page_count);

    for (uint32_t i = 0; i < site->page_count; i++) {
        names[i] = without_at(site->pages[i].owner);
    }
    return edit_distance_nearest(without_at(name), names, site->page_count);
}

void check_owner_take(const CommandLine *line, Project *project)
{
    project->owners = option_list(line, "owner");
    for (size_t i = 0; i < project->owners->count; i++) {
        Slice name = project->owners->items[i];

        if (!owns_something(project, name)) {
            Slice nearest = suggest(line, project, name);

            command_error(line, EXIT_STATUS_CLEAN, "no document is owned by \"%.*s\"%s%.*s%s",
                          SLICE_PRINT(name), nearest.size > 0 ? ", did you mean \"" : "",
                          SLICE_PRINT(nearest), nearest.size > 0 ? "\"?" : "");
        }
    }
}
