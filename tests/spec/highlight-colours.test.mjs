// The colours of code blocks can be read in light and dark, on the ground of a block, of a highlighted line, and of a word that was searched for.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../themes/default/assets/style.css/', import.meta.url);
const css = readdirSync(folder).sort().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

// The colours of all blocks with a selector, in light and dark, later ones over earlier ones.
function colours(selector) {
  const found = {};
  for (let at = css.indexOf(`\n${selector} {`); at >= 0; at = css.indexOf(`\n${selector} {`, at + 1)) {
    const block = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
    for (const [, name, ...pair] of block.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);/g)) found[name] = pair;
  }
  return found;
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(colour) {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g);
  const [red, green, blue] = digits.map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const plain = colours(':root');
const schemes = { plain, 'high contrast': { ...plain, ...colours(':root[data-contrast="more"]') } };
const names = Object.keys(plain).filter((name) => name.startsWith('code-'));

for (const [scheme, pairs] of Object.entries(schemes)) {
  for (const [i, light] of ['light', 'dark'].entries()) {
    test(`code has a contrast of 4.5 in ${light}, ${scheme}`, () => {
      assert.ok(names.length >= 8);
      for (const name of [...names, 'muted', 'text']) {
        for (const ground of ['raised', 'mark', 'warn-page']) {
          const ratio = contrast(pairs[name][i], pairs[ground][i]);
          assert.ok(ratio >= 4.5, `--${name} on --${ground}: ${ratio.toFixed(2)}`);
        }
      }
    });
  }
}

test('what is measured is what is shown', () => {
  const rule = (selector) => css.split(`\n${selector} {`)[1].split('}')[0];
  assert.match(rule('pre'), /background: var\(--raised\)/);
  assert.match(rule('pre .line.hl'), /background: var\(--mark\)/);
  for (const [, selector, body] of css.matchAll(/\n([^{}\n]*\.tok-[^{}]*) \{([^}]*)\}/g)) {
    assert.match(body, /^ color: var\(--code-[a-z]+\);[^#]*$/, selector);
    assert.doesNotMatch(body, /background|opacity/, selector);
  }
});

test('who asks the system for contrast has the colours of who asks the page', () => {
  const values = (block) => [...block.matchAll(/--[a-z-]+: [^;]+/g)].map(([value]) => value);
  const asked = css.split(':root[data-contrast="more"] {')[1].split('}')[0];
  const preferred = css.split('@media (prefers-contrast: more) {')[1].split('}')[0];
  assert.ok(values(asked).length > 5);
  assert.deepEqual(values(preferred), values(asked));
});

test('every class of the style is one that memoc writes', () => {
  const source = readFileSync(new URL('../../src/render/code_token.c', import.meta.url), 'utf8');
  const classes = new Set([...css.matchAll(/\.tok-([a-z]+)/g)].map((match) => match[1]));
  assert.ok(classes.size >= 15);
  for (const name of classes) assert.ok(source.includes(`"${name}"`), name);
});
