#include "check/text.h"

#include "base/utf8.h"

enum { MATCHES_MOST = 100, SHOWN_LIMIT = 60 };

static Slice shown(Slice text)
{
    return utf8_prefix(slice_part(text, 0, slice_find_byte(text, '\n', 0)), SHOWN_LIMIT);
}

/* Where the body's first line with text begins. */
static uint32_t find_first_line(const Document *document)
{
    Slice body = slice_from(document->source.bytes, document->body_offset);
    size_t blank = body.size - slice_trim_start(body).size;

    return document->body_offset + (uint32_t)(blank < body.size ? blank : 0);
}

static void require_match(Document *document, const TextSettings *rule)
{
    PatternSearch search;

    pattern_search_init(&search, document->scratch, rule->must_match);
    pattern_search_start(&search, slice_from(document->source.bytes, document->body_offset));
    if (pattern_search_next(&search) != PATTERN_NOT_FOUND) {
        return;
    }

    uint32_t place = find_first_line(document);
    Diagnostic *finding = finding_add(&document->findings, RULE_TEXT_MUST_MATCH, &document->source,
                                      (Span){place, place}, "nothing matches \"%.*s\"",
                                      SLICE_PRINT(shown(pattern_text(rule->must_match))));

    if (rule->message.size > 0) {
        finding->message = rule->message;
        finding->help = arena_format(document->findings.arena, "nothing matches \"%.*s\"",
                                     SLICE_PRINT(shown(pattern_text(rule->must_match))));
    }
}

static void tell_of_match(Document *document, const TextSettings *rule, Slice match)
{
    uint32_t start = (uint32_t)(match.data - document->source.bytes.data);
    Span span = {start, start + (uint32_t)match.size};
    Diagnostic *finding =
        finding_add(&document->findings, RULE_TEXT_MUST_NOT_MATCH, &document->source, span,
                    "\"%.*s\" must not be here", SLICE_PRINT(shown(match)));

    if (rule->message.size > 0) {
        finding->message = rule->message;
    }
    finding->help = arena_format(document->findings.arena, "it matches \"%.*s\"",
                                 SLICE_PRINT(shown(pattern_text(rule->must_not_match))));
}

static void refuse_matches(Document *document, const TextSettings *rule)
{
    Slice body = slice_from(document->source.bytes, document->body_offset);
    PatternSearch search;

    pattern_search_init(&search, document->scratch, rule->must_not_match);
    pattern_search_start(&search, body);
    for (int i = 0; i < MATCHES_MOST && pattern_search_next(&search) == PATTERN_FOUND; i++) {
        tell_of_match(document, rule, pattern_search_group(&search, 0));
    }
}

void check_text(Document *document)
{
    const Settings *settings = document->settings;

    for (size_t i = 0; i < settings->text_count; i++) {
        const TextSettings *rule = &settings->texts[i];

        if (!settings_path_matches(&rule->paths, &rule->exclude, document->path)) {
            continue;
        }
        if (rule->must_match != NULL) {
            require_match(document, rule);
        }
        if (rule->must_not_match != NULL) {
            refuse_matches(document, rule);
        }
    }
}
