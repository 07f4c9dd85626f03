addThemeSwitch();
addCopyButtons();
addAnchors();
prepareTables();
addPreviews();
followReader();
showCurrent();
