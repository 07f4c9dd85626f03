// Buttons that copy code and records, and links to headings.

// Where a page may not reach the clipboard itself (http, some browsers' files), a selection can be copied.
function copySelection(text) {
  const area = make("textarea", { class: "skip", "aria-hidden": "true" });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.focus({ preventScroll: true });
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (focused) focused.focus({ preventScroll: true });
  if (!isCopied) throw new Error("the clipboard cannot be reached");
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelection(text);
  }
}

function addCopyButton(parent, label, textOf) {
  const button = make("button", { type: "button", class: "copy", "aria-label": label }, "Copy");
  button.addEventListener("click", async () => {
    const said = await copyText(textOf()).then(() => "Copied", () => "Failed");
    button.textContent = said;
    announce(said);
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  parent.append(button);
}

// All that a record says, without its buttons.
function textOfRecord(record) {
  const plain = record.cloneNode(true);
  for (const button of plain.querySelectorAll("button")) button.remove();
  return plain.textContent.trim().replace(/\n{3,}/g, "\n\n");
}

const languageOf = (code) => (code.closest("[data-language]") || { dataset: {} }).dataset.language ||
  (code.className.match(/(?:^|\s)language-([\w+#.-]+)/) || [])[1];

// A frame for the button and the language's name, which stay where they are when the code is scrolled.
function frameCode(code) {
  const pre = code.parentNode;
  const frame = make("div", { class: "code", "data-language": languageOf(code) });
  pre.replaceWith(frame);
  frame.append(pre);
  addCopyButton(frame, "Copy this code", () => code.textContent.replace(/\n$/, ""));
}

function addCopyButtons() {
  for (const code of document.querySelectorAll(".text pre > code, .record pre > code")) frameCode(code);
  for (const record of document.querySelectorAll('.records:not([data-kind="code"]) .record')) {
    addCopyButton(record, "Copy this record", () => textOfRecord(record));
  }
}

function addAnchor(heading) {
  const anchor = make("a", { class: "anchor", href: "#" + encodeURIComponent(heading.id), "aria-label": "Link to this section" });
  heading.append(anchor);
}

// Where a heading is in the file: the page says where a line is shown, and the line of each heading.
function addSources() {
  const article = document.querySelector("article[data-lines]");
  if (!article) return;
  const { source, edit, lines } = article.dataset;
  const words = lines.split(" ");
  for (let i = 0; i + 1 < words.length; i += 2) {
    const heading = document.getElementById(words[i]);
    if (!heading || !heading.matches(".text :is(h2, h3, h4, h5, h6)") || heading.closest("a")) continue;
    heading.append(make("a", {
      class: "section-source",
      href: (source || edit).replace(/\{(last_)?line\}/g, words[i + 1]),
      "aria-label": source ? "Source of this section" : "Edit this section",
    }));
  }
}

// A link to a heading leads there, and is copied.
function addAnchors() {
  for (const heading of document.querySelectorAll(".text :is(h2, h3, h4, h5, h6)[id]")) {
    if (!heading.querySelector(".anchor") && !heading.closest("a")) addAnchor(heading);
  }
  document.addEventListener("click", async (event) => {
    const anchor = event.target.closest(".anchor");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!await copyText(anchor.href).then(() => true, () => false)) return;
    anchor.dataset.copied = "";
    announce("Link copied");
    setTimeout(() => { delete anchor.dataset.copied; }, 1500);
  });
}
