/*
 * alert.h - GitHub's alerts: a block quote whose first line is "[!NOTE]".
 */
#ifndef MARKDOWN_ALERT_H
#define MARKDOWN_ALERT_H

#include "document/node.h"

/*
 * Makes a block quote an alert (its level) when its first paragraph begins with a line of only "[!NOTE]", "[!TIP]",
 * "[!IMPORTANT]", "[!WARNING]" or "[!CAUTION]", in any case; the line is taken out of the tree. A quote without anything else stays a quote.
 */
void alert_recognize(Node *quote);

#endif
