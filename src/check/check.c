#include "check/check.h"

#include "check/claim.h"
#include "check/code.h"
#include "check/date.h"
#include "check/encoding.h"
#include "check/footnote.h"
#include "check/freshness.h"
#include "check/front_matter.h"
#include "check/heading.h"
#include "check/link.h"
#include "check/outline.h"
#include "check/status.h"
#include "check/suppression.h"
#include "check/table.h"
#include "check/text.h"

static void (*const families[])(Document *document) = {
    check_encoding,                                                  /* the file's bytes */
    check_front_matter, check_status,   check_date, check_freshness, /* but for what depends on today */
    check_links, /* but for what depends on other files */
    check_outline,      check_headings, check_code, check_tables,    check_footnotes,
    check_text,         check_claims, /* as if it were stale */
    check_suppressions,
};

void check_document(Document *document)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        families[i](document);
    }
}
