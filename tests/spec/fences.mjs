// Fences of a page of the manual that are not in a list or quote: {info, lines, first, file}. `first` is the number of the line
// below the opening one, from 0; `file` is the path of a paragraph above that is only `a/path`: or null.
export function fences(text) {
  const found = [];
  const lines = text.split("\n");
  let open = null;
  lines.forEach((line, number) => {
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (open) {
      if (fence && fence[1].startsWith(open.fence) && fence[2].trim() === "") {
        open.lines = lines.slice(open.first, number);
        found.push(open);
        open = null;
      }
    } else if (fence) {
      const name = /^`([^`]+)`:$/.exec(lines[number - 2] ?? "");
      const alone = name && (lines[number - 3] ?? "") === "" && lines[number - 1] === "";
      open = { fence: fence[1], info: fence[2].trim(), first: number + 1, file: alone ? name[1] : null };
    }
  });
  return found;
}
