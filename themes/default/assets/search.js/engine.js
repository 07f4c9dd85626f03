// Loads the engine when somebody begins to search, and the index through it. Files are scripts, because a page that is read from a disk
// can fetch nothing else.

const ownScript = document.currentScript;
const form = document.querySelector("form.search");
const searchPage = form && new URL(form.action);
const siteRoot = searchPage && new URL("..", searchPage);

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => { script.remove(); resolve(); });
    script.addEventListener("error", () => { script.remove(); reject(new Error(url)); });
    document.head.append(script);
  });
}

function loadFile(name, version) {
  const url = new URL(name + ".js", searchPage);
  url.search = version;
  return loadScript(url.href);
}

let engineLoading = null;

// memocSearch, which the engine's script makes.
function loadEngine() {
  engineLoading = engineLoading || loadScript(ownScript.dataset.engine).then(() => globalThis.memocSearch, () => {
    engineLoading = null;
    throw new Error("its script is missing");
  });
  return engineLoading;
}

let index = null;

// The index of the site, opened.
async function openIndex() {
  const memocSearch = await loadEngine();
  index = index || memocSearch.open({ load: loadFile, today: Math.floor(Date.now() / 864e5) });
  await index.open();
  return index;
}

async function search(query, options) {
  return (await openIndex()).search(query, options);
}

const errorText = (error) => `Search does not work: ${error.message}. Reload the page; if that does not help, build the site again.`;
