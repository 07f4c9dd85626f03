/*
 * rendered_site.h - a site made from Markdown, with the default theme and what writes its pages.
 *
 *     sample_site_begin(&site.sample);
 *     site.sample.settings.url = SLICE("https://a.example/");
 *     rendered_site_link(&site, files, FILE_COUNT);
 *     rendered_site_replace(&site, "page", "<%= page.title %>");
 *     rendered_site_open(&site);
 *     ...
 *     rendered_site_close(&site);
 */
#ifndef UNIT_RENDER_RENDERED_SITE_H
#define UNIT_RENDER_RENDERED_SITE_H

#include "front_matter/yaml_file.h"
#include "render/renderer.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_site.h"

typedef struct RenderedSite {
    SampleSite sample;
    Theme theme;
    Renderer renderer;
    Buffer out;
} RenderedSite;

/* Links the files and loads the theme. */
static inline void rendered_site_link(RenderedSite *site, const SampleFile *files, size_t count)
{
    Arena *arena = &site->sample.arena;
    const ThemeRequest request = {SLICE("/project"), SLICE("default"), yaml_file_read};
    ScriptError problem;

    sample_site_link(&site->sample, files, count);
    assert_true(theme_load(&site->theme, arena, &request, &problem));
    buffer_init(&site->out, arena);
}

/* Makes one of the theme's templates another, whose file is own/templates/page.html. */
static inline void rendered_site_replace(RenderedSite *site, const char *name, const char *text)
{
    for (size_t i = 0; i < site->theme.template_count; i++) {
        if (slice_is(site->theme.templates[i].name, name)) {
            site->theme.templates[i].text = slice_from_string(text);
            site->theme.templates[i].path = SLICE("own/templates/page.html");
        }
    }
}

/* False when a template does not compile. */
static inline bool rendered_site_try(RenderedSite *site, ScriptError *error)
{
    return renderer_open(&site->renderer, &site->sample.arena, &site->sample.site, &site->theme,
                         NULL, error);
}

static inline void rendered_site_open(RenderedSite *site)
{
    ScriptError error;

    if (!rendered_site_try(site, &error)) {
        fail_msg("%.*s:%u: %.*s", SLICE_PRINT(error.path), error.line, SLICE_PRINT(error.message));
    }
}

static inline void rendered_site_close(RenderedSite *site)
{
    renderer_close(&site->renderer);
    sample_site_end(&site->sample);
}

/* Teardown of a test whose state is a RenderedSite from test_malloc. */
static inline int rendered_site_end(void **state)
{
    rendered_site_close(*state);
    test_free(*state);
    return 0;
}

static inline void expect(const char *html, const char *part)
{
    if (strstr(html, part) == NULL) {
        fail_msg("%s\nis not in\n%s", part, html);
    }
}

static inline void expect_not(const char *html, const char *part)
{
    if (strstr(html, part) != NULL) {
        fail_msg("%s\nis in\n%s", part, html);
    }
}

#endif
