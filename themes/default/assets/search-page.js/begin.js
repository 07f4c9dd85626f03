// The script of the search page, which goes on where that of every page ends.

const { WAIT_MS, form, search, errorText, countText, kindName, make, makeHints, makeHit, makeLink, makePart } = globalThis.memocSearchPage;
