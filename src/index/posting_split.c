#include "index/posting_split.h"

PostingBorder posting_border(const MadePosting *postings, size_t count)
{
    uint32_t counts[WORTH_END] = {0};
    uint32_t headings = 0;
    for (size_t i = 0; i < count; i++) {
        counts[postings[i].worth]++;
        headings += postings[i].worth > IMPACT_MOST;
    }
    uint32_t most = headings < LIST_BEST_MOST ? headings : LIST_BEST_MOST;
    PostingBorder border = {WORTH_END - 1, most > LIST_BEST_LEAST ? most : LIST_BEST_LEAST};
    while (border.worth > 0 && counts[border.worth] <= border.count) {
        border.count -= counts[border.worth--];
    }
    return border;
}
