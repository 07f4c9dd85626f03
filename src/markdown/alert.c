#include "markdown/alert.h"

static AlertKind kind_of(Slice text)
{
    static const struct {
        Slice marker;
        AlertKind kind;
    } markers[] = {
        {SLICE_INIT("[!NOTE]"), ALERT_NOTE},           {SLICE_INIT("[!TIP]"), ALERT_TIP},
        {SLICE_INIT("[!IMPORTANT]"), ALERT_IMPORTANT}, {SLICE_INIT("[!WARNING]"), ALERT_WARNING},
        {SLICE_INIT("[!CAUTION]"), ALERT_CAUTION},
    };
    Slice trimmed = slice_trim_end(text);
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        if (slice_equals_fold(trimmed, markers[i].marker)) {
            return markers[i].kind;
        }
    }
    return ALERT_NONE;
}

static bool is_break(const Node *node)
{
    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
}

void alert_recognize(Node *quote)
{
    Node *paragraph = quote->first;
    if (paragraph == NULL || paragraph->kind != NODE_PARA || paragraph->first == NULL) {
        return;
    }
    Node *marker = paragraph->first;
    Node *rest = marker->next;
    bool alone = rest == NULL || is_break(rest);
    bool has_more = rest != NULL || paragraph->next != NULL;
    if (marker->kind != NODE_STR || !alone || !has_more) {
        return;
    }
    AlertKind kind = kind_of(marker->text);
    if (kind == ALERT_NONE) {
        return;
    }
    quote->level = (uint8_t)kind;
    if (rest == NULL) {
        node_unlink(paragraph);
        return;
    }
    node_unlink(marker);
    node_unlink(rest);
    paragraph->span.start = paragraph->first->span.start;
}
