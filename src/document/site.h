/*
 * site.h - all units together: addresses, answered links, navigation.
 *
 * Made once by link/ in the parent, after all documents are units; never changed afterwards. The workers that write pages inherit it
 * by copy-on-write. Everything is addressed by number: pages are in the order of their path, so that numbers do not depend on
 * who finished first. Texts point into units, or live in the site arena.
 *
 * No structure here grows with pages × pages: a page's navigation is its folder's entries and the folders above it.
 */
#ifndef DOCUMENT_SITE_H
#define DOCUMENT_SITE_H

#include "document/change.h"
#include "document/edition.h"
#include "document/settings.h"
#include "document/unit.h"

/* Where there is no page, or no folder. */
#define SITE_NONE UINT32_MAX

typedef enum LinkState {
    LINK_STATE_OK,           /* leads to a page, or to an anchor that is there */
    LINK_STATE_OUTSIDE,      /* another host, mail: nothing to answer */
    LINK_STATE_FILE,         /* there, but no page of the site: a file, a draft */
    LINK_STATE_BROKEN,       /* a document, image or folder that is not there */
    LINK_STATE_MISSING_FILE, /* no document, and not there */
    LINK_STATE_NO_ANCHOR,    /* the page is there, its anchor is not */
    LINK_STATE_WRONG_CASE,   /* there, but for the case of letters */
    LINK_STATE_ESCAPES,      /* leads out of the project's root */
    LINK_STATE_EMPTY,
    LINK_STATE_PLACEHOLDER,
    LINK_STATE_LEFT_ALONE, /* root-relative, absolute path, a scheme: judged by its kind */
} LinkState;

/*
 * The answer to one link of a document. A link that is wrong but leaves no doubt ("setup" for setup.md, another case, "/docs/a.md")
 * has the state of its fault and leads there nevertheless. One that is dead leads nowhere on the site: a page shows the text of such
 * a link without making it one, and an image by its `href`, which is then the target as written.
 */
typedef struct LinkAnswer {
    LinkState state;
    bool is_dead;
    bool is_certain;  /* the suggestion is what was meant: a fix may write it */
    uint32_t page;    /* the page it leads to, or SITE_NONE */
    Slice href;       /* for the page's HTML: relative to it, percent-encoded, not yet escaped */
    Slice url;        /* the same from the site's root; empty when it leads nowhere or outside */
    Slice target;     /* the file or document meant, relative to the project; may be empty */
    Slice anchor;     /* as written, decoded, without '#'; may be empty */
    Slice suggestion; /* what would work, written as in this document; may be empty */
} LinkAnswer;

typedef struct Page {
    Unit unit;
    uint32_t number;   /* its index */
    Slice path;        /* of the source, relative to the project */
    Slice key;         /* document_key */
    Slice address;     /* of the page below the site's root: "docs/a.html", "docs/index.html" */
    Slice url;         /* the same, percent-encoded */
    Slice owner;       /* who answers for it: front matter says it, else CODEOWNERS; may be empty */
    uint32_t folder;   /* index of the folder that lists it; the root's when it is not published */
    uint32_t previous; /* in reading order, SITE_NONE at the ends */
    uint32_t next;
    LinkAnswer *links;   /* as many as the unit has */
    uint32_t *backlinks; /* pages that link here, each once, in order */
    uint32_t backlink_count;
    FreshnessState freshness; /* on the day of the build */
    int32_t age;              /* days since last updated; meaningless without a date */
    Change
        change; /* of its content, after its date; without a date, the last; CHANGE_NONE when nobody asked */
    Change *code_changes; /* as many as the unit has codes; NULL when nobody asked */
    const Edition
        *edition; /* with base_edition, where it was changed since; NULL when nobody asked */
    const Edition *base_edition; /* what it was at the base of a comparison */
    bool published;              /* false: unreadable, a draft left out, or a collision's loser */
    bool is_needed;              /* a stub of a unit, of which a link asks for a place in it */
} Page;

/* A folder of the site, with what it lists: its pages and its sub-folders, in reading order. */
typedef struct Folder {
    Slice path;          /* "" is the root */
    Slice title;         /* of its index page, else its name made readable */
    uint32_t parent;     /* SITE_NONE for the root */
    uint32_t index_page; /* README.md or index.md; SITE_NONE: the index is generated */
    Slice address;       /* "docs/index.html" */
    Slice url;
    uint32_t *pages; /* without the index page */
    uint32_t page_count;
    uint32_t *folders;
    uint32_t folder_count;
    uint32_t total; /* pages in it and below */
} Folder;

/* A file that is no document, and that the site holds because a page links to it. */
typedef struct SiteFile {
    Slice path; /* relative to the project, and also below the site's root */
    Slice url;  /* the same, percent-encoded */
    uint64_t size;
    bool is_shown;  /* as an image */
    uint32_t width; /* of an image, in CSS pixels; 0: not known */
    uint32_t height;
} SiteFile;

typedef struct Site {
    const Settings *settings;
    Date today;
    Page *pages;
    uint32_t page_count;
    Folder *folders; /* 0 is the root */
    uint32_t folder_count;
    SiteFile *files; /* by path */
    uint32_t file_count;
    Arena *arena;
} Site;

/* What the site is called: in memoc.yaml, else as its first page. */
static inline Slice site_title(const Site *site)
{
    return site->settings->title.size > 0 ? site->settings->title : site->folders[0].title;
}

#endif
