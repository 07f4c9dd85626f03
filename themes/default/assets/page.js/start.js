addThemeSwitch();
addCopyButtons();
addAnchors();
addSources();
prepareTables();
addPreviews();
followReader();
showCurrent();
