#include "edition_reader.h"

#include "front_matter/front_matter.h"

void edition_read(Edition *edition, Arena *arena, const Settings *settings, Slice path, Slice bytes)
{
    Source source;
    source_init(&source, arena, path, bytes);
    FrontMatter front_matter;
    front_matter_read(&front_matter, arena, &source);
    edition_init(edition, arena, settings, path, bytes, front_matter.root,
                 front_matter.body_offset);
}
