// Documents and entries: what is known of each.

const HASH_SIZE = 6; // of a document's source, behind its dates
const URL_WRITTEN = 1;
const ANCHOR_SAME = 1;
const ANCHOR_WRITTEN = 2;
const ANCHOR_OF_TITLE = 3;
const ID_OF_ANCHOR = 0;
const ID_WRITTEN = 1;

// By document: its first entry, the number of its status + 1, the days it was updated and is due, from DATE_FIRST on, + 1. By entry:
// its document.
function readDocuments(index) {
  const names = index.documentFiles("d");
  index.need(names);
  const count = index.documentCount;
  const table = {
    first: new Int32Array(count + 1).fill(index.entryCount),
    statuses: new Int32Array(count),
    updated: new Int32Array(count),
    due: new Int32Array(count),
    documentOf: new Int32Array(index.entryCount),
  };
  names.forEach((name, file) => readDocumentFile(index, table, name, file));
  return table;
}

function readDocumentFile(index, table, name, file) {
  const reader = new Reader(index.files.get(name), name);
  let entry = index.firstEntries[file];
  const start = file * index.documentsPerFile;
  for (let i = start; i < start + index.documentsPerFile && i < index.documentCount; i++) {
    table.first[i] = entry;
    const count = reader.number();
    [table.statuses[i], table.updated[i], table.due[i]] = reader.numbers(3);
    table.documentOf.fill(i, entry, entry + count);
    entry += count;
    if (table.statuses[i] > index.statuses.length) reader.fail();
  }
  const next = file + 1 < index.firstEntries.length ? index.firstEntries[file + 1] : index.entryCount;
  if (!reader.isAtEnd || entry !== next) reader.fail();
}

// Paths of documents, in their order.
function readPaths(index) {
  const names = index.documentFiles("f");
  index.need(names);
  return names.flatMap((name) => {
    const reader = new Reader(index.files.get(name), name);
    const paths = [];
    for (let path = ""; !reader.isAtEnd; paths.push(path)) {
      const shared = reader.number();
      path = path.slice(0, shared) + reader.string();
    }
    return paths;
  });
}

const withoutExtension = (path) => path.replace(/^((?:[^]*\/)?\.*[^/.][^/]*)\.[^/.]+$/, "$1");

// The anchor of a plain title: "A b-C (d)" has "a-b-c-d".
const anchorOf = (title) => title.replace(/[^A-Za-z0-9_ -]/g, "").replace(/ /g, "-").toLowerCase();

const encodeAnchor = (anchor) => encodeURIComponent(anchor).replace(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, decodeURIComponent);

const dayText = (day) => new Date((day - 1 + DATE_FIRST) * DAY).toISOString().slice(0, 10);

// The entries of a file, as they are shown.
class EntryReader {
  constructor(index, text, name) {
    this.index = index;
    this.reader = new Reader(text, name);
  }

  // A name by its number + 1; empty for 0.
  name(names) {
    const number = this.reader.number();
    if (number > names.length) this.reader.fail();
    return number > 0 ? names[number - 1] : "";
  }

  document() {
    const { reader } = this;
    const path = reader.string();
    const title = reader.string();
    const stem = withoutExtension(path);
    const url = reader.number() === URL_WRITTEN ? reader.string() : stem + ".html";
    const status = this.name(this.index.statuses);
    const updated = reader.number();
    reader.number(); // when it is due stands with the documents, too
    reader.at += HASH_SIZE;
    this.page = { path, title, stem, url, status, updated: updated > 0 ? dayText(updated) : "" };
    this.line = 0;
    this.anchor = "";
  }

  anchorAfter(title) {
    switch (this.reader.number()) {
      case ANCHOR_SAME: return this.anchor;
      case ANCHOR_WRITTEN: return this.reader.string();
      case ANCHOR_OF_TITLE: return anchorOf(title);
      default: return "";
    }
  }

  id(kind) {
    const what = this.reader.number();
    if (what === ID_WRITTEN) return this.reader.string();
    const id = `${kind}:${this.page.stem}#${this.anchor}`;
    return what === ID_OF_ANCHOR ? id : `${id}/${what - 1}`;
  }

  entry(beginsFile) {
    const { reader } = this;
    const first = reader.number();
    const kind = this.index.kinds[first >> 1];
    if (kind === undefined) reader.fail();
    if (first & 1 || beginsFile) this.document();
    const title = reader.string();
    this.anchor = this.anchorAfter(title);
    this.line += reader.number();
    const lines = [this.line, this.line + reader.number()];
    const language = this.name(this.index.languages);
    const id = this.id(kind);
    return {
      id, kind, lines, language,
      page: this.page,
      title: title || (first & 1 ? this.page.title : ""),
      anchor: this.anchor,
      url: this.page.url + (this.anchor ? "#" + encodeAnchor(this.anchor) : ""),
      excerpt: reader.string(),
    };
  }

  all() {
    const entries = [];
    while (!this.reader.isAtEnd) entries.push(this.entry(entries.length === 0));
    return entries;
  }
}

const entryFile = (index, entry) => "e" + Math.floor(entry / index.entriesPerFile);

function readEntry(index, entry) {
  const name = entryFile(index, entry);
  const entries = index.parse(name, (text) => new EntryReader(index, text, name).all());
  return entries[entry % index.entriesPerFile] || fail(name, "is malformed");
}
