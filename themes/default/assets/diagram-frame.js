// Draws what the page around it asks for, one after the other, with the script that the project ships. See diagrams.js.
(function () {
  "use strict";
  let last = Promise.resolve();
  let count = 0;

  function configure({ colours, isDark, font }) {
    const { text, muted, page, raised, edge, mark } = colours;
    globalThis.mermaid.initialize({
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, htmlLabels: false, flowchart: { htmlLabels: false },
      fontFamily: font, theme: "base",
      themeVariables: {
        darkMode: isDark, fontFamily: font, fontSize: "16px", background: page, textColor: text, lineColor: muted,
        primaryColor: raised, primaryTextColor: text, primaryBorderColor: edge, secondaryColor: mark, secondaryTextColor: text,
        tertiaryColor: page, tertiaryTextColor: text, edgeLabelBackground: page, noteBkgColor: mark, noteTextColor: text, noteBorderColor: edge,
        pieStrokeColor: edge, pieOuterStrokeColor: edge,
      },
    });
  }

  // An image of its own: with a size, and as XML, which is stricter than what a script writes into a page.
  function finish(html, page) {
    const svg = new DOMParser().parseFromString(html, "text/html").querySelector("svg");
    const [, , width, height] = svg.getAttribute("viewBox").split(/[\s,]+/).map((side) => Math.ceil(Number(side)));
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.style.maxWidth = "";
    svg.style.backgroundColor = page;
    return { width, height, svg: new XMLSerializer().serializeToString(svg) };
  }

  async function draw(request) {
    configure(request);
    const { svg } = await globalThis.mermaid.render(`diagram-${count++}`, request.source);
    return finish(svg, request.colours.page);
  }

  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data || !event.data.source) return;
    const { id } = event.data;
    last = last.then(() => draw(event.data)).then(
      (drawing) => parent.postMessage({ id, ...drawing }, "*"),
      (error) => parent.postMessage({ id, error: String((error && error.message) || error) }, "*"),
    );
  });
  parent.postMessage({ isReady: true }, "*");
})();
