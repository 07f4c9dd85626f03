#include "render/html_element.h"

#define ATTRIBUTE(name) (1u << ATTRIBUTE_##name)

enum {
    BLOCK = CATEGORY_BLOCK,
    PHRASING = CATEGORY_PHRASING,
    FLOW = CATEGORY_FLOW,
    NOT_IN_HEADS = CATEGORY_HEADING | CATEGORY_SECTIONING | CATEGORY_BANNER,
};

/* A row an element. */
/* clang-format off */

static const HtmlElementFacts elements[ELEMENT_COUNT] = {
    [ELEMENT_NONE] = {.name = ""},
    [ELEMENT_A] = {.name = "a", .treatment = TREAT_ALLOW,
        .categories = PHRASING | CATEGORY_INTERACTIVE, .accepts = PHRASING, .transparent = true,
        .excludes = CATEGORY_INTERACTIVE, .attributes = ATTRIBUTE(HREF) | ATTRIBUTE(NAME)},
    [ELEMENT_ABBR] = {.name = "abbr", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_ACRONYM] = {.name = "acronym", .treatment = TREAT_ALLOW, .written = ELEMENT_ABBR},
    [ELEMENT_ADDRESS] = {.name = "address", .treatment = TREAT_UNWRAP},
    [ELEMENT_APPLET] = {.name = "applet", .treatment = TREAT_HIDE},
    [ELEMENT_AREA] = {.name = "area", .treatment = TREAT_DROP},
    [ELEMENT_ARTICLE] = {.name = "article", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING, .accepts = FLOW},
    [ELEMENT_ASIDE] = {.name = "aside", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING, .accepts = FLOW},
    [ELEMENT_AUDIO] = {.name = "audio", .treatment = TREAT_HIDE},
    [ELEMENT_B] = {.name = "b", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_BASE] = {.name = "base", .treatment = TREAT_DROP},
    [ELEMENT_BASEFONT] = {.name = "basefont", .treatment = TREAT_DROP},
    [ELEMENT_BDI] = {.name = "bdi", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_BDO] = {.name = "bdo", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_BGSOUND] = {.name = "bgsound", .treatment = TREAT_DROP},
    [ELEMENT_BIG] = {.name = "big", .treatment = TREAT_UNWRAP},
    [ELEMENT_BLINK] = {.name = "blink", .treatment = TREAT_UNWRAP},
    [ELEMENT_BLOCKQUOTE] = {.name = "blockquote", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING, .accepts = FLOW},
    [ELEMENT_BODY] = {.name = "body", .treatment = TREAT_UNWRAP},
    [ELEMENT_BR] = {.name = "br", .treatment = TREAT_VOID, .categories = PHRASING},
    [ELEMENT_BUTTON] = {.name = "button", .treatment = TREAT_UNWRAP},
    [ELEMENT_CANVAS] = {.name = "canvas", .treatment = TREAT_HIDE},
    [ELEMENT_CAPTION] = {.name = "caption", .treatment = TREAT_ALLOW,
        .categories = CATEGORY_CAPTION, .accepts = PHRASING},
    [ELEMENT_CENTER] = {.name = "center", .treatment = TREAT_ALLOW, .written = ELEMENT_DIV},
    [ELEMENT_CITE] = {.name = "cite", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_CODE] = {.name = "code", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_COL] = {.name = "col", .treatment = TREAT_DROP},
    [ELEMENT_COLGROUP] = {.name = "colgroup", .treatment = TREAT_HIDE},
    [ELEMENT_DATALIST] = {.name = "datalist", .treatment = TREAT_HIDE},
    [ELEMENT_DD] = {.name = "dd", .treatment = TREAT_ALLOW, .categories = CATEGORY_TERM,
        .accepts = FLOW},
    [ELEMENT_DEL] = {.name = "del", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING, .transparent = true, .attributes = ATTRIBUTE(DATETIME)},
    [ELEMENT_DETAILS] = {.name = "details", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING | CATEGORY_INTERACTIVE,
        .accepts = FLOW | CATEGORY_SUMMARY, .attributes = ATTRIBUTE(OPEN)},
    [ELEMENT_DFN] = {.name = "dfn", .treatment = TREAT_ALLOW,
        .categories = PHRASING | CATEGORY_DEFINITION, .accepts = PHRASING,
        .excludes = CATEGORY_DEFINITION},
    [ELEMENT_DIALOG] = {.name = "dialog", .treatment = TREAT_UNWRAP},
    [ELEMENT_DIR] = {.name = "dir", .treatment = TREAT_ALLOW, .written = ELEMENT_UL},
    [ELEMENT_DIV] = {.name = "div", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = FLOW, .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_DL] = {.name = "dl", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = CATEGORY_TERM, .wrapper = ELEMENT_DD},
    [ELEMENT_DT] = {.name = "dt", .treatment = TREAT_ALLOW, .categories = CATEGORY_TERM,
        .accepts = FLOW, .excludes = NOT_IN_HEADS},
    [ELEMENT_EM] = {.name = "em", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_EMBED] = {.name = "embed", .treatment = TREAT_DROP},
    [ELEMENT_FIELDSET] = {.name = "fieldset", .treatment = TREAT_UNWRAP},
    [ELEMENT_FIGCAPTION] = {.name = "figcaption", .treatment = TREAT_ALLOW,
        .categories = CATEGORY_LEGEND, .accepts = FLOW},
    [ELEMENT_FIGURE] = {.name = "figure", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = FLOW | CATEGORY_LEGEND},
    [ELEMENT_FONT] = {.name = "font", .treatment = TREAT_UNWRAP},
    [ELEMENT_FOOTER] = {.name = "footer", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_BANNER, .accepts = FLOW, .excludes = CATEGORY_BANNER},
    [ELEMENT_FORM] = {.name = "form", .treatment = TREAT_UNWRAP},
    [ELEMENT_FRAME] = {.name = "frame", .treatment = TREAT_DROP},
    [ELEMENT_FRAMESET] = {.name = "frameset", .treatment = TREAT_HIDE},
    [ELEMENT_H1] = {.name = "h1", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_H2] = {.name = "h2", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_H3] = {.name = "h3", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_H4] = {.name = "h4", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_H5] = {.name = "h5", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_H6] = {.name = "h6", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_HEADING, .accepts = PHRASING, .keeps = true,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_HEAD] = {.name = "head", .treatment = TREAT_UNWRAP},
    [ELEMENT_HEADER] = {.name = "header", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_BANNER, .accepts = FLOW, .excludes = CATEGORY_BANNER},
    [ELEMENT_HGROUP] = {.name = "hgroup", .treatment = TREAT_UNWRAP},
    [ELEMENT_HR] = {.name = "hr", .treatment = TREAT_VOID, .categories = BLOCK},
    [ELEMENT_HTML] = {.name = "html", .treatment = TREAT_UNWRAP},
    [ELEMENT_I] = {.name = "i", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_IFRAME] = {.name = "iframe", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_IMG] = {.name = "img", .treatment = TREAT_VOID,
        .categories = PHRASING | CATEGORY_IMAGE,
        .attributes = ATTRIBUTE(ALIGN) | ATTRIBUTE(ALT) | ATTRIBUTE(HEIGHT) | ATTRIBUTE(SRC) |
        ATTRIBUTE(SRCSET) | ATTRIBUTE(WIDTH)},
    [ELEMENT_INPUT] = {.name = "input", .treatment = TREAT_DROP,
        .categories = PHRASING | CATEGORY_INTERACTIVE},
    [ELEMENT_INS] = {.name = "ins", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING, .transparent = true, .attributes = ATTRIBUTE(DATETIME)},
    [ELEMENT_KBD] = {.name = "kbd", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_KEYGEN] = {.name = "keygen", .treatment = TREAT_DROP},
    [ELEMENT_LABEL] = {.name = "label", .treatment = TREAT_UNWRAP},
    [ELEMENT_LEGEND] = {.name = "legend", .treatment = TREAT_UNWRAP},
    [ELEMENT_LI] = {.name = "li", .treatment = TREAT_ALLOW, .categories = CATEGORY_ITEM,
        .accepts = FLOW, .attributes = ATTRIBUTE(VALUE)},
    [ELEMENT_LINK] = {.name = "link", .treatment = TREAT_DROP},
    [ELEMENT_LISTING] = {.name = "listing", .treatment = TREAT_ALLOW, .written = ELEMENT_PRE},
    [ELEMENT_MAIN] = {.name = "main", .treatment = TREAT_UNWRAP},
    [ELEMENT_MAP] = {.name = "map", .treatment = TREAT_UNWRAP},
    [ELEMENT_MARK] = {.name = "mark", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_MARQUEE] = {.name = "marquee", .treatment = TREAT_UNWRAP},
    [ELEMENT_MATH] = {.name = "math", .treatment = TREAT_HIDE},
    [ELEMENT_META] = {.name = "meta", .treatment = TREAT_DROP},
    [ELEMENT_METER] = {.name = "meter", .treatment = TREAT_UNWRAP},
    [ELEMENT_NAV] = {.name = "nav", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING, .accepts = FLOW},
    [ELEMENT_NOBR] = {.name = "nobr", .treatment = TREAT_UNWRAP},
    [ELEMENT_NOEMBED] = {.name = "noembed", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_NOFRAMES] = {.name = "noframes", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_NOSCRIPT] = {.name = "noscript", .treatment = TREAT_UNWRAP},
    [ELEMENT_OBJECT] = {.name = "object", .treatment = TREAT_HIDE},
    [ELEMENT_OL] = {.name = "ol", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = CATEGORY_ITEM, .wrapper = ELEMENT_LI,
        .attributes = ATTRIBUTE(REVERSED) | ATTRIBUTE(START) | ATTRIBUTE(TYPE)},
    [ELEMENT_OPTGROUP] = {.name = "optgroup", .treatment = TREAT_UNWRAP},
    [ELEMENT_OPTION] = {.name = "option", .treatment = TREAT_UNWRAP},
    [ELEMENT_P] = {.name = "p", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = PHRASING, .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_PARAM] = {.name = "param", .treatment = TREAT_DROP},
    [ELEMENT_PICTURE] = {.name = "picture", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = CATEGORY_SOURCE | CATEGORY_IMAGE},
    [ELEMENT_PLAINTEXT] = {.name = "plaintext", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_PRE] = {.name = "pre", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = PHRASING, .keeps = true},
    [ELEMENT_PROGRESS] = {.name = "progress", .treatment = TREAT_UNWRAP},
    [ELEMENT_Q] = {.name = "q", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_RP] = {.name = "rp", .treatment = TREAT_ALLOW, .categories = CATEGORY_RUBY,
        .accepts = PHRASING},
    [ELEMENT_RT] = {.name = "rt", .treatment = TREAT_ALLOW, .categories = CATEGORY_RUBY,
        .accepts = PHRASING},
    [ELEMENT_RUBY] = {.name = "ruby", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING | CATEGORY_RUBY},
    [ELEMENT_S] = {.name = "s", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_SAMP] = {.name = "samp", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_SCRIPT] = {.name = "script", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_SECTION] = {.name = "section", .treatment = TREAT_ALLOW,
        .categories = BLOCK | CATEGORY_SECTIONING, .accepts = FLOW},
    [ELEMENT_SELECT] = {.name = "select", .treatment = TREAT_HIDE},
    [ELEMENT_SMALL] = {.name = "small", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_SOURCE] = {.name = "source", .treatment = TREAT_VOID,
        .categories = CATEGORY_SOURCE,
        .attributes = ATTRIBUTE(HEIGHT) | ATTRIBUTE(MEDIA) | ATTRIBUTE(SRCSET) | ATTRIBUTE(WIDTH)},
    [ELEMENT_SPAN] = {.name = "span", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_STRIKE] = {.name = "strike", .treatment = TREAT_ALLOW, .written = ELEMENT_S},
    [ELEMENT_STRONG] = {.name = "strong", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_STYLE] = {.name = "style", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_SUB] = {.name = "sub", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_SUMMARY] = {.name = "summary", .treatment = TREAT_ALLOW,
        .categories = CATEGORY_SUMMARY, .accepts = PHRASING | CATEGORY_HEADING, .keeps = true},
    [ELEMENT_SUP] = {.name = "sup", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_SVG] = {.name = "svg", .treatment = TREAT_HIDE},
    [ELEMENT_TABLE] = {.name = "table", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = CATEGORY_ROWS | CATEGORY_HEAD | CATEGORY_CAPTION,
        .reaches = CATEGORY_ROW | CATEGORY_CELL, .wrapper = ELEMENT_TBODY,
        .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_TBODY] = {.name = "tbody", .treatment = TREAT_ALLOW, .categories = CATEGORY_ROWS,
        .accepts = CATEGORY_ROW, .reaches = CATEGORY_CELL, .wrapper = ELEMENT_TR},
    [ELEMENT_TD] = {.name = "td", .treatment = TREAT_ALLOW, .categories = CATEGORY_CELL,
        .accepts = FLOW, .attributes = ATTRIBUTE(ALIGN) | ATTRIBUTE(COLSPAN) | ATTRIBUTE(ROWSPAN)},
    [ELEMENT_TEMPLATE] = {.name = "template", .treatment = TREAT_HIDE},
    [ELEMENT_TEXTAREA] = {.name = "textarea", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_TFOOT] = {.name = "tfoot", .treatment = TREAT_ALLOW, .written = ELEMENT_TBODY},
    [ELEMENT_TH] = {.name = "th", .treatment = TREAT_ALLOW, .categories = CATEGORY_CELL,
        .accepts = FLOW, .excludes = NOT_IN_HEADS,
        .attributes = ATTRIBUTE(ALIGN) | ATTRIBUTE(COLSPAN) | ATTRIBUTE(ROWSPAN) |
        ATTRIBUTE(ABBR) | ATTRIBUTE(SCOPE)},
    [ELEMENT_THEAD] = {.name = "thead", .treatment = TREAT_ALLOW,
        .categories = CATEGORY_ROWS | CATEGORY_HEAD, .accepts = CATEGORY_ROW,
        .reaches = CATEGORY_CELL, .wrapper = ELEMENT_TR},
    [ELEMENT_TIME] = {.name = "time", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING, .attributes = ATTRIBUTE(DATETIME)},
    [ELEMENT_TITLE] = {.name = "title", .treatment = TREAT_HIDE_TEXT},
    [ELEMENT_TR] = {.name = "tr", .treatment = TREAT_ALLOW, .categories = CATEGORY_ROW,
        .accepts = CATEGORY_CELL, .wrapper = ELEMENT_TD, .attributes = ATTRIBUTE(ALIGN)},
    [ELEMENT_TRACK] = {.name = "track", .treatment = TREAT_DROP},
    [ELEMENT_TT] = {.name = "tt", .treatment = TREAT_ALLOW, .written = ELEMENT_CODE},
    [ELEMENT_U] = {.name = "u", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_UL] = {.name = "ul", .treatment = TREAT_ALLOW, .categories = BLOCK,
        .accepts = CATEGORY_ITEM, .wrapper = ELEMENT_LI},
    [ELEMENT_VAR] = {.name = "var", .treatment = TREAT_ALLOW, .categories = PHRASING,
        .accepts = PHRASING},
    [ELEMENT_VIDEO] = {.name = "video", .treatment = TREAT_HIDE},
    [ELEMENT_WBR] = {.name = "wbr", .treatment = TREAT_VOID, .categories = PHRASING},
    [ELEMENT_XMP] = {.name = "xmp", .treatment = TREAT_HIDE_TEXT},
};

static const char *const attributes[ATTRIBUTE_COUNT] = {
    "abbr", "align", "alt", "class", "colspan", "datetime", "dir", "height", "href", "id", "lang",
    "media", "name", "open", "reversed", "rowspan", "scope", "src", "srcset", "start", "title",
    "type", "value", "width",
};

/* clang-format on */

/* Names are short: no element's or attribute's has more letters. */
enum { NAME_SIZE = 12 };

typedef struct Name {
    char text[NAME_SIZE];
    size_t size; /* 0: too long for a name that is known */
} Name;

static Name lower_name(Slice name)
{
    Name lower = {.size = name.size <= NAME_SIZE ? name.size : 0};

    for (size_t i = 0; i < lower.size; i++) {
        lower.text[i] = ascii_to_lower(name.data[i]);
    }
    return lower;
}

static bool is_mixed_case(Slice name)
{
    bool small = false;
    bool capital = false;

    for (size_t i = 0; i < name.size; i++) {
        bool is_lower = ascii_to_lower(name.data[i]) == name.data[i];

        small = small || (is_lower && ascii_is_letter(name.data[i]));
        capital = capital || !is_lower;
    }
    return small && capital;
}

HtmlElement html_element_find(Slice name)
{
    Name lower = lower_name(name);
    Slice wanted = {lower.text, lower.size};
    unsigned first = ELEMENT_NONE + 1;
    unsigned end = ELEMENT_COUNT;

    if (lower.size == 0 || is_mixed_case(name)) {
        return ELEMENT_NONE;
    }
    while (first < end) {
        unsigned middle = first + (end - first) / 2;
        int order = slice_compare(wanted, slice_from_string(elements[middle].name));

        if (order == 0) {
            return (HtmlElement)middle;
        }
        if (order < 0) {
            end = middle;
        } else {
            first = middle + 1;
        }
    }
    return ELEMENT_NONE;
}

const HtmlElementFacts *html_element_facts(HtmlElement element)
{
    return &elements[element];
}

HtmlAttribute html_attribute_find(Slice name)
{
    Name lower = lower_name(name);
    unsigned found = 0;

    while (found < ATTRIBUTE_COUNT &&
           !slice_is((Slice){lower.text, lower.size}, attributes[found])) {
        found++;
    }
    return (HtmlAttribute)found;
}

const char *html_attribute_name(HtmlAttribute attribute)
{
    return attributes[attribute];
}
