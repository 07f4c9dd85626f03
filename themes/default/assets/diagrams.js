// Diagrams: code in the language mermaid is drawn by the script that the project ships. Only pages that have some load this.
//
// The script works in a frame (templates/diagram.html), because it writes styles, which the policy of pages forbids. What it draws is
// shown as an image, in which nothing runs. The source stays below it, or, where the script is missing or finds a mistake, where it was.
(function () {
  "use strict";
  const frameUrl = document.currentScript.dataset.frame;
  const diagrams = Array.from(document.querySelectorAll(".text pre > code.language-mermaid"), (code, id) => ({ id, code, image: null }));
  const colourNames = ["text", "muted", "page", "raised", "edge", "mark"];
  let frame = null;

  // Of the page, as they are now: rgb(…).
  function readColours() {
    const probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
    const colours = Object.fromEntries(colourNames.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }));
    probe.remove();
    return colours;
  }

  const lightnessOf = (colour) => (colour.match(/[\d.]+/g) || []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);

  function drawAll() {
    const colours = readColours();
    const common = { colours, isDark: lightnessOf(colours.page) < lightnessOf(colours.text), font: getComputedStyle(document.body).fontFamily };
    for (const { id, code } of diagrams) frame.contentWindow.postMessage({ id, source: code.textContent, ...common }, "*");
  }

  // What the source says of itself (accTitle, accDescr), or its fence.
  function describe(code) {
    const said = ["accTitle", "accDescr"].map((name) => new RegExp(`^\\s*${name}\\s*:\\s*(.+)$`, "m").exec(code.textContent));
    const texts = said.filter(Boolean).map((match) => match[1].trim());
    return texts.join(". ") || code.parentNode.dataset.title || "Diagram";
  }

  // The image takes the block's place, and the block goes below it.
  function place(diagram) {
    const block = diagram.code.closest(".code") || diagram.code.parentNode;
    const figure = document.createElement("figure");
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    figure.className = "diagram";
    summary.textContent = "Source of the diagram";
    diagram.image = new Image();
    diagram.image.alt = describe(diagram.code);
    block.replaceWith(figure);
    details.append(summary, block);
    figure.append(diagram.image, details);
  }

  function show(diagram, { svg, width, height }) {
    if (!diagram.image) place(diagram);
    diagram.image.width = width;
    diagram.image.height = height;
    diagram.image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }

  function hear(event) {
    if (event.source !== frame.contentWindow || !event.data) return;
    const diagram = diagrams[event.data.id];
    if (event.data.isReady) drawAll();
    else if (diagram && event.data.svg) show(diagram, event.data);
    else if (diagram && event.data.error) console.warn(`A diagram cannot be drawn: ${event.data.error}`);
  }

  // It has to have a size, or nothing in it can be measured.
  function begin() {
    frame = document.createElement("iframe");
    frame.className = "diagram-frame";
    frame.tabIndex = -1;
    frame.title = "Draws diagrams";
    frame.setAttribute("aria-hidden", "true");
    frame.style.width = `${document.querySelector(".text").clientWidth}px`;
    frame.src = frameUrl;
    addEventListener("message", hear);
    document.body.append(frame);
    // Other colours, other drawings.
    new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", drawAll);
  }

  if (diagrams.length > 0) begin();
})();
