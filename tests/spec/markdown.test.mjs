// Markdown's specifications, and the cmark-gfm program, against `memoc convert -t html+spec`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { commonmarkExamples, gfmExamples } from './examples.mjs';

const memoc = process.env.MEMOC ?? 'build/memoc';

function convert(markdown, ...options) {
  return execFileSync(memoc, ['convert', '-t', 'html+spec', ...options], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

test('CommonMark 0.29: all 649 examples, byte for byte', () => {
  assert.equal(commonmarkExamples.length, 649);
  for (const { example, section, markdown, html } of commonmarkExamples) {
    const got = convert(markdown, '-f', 'commonmark', '--html', 'trust');
    assert.equal(got, html, `example ${example}, ${section}`);
  }
});

// cmark-gfm writes the attributes of a task's <input> in another order.
const sortInput = (html) =>
  html.replace(/<input ([^>]*)>/g, (_, attributes) => {
    const names = attributes.match(/[a-z]+="[^"]*"/g) ?? [];
    return `<input ${names.sort().join(' ')}>`;
  });

// `xmpp:` is not in cmark-gfm 0.29.0.gfm.6; and it reads &#87654321; as U+FFFD, not as text.
const notInThisVersion = new Set([324, 634, 635]);

test('GFM: the examples of its extensions', () => {
  const extensions = gfmExamples.filter(({ section }) => section.includes('(extension)'));
  assert.equal(extensions.length, 28);
  for (const { example, section, markdown, html } of extensions) {
    if (notInThisVersion.has(example)) continue;
    const mode = section.includes('Disallowed Raw HTML') ? 'gfm' : 'trust';
    const got = convert(markdown, '-f', 'gfm', '--html', mode);
    assert.equal(sortInput(got), sortInput(html), `example ${example}, ${section}`);
  }
});

test('GFM: its other examples, which are CommonMark', () => {
  const plain = gfmExamples.filter(({ section }) => !section.includes('(extension)'));
  assert.ok(plain.length > 600);
  for (const { example, section, markdown, html } of plain) {
    if (notInThisVersion.has(example)) continue;
    const got = convert(markdown, '-f', 'commonmark', '--html', 'trust');
    assert.equal(got, html, `example ${example}, ${section}`);
  }
});

const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name]);

function printedByCmark(markdown) {
  return spawnSync('cmark-gfm', [...extensions, '-e', 'footnotes', '--unsafe'], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).stdout;
}

// Constructs that the specifications' examples do not have, or not together.
const documents = [
  'a[^1] b[^1] c[^two]\n\n[^1]: note\n\n    more\n[^two]: two [^1]\n[^unused]: none\n',
  '- [ ] a\n- [x] b\n  - [X] c\n\n1. [ ] d\n',
  '| a | b |\n|:-:|--:|\n| c |\n| d | e | f |\n\n> | g |\n> | - |\n> | h \\| `i\\|j` |\n',
  'before\na | b\n--|--\nc | d\n\nwww.a.bc/d_(e), http://f.gh?i=j&amp;k l@m.no\n',
  '~one~ ~~two~~ ~~~three~~~ ~~a ~b~ c~~\n',
  '> a\nlazy\n> b\n\n- c\nlazy\n\n      code\n',
  '<div>\n\n*a*\n\n</div>\n<!-- b --> <i>c</i>\n',
  '# a #\n\nb\n===\n\n[d]: /e\nf\n---\n[d]\n',
  'tab\tand\u00a0nbsp, &quot; &amp; < > "quotes" é 日本\n',
  'crlf *a\r\nb*\r\n\r\n```c d\r\ncode\r\n```\r\n',
  'nul \0 and bad\n',
  '![img *a*](b.png "t") [link](<c d> \'e"f\')\n',
];

test('cmark-gfm: documents of our own, byte for byte', () => {
  for (const markdown of documents) {
    const got = convert(markdown, '-f', 'gfm-alerts-math', '--html', 'trust');
    assert.equal(got, printedByCmark(markdown), JSON.stringify(markdown));
  }
});

function* markdownFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownFiles(path);
    else if (entry.name.endsWith('.md')) yield path;
  }
}

const corpus = '../shared/corpus';

test('cmark-gfm: every document of the corpus, byte for byte', { skip: !existsSync(corpus) }, () => {
  let count = 0;
  for (const path of markdownFiles(corpus)) {
    const markdown = readFileSync(path);
    const got = convert(markdown, '-f', 'gfm-alerts-math', '--html', 'trust');
    assert.ok(got === printedByCmark(markdown), path);
    count++;
  }
  assert.ok(count > 0);
});
