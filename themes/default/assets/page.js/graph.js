// The link graph, where it is wider than the window: a link's box reaches from its dot to its name in the middle of the ring, and so the browser may
// bring into view what is neither. Once it has done that, the dot is.

function showDots() {
  const drawing = document.querySelector(".graph");
  if (!drawing) return;
  drawing.addEventListener("focusin", (event) => {
    const dot = event.target.querySelector("circle");
    if (dot) requestAnimationFrame(() => dot.scrollIntoView({ block: "nearest", inline: "nearest" }));
  });
}
