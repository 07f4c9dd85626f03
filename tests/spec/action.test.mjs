// The jobs that memoc offers are run as services run them: the steps of action.yml in the environment of GitHub's runner, the hooks with
// the files that pre-commit names, the scripts of the manual's example for GitLab. The repository's files have names that do something
// where they are not quoted, or that look like options.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fences } from "./fences.mjs";
import { readYaml } from "./yaml.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-action-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const names = [
  "$(touch pwned).md",
  "`touch pwned`.md",
  "; touch pwned;.md",
  "a  b.md",
  "*.md",
  "-x.md",
  "--output=pwned.md",
  "--fix --fail-on=never.md",
  "'\" \\n.md",
  "x%0A::error::y.md",
  "é 🌍.md",
];
const text = "---\ntitle: A page\nstatus: ACTIVE\nlast_updated: 2026-06-30\n---\n\n# A page\n\n[to](nothing.md)\n";

function read(name) {
  return fs.readFileSync(path.join(root, name), "utf8");
}

// A repository, whose programs are memoc and those of the system.
function newRepository() {
  const folder = fs.mkdtempSync(path.join(scratch, "repository-"));
  const bin = fs.mkdtempSync(path.join(scratch, "bin-"));
  const env = {
    PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
    HOME: bin,
    SOURCE_DATE_EPOCH: "1782864000",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
  };
  for (const person of ["AUTHOR", "COMMITTER"]) {
    Object.assign(env, {
      [`GIT_${person}_NAME`]: "Author",
      [`GIT_${person}_EMAIL`]: "author@example.org",
      [`GIT_${person}_DATE`]: "2026-06-30T12:00:00Z",
    });
  }
  fs.symlinkSync(memoc, path.join(bin, "memoc"));
  for (const name of names) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  const git = (...args) => assert.equal(spawnSync("git", args, { cwd: folder, env }).status, 0, args.join(" "));
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "All documents");
  return { folder, bin, env, git };
}

function assertUnharmed({ folder }, ...made) {
  const there = fs.readdirSync(folder).filter((name) => name !== ".git");
  assert.deepEqual(there.sort(), [...names, ...made].sort());
  for (const name of names) {
    assert.equal(fs.readFileSync(path.join(folder, name), "utf8"), text, name);
  }
}

const pathsOf = (log) => log.runs[0].results.map((result) => decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri));

// --- GitHub --------------------------------------------------------------------------------------

const action = readYaml(read("action.yml"));

// An action's steps, as the runner runs them: each is a file for its shell, expressions stand in its environment only, and what a step
// appends to GITHUB_PATH is there for the next one. The last one's end.
function runAction(repository, inputs) {
  const values = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, inputs[name] ?? input.default]));
  const files = Object.fromEntries(
    ["ENV", "OUTPUT", "PATH", "STATE", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, path.join(repository.bin, `github-${name}`)]),
  );
  const env = { ...repository.env, ...files, CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: repository.folder };
  Object.values(files).forEach((file) => fs.writeFileSync(file, ""));
  let result;
  for (const step of action.runs.steps) {
    const own = {};
    for (const [key, value] of Object.entries(step.env ?? {})) {
      own[key] = value.replace(/\$\{\{ (\w+)\.([\w-]+) \}\}/g, (_, context, name) => (context === "inputs" ? values[name] : root));
    }
    const script = path.join(repository.bin, "step.sh");
    fs.writeFileSync(script, step.run);
    result = spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
      cwd: repository.folder,
      env: { ...env, ...own },
      encoding: "utf8",
    });
    const added = fs.readFileSync(files.GITHUB_PATH, "utf8").split("\n").filter(Boolean);
    env.PATH = [...added.reverse(), repository.env.PATH].join(":");
    if (result.status !== 0) break;
  }
  return { ...result, output: action.outputs.sarif.value.replace("${{ inputs.sarif }}", values.sarif) };
}

test("the action finds what is wrong with each file, whatever its name says", () => {
  const repository = newRepository();
  const { status, stdout, stderr, output } = runAction(repository, {});
  assert.equal(status, 1, stderr);
  assert.match(stderr, /^memoc check: failed: \d+ errors\n$/);
  const lines = stdout.trimEnd().split("\n");
  assert.ok(lines.every((line) => /^::(error|warning|notice) file=/.test(line)), stdout);
  const log = JSON.parse(fs.readFileSync(path.join(repository.folder, output)));
  assert.deepEqual(new Set(pathsOf(log)), new Set(names));
  assert.equal(lines.length, log.runs[0].results.length);
  assertUnharmed(repository, output);
});

test("the action checks just the paths that it is given", () => {
  for (const name of names) {
    const repository = newRepository();
    const { status, stderr } = runAction(repository, { paths: `${name}\n`, sarif: "a b $(touch pwned).sarif" });
    assert.equal(status, 1, `${name}: ${stderr}`);
    const log = JSON.parse(fs.readFileSync(path.join(repository.folder, "a b $(touch pwned).sarif")));
    assert.deepEqual(new Set(pathsOf(log)), new Set([name]));
    assertUnharmed(repository, "a b $(touch pwned).sarif");
  }
});

test("the action checks what was changed, and fails when it is told to", () => {
  const repository = newRepository();
  repository.git("branch", "base");
  fs.appendFileSync(path.join(repository.folder, names[0]), "\nA line more.\n");
  repository.git("commit", "-q", "-a", "-m", "One document");
  const { status, stderr, output } = runAction(repository, { changed: "base", "fail-on": "never" });
  assert.equal(status, 0, stderr);
  assert.deepEqual(new Set(pathsOf(JSON.parse(fs.readFileSync(path.join(repository.folder, output))))), new Set([names[0]]));
  for (const changed of ["--output=pwned", "$(touch pwned)", "no-such-branch"]) {
    const wrong = runAction(newRepository(), { changed });
    assert.equal(wrong.status, 2, `${changed}: ${wrong.stderr}`);
  }
});

// --- pre-commit ----------------------------------------------------------------------------------

test("hooks take files as files, also those that look like options", () => {
  for (const hook of readYaml(read(".pre-commit-hooks.yaml"))) {
    const repository = newRepository();
    const files = hook.pass_filenames === false ? [] : names;
    const [program, ...args] = [...hook.entry.split(" "), ...files];
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: repository.folder, env: repository.env, encoding: "utf8" });
    assert.equal(status, 1, `${hook.id}: ${stderr}`);
    for (const name of names) {
      assert.ok(stdout.includes(`${name}:9:`), `${hook.id}: ${name}\n${stdout}`);
    }
    assertUnharmed(repository);
  }
});

// --- GitLab --------------------------------------------------------------------------------------

const examples = fences(read("content/continuous-integration.md")).filter((fence) => fence.file?.endsWith("gitlab-ci.yml"));
const jobOf = (name) => readYaml(examples.find((fence) => fence.file === name).lines.join("\n")).documents;

function runScript(repository, lines) {
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", lines.join("\n")], { cwd: repository.folder, env: repository.env, encoding: "utf8" });
}

test("GitLab's job stops at the check, and makes the folder of its pages when all is well", () => {
  const job = jobOf(".gitlab-ci.yml");
  const repository = newRepository();
  assert.equal(runScript(repository, job.script).status, 1);
  assertUnharmed(repository);
  for (const name of names) {
    fs.writeFileSync(path.join(repository.folder, name), text.replace("[to](nothing.md)", "Nothing."));
  }
  const { status, stderr } = runScript(repository, job.script);
  assert.equal(status, 0, stderr);
  for (const folder of job.artifacts.paths) {
    assert.ok(fs.existsSync(path.join(repository.folder, folder, "index.html")), folder);
  }
  assert.ok(!fs.existsSync(path.join(repository.folder, "pwned")));
});

test("GitLab's job leaves the reports that it names, also when it fails", () => {
  const job = jobOf("reports.gitlab-ci.yml");
  const repository = newRepository();
  assert.equal(job.artifacts.when, "always");
  assert.equal(runScript(repository, job.script).status, 1);
  const { codequality, junit } = job.artifacts.reports;
  const issues = JSON.parse(fs.readFileSync(path.join(repository.folder, codequality)));
  assert.deepEqual(new Set(issues.map((issue) => issue.location.path)), new Set(names));
  assert.match(fs.readFileSync(path.join(repository.folder, junit), "utf8"), /<testsuites>/);
  assertUnharmed(repository, codequality, junit);
});
