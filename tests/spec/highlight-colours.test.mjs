// The colours of code blocks can be read in light and dark, on the ground of a block and on that of a highlighted line.
import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../themes/default/assets/style.css/', import.meta.url);
const css = readdirSync(folder).sort().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

// The custom properties of all blocks with a selector, later ones over earlier ones.
function properties(selector) {
  const found = {};
  for (let at = css.indexOf(`${selector} {`); at >= 0; at = css.indexOf(`${selector} {`, at + 1)) {
    const block = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
    for (const [, name, value] of block.matchAll(/--([a-z-]+):\s*([^;]+);/g)) found[name] = value.trim();
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

const names = Object.keys(properties(':root')).filter((name) => name.startsWith('code-'));

for (const selector of [':root', ':root:not([data-theme="light"])', ':root[data-theme="dark"]']) {
  test(`code has a contrast of 4.5 in ${selector}`, () => {
    const scheme = properties(selector);
    assert.ok(names.length >= 8);
    for (const name of [...names, 'muted', 'text']) {
      for (const ground of ['raised', 'mark']) {
        const ratio = contrast(scheme[name], scheme[ground]);
        assert.ok(ratio >= 4.5, `--${name} on --${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });
}

test('every class of the style is one that memoc writes', () => {
  const source = readFileSync(new URL('../../src/render/highlight.c', import.meta.url), 'utf8');
  const classes = new Set([...css.matchAll(/\.tok-([a-z]+)/g)].map((match) => match[1]));
  assert.ok(classes.size >= 15);
  for (const name of classes) assert.ok(source.includes(`"${name}"`), name);
});
