// The search box of every page: a combobox (ARIA Authoring Practices) whose list is what has been found so far.

const BOX = { limit: 5, parts: 2 };

// For another key.
const WAIT_MS = 120;

class Box {
  constructor() {
    this.input = form.elements.q;
    this.list = make("div", "hits");
    this.foot = make("div", "hits-foot");
    this.panel = make("div", "panel", this.list, this.foot);
    this.status = make("p", "unseen");
    // Of the last search: what an earlier one finds is late.
    this.turn = 0;
    this.active = -1;
    this.prepare();
    this.listen();
  }

  prepare() {
    this.list.id = "page:found";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Found");
    this.panel.hidden = true;
    this.status.setAttribute("role", "status");
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list", autocomplete: "off",
    })) this.input.setAttribute(name, value);
    form.append(this.panel, this.status);
  }

  listen() {
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("focus", () => this.focus());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!form.contains(event.target)) this.close();
    });
  }

  // ---- searching

  focus() {
    openIndex().catch(() => { /* told when somebody searches */ });
    if (this.input.value.trim()) this.find();
  }

  // What was chosen is of another query now.
  later() {
    this.activate(-1);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(), WAIT_MS);
  }

  async find() {
    const turn = ++this.turn;
    const query = this.input.value;
    if (query.trim() === "") {
      this.close();
      return;
    }
    try {
      const found = await search(query, BOX);
      if (turn === this.turn) this.show(found);
    } catch (error) {
      if (turn === this.turn) this.showError(error);
    }
  }

  showError(error) {
    this.fill([], [make("p", "hint", errorText(error))]);
    this.status.textContent = errorText(error);
  }

  show(found) {
    const links = found.results.flatMap((result) => [
      makeLink(result, found.words, "hit", makeHit(result)),
      ...result.results.map((part) => makeLink(part, found.words, "hit part", makePart(part))),
    ]);
    const all = make("a", "all", found.total > found.results.length ? "All results" : "Search page");
    all.href = this.pageAddress();
    this.fill(links, [...makeHints(found.hints), make("p", "", countText(found) + " ", all)]);
    this.status.textContent = [countText(found), ...found.hints].join(" ");
  }

  fill(links, foot) {
    links.forEach((link, i) => {
      link.id = "page:found-" + (i + 1);
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
    });
    this.links = links;
    this.list.replaceChildren(...links);
    this.list.hidden = links.length === 0;
    this.foot.replaceChildren(...foot);
    this.activate(-1);
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(links.length > 0));
  }

  close() {
    clearTimeout(this.timer);
    this.turn++;
    this.panel.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  // ---- keys

  pageAddress() {
    const address = new URL(searchPage);
    address.search = "?" + new URLSearchParams({ q: this.input.value });
    return address.href;
  }

  submit(event) {
    event.preventDefault();
    if (this.active >= 0) this.links[this.active].click();
    else location.href = this.pageAddress();
  }

  activate(active) {
    if (this.active >= 0 && this.links[this.active]) this.links[this.active].setAttribute("aria-selected", "false");
    this.active = active;
    if (active < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    const link = this.links[active];
    link.setAttribute("aria-selected", "true");
    link.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", link.id);
  }

  key(event) {
    // Keys that choose among characters, as for Japanese, are not for the list.
    if (event.isComposing) return;
    const count = this.panel.hidden ? 0 : this.links.length;
    if (event.key === "Escape") this.escape(event);
    if (count === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = {
      ArrowDown: (this.active + 1) % count,
      ArrowUp: (Math.max(this.active, 0) + count - 1) % count,
      Home: this.active < 0 ? undefined : 0,
      End: this.active < 0 ? undefined : count - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.activate(next);
  }

  escape(event) {
    event.stopPropagation();
    event.preventDefault();
    if (this.panel.hidden) this.input.blur();
    else this.close();
  }
}

// "/" and Ctrl-K lead to the box, but not from where one writes.
function listenForKeys(input) {
  document.addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey &&
      !event.target.closest("input, textarea, select, [contenteditable]");
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
