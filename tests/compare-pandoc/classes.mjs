// classes.mjs: how pandoc's trees and ours may differ.
//
// cmark-gfm and pandoc read some Markdown differently; then cmark-gfm is right, for it is what GitHub shows. Each such
// class is a function that makes a document's blocks equal where only that class differs. They change their argument
// and should change as little as they can: what they hide is not tested.

const isTaskMark = (inline) => inline?.t === 'Str' && (inline.c === '☐' || inline.c === '☒');
const isTaskItem = (item) =>
  (item[0]?.t === 'Plain' || item[0]?.t === 'Para') && isTaskMark(item[0].c[0]);
const isList = (block) => block?.t === 'BulletList' || block?.t === 'OrderedList';
const itemsOf = (list) => (list.t === 'BulletList' ? list.c : list.c[1]);

// Calls `visit` with every array of blocks or inlines below `value`, innermost first.
function eachArray(value, visit) {
  if (Array.isArray(value)) {
    for (const item of value) eachArray(item, visit);
    visit(value);
  } else if (value && typeof value === 'object') {
    eachArray(value.c, visit);
  }
}

function replaceItems(array, replace) {
  for (let i = 0; i < array.length; i++) {
    const items = replace(array[i]);
    if (items) {
      array.splice(i, 1, ...items);
      i += items.length - 1;
    }
  }
}

function joinText(array) {
  for (let i = 1; i < array.length; i++) {
    if (array[i]?.t === 'Str' && array[i - 1]?.t === 'Str') {
      array[i - 1].c += array[i].c;
      array.splice(i--, 1);
    }
  }
}

const str = (text) => ({ t: 'Str', c: text });

// A link whose text is its address: bare URLs and e-mail addresses are found by other rules.
function unlink(inline) {
  if (inline?.t !== 'Link' || inline.c[1].length !== 1 || inline.c[1][0].t !== 'Str') return null;
  const text = inline.c[1][0].c;
  const [url] = inline.c[2];
  const isBare = [text, `mailto:${text}`, `http://${text}`].some(
    (address) => address === url || encodeURI(address) === url || address === decodeURI(url),
  );
  return isBare ? [str(text)] : null;
}

function autolinks(blocks) {
  eachArray(blocks, (array) => {
    replaceItems(array, unlink);
    joinText(array);
  });
}

// All text below a value, without blanks and without what draws a table.
function textOf(value) {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!value || typeof value !== 'object') return '';
  if (value.t === 'Str') return value.c.replace(/[|:-]/g, '');
  if (value.t === 'Code') return value.c[1];
  return textOf(value.c);
}

// cmark-gfm takes a table out of the paragraph before it; pandoc wants a blank line. Only the text of the first row is
// compared, so this comes last.
function tablesAfterText(blocks) {
  eachArray(blocks, (array) => {
    for (let i = 0; i < array.length; i++) {
      const block = array[i];
      if (block?.t !== 'Para' && block?.t !== 'Plain') continue;
      const bar = block.c.findIndex(
        (inline, k) => inline.t === 'Str' && inline.c.startsWith('|') && block.c[k - 1]?.t === 'SoftBreak',
      );
      if (bar > 0) {
        const lines = block.c.splice(bar - 1);
        const end = lines.findIndex((inline, k) => k > 0 && inline.t === 'SoftBreak');
        block.c.push(str(textOf(lines.slice(0, end < 0 ? lines.length : end))));
      } else if (array[i + 1]?.t === 'Table') {
        const [table] = array.splice(i + 1, 1);
        block.c.push(str(textOf(table.c[3])));
      }
    }
  });
}

// ~text~ is struck out, as on GitHub; pandoc wants two tildes.
function singleTildes(blocks) {
  eachArray(blocks, (array) => {
    replaceItems(array, (inline) =>
      inline?.t === 'Strikeout' ? [str('~'), ...inline.c, str('~')] : null,
    );
    joinText(array);
  });
}

// GitHub numbers repeats so that no two identifiers are equal, keeps each space and drops what is no letter or digit.
function identifiers(blocks) {
  eachArray(blocks, (array) => {
    for (const block of array) {
      if (block?.t === 'Header') block.c[1][0] = block.c[1][0].replace(/-\d+$/, '').replace(/[^\p{L}\p{Nd}]/gu, '');
    }
  });
}

function emojiCodes(blocks) {
  eachArray(blocks, (array) => {
    replaceItems(array, (inline) => {
      const isEmoji = inline?.t === 'Span' && inline.c[0][1][0] === 'emoji';
      return isEmoji ? [str(`:${inline.c[0][2][0][1]}:`)] : null;
    });
    joinText(array);
  });
}

const holdsTasks = (block) =>
  isList(block) && itemsOf(block).some((item) => isTaskItem(item) || item.some(holdsTasks));

function loosen(list) {
  for (const item of itemsOf(list)) {
    for (const block of item) if (block.t === 'Plain') block.t = 'Para';
  }
}

// Whether a blank line before, behind or in a list of tasks makes it, its neighbours and the list around it loose.
function tightnessBesideTasks(blocks) {
  eachArray(blocks, (array) => {
    array.forEach((block, i) => {
      if (isList(block) && [array[i - 1], block, array[i + 1]].some((near) => near && holdsTasks(near))) {
        loosen(block);
      }
    });
  });
}

// For cmark-gfm a blank line behind a rule or heading does not make a list loose.
function tightnessBehindRules(blocks) {
  eachArray(blocks, (array) => {
    for (const list of array.filter(isList)) {
      const hasRule = (item) => item.slice(0, -1).some((block) => block.t === 'HorizontalRule' || block.t === 'Header');
      if (itemsOf(list).some(hasRule)) loosen(list);
    }
  });
}

// "- [ ] 1. a": what follows the mark begins no block for cmark-gfm.
function blocksBehindTaskMarks(blocks) {
  eachArray(blocks, (array) => {
    for (const list of array.filter(isList)) {
      for (const item of itemsOf(list)) {
        const [mark, inner] = item;
        if (!isTaskItem(item) || mark.c.length > 1 || inner?.t !== 'OrderedList' || inner.c[1].length !== 1) continue;
        const [first, ...rest] = inner.c[1][0];
        const space = { t: 'Space' };
        item.splice(0, 2, { t: mark.t, c: [...mark.c, space, str(`${inner.c[0][0]}.`), space, ...first.c] }, ...rest);
      }
    }
  });
}

// pandoc adds a line end to a document, which an unclosed fence or HTML block at its end takes in.
function unclosedEnds(blocks) {
  let last = blocks[blocks.length - 1];
  while (last?.t === 'BlockQuote' || isList(last)) {
    const inner = last.t === 'BlockQuote' ? last.c : itemsOf(last)[itemsOf(last).length - 1];
    last = inner[inner.length - 1];
  }
  if (last?.t === 'CodeBlock' || last?.t === 'RawBlock') last.c[1] = last.c[1].replace(/\n+$/, '');
}

export const classes = {
  'bare autolinks': autolinks,
  'single ~': singleTildes,
  identifiers,
  'emoji shortcodes': emojiCodes,
  'tightness beside task lists': tightnessBesideTasks,
  'tightness behind rules and headings in items': tightnessBehindRules,
  'blocks right behind a task mark': blocksBehindTaskMarks,
  'unclosed fences and HTML at the end': unclosedEnds,
  'table right after a line of text': tablesAfterText,
};
