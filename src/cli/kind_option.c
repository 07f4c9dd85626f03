#include "cli/kind_option.h"

#include "document/record.h"

#include <stddef.h>

const char *const kind_option_choices[] = {
    "document", "section", "code",     "field",        "table",    "link",
    "task",     "stamp",   "pattern",  "anti_pattern", "practice", "decision",
    "takeaway", "lesson",  "workflow", "step",         "memory",   NULL,
};

_Static_assert(sizeof kind_option_choices / sizeof *kind_option_choices == RECORD_KIND_COUNT + 1,
               "every kind has a name");
