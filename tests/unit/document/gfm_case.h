/*
 * gfm_case.h - for tests: views in notation, and the Markdown that is written of them.
 */
#ifndef TEST_GFM_CASE_H
#define TEST_GFM_CASE_H

#include "document/gfm.h"
#include "unit/document/view_notation.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct GfmCase {
    const char *view;
    const char *text;
} GfmCase;

static Arena arena;

static inline int gfm_set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static inline int gfm_tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static inline const char *gfm_of(const char *notation, const GfmOptions *options)
{
    Buffer out;

    buffer_init(&out, &arena);
    gfm_write(&out, view_from_notation(&arena, notation), options);
    return arena_string(&arena, buffer_slice(&out));
}

static inline void assert_gfm(const GfmCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(gfm_of(cases[i].view, NULL), cases[i].text);
    }
}

#define ASSERT_GFM(cases) assert_gfm(cases, sizeof(cases) / sizeof(cases)[0])

#define GFM_TEST(name) cmocka_unit_test_setup_teardown(name, gfm_set_up, gfm_tear_down)

#endif
