// The index of a site, opened for searches. How files come is told by who opens it: `load(name, version)` has search/NAME.js run, and
// returns a promise of that; the file calls memocSearch(name, id, check, text). `version` is what to ask for as far as a cache is
// concerned, empty for any. Files are not compared with their check sums, but every number in them is checked when it is used.
//
//     const engine = memocSearch.open({ load, today })        today: days since 1970-01-01
//     const found = await engine.search("rate limit", { offset: 0, limit: 10, parts: 3, facets: true })
//
// What is found has the form of `memoc search --json` (content/commands/search.md), and besides: document, the title of a result's
// document; words, those of the index that were looked for; entries, how many places were found. An error's message is one sentence
// for the reader. engine.searchNow() does the same without a promise, and returns null when files are missing: in Node, after a first
// search has read them, it can be measured.

// Files that have come, by name.
const arrived = new Map();

function receive(name, id, check, text) {
  arrived.set(name, { id, text });
}

class Engine {
  constructor({ load, today }) {
    this.load = load;
    this.today = today;
    // Promises of files, by name.
    this.loading = new Map();
  }

  // ---- files

  async loadFile(name, version) {
    arrived.delete(name);
    try {
      await this.load(name, version);
    } catch (error) {
      fail(name, "is missing");
    } finally {
      this.loading.delete(name);
    }
    return arrived.get(name) || fail(name, "is damaged");
  }

  fetchFile(name, version) {
    if (!this.loading.has(name)) this.loading.set(name, this.loadFile(name, version));
    return this.loading.get(name);
  }

  async openRoot(version) {
    const { id, text } = await this.fetchFile("i", version);
    this.index = new Index(text);
    this.id = id;
    this.scores = new Scores(this.index.entryCount);
  }

  // Reads the root, if that is not done; with a version, once more.
  open(version = "") {
    if (!this.opening || version) {
      this.opening = this.openRoot(version);
      this.opening.catch(() => { this.opening = null; });
    }
    return this.opening;
  }

  async fetchPart(index, name) {
    const { id, text } = await this.fetchFile(name, this.id);
    if (id !== this.id) throw new OtherBuildError(`search/${name}.js belongs to another build than the index`);
    index.files.set(name, text);
  }

  // Fetches what the last search had not.
  async fetchMissing() {
    const { index } = this;
    const names = [...index.missing];
    await Promise.all(names.map((name) => this.fetchPart(index, name)));
  }

  // ---- searches

  view(search, words, entry) {
    const shown = readEntry(this.index, entry);
    const { id, kind, title, lines, anchor, url, lang, page } = shown;
    shown.line = shown.line || new Line(shown.excerpt);
    return {
      id, kind, title, path: page.path, lines, anchor: anchor || undefined, url, lang: lang || undefined,
      score: search.scores.total[entry],
      snippet: makeSnippet(words, shown.line),
    };
  }

  result(search, words, { best, parts }) {
    const { page } = readEntry(this.index, best);
    return {
      ...this.view(search, words, best),
      document: page.title,
      status: page.status || undefined,
      stale: search.documents.isStale[search.documents.documentOf[best]] > 0,
      last_updated: page.updated || undefined,
      results: parts.map((part) => this.view(search, words, part)),
    };
  }

  // Throws WAIT when files are missing.
  run(text, { offset = 0, limit = 10, parts: most = 3, facets = false }) {
    const { index } = this;
    const query = repair(text);
    const search = new Search(this, query).find();
    const counts = facets ? search.facets() : undefined;
    const shown = search.bestOf(search.best, offset + limit).slice(offset).map((best) => ({ best, parts: search.parts(best, most) }));
    index.need(shown.flatMap(({ best, parts }) => [best, ...parts]).map((entry) => entryFile(index, entry)));
    search.proceed();
    const words = wordsOf(search);
    return {
      query,
      total: search.best.length,
      entries: search.entries.length,
      hints: search.hints,
      facets: counts,
      words: [...words],
      results: shown.map((one) => this.result(search, words, one)),
    };
  }

  searchNow(query, options = {}) {
    this.index.missing.clear();
    try {
      return this.run(query, options);
    } catch (error) {
      if (error !== WAIT) throw error;
      return null;
    }
  }

  async searchIndex(query, options) {
    for (;;) {
      const found = this.searchNow(query, options);
      if (found) return found;
      await this.fetchMissing();
    }
  }

  async search(query, options) {
    try {
      await this.open();
      return await this.searchIndex(query, options);
    } catch (error) {
      // A new build has taken the place of the one that was opened.
      if (!(error instanceof OtherBuildError)) throw error;
      await this.open(String(Date.now()));
      return this.searchIndex(query, options);
    }
  }
}
