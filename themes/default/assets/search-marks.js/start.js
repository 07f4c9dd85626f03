globalThis.memocSearchPage.showMarks = showMarks;
