// The search page: everything that is found, with facets, at an address that can be sent to others.

const PAGE_LIMIT = 10;

// Values of a facet, before one asks for more.
const VALUES_MOST = 8;

class Page {
  constructor(main) {
    this.input = form.elements.q;
    this.facets = main.querySelector(".facets");
    this.status = main.querySelector(".found-count");
    this.hints = main.querySelector(".found-hints");
    this.list = main.querySelector(".found-list");
    this.more = main.querySelector(".found-more");
    this.turn = 0;
    // Facets of which all values are shown.
    this.expanded = new Set();
    this.facets.open = matchMedia("(min-width: 60rem)").matches;
    this.listen();
    this.input.value = new URLSearchParams(location.search).get("q") || "";
    this.find();
  }

  listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), WAIT_MS);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.find();
    });
    this.more.addEventListener("click", () => this.showMore());
    addEventListener("popstate", () => {
      this.input.value = new URLSearchParams(location.search).get("q") || "";
      this.find();
    });
  }

  async find() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const query = this.input.value;
    this.rememberQuery(query);
    try {
      const found = query.trim() ? await search(query, { limit: PAGE_LIMIT, facets: true }) : null;
      const facets = found && await this.countFacets(found);
      if (turn === this.turn) this.show(found, facets);
    } catch (error) {
      if (turn === this.turn) this.showError(error);
    }
  }

  // What a facet could be switched to is counted as if nothing were switched on in it.
  async countFacets(found) {
    const facets = {};
    for (const field of Object.keys(facetFields)) {
      const { values, rest } = splitQuery(found.query, field);
      const counts = values.length > 0 && rest ? (await search(rest, { limit: 0, facets: true })).facets : found.facets;
      facets[field] = { values, counts: counts[field] };
    }
    return facets;
  }

  rememberQuery(query) {
    const address = new URL(location.href);
    address.search = query ? "?" + new URLSearchParams({ q: query }) : "";
    history.replaceState(null, "", address);
  }

  // ---- what is shown

  clear() {
    this.hints.replaceChildren();
    this.list.replaceChildren();
    this.facets.hidden = true;
    this.more.hidden = true;
  }

  showError(error) {
    this.clear();
    this.status.textContent = errorText(error);
  }

  show(found, facets) {
    const focused = this.facets.querySelector("button:focus");
    this.clear();
    this.found = found;
    this.status.textContent = found ? countText(found) : "";
    if (found) {
      this.hints.replaceChildren(...makeHints(found.hints));
      this.addResults(found);
      this.showFacets(facets);
    }
    if (focused) this.focusValue(focused.dataset.value);
  }

  addResults(found) {
    this.list.append(...found.results.map((result) => this.makeResult(result, found.words)));
    this.more.hidden = this.list.children.length >= found.total;
  }

  makeResult(result, words) {
    const item = make("li", "", makeLink(result, words, "hit", makeHit(result)));
    if (result.results.length > 0) {
      item.append(make("ul", "parts", ...result.results.map((part) => make("li", "", makeLink(part, words, "hit part", makePart(part))))));
    }
    return item;
  }

  async showMore() {
    const turn = this.turn;
    const first = this.list.children.length;
    try {
      const found = await search(this.found.query, { offset: first, limit: PAGE_LIMIT });
      // Late, or asked for twice.
      if (turn !== this.turn || first !== this.list.children.length) return;
      this.addResults(found);
      this.list.children[first].querySelector("a").focus();
    } catch (error) {
      if (turn === this.turn) this.showError(error);
    }
  }

  // ---- facets

  showFacets(facets) {
    const groups = Object.entries(facets).map(([field, facet]) => this.makeFacet(field, facet)).filter(Boolean);
    this.facets.querySelector("div").replaceChildren(...groups);
    this.facets.hidden = groups.length === 0;
  }

  // Buttons are made anew with each search: that of the same value has the focus again.
  focusValue(value) {
    const same = Array.from(this.facets.querySelectorAll("button")).find((button) => button.dataset.value === value);
    (same || this.input).focus();
  }

  makeFacet(field, { values, counts }) {
    const rows = Object.entries(counts);
    for (const value of values) if (!rows.some(([name]) => isSameValue(name, value))) rows.push([value, 0]);
    if (rows.length === 0) return null;
    rows.sort((a, b) => b[1] - a[1]);
    const isOn = (name) => values.some((value) => isSameValue(name, value));
    const shown = this.expanded.has(field) ? rows : rows.filter(([name], i) => i < VALUES_MOST || isOn(name));
    const group = make("div", "facet", make("h2", "", facetFields[field]), ...shown.map(([name, count]) => this.makeValue(field, name, count, isOn(name))));
    if (shown.length < rows.length) group.append(this.makeExpander(field, rows.filter((row) => !shown.includes(row))));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", facetFields[field]);
    return group;
  }

  makeValue(field, name, count, isOn) {
    const button = make("button", "", make("span", "", field === "kind" ? kindName(name) : name), make("span", "count", String(count)));
    button.type = "button";
    button.dataset.value = field + ":" + name;
    button.setAttribute("aria-pressed", String(isOn));
    button.addEventListener("click", () => {
      this.input.value = toggleValue(this.input.value, field, name);
      this.find();
    });
    return button;
  }

  // Where it was, the first of the hidden values stands afterwards.
  makeExpander(field, hidden) {
    const button = make("button", "more", hidden.length + " more");
    button.type = "button";
    button.dataset.value = field + ":" + hidden[0][0];
    button.addEventListener("click", () => {
      this.expanded.add(field);
      this.find();
    });
    return button;
  }
}
