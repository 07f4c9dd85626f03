/*
 * html_element.h - what HTML allows where: the elements that raw HTML may use, as a table of facts.
 *
 * After the HTML Standard's content models, reduced to what makes a difference here, and to what html-validate's
 * element metadata asks for where that is stricter (blockquote and details count as sectioning).
 */
#ifndef RENDER_HTML_ELEMENT_H
#define RENDER_HTML_ELEMENT_H

#include "base/slice.h"

/* In alphabetical order. */
/* clang-format off */
typedef enum HtmlElement {
    ELEMENT_NONE, /* no element of HTML */
    ELEMENT_A, ELEMENT_ABBR, ELEMENT_ACRONYM, ELEMENT_ADDRESS, ELEMENT_APPLET, ELEMENT_AREA,
    ELEMENT_ARTICLE, ELEMENT_ASIDE, ELEMENT_AUDIO, ELEMENT_B, ELEMENT_BASE, ELEMENT_BASEFONT,
    ELEMENT_BDI, ELEMENT_BDO, ELEMENT_BGSOUND, ELEMENT_BIG, ELEMENT_BLINK, ELEMENT_BLOCKQUOTE,
    ELEMENT_BODY, ELEMENT_BR, ELEMENT_BUTTON, ELEMENT_CANVAS, ELEMENT_CAPTION, ELEMENT_CENTER,
    ELEMENT_CITE, ELEMENT_CODE, ELEMENT_COL, ELEMENT_COLGROUP, ELEMENT_DATALIST, ELEMENT_DD,
    ELEMENT_DEL, ELEMENT_DETAILS, ELEMENT_DFN, ELEMENT_DIALOG, ELEMENT_DIR, ELEMENT_DIV, ELEMENT_DL,
    ELEMENT_DT, ELEMENT_EM, ELEMENT_EMBED, ELEMENT_FIELDSET, ELEMENT_FIGCAPTION, ELEMENT_FIGURE,
    ELEMENT_FONT, ELEMENT_FOOTER, ELEMENT_FORM, ELEMENT_FRAME, ELEMENT_FRAMESET, ELEMENT_H1,
    ELEMENT_H2, ELEMENT_H3, ELEMENT_H4, ELEMENT_H5, ELEMENT_H6, ELEMENT_HEAD, ELEMENT_HEADER,
    ELEMENT_HGROUP, ELEMENT_HR, ELEMENT_HTML, ELEMENT_I, ELEMENT_IFRAME, ELEMENT_IMG, ELEMENT_INPUT,
    ELEMENT_INS, ELEMENT_KBD, ELEMENT_KEYGEN, ELEMENT_LABEL, ELEMENT_LEGEND, ELEMENT_LI,
    ELEMENT_LINK, ELEMENT_LISTING, ELEMENT_MAIN, ELEMENT_MAP, ELEMENT_MARK, ELEMENT_MARQUEE,
    ELEMENT_MATH, ELEMENT_META, ELEMENT_METER, ELEMENT_NAV, ELEMENT_NOBR, ELEMENT_NOEMBED,
    ELEMENT_NOFRAMES, ELEMENT_NOSCRIPT, ELEMENT_OBJECT, ELEMENT_OL, ELEMENT_OPTGROUP,
    ELEMENT_OPTION, ELEMENT_P, ELEMENT_PARAM, ELEMENT_PICTURE, ELEMENT_PLAINTEXT, ELEMENT_PRE,
    ELEMENT_PROGRESS, ELEMENT_Q, ELEMENT_RP, ELEMENT_RT, ELEMENT_RUBY, ELEMENT_S, ELEMENT_SAMP,
    ELEMENT_SCRIPT, ELEMENT_SECTION, ELEMENT_SELECT, ELEMENT_SMALL, ELEMENT_SOURCE, ELEMENT_SPAN,
    ELEMENT_STRIKE, ELEMENT_STRONG, ELEMENT_STYLE, ELEMENT_SUB, ELEMENT_SUMMARY, ELEMENT_SUP,
    ELEMENT_SVG, ELEMENT_TABLE, ELEMENT_TBODY, ELEMENT_TD, ELEMENT_TEMPLATE, ELEMENT_TEXTAREA,
    ELEMENT_TFOOT, ELEMENT_TH, ELEMENT_THEAD, ELEMENT_TIME, ELEMENT_TITLE, ELEMENT_TR,
    ELEMENT_TRACK, ELEMENT_TT, ELEMENT_U, ELEMENT_UL, ELEMENT_VAR, ELEMENT_VIDEO, ELEMENT_WBR,
    ELEMENT_XMP,
    ELEMENT_COUNT
} HtmlElement;

/* clang-format on */

/* What raw HTML's use of an element comes to. */
typedef enum HtmlTreatment {
    TREAT_UNWRAP, /* the tags go, what is between them stays */
    TREAT_ALLOW,
    TREAT_VOID,      /* allowed, and has no content */
    TREAT_DROP,      /* has no content, and goes */
    TREAT_HIDE,      /* goes with all between its tags */
    TREAT_HIDE_TEXT, /* the same, and what is between them is no markup: RCDATA, raw text, script data */
} HtmlTreatment;

/* What an element is, may hold, and may not have inside it at any depth: masks of these. */
enum {
    CATEGORY_BLOCK = 1 << 0,    /* flow content that is no phrasing content */
    CATEGORY_PHRASING = 1 << 1, /* text, too */
    CATEGORY_HEADING = 1 << 2,
    CATEGORY_ITEM = 1 << 3, /* li */
    CATEGORY_TERM = 1 << 4, /* dt, dd */
    CATEGORY_CELL = 1 << 5,
    CATEGORY_ROW = 1 << 6,
    CATEGORY_ROWS = 1 << 7, /* tbody, and thead */
    CATEGORY_HEAD = 1 << 8, /* thead */
    CATEGORY_CAPTION = 1 << 9,
    CATEGORY_SUMMARY = 1 << 10,
    CATEGORY_LEGEND = 1 << 11, /* figcaption */
    CATEGORY_RUBY = 1 << 12,   /* rt, rp */
    CATEGORY_SOURCE = 1 << 13,
    CATEGORY_IMAGE = 1 << 14, /* img */
    CATEGORY_INTERACTIVE = 1 << 15,
    CATEGORY_SECTIONING = 1 << 16,
    CATEGORY_BANNER = 1 << 17,     /* header, footer */
    CATEGORY_DEFINITION = 1 << 18, /* dfn */

    CATEGORY_FLOW = CATEGORY_BLOCK | CATEGORY_PHRASING,
    CATEGORY_TABLE_PART = CATEGORY_CELL | CATEGORY_ROW | CATEGORY_ROWS | CATEGORY_CAPTION,
    /* Elements that belong in one certain parent. */
    CATEGORY_PART = CATEGORY_TABLE_PART | CATEGORY_ITEM | CATEGORY_TERM | CATEGORY_SUMMARY |
                    CATEGORY_LEGEND | CATEGORY_RUBY | CATEGORY_SOURCE,
};

/* Attributes that some element may have, in alphabetical order. */
/* clang-format off */
typedef enum HtmlAttribute {
    ATTRIBUTE_ABBR, ATTRIBUTE_ALIGN, ATTRIBUTE_ALT, ATTRIBUTE_CLASS, ATTRIBUTE_COLSPAN,
    ATTRIBUTE_DATETIME, ATTRIBUTE_DIR, ATTRIBUTE_HEIGHT, ATTRIBUTE_HREF, ATTRIBUTE_ID,
    ATTRIBUTE_LANG, ATTRIBUTE_MEDIA, ATTRIBUTE_NAME, ATTRIBUTE_OPEN, ATTRIBUTE_REVERSED,
    ATTRIBUTE_ROWSPAN, ATTRIBUTE_SCOPE, ATTRIBUTE_SRC, ATTRIBUTE_SRCSET, ATTRIBUTE_START,
    ATTRIBUTE_TITLE, ATTRIBUTE_TYPE, ATTRIBUTE_VALUE, ATTRIBUTE_WIDTH,
    ATTRIBUTE_COUNT
} HtmlAttribute;

/* clang-format on */

typedef struct HtmlElementFacts {
    const char *name;
    HtmlTreatment treatment;
    HtmlElement written; /* what stands for it in today's HTML; ELEMENT_NONE: itself */
    HtmlElement wrapper; /* what it needs between itself and flow content: li in ul */
    bool transparent;    /* may hold what its parent may */
    bool keeps;          /* a block in it loses its tags, instead of ending it */
    uint32_t categories;
    uint32_t accepts;    /* as its children */
    uint32_t reaches;    /* as its children's children, by way of wrappers: a cell in a table */
    uint32_t excludes;   /* anywhere in it */
    uint32_t attributes; /* 1 << HtmlAttribute, beyond those that all elements may have */
} HtmlElementFacts;

/*
 * The element of a tag's name, in small or in capital letters. ELEMENT_NONE for mixed ones, too: <Button> is a
 * component of a program, <T> and <your-key> are placeholders.
 */
HtmlElement html_element_find(Slice name);

const HtmlElementFacts *html_element_facts(HtmlElement element);

/* ATTRIBUTE_COUNT for one that no element may have. */
HtmlAttribute html_attribute_find(Slice name);
const char *html_attribute_name(HtmlAttribute attribute);

#endif
