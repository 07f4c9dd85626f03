if (form) {
  listenForKeys(form.elements.q);
  if (!document.querySelector("main.search-page")) new Box();
}

// What the other scripts of pages need.
const shared = { WAIT_MS, form, search, errorText, countText, kindName, plural, make, makeHints, makeHit, makeLink, makePart };
globalThis.memocSearchPage = shared;

// Marks words that the page was found by.
async function showMarks({ engine, marks }) {
  const words = new URLSearchParams(location.search).get("words");
  if (!words || !engine || !marks) return;
  await Promise.all([loadEngine(), loadScript(marks)]);
  shared.showMarks(words);
}

showMarks(ownScript.dataset).catch(() => { /* the page is there without marks */ });
