// The table of contents follows the reader, and the navigation shows where the page stands.

// Scrolls a list by itself so that an entry is seen; the page stays where it is.
function showEntry(list, entry) {
  const [around, at] = [list.getBoundingClientRect(), entry.getBoundingClientRect()];
  if (at.top < around.top + 40 || at.bottom > around.bottom - 40) list.scrollTop += at.top - around.top - list.clientHeight / 2;
}

function readEntries(list) {
  return Array.from(list.querySelectorAll("a"), (link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);
}

// The last entry whose heading has come up to the upper third, else the first; at the end of the page the last one.
function findEntry(entries) {
  const root = document.documentElement;
  if (scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2) return entries[entries.length - 1];
  let found = entries[0];
  for (const entry of entries) {
    if (entry.heading.getBoundingClientRect().top > innerHeight / 3) break;
    found = entry;
  }
  return found;
}

function followReader() {
  const list = document.querySelector(".sections");
  const entries = list ? readEntries(list) : [];
  if (entries.length === 0) return;
  let current = null;
  const follow = () => {
    const entry = findEntry(entries);
    if (entry === current) return;
    if (current) current.link.removeAttribute("aria-current");
    entry.link.setAttribute("aria-current", "location");
    if (list.clientHeight > 0) showEntry(list, entry.link);
    current = entry;
  };
  // Told when a heading passes the upper third, or the window's edges.
  const observers = ["0px 0px -66% 0px", "0px"].map((rootMargin) => new IntersectionObserver(follow, { rootMargin }));
  for (const observer of observers) for (const { heading } of entries) observer.observe(heading);
  observers[1].observe(document.querySelector(".foot") || document.body);
  // On a narrow window the list lies over the page: a chosen entry closes it.
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

// A title that the style has cut is shown to the pointer as a whole.
function showTitles() {
  for (const list of document.querySelectorAll(".navigation, .sections")) {
    list.addEventListener("pointerover", (event) => {
      const entry = event.target.closest("a, summary");
      if (entry && entry.scrollHeight > entry.clientHeight + 2) entry.title = entry.firstChild.textContent.trim();
    });
  }
}

// Where a folder has many pages, the current one may be far down in its own scroll area.
function showCurrent() {
  const list = document.querySelector(".navigation");
  const current = list && list.querySelector("[aria-current]");
  if (!current) return;
  showEntry(list, current);
  list.addEventListener("toggle", (event) => {
    if (event.newState === "open") showEntry(list, current);
  });
}
