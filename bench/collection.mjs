// collection.mjs: reads test collections for retrieval as they are handed round: documents, topics (what is asked) and judgements (who of the
// documents answers which topic).
//
// Two families of form, told apart by what a file begins with:
//
//     SMART     .I 7             TREC     <DOC> <DOCNO> FR-7 </DOCNO>         topics   <top> <num> Number: 301
//               .T                        <TITLE> A title </TITLE>                     <title> Exports of ships
//               A title                   <TEXT> The text </TEXT>                      <desc> Description: Who …
//               .W                        </DOC>                                       </top>
//               The text
//
// Judgements are lines. Of four columns: topic, iteration, document, grade; or as SMART's CACM and CISI have them, topic, document and two
// zeros, where each line is a document that answers. Of three, as Cranfield has them: topic, document, grade, where the topic is the position in the
// file of topics, from 1, and not its number.

// Collections of the sixties are in ASCII or Latin 1.
export function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

// "007" and "7" are one document.
function canonical(identifier) {
  return /^\d+$/.test(identifier) ? identifier.replace(/^0+(?=\d)/, "") : identifier;
}

// --- SMART ---------------------------------------------------------------------------------------

// Fields by letter. What is no text of the document: .I its number, .N a clerk's note of the entry, .X numbers of documents that it cites.
function* smartRecords(text) {
  let record = null;
  let field = "";
  for (const line of text.split(/\r?\n/)) {
    const number = /^\.I\s+(\S+)/.exec(line);
    const mark = /^\.([A-Z])\s*$/.exec(line);
    if (number) {
      if (record) yield record;
      record = { id: canonical(number[1]), fields: {} };
      field = "I";
    } else if (record && mark) {
      field = mark[1];
      record.fields[field] ??= "";
    } else if (record && field !== "I") {
      record.fields[field] += `${line}\n`;
    }
  }
  if (record) yield record;
}

function smartText(fields, without) {
  return Object.keys(fields)
    .filter((letter) => !without.includes(letter))
    .map((letter) => fields[letter])
    .join("\n\n");
}

// --- TREC ----------------------------------------------------------------------------------------

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function plain(markup) {
  return markup
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<\/?[A-Za-z][^>]*>/g, " ")
    .replace(/&(\w+);/g, (whole, name) => entities[name.toLowerCase()] ?? whole);
}

function element(markup, name) {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "i").exec(markup);
  return found ? found[1] : "";
}

function* trecDocuments(text) {
  for (const [, markup] of text.matchAll(/<DOC>([\s\S]*?)<\/DOC>/gi)) {
    const id = plain(element(markup, "DOCNO")).trim();
    const name = ["TITLE", "HEADLINE", "HL", "TTL"].find((tag) => element(markup, tag));
    const title = name ? element(markup, name) : "";
    const rest = markup.replace(/<(DOCNO|DOCID)>[\s\S]*?<\/\1>/gi, " ");
    yield { id: canonical(id), title: plain(title), text: plain(title ? rest.replace(title, " ") : rest) };
  }
}

// An element of a topic ends where the next one begins, and its text begins with its name: "<desc> Description:".
function* trecTopics(text, fields) {
  for (const [, markup] of text.matchAll(/<top>([\s\S]*?)<\/top>/gi)) {
    const parts = {};
    for (const [, name, value] of markup.matchAll(/<(\w+)>([^<]*)/g)) parts[name.toLowerCase()] = value.trim();
    const id = (parts.num ?? "").replace(/^Number:/i, "").trim();
    const words = fields.map((field) => (parts[field] ?? "").replace(/^(Topic|Description|Narrative):/i, ""));
    yield { id: canonical(id), text: words.join(" ") };
  }
}

// --- both ----------------------------------------------------------------------------------------

const isSmart = (text) => /^\s*\.I\s/.test(text);

export function readDocuments(text) {
  if (!isSmart(text)) return [...trecDocuments(text)];
  return [...smartRecords(text)].map(({ id, fields }) => ({ id, title: fields.T ?? "", text: smartText(fields, "INTX") }));
}

// Of a TREC topic `fields` are asked; a SMART one is asked whole, but for where it was published (.B).
export function readTopics(text, fields) {
  if (isSmart(text)) return [...smartRecords(text)].map((record) => ({ id: record.id, text: smartText(record.fields, "BINX") }));
  if (/<top>/i.test(text)) return [...trecTopics(text, fields)];
  return [...trecDocuments(text)].map(({ id, title, text }) => ({ id, text: `${title} ${text}` }));
}

// The judgements of each topic: topic -> document -> grade.
export function readJudgements(text, topics) {
  const rows = text
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((row) => row.length >= 3);
  const isOfSmart = rows.every((row) => row.length === 4 && Number(row[3]) === 0);
  const judgements = new Map(topics.map(({ id }) => [id, new Map()]));
  for (const row of rows) {
    const topic = row.length === 3 ? topics[Number(row[0]) - 1]?.id : canonical(row[0]);
    const id = canonical(row.length === 3 || isOfSmart ? row[1] : row[2]);
    judgements.get(topic)?.set(id, isOfSmart ? 1 : Number(row.at(-1)));
  }
  return judgements;
}
