// action.yml and .pre-commit-hooks.yaml are YAML, run, and name options that there are.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { readYaml } from "./yaml.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-ci-files-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const help = spawnSync(memoc, ["check", "--help"], { encoding: "utf8" }).stdout;
const hooks = readYaml(fs.readFileSync(path.join(root, ".pre-commit-hooks.yaml"), "utf8"));
const action = readYaml(fs.readFileSync(path.join(root, "action.yml"), "utf8"));

function assertOptionsExist(words) {
  for (const word of words.filter((text) => text.startsWith("--") && text !== "--")) {
    assert.match(help, new RegExp(`^ .*${word.split("=")[0]}\\b`, "m"));
  }
}

test("each hook has what pre-commit asks for", () => {
  assert.ok(hooks.length > 0);
  for (const hook of hooks) {
    for (const key of ["id", "name", "description", "entry", "language"]) {
      assert.equal(typeof hook[key], "string", `${hook.id}: ${key}`);
    }
    const [program, command, ...options] = hook.entry.split(" ");
    assert.deepEqual([program, command], ["memoc", "check"]);
    assertOptionsExist(options);
  }
});

test("the action is a composite one, whose steps name their shell", () => {
  assert.equal(action.runs.using, "composite");
  for (const step of action.runs.steps) {
    assert.equal(step.shell, "bash");
  }
});

test("no text of a user gets into a script but by its environment", () => {
  for (const step of action.runs.steps) {
    assert.doesNotMatch(step.run, /\$\{\{/);
    for (const value of Object.values(step.env ?? {})) {
      const [, context, name] = /^\$\{\{ (\w+)\.([\w-]+) \}\}$/.exec(value);
      assert.ok(context === "github" ? name === "action_path" : context === "inputs" && name in action.inputs, value);
    }
  }
});

// Runs the step with a memoc that says how it was called.
function callOf(values) {
  const bin = fs.mkdtempSync(path.join(scratch, "bin-"));
  fs.writeFileSync(path.join(bin, "memoc"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n", { mode: 0o755 });
  const step = action.runs.steps.at(-1);
  const env = { PATH: `${bin}:${process.env.PATH}` };
  for (const [key, value] of Object.entries(step.env)) {
    const name = /inputs\.([\w-]+)/.exec(value)[1];
    env[key] = values[name] ?? action.inputs[name].default;
  }
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], { env, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n");
}

test("without inputs the whole project is checked", () => {
  assert.deepEqual(callOf({}), ["check", "--format", "github", "--fail-on", "error", "--output", "sarif=memoc.sarif", "--"]);
});

test("inputs are handed on as they are, blanks and signs too", () => {
  const call = callOf({ paths: "docs\nsome notes/*.md\n-x.md\n", changed: "origin/main; id", "fail-on": "warning", sarif: "" });
  assert.deepEqual(call, ["check", "--format", "github", "--fail-on", "warning", "--changed=origin/main; id", "--", "docs", "some notes/*.md", "-x.md"]);
});

test("the options of the action are there", () => {
  assertOptionsExist(callOf({ changed: "main" }));
  assert.match(help.replace(/\s+/g, " "), /--format FORMAT how to print findings: [^(]*\bgithub\b/);
});

test("the step that makes memoc is left out where there is one", () => {
  const bin = fs.mkdtempSync(path.join(scratch, "bin-"));
  for (const name of ["memoc", "make"]) {
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\necho ${name}\n`, { mode: 0o755 });
  }
  const output = path.join(scratch, "path");
  const run = () =>
    spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", action.runs.steps[0].run], {
      env: { PATH: `${bin}:/usr/bin:/bin`, SOURCE: "/source", GITHUB_PATH: output },
      encoding: "utf8",
    }).stdout;
  assert.equal(run(), "");
  fs.rmSync(path.join(bin, "memoc"));
  assert.equal(run(), "make\nmake\n");
  assert.equal(fs.readFileSync(output, "utf8"), "/source/build\n");
});
