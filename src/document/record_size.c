#include "document/record_size.h"

enum { QUOTES_SIZE = 3 }; /* and a comma */

static uint64_t size_of_texts(const Slice *texts, size_t count)
{
    uint64_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += texts[i].size + QUOTES_SIZE;
    }
    return size;
}

/* What all records of a document repeat. */
static uint64_t size_of_page(const Metadata *metadata)
{
    return metadata->title.size + metadata->status.base.size + metadata->agent.size +
           size_of_texts(metadata->tags.items, metadata->tags.count);
}

/* The anchor stands in the url, too. */
static uint64_t size_of_record(const Record *record)
{
    return record->id.size + record->title.size + 2 * (uint64_t)record->anchor.size +
           record->labels.size + record->members.size +
           size_of_texts(record->section_path, record->section_count);
}

uint64_t record_size_of_document(const Document *document)
{
    const RecordList *records = &document->records;
    uint64_t size = records->count * size_of_page(&document->metadata);
    for (size_t i = 0; i < records->count; i++) {
        size += size_of_record(&records->items[i]);
    }
    return size;
}
