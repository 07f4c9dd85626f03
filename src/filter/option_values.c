#include "filter/option_values.h"

#include "filter/record_form.h"

#include <lauxlib.h>

/* ---- readers ---- */

#define ABBREVIATIONS                                                                              \
    "Mr. Mrs. Ms. Capt. Dr. Prof. Gen. Gov. e.g. i.e. Sgt. St. vol. vs. Sen. Rep. Pres. Hon. "     \
    "Rev. Ph.D. M.D. M.A. p. pp. ch. sec. cf. cp."

static const RecordChoice track_changes[] = {
    {"accept-changes", "accept", "AcceptChanges"},
    {"reject-changes", "reject", "RejectChanges"},
    {"all-changes", "all", "AllChanges"},
    {NULL, NULL, NULL},
};

static const RecordField reader_fields[] = {
    {"extensions", &record_extensions, "", "readerExtensions", NULL},
    {"standalone", &record_boolean, "false", "readerStandalone", NULL},
    {"columns", &record_integer, "80", "readerColumns", NULL},
    {"tab_stop", &record_integer, "4", "readerTabStop", NULL},
    {"indented_code_classes", &record_texts, "", "readerIndentedCodeClasses", NULL},
    {"abbreviations", &record_set, ABBREVIATIONS, "readerAbbreviations", NULL},
    {"default_image_extension", &record_text, "", "readerDefaultImageExtension", NULL},
    {"track_changes", &record_choice, "accept-changes", "readerTrackChanges", track_changes},
    {"strip_comments", &record_boolean, "false", "readerStripComments", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

const RecordType reader_options = {
    .name = "ReaderOptions",
    .fields = reader_fields,
    .shown = "ReaderOptions",
};

const RecordType reader_options_read_only = {
    .name = "ReaderOptions (read-only)",
    .fields = reader_fields,
    .shown = "ReaderOptions",
    .read_only = "This ReaderOptions value is read-only.",
};

/* ---- writers ---- */

static const RecordChoice math_methods[] = {
    {"plain", NULL, "PlainMath"}, {"webtex", NULL, "WebTeX"},   {"gladtex", NULL, "GladTeX"},
    {"mathml", NULL, "MathML"},   {"mathjax", NULL, "MathJax"}, {"katex", NULL, "KaTeX"},
    {NULL, NULL, NULL},
};

static const RecordChoice wraps[] = {
    {"wrap-auto", "auto", "WrapAuto"},
    {"wrap-none", "none", "WrapNone"},
    {"wrap-preserve", "preserve", "WrapPreserve"},
    {NULL, NULL, NULL},
};

static const RecordChoice obfuscations[] = {
    {"none", NULL, "NoObfuscation"},
    {"references", NULL, "ReferenceObfuscation"},
    {"javascript", NULL, "JavascriptObfuscation"},
    {NULL, NULL, NULL},
};

static const RecordChoice cite_methods[] = {
    {"citeproc", NULL, "Citeproc"},
    {"natbib", NULL, "Natbib"},
    {"biblatex", NULL, "Biblatex"},
    {NULL, NULL, NULL},
};

static const RecordChoice divisions[] = {
    {"top-level-part", "part", "TopLevelPart"},
    {"top-level-chapter", "chapter", "TopLevelChapter"},
    {"top-level-section", "section", "TopLevelSection"},
    {"top-level-default", "default", "TopLevelDefault"},
    {NULL, NULL, NULL},
};

static const RecordChoice highlightings[] = {
    {"none", NULL, "NoHighlighting"},
    {"idiomatic", NULL, "IdiomaticHighlighting"},
    {"default", NULL, "DefaultHighlighting"},
    {NULL, NULL, NULL},
};

static const RecordChoice locations[] = {
    {"end-of-block", "block", "EndOfBlock"},
    {"end-of-section", "section", "EndOfSection"},
    {"end-of-document", "document", "EndOfDocument"},
    {NULL, NULL, NULL},
};

static const RecordChoice caption_positions[] = {
    {"above", NULL, "CaptionAbove"},
    {"below", NULL, "CaptionBelow"},
    {NULL, NULL, NULL},
};

static const RecordField writer_fields[] = {
    {"template", &record_any, NULL, NULL, NULL},
    {"variables", &record_table, "", NULL, NULL},
    {"tab_stop", &record_integer, "4", "writerTabStop", NULL},
    {"table_of_contents", &record_boolean, "false", "writerTableOfContents", NULL},
    {"list_of_figures", &record_boolean, "false", "writerListOfFigures", NULL},
    {"list_of_tables", &record_boolean, "false", "writerListOfTables", NULL},
    {"incremental", &record_boolean, "false", "writerIncremental", NULL},
    {"html_math_method", &record_choice_or_table, "plain", "writerHTMLMathMethod", math_methods},
    {"number_sections", &record_boolean, "false", "writerNumberSections", NULL},
    {"number_offset", &record_integers, "0 0 0 0 0 0", "writerNumberOffset", NULL},
    {"section_divs", &record_boolean, "false", "writerSectionDivs", NULL},
    {"extensions", &record_extensions, "", "writerExtensions", NULL},
    {"reference_links", &record_boolean, "false", "writerReferenceLinks", NULL},
    {"dpi", &record_integer, "96", "writerDpi", NULL},
    {"wrap_text", &record_choice, "wrap-auto", "writerWrapText", wraps},
    {"columns", &record_integer, "72", "writerColumns", NULL},
    {"email_obfuscation", &record_choice, "none", "writerEmailObfuscation", obfuscations},
    {"identifier_prefix", &record_text, "", "writerIdentifierPrefix", NULL},
    {"cite_method", &record_choice, "citeproc", "writerCiteMethod", cite_methods},
    {"html_q_tags", &record_boolean, "false", "writerHtmlQTags", NULL},
    {"slide_level", &record_optional_integer, NULL, "writerSlideLevel", NULL},
    {"top_level_division", &record_choice, "top-level-default", "writerTopLevelDivision",
     divisions},
    {"highlight_method", &record_choice_or_table, "default", "writerHighlightMethod",
     highlightings},
    {"setext_headers", &record_boolean, "false", "writerSetextHeaders", NULL},
    {"list_tables", &record_boolean, "false", "writerListTables", NULL},
    {"epub_subdirectory", &record_text, "EPUB", "writerEpubSubdirectory", NULL},
    {"epub_metadata", &record_optional_text, NULL, "writerEpubMetadata", NULL},
    {"epub_fonts", &record_texts, "", "writerEpubFonts", NULL},
    {"epub_title_page", &record_boolean, "true", "writerEpubTitlePage", NULL},
    {"split_level", &record_integer, "1", "writerSplitLevel", NULL},
    {"chunk_template", &record_text, "%s-%i.html", "writerChunkTemplate", NULL},
    {"toc_depth", &record_integer, "3", "writerTOCDepth", NULL},
    {"reference_doc", &record_optional_text, NULL, "writerReferenceDoc", NULL},
    {"reference_location", &record_choice, "end-of-document", "writerReferenceLocation", locations},
    {"figure_caption_position", &record_choice, "below", "writerFigureCaptionPosition",
     caption_positions},
    {"table_caption_position", &record_choice, "above", "writerTableCaptionPosition",
     caption_positions},
    {"prefer_ascii", &record_boolean, "false", "writerPreferAscii", NULL},
    {"link_images", &record_boolean, "false", "writerLinkImages", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RecordAlias writer_aliases[] = {
    {"epub_chapter_level", "split_level"},
    {NULL, NULL},
};

const RecordType writer_options = {
    .name = "WriterOptions",
    .fields = writer_fields,
    .aliases = writer_aliases,
    .shown = "WriterOptions",
};

/* ---- making ---- */

static int make_reader_options(lua_State *lua)
{
    luaL_checkany(lua, 1);
    record_push_from(lua, &reader_options, 1);
    return 1;
}

static int make_writer_options(lua_State *lua)
{
    luaL_checkany(lua, 1);
    record_push_from(lua, &writer_options, 1);
    return 1;
}

void option_values_add(lua_State *lua)
{
    static const luaL_Reg constructors[] = {
        {"ReaderOptions", make_reader_options},
        {"WriterOptions", make_writer_options},
        {NULL, NULL},
    };

    luaL_setfuncs(lua, constructors, 0);
}

void option_values_set_globals(lua_State *lua)
{
    record_push(lua, &reader_options_read_only);
    lua_setglobal(lua, "PANDOC_READER_OPTIONS");
    record_push(lua, &writer_options);
    lua_setglobal(lua, "PANDOC_WRITER_OPTIONS");
}
