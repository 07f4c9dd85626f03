// Words that were searched for are marked on the page that one arrives at, until somebody presses Escape.

// Marks, and characters that are looked at.
const MARKS_MOST = 1000;
const TEXT_MOST = 500000;

// Text of the page, from the part that its address names to the end, then from its beginning.
function textNodes(main) {
  const anchor = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const [before, behind] = [[], []];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isBefore = anchor && anchor.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
    if (!node.parentElement.closest("script, style, textarea, button, .facts, .trail")) (isBefore ? before : behind).push(node);
  }
  return [...behind, ...before];
}

function rangesOf(text, words, { eachChunk, hasForm }) {
  const ranges = [];
  eachChunk(text, (tokens, start, end) => {
    if (!tokens.some((token) => hasForm(words, token.text))) return;
    const last = ranges[ranges.length - 1];
    if (last && last[1] === start && start > 0) last[1] = end;
    else ranges.push([start, end]);
  });
  return ranges;
}

// Marks ranges of a text, the last first: what is before them stays where it is.
function markRanges(node, ranges) {
  for (const [start, end] of ranges.reverse()) {
    const word = node.splitText(start);
    word.splitText(end - start);
    const mark = make("mark", "word");
    word.replaceWith(mark);
    mark.append(word);
  }
}

function markWords(main, words, engine) {
  let [count, size] = [0, 0];
  for (const node of textNodes(main)) {
    if (count >= MARKS_MOST || size >= TEXT_MOST) break;
    const ranges = rangesOf(node.data, words, engine);
    size += node.data.length;
    count += ranges.length;
    markRanges(node, ranges);
  }
  return count;
}

function removeMarks(main) {
  for (const mark of main.querySelectorAll("mark.word")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  const address = new URL(location.href);
  address.searchParams.delete("words");
  history.replaceState(null, "", address);
}

function showMarks(words) {
  const main = document.querySelector("main");
  const count = main ? markWords(main, new Set(words.split(" ")), globalThis.memocSearch) : 0;
  if (count === 0) return;
  const button = make("button", "unmark", `${plural(count, "mark")} ×`);
  const remove = () => {
    removeMarks(main);
    button.remove();
    document.removeEventListener("keydown", onKey);
  };
  const onKey = (event) => {
    if (event.key === "Escape") remove();
  };
  button.type = "button";
  button.setAttribute("aria-label", `Remove ${plural(count, "mark")} (Escape)`);
  button.addEventListener("click", remove);
  document.addEventListener("keydown", onKey);
  document.body.append(button);
}
