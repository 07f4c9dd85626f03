// What is shown of something that was found.

const WORDS_MOST = 24;

// make("p", "facts", "text", node, …): children may be nodes, texts or nothing.
function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const kindName = (kind) => kind.replace(/_/g, "-");

// The address of a page, which is told what to mark.
function addressOf(url, words) {
  const address = new URL(url, siteRoot);
  if (words.length > 0) address.search = "?" + new URLSearchParams({ words: words.slice(0, WORDS_MOST).join(" ") });
  return address.href;
}

function makeSnippet({ text, marks }) {
  const characters = Array.from(text);
  const part = (start, end) => characters.slice(start, end).join("");
  const nodes = [];
  let at = 0;
  for (const [start, end] of marks) {
    nodes.push(part(at, start), make("mark", "", part(start, end)));
    at = end;
  }
  return make("span", "snippet", ...nodes, part(at));
}

function makeKind(found) {
  return make("span", "kind", kindName(found.kind) + (found.lang ? " · " + found.lang : ""));
}

function makeStatus(status) {
  return make("span", "status status-" + status.toLowerCase().replace(/[^a-z0-9]+/g, "-"), status);
}

function makeStale() {
  const mark = make("span", "mark", "▲");
  mark.setAttribute("aria-hidden", "true");
  return make("span", "freshness stale", mark, " Stale");
}

const placeOf = (found) => found.path + ":" + found.lines[0];

// A document's best place: title, what it is, where it stands, a few of its words.
function makeHit(found) {
  const title = found.title || found.document;
  return [
    make("span", "hit-title", title),
    make("span", "hit-facts", makeKind(found), found.status ? makeStatus(found.status) : null, found.stale ? makeStale() : null),
    make("span", "hit-place", found.document === title ? null : make("span", "hit-document", found.document), make("bdi", "", placeOf(found))),
    found.snippet.text ? makeSnippet(found.snippet) : null,
  ];
}

// Another place in the same document.
function makePart(found) {
  return [
    make("span", "hit-title", found.title || found.snippet.text || placeOf(found)),
    make("span", "hit-facts", makeKind(found), make("span", "hit-line", "line " + found.lines[0])),
  ];
}

function makeLink(found, words, className, children) {
  const link = make("a", className, ...children);
  link.href = addressOf(found.url, words);
  return link;
}

const makeHints = (hints) => hints.map((hint) => make("p", "hint", hint[0].toUpperCase() + hint.slice(1) + "."));

const countText = (found) => (found.total === 0
  ? "Nothing found."
  : `${plural(found.total, "document")}, ${plural(found.entries, "place")}.`);
