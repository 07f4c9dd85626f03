#include "index/first_words.h"

#include "base/utf8.h"
#include "base/utf8_fold.h"

/* May what stands before `at` be shown without what follows? */
static bool is_end(Slice line, size_t at)
{
    return at == line.size || line.data[at] == ' ' || utf8_is_unspaced(utf8_decode(line, &at));
}

Slice first_words(Slice line, size_t most)
{
    Slice cut = utf8_prefix(line, most);
    if (is_end(line, cut.size)) {
        return cut;
    }
    size_t blank = slice_find_last_byte(cut, ' ');
    return blank < cut.size && blank > cut.size / 2 ? slice_part(cut, 0, blank) : cut;
}
