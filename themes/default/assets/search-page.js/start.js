new Page(document.querySelector("main.search-page"));
