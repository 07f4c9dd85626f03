// A project in the shape of a real one, for the tests of the whole site: documents of every kind that is hard on a page.
const longWord = "a_word_without_any_end_".repeat(10);
const words = (count) => "Most of what is written down is read once, by whoever looks for something else. ".repeat(Math.ceil(count / 15)).trim();
const pad = (number) => String(number).padStart(2, "0");

const code = {
  bash: "set -eu\nfor file in *.md; do\n  memoc check \"$file\" || exit 1 # stop at the first\ndone\n",
  c: "#include <stdio.h>\n\nint main(void)\n{\n    printf(\"%d\\n\", 42); /* the answer */\n    return 0;\n}\n",
  css: ":root { --text: #222; }\n@media (width < 40rem) { .bar { display: none; } }\n",
  diff: "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n",
  go: "package main\n\nfunc main() { println(`raw`, 'r', 0x1F) }\n",
  html: "<p class=\"a\">5 &lt; 6</p><!-- why -->\n<script>let a = 1;</script>\n",
  http: "GET /a?b=c HTTP/1.1\nHost: example.org\n\n",
  javascript: "export const f = async ({ a, b = 2 }) => `${a} + ${b}`; // a template\nclass A extends B { #c = /re[g]ex/giu; }\n",
  json: "{\"a\": [1, 2.5e3, null, true], \"b\": \"\\u00e9\"}\n",
  lua: "local t = {[1] = 'a', b = function(...) return ... end} -- a table\n",
  python: "@decorator\ndef f(a: int = 1, *args) -> str:\n    \"\"\"Says it.\"\"\"\n    return f\"{a!r}\" if a else None\n",
  rust: "fn main() -> Result<(), Box<dyn Error>> { let x: &'static str = \"a\"; Ok(()) }\n",
  sql: "SELECT id, count(*) FROM t WHERE a = 'b' GROUP BY id; -- all of them\n",
  toml: "[a]\nb = 2026-01-01\nc = [\"d\"]\n",
  typescript: "interface A<T extends keyof B> { readonly a?: T; }\ntype C = A<\"x\"> | undefined;\n",
  yaml: "a: &b [1, \"two\"]\nc: |\n  text\n# a comment\n",
  "no-such-language": "x <- y\n",
};
const fences = Object.entries(code).map(([name, text]) => `## In ${name}\n\n\`\`\`${name}\n${text}\`\`\`\n`).join("\n");

const languages = `| language | lines |\n|----------|------:|\n${Object.entries(code).map(([name, text]) => `| \`${name}\` | ${text.split("\n").length - 1} |\n`).join("")}`;

const front = (values) => `---\n${Object.entries(values).map(([key, value]) => `${key}: ${value}`).join("\n")}\n---\n`;

const long = Array.from({ length: 120 }, (_, i) => `## ${i + 1}. What to do about the part that has the number ${i + 1}

${words(80)} See [the one before](#${i}-what-to-do-about-the-part-that-has-the-number-${i}).

### Why

${words(40)}

- one
- two
  - two and a half, with \`code\`
`.replace("[the one before](#0-what-to-do-about-the-part-that-has-the-number-0)", "the next one")).join("\n");

export const documents = {
  "memoc.yaml": "title: A team's memory\nurl: https://docs.example.org/\nlanguage: en\nstatus:\n  aliases: {COMPLETED: HISTORICAL}\nfreshness: {cadence: P90D}\n" +
    "edit: https://git.example/edit/{path}\nsource: https://git.example/{path}#L{line}\n",
  "theme/theme.yaml": "options:\n  announcement: We have moved, see [the guide](docs/guide.html).\n  footer: © 2026 [us](https://us.example)\n" +
    "  logo: logo.svg\n  repository: https://github.com/us/memory\n",
  "theme/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="#c33" d="M0 0h1v1z"/></svg>',
  "README.md": front({ status: "ACTIVE", last_updated: "2026-06-30", owner: "Ada", tags: "[start, all]" }) +
    "# Home\n\nRead [the guide](docs/guide.md), [what is wide](docs/wide.md), [what is gone](gone.md) and [code](docs/code.md).\n",
  "docs/guide.md": front({ title: "A guide", description: "How to begin, and where to end.", status: "ACTIVE", last_updated: "2026-06-01", owner: "Bob", tags: "[guide]" }) +
    `# A guide

${words(60)}

> [!NOTE]
> A note with [a link](wide.md).

> [!TIP]
> A tip.

> [!IMPORTANT]
> What counts.

> [!WARNING]
> Take care.[^1]

> [!CAUTION]
> Do not do this.

Text with a footnote[^1], and another[^two], and the first once more[^1]. **Strong**, *emphasis*, ~~gone~~, \`code\`, <kbd>Ctrl</kbd>+<kbd>K</kbd>,
H<sub>2</sub>O, <mark>marked</mark>, <abbr title="Hypertext">HTML</abbr>, https://example.org/a/b.

[^1]: A note, with \`code\` and [a link](code.md).
[^two]:
    A long note.

    Of two paragraphs.

- [ ] open
- [x] done
  - [ ] inside

1. one
2. two

   ![A picture](picture.svg)

> A quotation.
>
> > In another.

<details><summary>More</summary>

Hidden until it is opened: [a link](wide.md).

</details>

Math: $x^2 + y_1$, and

$$
\\sum_{i=0}^{n} i = \\frac{n(n+1)}{2}
$$

| left | right | middle |
|:-----|------:|:------:|
| a    | 1     | x      |
| b    | 2     | y      |

---

## A heading with \`code\` and *emphasis*

### Of the third level

#### Of the fourth

##### Of the fifth

###### Of the sixth

## A heading with \`code\` and *emphasis*

${words(100)}
`,
  "docs/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40"><rect width="900" height="40"/></svg>\n',
  "docs/wide.md": front({ status: "REFERENCE", last_updated: "2026-05-20", owner: `"${"somebody-with-a-long-name ".repeat(6)}"`, tags: "[one, two, three, four, five, six, seven, eight]" }) +
    `# What is wide: \`${longWord}\`

| ${Array.from({ length: 14 }, (_, i) => `column ${i + 1}`).join(" | ")} |
|${"---|".repeat(14)}
${Array.from({ length: 30 }, (_, i) => `| ${Array.from({ length: 14 }, (_, j) => `cell ${i + 1} ${j + 1}`).join(" | ")} |`).join("\n")}

| a | b |
|---|--:|
| ${words(60)} | ${longWord} |

${longWord} https://example.org/${longWord} [${longWord}](guide.md) \`${longWord}\`

- [ ] ${longWord}

> [!WARNING]
> ${longWord}

$$x^2 + ${"y + ".repeat(100)} z$$

\`\`\`js
${"long_line ".repeat(60)}
\`\`\`

<details><summary>${longWord}</summary><p>${longWord}</p></details>

## ${longWord}

### Page

## Navigation
`,
  "docs/code.md": front({ status: "ACTIVE", last_updated: "2026-04-01" }) + `# Code\n\n${languages}\n${fences}`,
  "docs/long.md": front({ status: "ACTIVE", last_updated: "2026-06-10", owner: "Ada" }) + `# A long document\n\n${long}`,
  "docs/old.md": front({ status: "DEPRECATED (long ago, by all of us)", last_updated: "2024-01-01", owner: "Bob", superseded_by: "guide.md" }) +
    "# What was before\n\nUse [the guide](guide.md).\n\n## Why\n\nIt is old.\n",
  "docs/stale.md": front({ status: "ACTIVE", last_updated: "2025-12-01", owner: "Cy" }) + "# Nobody looked at this\n\nFor long.\n",
  "docs/due.md": front({ status: "ACTIVE", last_updated: "2026-04-05", owner: "Cy" }) + "# Soon to be looked at\n\nAgain.\n",
  "docs/draft.md": front({ status: "DRAFT", last_updated: "2026-06-20" }) + "# Not yet done\n\nTo be written.\n",
  "docs/plain.md": "Only text, without a title or a front matter.\n",
  "docs/empty.md": "# Nothing more than a title\n",
  "docs/arabic.md": front({ title: "دليل البدء", status: "ACTIVE", last_updated: "2026-06-01", lang: "ar", dir: "rtl" }) +
    `# دليل البدء

<div dir="rtl" lang="ar">

هذا نص قصير مع \`code\` و[رابط](guide.md). ${longWord}

| عمود | آخر |
|------|-----|
| خلية | ${longWord} |

\`\`\`bash
echo "left to right"
\`\`\`

> [!NOTE]
> ملاحظة

- واحد
- اثنان

</div>
`,
  "docs/scripts.md": front({ status: "ACTIVE", last_updated: "2026-06-01" }) + "# 日本語 и кириллица\n\n日本語の文章です。".repeat(1) + "テスト".repeat(200) + "\n\n## 見出し\n\nПривет.\n",
  "docs/a/b/c/d/deep.md": "# Deep\n\n[guide](../../../../guide.md)\n",
  "knowledge/learned.md": front({ status: "ACTIVE", last_updated: "2026-06-01", owner: "Ada", tags: "[database]" }) + `# What we learned

## Pattern: Outbox table

**Problem**: A message is lost when the process dies between commit and send.

**Solution**: Write the message into a table of the same transaction, and send it from there.

\`\`\`sql
INSERT INTO outbox (id, body) VALUES (1, '${longWord}');
\`\`\`

## Anti-pattern: Retry without a limit

**Problem**: A poisoned message is retried for ever.

## Decision: Use PostgreSQL for queues

**Status:** Accepted

**Context**: We have it already. **Decision**: One table a queue, with SKIP LOCKED.

| part | ${longWord} |
|------|-------------|
| one  | two         |

## Lessons learned

- **Measure before an index is made**: It was slower.
- Always ask who reads it.

## Release Process

1. Build
2. Ship
`,
};
for (let i = 0; i < 60; i++) {
  const month = pad(i % 12 + 1);
  documents[`docs/many/page-${i}.md`] = front({ status: ["ACTIVE", "HISTORICAL", "REFERENCE"][i % 3], last_updated: `202${4 + i % 3}-${month < "07" ? month : "03"}-1${i % 10}`, owner: ["Ada", "Bob", "Cy"][i % 3] }) +
    `# Page ${i}, whose title is rather long, as titles often are\n\n${words(200)}\n\n## Next\n\n[next](page-${(i + 1) % 60}.md)\n`;
}

export const today = "2026-07-01";
