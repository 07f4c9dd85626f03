if (form) {
  listenForKeys(form.elements.q);
  if (!document.querySelector("main.search-page")) new Box();
}
showMarks().catch(() => { /* the page is there without marks */ });

// What the script of the search page needs.
globalThis.memocSearchPage = { WAIT_MS, form, search, errorText, countText, kindName, make, makeHints, makeHit, makeLink, makePart };
