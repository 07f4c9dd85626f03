#include "render/linked_data.h"

#include "base/json.h"
#include "render/page_summary.h"
#include "render/record_summary.h"

enum { HEADLINE_MOST = 200 }; /* characters */

static void write_address(JsonWriter *json, Arena *scratch, const Site *site, Slice url)
{
    Slice base = site->settings->url;

    if (base.size > 0) {
        json_write_string_field(
            json, "url", arena_format(scratch, "%.*s%.*s", SLICE_PRINT(base), SLICE_PRINT(url)));
    }
}

static void write_date(JsonWriter *json, const UnitDate *updated)
{
    char text[DATE_TEXT_SIZE];

    if (updated->has_date) {
        json_write_string_field(json, "dateModified",
                                slice_from_string(date_to_text(updated->date, text)));
    }
}

static void write_author(JsonWriter *json, const Unit *unit)
{
    Slice owner = unit_text(unit, unit->header->owner);

    json_write_text_field(json, "author",
                          owner.size > 0 ? owner : unit_text(unit, unit->header->agent));
}

static void write_keywords(JsonWriter *json, const Unit *unit)
{
    const UnitText *tags = unit_texts(unit, unit->header->tags);

    if (unit->header->tags.count == 0) {
        return;
    }
    json_write_key(json, "keywords");
    json_begin_array(json);
    for (uint32_t i = 0; i < unit->header->tags.count; i++) {
        json_write_string(json, unit_text(unit, tags[i]));
    }
    json_end_array(json);
}

static void write_site(JsonWriter *json, Arena *scratch, const Site *site)
{
    json_write_key(json, "isPartOf");
    json_begin_object(json);
    json_write_string_field(json, "@type", SLICE("WebSite"));
    json_write_text_field(json, "name", site_title(site));
    write_address(json, scratch, site, (Slice){NULL, 0});
    json_end_object(json);
}

void linked_data_write(Buffer *out, Arena *scratch, const Site *site, const Page *page)
{
    const Unit *unit = &page->unit;
    JsonWriter json;

    json_init(&json, out, 0);
    json.for_html = true;
    json_begin_object(&json);
    json_write_string_field(&json, "@context", SLICE("https://schema.org"));
    json_write_string_field(&json, "@type", SLICE("TechArticle"));
    json_write_string_field(
        &json, "headline",
        record_text_cut(scratch, unit_text(unit, unit->header->title), HEADLINE_MOST));
    json_write_text_field(&json, "description", page_summary(scratch, page));
    write_date(&json, &unit->header->updated);
    write_author(&json, unit);
    write_keywords(&json, unit);
    json_write_integer_field(&json, "wordCount", unit->header->words);
    json_write_text_field(&json, "inLanguage", site->settings->language);
    write_site(&json, scratch, site);
    write_address(&json, scratch, site, page->url);
    json_end_object(&json);
}
