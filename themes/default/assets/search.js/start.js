if (form) {
  listenForKeys(form.elements.q);
  const main = document.querySelector("main.search-page");
  if (main) new Page(main);
  else new Box();
}
showMarks().catch(() => { /* the page is there without marks */ });
