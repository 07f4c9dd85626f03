// The script of a page that was found, loaded by that of every page.

const { make, plural } = globalThis.memocSearchPage;
