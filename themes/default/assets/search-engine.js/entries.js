// Documents and entries: what is known of each.

// By document: its first entry, the number of its status + 1, the day it was updated, from DATE_FIRST on, + 1, and whether it is stale.
// By entry: its document.
function readDocuments(index, today) {
  const count = index.documentCount;
  const table = {
    first: new Int32Array(count + 1).fill(index.entryCount),
    statuses: new Int32Array(count),
    updated: new Int32Array(count),
    isStale: new Uint8Array(count),
    documentOf: new Int32Array(index.entryCount),
  };
  index.documentFiles("d").forEach((name, file) => readDocumentFile(index, table, name, file, today));
  return table;
}

function readDocumentFile(index, table, name, file, today) {
  const reader = new Reader(index.files.get(name), name);
  const start = file * index.documentsPerFile;
  let entry = index.firstEntries[file];
  for (let i = start; i < start + index.documentsPerFile && i < index.documentCount; i++) {
    const [count, status, updated, due] = reader.numbers(4);
    [table.first[i], table.statuses[i], table.updated[i]] = [entry, status, updated];
    table.isStale[i] = due > 0 && today > due - 1 + DATE_FIRST ? 1 : 0;
    table.documentOf.fill(i, entry, entry += count);
    if (status > index.statuses.length) reader.fail();
  }
  const next = index.firstEntries[file + 1];
  if (!reader.isAtEnd || entry !== (next === undefined ? index.entryCount : next)) reader.fail();
}

// Paths of documents, in their order.
function readPaths(index) {
  const paths = [];
  for (const name of index.documentFiles("f")) {
    const reader = new Reader(index.files.get(name), name);
    for (let path = ""; !reader.isAtEnd; paths.push(path)) {
      const shared = reader.number();
      path = path.slice(0, shared) + reader.string();
    }
  }
  if (paths.length !== index.documentCount) fail("f0", "is malformed");
  return paths;
}

const withoutExtension = (path) => path.replace(/^((?:[^]*\/)?\.*[^/.][^/]*)\.[^/.]+$/, "$1");

// The anchor of a plain title: "A b-C (d)" has "a-b-c-d".
const anchorOf = (title) => title.replace(/[^A-Za-z0-9_ -]/g, "").replace(/ /g, "-").toLowerCase();

const encodeAnchor = (anchor) => encodeURIComponent(anchor).replace(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, decodeURIComponent);

const dayText = (day) => new Date((day - 1 + DATE_FIRST) * DAY).toISOString().slice(0, 10);

// The entries of a file, as they are shown.
function readEntries(index, text, name) {
  const reader = new Reader(text, name);
  const entries = [];
  let page;
  let line;
  let anchor;
  while (!reader.isAtEnd) entries.push(readOne());
  return entries;

  // A name by its number + 1; empty for 0.
  function readName(names) {
    const number = reader.number();
    return number > 0 ? names[number - 1] || reader.fail() : "";
  }

  function readPage() {
    const path = reader.string();
    const title = reader.string();
    const stem = withoutExtension(path);
    const url = reader.number() > 0 ? reader.string() : stem + ".html";
    const status = readName(index.statuses);
    const updated = reader.number();
    // When it is due stands with the documents, too; what its source was is for programs that have it.
    reader.number();
    reader.at += 6;
    page = { path, title, stem, url, status, updated: updated > 0 ? dayText(updated) : "" };
    line = 0;
    anchor = "";
  }

  // None, that of the entry before, one that is written, or that of the title.
  function readAnchor(title) {
    const what = reader.number();
    anchor = what === 1 ? anchor : what === 2 ? reader.string() : what === 3 ? anchorOf(title) : "";
  }

  // That of the anchor, one that is written, or numbered.
  function readId(kind) {
    const what = reader.number();
    return what === 1 ? reader.string() : `${kind}:${page.stem}#${anchor}` + (what > 0 ? "/" + (what - 1) : "");
  }

  function readOne() {
    const first = reader.number();
    const kind = index.kinds[first >> 1] || reader.fail();
    if (first & 1 || entries.length === 0) readPage();
    const title = reader.string();
    readAnchor(title);
    line += reader.number();
    const last = line + reader.number();
    const lang = readName(index.languages);
    const id = readId(kind);
    return {
      id, kind, lang, page, anchor,
      lines: [line, last],
      title: title || (first & 1 ? page.title : ""),
      url: page.url + (anchor ? "#" + encodeAnchor(anchor) : ""),
      excerpt: reader.string(),
    };
  }
}

const entryFile = (index, entry) => "e" + Math.floor(entry / index.entriesPerFile);

function readEntry(index, entry) {
  const name = entryFile(index, entry);
  const entries = index.parse(name, (text) => readEntries(index, text, name));
  return entries[entry % index.entriesPerFile] || fail(name, "is malformed");
}
