// What a page can do without, part by part; start.js begins it, when the page is there.

// make("a", { href: "#x" }, "text", node, …): attributes may be undefined, then they are left out.
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

let announcer = null;

// Says something to those who do not see what has changed.
function announce(text) {
  if (!announcer) {
    announcer = make("p", { class: "unseen", role: "status" });
    document.body.append(announcer);
  }
  announcer.textContent = "";
  setTimeout(() => { announcer.textContent = text; }, 50);
}
