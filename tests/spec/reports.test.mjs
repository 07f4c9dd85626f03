// What `memoc check` found is the same in every format: each report is read as the service reads it, and compared with the findings
// of --format json. The documents are odd on purpose: paths and messages hold what each format gives a meaning to.
//
// Schemas of ours are in tests/fixtures/reports; they are stricter than the official ones, of which that of SARIF comes with a package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const require = createRequire(path.join(root, "tests/package.json"));
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-reports-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const environment = { PATH: process.env.PATH, HOME: scratch, LC_ALL: "C.UTF-8", TZ: "UTC", SOURCE_DATE_EPOCH: "1782864000" };
const project = path.join(scratch, "project");

function run(folder, ...args) {
  const result = spawnSync(memoc, ["check", ...args], { cwd: folder, env: environment, maxBuffer: 1 << 26 });
  return { status: result.status, stdout: result.stdout.toString(), stderr: result.stderr.toString() };
}

function report(format, ...args) {
  const { status, stdout, stderr } = run(project, "--format", format, ...args);
  assert.equal(status, 1, stderr);
  return stdout;
}

// --- documents -----------------------------------------------------------------------------------

// Targets of links to nothing: they come back in messages.
const targets = [
  "a|b.md",
  "a`b``c.md",
  "<script>alert(1)</script>.md",
  "<img src=x onerror=alert(1)>.md",
  "]]>.md",
  "&amp;&lt;.md",
  "x\n::error file=a::b.md",
  "x\r\n##[error]b.md",
  "%0A%0D%25.md",
  "{0}{{x}}.md",
  "{x}[a](https://evil.example).md",
  "www.evil.example/a.md",
  "x https://evil.example/a.md",
  "@team/a.md",
  "x #12 @team.md",
  "a@evil.example.md",
  "*a* _b_ ~~c~~ $d$ \\| \\.md",
  "- a\n# b.md",
  "</details><h1>.md",
  '"quoted" \'twice\'.md',
  "x‮evil.md",
  "x\u001b[2J\u0007.md",
  "x\u0085\u2028y.md",
  "\ufffe\uffff.md",
  "😀 é ü 中.md",
];

const paths = [
  "a&<b> 'c' \"d\".md",
  "::error file=x,line=1::y.md",
  "docs/100% #1 {0}.md",
  "docs/größe 🌍 é.md",
  "docs/a|b`c`*d*_e_.md",
  "docs/javascript:alert(1).md",
  "@team/[a](https:--evil.example).md",
  " docs / a .md",
];

// Character references: what they say is no markup of the document.
function refer(text) {
  return Array.from(text, (c) => (/[A-Za-z0-9.]/.test(c) ? c : `&#${c.codePointAt(0)};`)).join("");
}

function writeDocument(name, text) {
  const file = path.join(project, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function frontMatter(fields) {
  return ["---", ...Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`), "---", ""].join("\n");
}

writeDocument("memoc.yaml", "title: Reports\nfreshness: {cadence: P30D}\n");
writeDocument("clean.md", `${frontMatter({ title: "Clean", status: "ACTIVE", last_updated: "2026-06-30" })}
# Clean

${paths.map((name) => `- [to](<${encodeURI(name).replaceAll("#", "%23").replaceAll(":", "%3A")}>)`).join("\n")}
`);
for (const [i, name] of paths.entries()) {
  const fields = {
    title: `Page ${i}`,
    status: ["ACTIVE", "Actve | <b>"][i % 2],
    last_updated: `2026-0${1 + (i % 6)}-11`,
    owner: ["@team | <script>", "ann", "https://evil.example"][i % 3],
  };
  const links = targets.map((target, j) => `${"🌍ü".repeat(j % 3)} text [link](<${refer(target)}>) behind`);
  writeDocument(name, `${frontMatter(fields)}\n# Page ${i}\n\n${links.join("\n\n")}\n`);
}
writeDocument("lines.md", "\ufeff---\r\ntitle: Lines\r\nstatus: DRAFT\r\nlast_updated: 2026-07-01\r\n---\r\n\r\n# Lines\r\n\r\n[a](b.md)\r\n");
writeDocument("bytes.md", Buffer.from("# Bytes\n\n\xff\xfe \x1b[31m ü [a](b.md)", "latin1"));
writeDocument("long.md", `# Long\n\n${"ü🌍 ".repeat(500)}[a](nothing.md)\n`);

const findings = JSON.parse(report("json")).diagnostics;
const bytesOf = new Map(findings.map((finding) => [finding.path, fs.readFileSync(path.join(project, finding.path))]));

// Where a line's place is in its file, by columns of code points, as memoc counts them: an invalid byte is one.
function lineStarts(bytes) {
  const starts = [0];
  for (let i = 0; i < bytes.length; i++) {
    const isEnd = bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10);
    if (isEnd) {
      starts.push(i + 1);
    }
  }
  return starts;
}

function offsetOf(bytes, line, column) {
  let at = lineStarts(bytes)[line - 1];
  for (let i = 1; i < column; i++) {
    const sizes = [4, 3, 2].filter((size) => {
      const part = bytes.subarray(at, at + size);
      return part.length === size && !part.toString().includes("\ufffd") && [...part.toString()].length === 1;
    });
    at += sizes[0] ?? 1;
  }
  return at;
}

function textOf(finding) {
  const bytes = bytesOf.get(finding.path);
  const start = offsetOf(bytes, finding.line, finding.column);
  return bytes.subarray(start, offsetOf(bytes, finding.end_line, finding.end_column));
}

// What is shown of text that could do something.
function harmless(text) {
  return text.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, (c) => (c === "\t" ? " " : "\ufffd"));
}

// With the help that is not the same for all findings of a rule.
function describes(text, finding) {
  const message = harmless(finding.message);
  return text === message || text === `${message} (${harmless(finding.help)})`;
}

function assertValid(schemaName, value) {
  const schema = JSON.parse(fs.readFileSync(path.join(root, "tests/fixtures/reports", schemaName)));
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
}

// SARIF's own schema is of draft 4, for which an id is no "$id" and patterns know no Unicode.
const { id, $schema, ...official } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const officialAjv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(officialAjv);
const isOfficialSarif = officialAjv.compile(official);

function assertSarif(log) {
  assertValid("sarif.schema.json", log);
  assert.ok(isOfficialSarif(log), JSON.stringify(isOfficialSarif.errors));
}

function assertXml(text, ...args) {
  const { status, stderr, error } = spawnSync("xmllint", ["--nonet", "--noout", ...args, "-"], { input: text });
  assert.equal(error, undefined);
  assert.equal(status, 0, stderr.toString());
}

test("the documents have findings with all that is odd", () => {
  assert.ok(findings.length > targets.length * paths.length, `${findings.length} findings`);
  for (const name of paths) {
    assert.ok(findings.some((finding) => finding.path === name), name);
  }
  for (const part of ["\n::error", "##[error]", "%0A%0D%25", "]]>", "\u202e", "\u001b", "😀"]) {
    assert.ok(findings.some((finding) => finding.message.includes(part)), JSON.stringify(part));
  }
});

test("a report is the same when it is made again", () => {
  for (const format of ["json", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"]) {
    assert.equal(report(format), report(format), format);
  }
});

test("no report names a folder of this machine", () => {
  for (const format of ["text", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"]) {
    assert.ok(!report(format).includes(scratch), format);
  }
});

// --- JSON Lines, SARIF, GitLab, reviewdog ---------------------------------------------------------

test("jsonl is the findings of json, one a line", () => {
  const lines = report("jsonl").trimEnd().split("\n");
  assert.deepEqual(lines.map((line) => JSON.parse(line)), findings);
});

const sarif = JSON.parse(report("sarif"));

test("sarif fits its schema", () => {
  assertSarif(sarif);
  for (const wrong of [{ version: "2.1.1" }, { runs: [{ tool: {} }] }, { other: 1 }]) {
    assert.ok(!isOfficialSarif({ ...sarif, ...wrong }), JSON.stringify(wrong));
  }
});

test("sarif says of each finding what json says", () => {
  const { results, tool } = sarif.runs[0];
  assert.equal(results.length, findings.length);
  for (const [i, finding] of findings.entries()) {
    const location = results[i].locations[0].physicalLocation;
    assert.equal(decodeURIComponent(location.artifactLocation.uri), finding.path);
    assert.equal(results[i].ruleId, finding.rule);
    assert.equal(tool.driver.rules[results[i].ruleIndex].id, finding.rule);
    assert.equal(results[i].level, finding.severity === "info" ? "note" : finding.severity);
    assert.equal(location.region?.startLine, finding.line);
    assert.equal(location.region?.endLine, finding.end_line);
  }
});

test("sarif's messages have no link and no argument", () => {
  for (const [i, finding] of findings.entries()) {
    const text = sarif.runs[0].results[i].message.text;
    const shown = /\{\{\d+\}\}/.test(text) ? text.replaceAll("{{", "{").replaceAll("}}", "}") : text;
    assert.ok(!/(^|[^{])\{\d+\}/.test(text), text);
    assert.ok(!/(^|[^\\])\[[^\]]*\]\(/.test(text), text);
    assert.ok(describes(shown, finding) || describes(shown.replaceAll("\\[", "["), finding), text);
  }
});

test("sarif's bytes are those of its columns", () => {
  let count = 0;
  for (const [i, finding] of findings.entries()) {
    const region = sarif.runs[0].results[i].locations[0].physicalLocation.region;
    if (region?.byteOffset !== undefined) {
      const bytes = bytesOf.get(finding.path).subarray(region.byteOffset, region.byteOffset + region.byteLength);
      assert.deepEqual(bytes, textOf(finding), `${finding.path}: ${finding.message}`);
      count++;
    }
  }
  assert.ok(count > targets.length * paths.length, `${count}`);
});

test("sarif's fingerprints are those of the findings, wherever they move to", () => {
  const fingerprints = (log) => log.runs[0].results.map((result) => Object.values(result.partialFingerprints)[0]).sort();
  const moved = path.join(scratch, "moved");
  fs.cpSync(project, moved, { recursive: true });
  for (const name of paths) {
    const text = fs.readFileSync(path.join(moved, name), "utf8");
    fs.writeFileSync(path.join(moved, name), text.replace(/^# Page/m, "A line more.\n\n# Page"));
  }
  const again = JSON.parse(run(moved, "--format", "sarif").stdout);
  assert.equal(new Set(fingerprints(sarif)).size, findings.length);
  assert.deepEqual(fingerprints(again), fingerprints(sarif));
});

// A baseline of all findings but the last, and of one more, which is gone.
function writeBaseline() {
  const file = path.join(scratch, "known.json");
  run(project, "--baseline", file, "--update-baseline");
  const baseline = JSON.parse(fs.readFileSync(file));
  const last = sarif.runs[0].results.at(-1).partialFingerprints["memocFinding/v1"];
  const entries = baseline.findings.filter((entry) => entry.fingerprint !== last);
  assert.equal(entries.length, findings.length - 1);
  entries.push({ rule: "link/broken", path: paths[0], fingerprint: "0".repeat(32), content: "1".repeat(32), message: "{0} is gone" });
  fs.writeFileSync(file, JSON.stringify({ ...baseline, findings: entries }));
  return file;
}

test("sarif says what is new, and what is known or gone when that is asked for", () => {
  const file = writeBaseline();
  const resultsOf = (...args) => {
    const log = JSON.parse(run(project, "--baseline", file, "--format", "sarif", ...args).stdout);
    assertSarif(log);
    return log.runs[0].results;
  };
  const all = resultsOf("--show-known");
  const without = ({ baselineState, ...result }) => result;
  const states = (state) => all.filter((result) => result.baselineState === state);
  assert.deepEqual(states("new").map(without), [sarif.runs[0].results.at(-1)]);
  assert.deepEqual(states("unchanged").map(without), sarif.runs[0].results.slice(0, -1));
  assert.deepEqual(states("absent").map((result) => result.message.text), ["{{0}} is gone"]);
  assert.equal(all.length, findings.length + 1);
  // GitHub would open an alert for each of the others.
  assert.deepEqual(resultsOf(), states("new"));
  assert.ok(sarif.runs[0].results.every((result) => result.baselineState === undefined));
});

test("all rules have what code scanning asks for", () => {
  for (const rule of sarif.runs[0].tool.driver.rules) {
    assert.ok(rule.shortDescription.text && rule.help.text, rule.id);
    assert.ok(rule.shortDescription.text.length <= 1024, rule.id);
    assert.ok((rule.fullDescription?.text ?? "").length <= 1024, rule.id);
  }
});

test("gitlab's report fits its schema and has each finding once", () => {
  const issues = JSON.parse(report("gitlab"));
  assertValid("gitlab.schema.json", issues);
  assert.equal(issues.length, findings.length);
  assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, findings.length);
  for (const [i, finding] of findings.entries()) {
    assert.equal(issues[i].location.path, finding.path);
    assert.equal(issues[i].location.lines.begin, finding.line ?? 1);
    assert.equal(issues[i].check_name, finding.rule);
    assert.ok(describes(issues[i].description, finding), issues[i].description);
  }
});

const rdjson = JSON.parse(report("rdjson"));

test("rdjson fits its schema", () => {
  assertValid("rdjson.schema.json", rdjson);
  assert.equal(rdjson.severity, "ERROR");
});

test("rdjson's columns count bytes", () => {
  let count = 0;
  assert.equal(rdjson.diagnostics.length, findings.length);
  for (const [i, finding] of findings.entries()) {
    const { location, code, message } = rdjson.diagnostics[i];
    assert.equal(location.path, finding.path);
    assert.equal(code.value, finding.rule);
    assert.ok(describes(message, finding), message);
    if (location.range?.start.column !== undefined) {
      const bytes = bytesOf.get(finding.path);
      const at = ({ line, column }) => lineStarts(bytes)[line - 1] + column - 1;
      assert.deepEqual(bytes.subarray(at(location.range.start), at(location.range.end)), textOf(finding), finding.message);
      count++;
    }
  }
  assert.ok(count > targets.length * paths.length, `${count}`);
});

// --- GitHub --------------------------------------------------------------------------------------

// As the runner reads a line of a step's output: a command, or nothing.
function readCommand(line) {
  const unescape = (text, names) => names.reduce((result, [escape, c]) => result.replaceAll(escape, c), text);
  const ofData = [["%0D", "\r"], ["%0A", "\n"], ["%25", "%"]];
  const ofProperties = [["%0D", "\r"], ["%0A", "\n"], ["%3A", ":"], ["%2C", ","], ["%25", "%"]];
  const text = line.trimStart();
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  if (end < 0) {
    return undefined;
  }
  const [name] = text.slice(2, end).split(" ", 1);
  const properties = {};
  for (const property of text.slice(2 + name.length, end).trim().split(",").filter(Boolean)) {
    const at = property.indexOf("=");
    properties[property.slice(0, at)] = unescape(property.slice(at + 1), ofProperties);
  }
  return { name, properties, data: unescape(text.slice(end + 2), ofData) };
}

test("github's runner reads of each finding what json says", () => {
  const lines = report("github").split(/\r\n|\r|\n/);
  assert.equal(lines.pop(), "");
  assert.equal(lines.length, findings.length);
  for (const [i, finding] of findings.entries()) {
    const { name, properties, data } = readCommand(lines[i]);
    const shown = (text) => harmless(text.replaceAll("\r", "\ue000").replaceAll("\n", "\ue001"))
      .replaceAll("\ue000", "\r").replaceAll("\ue001", "\n");
    assert.equal(name, { error: "error", warning: "warning", info: "notice" }[finding.severity]);
    assert.equal(properties.file, finding.path);
    assert.equal(properties.title, finding.rule);
    assert.equal(properties.line, String(finding.line ?? 1));
    assert.equal(data, finding.help ? `${shown(finding.message)}\nhelp: ${shown(finding.help)}` : shown(finding.message));
    // Columns of several lines are refused.
    assert.equal(properties.col !== undefined, finding.column !== undefined && finding.line === finding.end_line);
  }
});

// --- JUnit ---------------------------------------------------------------------------------------

const countOf = (text, pattern) => (text.match(pattern) ?? []).length;

test("junit fits its schema, and fails what makes the run fail", () => {
  for (const [level, failing] of [["error", ["error"]], ["warning", ["error", "warning"]], ["never", ["error"]]]) {
    const { stdout } = run(project, "--format", "junit", "--fail-on", level);
    const cases = new Set(findings.map((finding) => `${finding.path}\n${finding.rule}`));
    const failures = new Set(
      findings.filter((finding) => failing.includes(finding.severity)).map((finding) => `${finding.path}\n${finding.rule}`),
    );
    assertXml(stdout, "--schema", path.join(root, "tests/fixtures/reports/junit.xsd"));
    assert.equal(countOf(stdout, /<testsuite /g), paths.length + 4);
    const clean = paths.length + 4 - new Set(findings.map((finding) => finding.path)).size;
    assert.equal(countOf(stdout, /<testcase /g), cases.size + clean);
    assert.equal(countOf(stdout, /<failure /g), failures.size);
  }
});

// --- Markdown ------------------------------------------------------------------------------------

function renderMarkdown(text) {
  const extensions = ["table", "autolink", "strikethrough", "tasklist"].flatMap((name) => ["-e", name]);
  const { stdout, status, error } = spawnSync("cmark-gfm", ["--unsafe", ...extensions], { input: text });
  assert.equal(error, undefined);
  assert.equal(status, 0);
  return stdout.toString();
}

function textOfHtml(html) {
  return html
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);
}

test("markdown holds no markup of the documents", () => {
  const html = renderMarkdown(report("markdown"));
  const tags = new Set([...html.replace(/<!-- -->/g, "").matchAll(/<\/?([A-Za-z!][A-Za-z0-9]*)/g)].map((match) => match[1]));
  const ours = ["h1", "h2", "h3", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "details", "summary"];
  assert.deepEqual([...tags].filter((tag) => !ours.includes(tag)), []);
  // A mention or a number of an issue is found in text that is not code.
  const prose = html.replace(/<code>.*?<\/code>/gs, "");
  assert.ok(!/@[A-Za-z0-9]/.test(prose), prose.match(/.{20}@[A-Za-z0-9].{20}/)?.[0]);
  assert.ok(!/#[0-9]/.test(prose));
});

test("markdown's tables have a cell for each column", () => {
  const html = renderMarkdown(report("markdown"));
  for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
    const rows = table.split("</tr>").slice(0, -1).map((row) => countOf(row, /<t[hd][ >]/g));
    assert.equal(new Set(rows).size, 1, table);
  }
  const text = report("markdown");
  for (const row of text.split("\n").filter((line) => line.startsWith("|"))) {
    const cells = row.replace(/\\./g, "").split("|").length;
    assert.ok([5 + 2, 6 + 2].includes(cells), row);
  }
});

test("markdown tells each finding", () => {
  const items = renderMarkdown(report("markdown")).split("<li>").slice(1).map(textOfHtml);
  assert.equal(items.length, findings.length);
  for (const [i, finding] of findings.entries()) {
    const text = `${finding.severity} line ${finding.line}: ${harmless(finding.message)} ${finding.rule}`;
    assert.ok(items[i].startsWith(finding.line ? text : `${finding.severity}: ${harmless(finding.message)}`), items[i]);
  }
});

test("markdown stays below what services take", () => {
  const many = path.join(scratch, "many");
  const line = `${"[a](b.md) ".repeat(50)}\n`;
  fs.mkdirSync(many);
  for (let i = 0; i < 10; i++) {
    fs.writeFileSync(path.join(many, `${i}.md`), line.repeat(50));
  }
  const { stdout } = run(many, "--format", "markdown");
  assert.ok(stdout.length < 1000 * 1000, `${stdout.length}`);
  assert.match(stdout, /… and \d+ more findings\.\n$/);
  assert.equal(countOf(stdout, /<details>/g), countOf(stdout, /<\/details>/g));
});

// --- files ---------------------------------------------------------------------------------------

test("--output writes the format of --format, and text is printed", () => {
  const file = path.join(scratch, "new/memoc.sarif");
  const { status, stdout } = run(project, "--format", "sarif", "--output", file);
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(fs.readFileSync(file)), sarif);
  assert.equal(stdout, report("text"));
});

test("--output with a format leaves what is printed as it is", () => {
  const files = ["one.sarif", "two.json", "three=3"].map((name) => path.join(scratch, name));
  const { stdout } = run(project, "--format", "github", "--output", `sarif=${files[0]}`, "--output", `jsonl=${files[1]}`,
    "--output", `markdown=${files[2]}`);
  assert.equal(stdout, report("github"));
  assert.deepEqual(JSON.parse(fs.readFileSync(files[0])), sarif);
  assert.equal(fs.readFileSync(files[1], "utf8"), report("jsonl"));
  assert.equal(fs.readFileSync(files[2], "utf8"), report("markdown"));
});

test("--output writes through a link, and leaves no other file", () => {
  const folder = fs.mkdtempSync(path.join(scratch, "linked-"));
  fs.writeFileSync(path.join(folder, "real"), "old");
  fs.symlinkSync("real", path.join(folder, "link"));
  run(project, "--output", `jsonl=${path.join(folder, "link")}`);
  assert.deepEqual(fs.readdirSync(folder).sort(), ["link", "real"]);
  assert.equal(fs.readFileSync(path.join(folder, "real"), "utf8"), report("jsonl"));
});

test("a file that cannot be written fails the run, whatever was found", () => {
  const { status, stderr, stdout } = run(project, "--output", path.join(project, "memoc.yaml/x"), "--fail-on", "never");
  assert.equal(status, 3);
  assert.match(stderr, /cannot write ".*memoc\.yaml\/x"/);
  assert.equal(stdout, report("text"));
});

test("--badge draws a picture that says how many are fresh", () => {
  const file = path.join(scratch, "badge.svg");
  run(project, "--badge", file);
  const svg = fs.readFileSync(file, "utf8");
  assertXml(svg);
  const { stale, judged } = findings.reduce(
    (sum, { rule }) => ({ ...sum, stale: sum.stale + (rule === "freshness/stale" || rule === "freshness/very-stale") }),
    { stale: 0, judged: paths.length + 2 },
  );
  const percent = Math.floor(((judged - stale) * 100) / judged);
  assert.ok(stale > 0 && stale < judged, `${stale} of ${judged}`);
  assert.ok(svg.includes(`<title>docs: ${percent} % fresh</title>`), svg);
  assert.match(svg, /role="img"/);
});
