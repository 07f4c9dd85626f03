#include "project/content_filter.h"

#include "base/utf8.h"

bool content_includes(const ContentRoot *content, Slice below)
{
    return glob_list_matches(&content->include, below) &&
           !glob_list_matches(&content->exclude, below);
}

static bool takes_folder(Slice pattern, Slice below)
{
    Slice everything = SLICE("/**");

    if (slice_ends_with(pattern, everything)) {
        pattern.size -= everything.size;
    }
    return glob_pattern_matches(pattern, below);
}

bool content_excludes_folder(const ContentRoot *content, Slice below)
{
    for (size_t i = 0; i < content->exclude.count; i++) {
        const Glob *glob = &content->exclude.items[i];

        for (size_t j = 0; j < glob->count; j++) {
            if (takes_folder(glob->patterns[j], below)) {
                return true;
            }
        }
    }
    return false;
}

bool content_skips_folder(Slice name)
{
    return slice_is(name, ".git") || slice_is(name, "node_modules");
}

bool content_name_is_bad(Slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.data[i];

        if (byte < 0x20 || byte == 0x7F) {
            return true;
        }
    }
    return utf8_find_invalid(name) < name.size;
}
