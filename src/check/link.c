#include "check/link.h"

/* Schemes besides those of LinkKind that readers of a page can follow. */
static bool is_known_scheme(Slice scheme)
{
    static const Slice known[] = {SLICE_INIT("tel"), SLICE_INIT("sms"),  SLICE_INIT("sftp"),
                                  SLICE_INIT("irc"), SLICE_INIT("ircs"), SLICE_INIT("xmpp"),
                                  SLICE_INIT("git"), SLICE_INIT("ssh")};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (slice_equals_fold(scheme, known[i])) {
            return true;
        }
    }
    return false;
}

static void check_scheme(Document *document, const DocumentLink *link, Span span)
{
    Slice scheme = link_scheme(slice_trim(link->href));
    bool is_picture = link->image && slice_equals_fold(scheme, SLICE("data"));

    if (!is_known_scheme(scheme) && !is_picture) {
        finding_add(&document->findings, RULE_LINK_SCHEME, &document->source, span,
                    "not everybody can follow a link to \"%.*s:\"", SLICE_PRINT(scheme));
    }
}

static void check_link(Document *document, const DocumentLink *link)
{
    bool has_url = link->url_span.end > link->url_span.start;
    Span span = has_url ? link->url_span : link->span;
    DiagnosticList *findings = &document->findings;
    Source *source = &document->source;
    Slice href = slice_part(link->href, 0, 200);

    switch (link->kind) {
    case LINK_EMPTY:
        finding_add(findings, RULE_LINK_EMPTY, source, link->span, "the %s \"%.*s\" has no target",
                    link->image ? "image" : "link", SLICE_PRINT(slice_part(link->text, 0, 80)));
        break;
    case LINK_PLACEHOLDER:
        finding_add(findings, RULE_LINK_PLACEHOLDER, source, span, "\"%.*s\" is a placeholder",
                    SLICE_PRINT(href));
        break;
    case LINK_MACHINE_FILE:
        finding_add(findings, RULE_LINK_ABSOLUTE, source, span,
                    "\"%.*s\" is a file of one machine only", SLICE_PRINT(href));
        break;
    case LINK_OTHER_SCHEME:
        check_scheme(document, link, span);
        break;
    case LINK_RELATIVE:
    case LINK_ANCHOR:
    case LINK_ROOT:
    case LINK_EXTERNAL:
    case LINK_MAIL:
        break;
    }
}

void check_links(Document *document)
{
    for (size_t i = 0; i < document->link_count; i++) {
        check_link(document, &document->links[i]);
    }
}
