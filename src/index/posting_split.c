#include "index/posting_split.h"

#include "index/list_reader.h"

enum { WORTH_END = 2 * (IMPACT_MOST + 1) };

static uint32_t worth_of(const Posting *posting)
{
    return posting->impact + (posting->heading_length > 0 ? IMPACT_MOST + 1 : 0);
}

/* What is still among the best, and how many of those that are worth just that. */
typedef struct Border {
    uint32_t worth;
    uint32_t count;
} Border;

static Border find_border(const char *start, const char *end)
{
    uint32_t counts[WORTH_END] = {0};
    uint32_t headings = 0;
    NumberReader text = {start, end, false};
    Posting posting = {.entry = UINT32_MAX};
    while (posting_read(&text, &posting)) {
        counts[worth_of(&posting)]++;
        headings += posting.heading_length > 0;
    }
    uint32_t most = headings < LIST_BEST_MOST ? headings : LIST_BEST_MOST;
    Border border = {WORTH_END - 1, most > LIST_BEST_LEAST ? most : LIST_BEST_LEAST};
    while (border.worth > 0 && counts[border.worth] <= border.count) {
        border.count -= counts[border.worth--];
    }
    return border;
}

static bool is_best(Border *border, const Posting *posting)
{
    uint32_t worth = worth_of(posting);
    if (worth != border->worth) {
        return worth > border->worth;
    }
    if (border->count == 0) {
        return false;
    }
    border->count--;
    return true;
}

/* Where postings are written to: what follows the gap stays as it is. */
typedef struct Part {
    char *at;
    uint32_t next; /* entry behind the last one */
} Part;

static void put_posting(Part *part, uint32_t entry, const char *digits, size_t size)
{
    part->at = number_put(part->at, entry - part->next);
    memmove(part->at, digits, size);
    part->at += size;
    part->next = entry + 1;
}

/*
 * The best are written over what has been read: a gap that is the sum of others and of what is left out between them never needs more
 * characters than these. The rest likewise is no longer than all.
 */
char *posting_split(char *start, char *end, Buffer *rest)
{
    buffer_reserve(rest, (size_t)(end - start));
    Border border = find_border(start, end);
    Part best_part = {start, 0};
    Part rest_part = {rest->data + rest->size, 0};
    NumberReader text = {start, end, false};
    uint32_t entry = UINT32_MAX;
    while (text.at < text.end) {
        entry += number_read(&text) + 1;
        Posting posting;
        const char *digits = text.at;
        posting_read_digits(&text, &posting);
        put_posting(is_best(&border, &posting) ? &best_part : &rest_part, entry, digits,
                    (size_t)(text.at - digits));
    }
    rest->size = (size_t)(rest_part.at - rest->data);
    return best_part.at;
}
