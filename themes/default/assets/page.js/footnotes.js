// What a footnote says, where it is referred to: on hover and on focus, until Escape (WCAG 2.2, 1.4.13).

const HIDE_MS = 250;

class Preview {
  constructor() {
    this.box = make("div", { class: "preview", id: "page:preview" });
    this.box.hidden = true;
    this.reference = null;
    document.body.append(this.box);
    for (const place of [this.box, document.querySelector("main")]) {
      place.addEventListener("pointerover", (event) => this.enter(event));
      place.addEventListener("pointerout", () => this.later());
    }
    document.addEventListener("focusin", (event) => {
      const reference = event.target.closest('[role="doc-noteref"]');
      if (reference) this.show(reference);
      else if (!this.box.contains(event.target)) this.hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.hide();
    });
  }

  enter(event) {
    const reference = event.target.closest('[role="doc-noteref"]');
    if (reference) this.show(reference);
    else if (this.box.contains(event.target)) clearTimeout(this.timer);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (document.activeElement !== this.reference) this.hide();
    }, HIDE_MS);
  }

  hide() {
    clearTimeout(this.timer);
    if (this.reference) this.reference.removeAttribute("aria-describedby");
    this.reference = null;
    this.box.hidden = true;
  }

  show(reference) {
    clearTimeout(this.timer);
    if (reference === this.reference) return;
    this.hide();
    const note = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
    if (!note) return;
    const copy = note.cloneNode(true);
    for (const back of copy.querySelectorAll(".footnote-backref, button")) back.remove();
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1;
    this.box.replaceChildren(...copy.childNodes);
    this.box.hidden = false;
    this.reference = reference;
    reference.setAttribute("aria-describedby", this.box.id);
    this.place(reference.getBoundingClientRect());
  }

  // Below the reference, or above it where there is no room; within the window.
  place(at) {
    const box = this.box.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const isBelow = at.bottom + box.height + 12 < innerHeight || at.top < box.height + 70;
    const left = Math.max(12, Math.min(at.left - 12, width - box.width - 12));
    this.box.style.left = `${left + scrollX}px`;
    this.box.style.top = `${(isBelow ? at.bottom + 6 : at.top - box.height - 6) + scrollY}px`;
  }
}

function addPreviews() {
  if (document.querySelector('main [role="doc-noteref"]')) new Preview();
}
