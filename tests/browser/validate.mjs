// Checks pages as html-validate's standard preset does.
import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";

const packages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../node_modules");

// `read(name)` returns a page.
export async function assertValid(names, read) {
  const { HtmlValidate, StaticConfigLoader } = await import(path.join(packages, "html-validate/dist/es/index.js"));
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
  for (const name of names) {
    const report = await validator.validateString(read(name));
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual(messages.map((m) => `${name}:${m.line}: ${m.ruleId}: ${m.message}`), []);
  }
}
