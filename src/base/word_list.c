#include "base/word_list.h"

/* As strcmp, with the letters of `text` in lower case. */
static int compare_folded(Slice text, const char *word)
{
    for (size_t i = 0; i < text.size; i++) {
        int difference = (unsigned char)ascii_to_lower(text.data[i]) - (unsigned char)word[i];

        /* At the end of `word`, too: what would be equal to it is a NUL, behind which nothing is read. */
        if (difference != 0 || word[i] == '\0') {
            return difference != 0 ? difference : 1;
        }
    }
    return -(unsigned char)word[text.size];
}

bool word_list_has(const char *const *words, size_t count, Slice word)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_folded(word, words[middle]);

        if (order == 0) {
            return true;
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return false;
}
