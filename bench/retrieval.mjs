// retrieval.mjs: what bench/retrieval does.
import fs from "node:fs";
import path from "node:path";
import { decode, readDocuments, readJudgements, readTopics } from "./collection.mjs";
import { means, measure } from "./measures.mjs";
import { run, search } from "./memoc.mjs";

const [memoc, folder, ...files] = process.argv.slice(2);
const fields = (process.env.FIELDS ?? "title").split(/\s+/);
const grades = new Map((process.env.GRADES ?? "").split(/\s+/).filter(Boolean).map((pair) => pair.split("=").map(Number)));

// Any text as Markdown that says the same: a line at a time, and each mark escaped.
function escapeMarkdown(text) {
  return text
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, " ")
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/^[ \t]+|[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

// A document's name is none that a topic can ask for.
function writeDocuments(documents) {
  fs.mkdirSync(path.join(folder, "documents"));
  fs.writeFileSync(path.join(folder, "memoc.yaml"), "title: Collection\ncontent: [{path: documents}]\n");
  const names = new Map();
  documents.forEach(({ id, title, text }, i) => {
    const name = `documents/zq${String(i).padStart(6, "0")}.md`;
    const heading = escapeMarkdown(title.replace(/\s+/g, " ").trim());
    fs.writeFileSync(path.join(folder, name), `${heading && `# ${heading}\n\n`}${escapeMarkdown(text)}\n`);
    names.set(name, id);
  });
  return names;
}

// A topic is prose: only what stands inside of a word is more than a mark, and no word is an operator.
function question(text) {
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:[-./'][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return words.map((word) => (/^(AND|OR|NOT)$/.test(word) ? word.toLowerCase() : word)).join(" ");
}

function rank(topic, names) {
  const found = search(memoc, folder, question(topic.text), 1000);
  return [...new Set(found.map((result) => names.get(result.path)))];
}

// Ranks as scores, so that trec_eval keeps the order.
function writeRun(file, rankings) {
  const lines = [...rankings].flatMap(([topic, ranking]) =>
    ranking.slice(0, 1000).map((id, i) => `${topic} Q0 ${id} ${i + 1} ${1000 - i} memoc\n`),
  );
  fs.writeFileSync(file, lines.join(""));
}

const print = (name, value) => console.log(`${name.padEnd(12)} ${value}`);

function readCollection() {
  const [documentText, topicText, judgementText] = files.map((file) => decode(fs.readFileSync(file)));
  const topics = readTopics(topicText, fields);
  const judgements = readJudgements(judgementText, topics);
  for (const ofTopic of judgements.values()) {
    for (const [id, grade] of ofTopic) ofTopic.set(id, grades.get(grade) ?? grade);
  }
  return [readDocuments(documentText), topics, judgements];
}

const [documents, topics, judgements] = readCollection();
const isJudged = ({ id }) => [...judgements.get(id).values()].some((grade) => grade > 0);
const asked = topics.filter(isJudged);
if (documents.length === 0 || asked.length === 0) throw new Error("no documents, or no topic that a document answers");

const names = writeDocuments(documents);
run(memoc, folder, "build");
const rankings = new Map(asked.map((topic) => [topic.id, rank(topic, names)]));
if (process.env.RUN) writeRun(process.env.RUN, rankings);

print("documents", documents.length);
print("topics", asked.length);
const figures = means(asked.map(({ id }) => measure(rankings.get(id), judgements.get(id))));
for (const [name, value] of Object.entries(figures)) print(name, value.toFixed(4));
