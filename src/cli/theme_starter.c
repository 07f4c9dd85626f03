#include "cli/theme_starter.h"

static const char manifest[] =
    "name: %.*s\n"
    "version: 1\n"
    "# The theme whose files this one has where it brings none of its own: default, minimal, or "
    "none.\n"
    "extends: default\n"
    "# What templates see as theme.option.NAME: texts, numbers, true, false, or lists of these.\n"
    "options:\n"
    "  made_by: \"\"\n"
    "# More styles and scripts for every page: names of files in assets/.\n"
    "styles: []\n"
    "scripts: []\n";

static const char style[] = "/*\n"
                            " * A part of the theme's style.css: what stands here comes behind all "
                            "that it has, and wins. A part of the same name as one\n"
                            " * of its own takes that one's place; a file assets/style.css instead "
                            "of this folder replaces all of it.\n"
                            " */\n"
                            ":root {\n"
                            "  --link: #14548a;\n"
                            "}\n";

static const char foot[] = "<%# A block: the end of every page's foot. Others are head-end, "
                           "before-content and after-content. %>\n"
                           "<% if theme.option.made_by ~= \"\" then %>\n"
                           "<span>Made by <%= theme.option.made_by %></span>\n"
                           "<% end %>\n";

static const char project_manifest[] =
    "# What this project changes in its theme. A template or asset here takes the place of the "
    "theme's own of that name.\n"
    "# The theme's options that are to be others: see memoc theme show theme.yaml.\n"
    "options: {}\n"
    "# More styles and scripts for every page: names of files in assets/.\n"
    "styles: []\n"
    "scripts: []\n";

static const char project_foot[] = "<%# A block: the end of every page's foot. Others are "
                                   "head-end, before-content and after-content. %>\n"
                                   "<span>Made by the people of <%= site.title %></span>\n";

size_t theme_starter_files(Arena *arena, Slice name, bool is_project,
                           const ThemeStarterFile **files)
{
    enum { COUNT = 3 };
    ThemeStarterFile *list = arena_new_array(arena, ThemeStarterFile, COUNT);

    list[0] = (ThemeStarterFile){SLICE("theme.yaml"),
                                 is_project ? slice_from_string(project_manifest)
                                            : arena_format(arena, manifest, SLICE_PRINT(name))};
    list[1] = (ThemeStarterFile){SLICE("assets/style.css/95-own.css"), slice_from_string(style)};
    list[2] = (ThemeStarterFile){SLICE("templates/foot-end.html"),
                                 slice_from_string(is_project ? project_foot : foot)};
    *files = list;
    return COUNT;
}
