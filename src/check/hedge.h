/*
 * hedge.h - does a text say that a file which it names need not be there?
 *
 * "Create `src/a.ts`", "`src/a.ts` was removed", "e.g. `src/a.ts`", "- [ ] `src/a.ts`", or the same in the heading above or in the line
 * that begins the list ("Files to create:"); or it stands above a code block, which is what the file is to hold. Words are English ones,
 * and looked for generously: a file is rather not missed.
 */
#ifndef CHECK_HEDGE_H
#define CHECK_HEDGE_H

#include "document/unit.h"

/* Near the place of `code`: in its line, its paragraph, item or row, the line that leads in, and the headings above. */
bool hedge_is_near(const Unit *unit, const UnitCode *code);

#endif
