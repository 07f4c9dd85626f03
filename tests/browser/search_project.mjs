// A project that the tests of the search write: documents with all kinds of records, in several scripts, and queries over them.

const prose = [
  "The scheduler retries a failed delivery with exponential backoff, and gives up after an hour.",
  "Every migration runs inside a transaction; a migration that cannot be rolled back needs a review.",
  "Connection pools are sized by the number of workers, not by the number of requests.",
  "Tokens expire after fifteen minutes, refresh tokens after a day. Clocks may differ by a minute.",
  "The cache is filled on the first read, and emptied when the source changes.",
  "Deploying a release takes ten minutes; a rollback takes one. Deployments are never done on Fridays.",
  "Indexes on foreign keys are not made by themselves: write them into the schema.",
  "A user's session ends when the browser is closed, don't store anything in it that matters.",
];

const code = {
  sql: "SELECT id, user_name FROM accounts WHERE deleted_at IS NULL ORDER BY created_at;",
  typescript: "export async function loadUser(userId: string): Promise<User> {\n  return MyClass.doSomething(userId, { retryCount: 3 });\n}",
  bash: "if [[ -z \"$1\" ]]; then\n  git commit --no-verify -m 'x'\nfi",
  cpp: "std::vector<int> values = read_all<C++>(\"a.b\");",
};

const fence = (language, text) => "```" + language + "\n" + text + "\n```\n";

function section(number) {
  const names = Object.keys(code);
  const language = names[number % names.length];
  return `## ${["Setup", "Retry policy", "Schema migration", "Rolling back", "Access tokens", "Cache invalidation"][number % 6]} ${number}

${prose[number % prose.length]} ${prose[(number * 3 + 1) % prose.length]}

${fence(language, code[language])}
`;
}

const statuses = ["ACTIVE", "DRAFT", "HISTORICAL", "DEPRECATED", "REFERENCE"];
const owners = ["Ada", "Bob, Ada", "The Data Team"];

function plainDocument(number) {
  const month = String((number % 12) + 1).padStart(2, "0");
  return `---
title: ${["Delivery", "Storage", "Security", "Release"][number % 4]} guide ${number}
status: ${statuses[number % statuses.length]}
last_updated: 202${number % 7}-${month}-0${(number % 9) + 1}
owner: ${owners[number % owners.length]}
tags: [${["backend", "database", "release"][number % 3]}, guide]
severity: P${number % 4}
doc_type: ${number % 2 ? "runbook" : "reference"}
---
# ${["Delivery", "Storage", "Security", "Release"][number % 4]} guide ${number}

${prose[(number + 3) % prose.length]}

${section(number)}
${section(number + 1)}
`;
}

const knowledge = `---
status: ACTIVE
last_updated: 2026-06-01
owner: Ada
tags: [database]
---
# What we learned

## Pattern: Outbox table

**Problem**: A message is lost when the process dies between commit and send.

**Solution**: Write the message into a table of the same transaction, and send it from there.

## Anti-pattern: Retry without a limit

**Problem**: A poisoned message is retried for ever.

## Decision: Use PostgreSQL for queues

**Context**: We have it already. **Decision**: One table a queue, with SKIP LOCKED.

## Lessons learned

- Backoff without jitter brings all workers back at the same time.
- Measure before you add an index.

## Key takeaways

- Idempotency keys make retries safe.
`;

const unicode = `---
title: Ünïcödé und mehr
status: REFERENCE
last_updated: 2025-12-31
owner: Jürgen Müller
---
# Straße, Größe und Maße

Die STRASSE ist lang. Der Fluß fließt, die Flüsse fließen. Ｆｕｌｌ ｗｉｄｔｈ and ﬁne ligatures, ½ and ① too.

## 日本語の検索

東京都に住んでいます。データベースの移行は慎重に行います。ﾃﾞｰﾀ and データ are one.

## البحث بالعربية

قاعدة البيانات تحتاج إلى فهرس. الفِهْرِس سريع.

## Ελληνικά

Ο Σίσυφος και ο ΟΔΥΣΣΕΥΣ. Ὀδυσσεύς.

## Türkçe

İstanbul, ISPARTA ve ığdır. Işık ile ışık.

## Emoji 🚀

Ship it 🚀, then 🎉🎉 and 👩‍💻 and 👍🏽. L’amour d'été, c’est l'été. Don’t stop.

## Cafe\u0301 und Café

Zu\u0308rich und Zürich. ภาษาไทย ไม่มีช่องว่าง. 한국어는 띄어쓰기가 있습니다. Привет, Ёлка и ёлка.
`;

const odd = `---
status: ACTIVE
last_updated: 2026-05-05
---
# Odd names

C++ and C# and F# and .NET, \`std::vector\`, node_modules/@scope/package, v1.2.3, a--b, --dry-run -x, foo_bar-baz.qux,
src/lib/userList.ts, HTTPServer, parseURLs, getHTTP2Server, snake__case, __init__, 192.168.0.1, a@b.example, C:/x, x::y::z,
*.c++ files, @c# and g++ -c++, e.g. this, U.S.A., rock'n'roll, O'Neil's, 3.14, 1_000, #42, $HOME, <table>, &amp;.

## ${"very ".repeat(30)}long heading

${"averyveryverylongwordwithoutanyend".repeat(5)} ends.
`;

// Words that more entries have than a whole list may have: "ledger" and "entry" in each of 1500 places.
const ledger = "# Ledger\n" + Array.from({ length: 1500 }, (_, i) => `
## Account ${i}${i % 90 === 0 ? " of the ledger" : ""}

${i % 9 === 0 ? "An entry of the ledger, the ledger and again the ledger." : "The ledger has an entry for it, among words that many others have."}
${i % 250 === 0 ? "Reconcile it by hand." : ""}
`).join("");

export function writeProject(write) {
  write("memoc.yaml", "title: Search test\n");
  write("README.md", "# Home\n\nSee [guides](guides/guide-1.md).\n");
  for (let i = 0; i < 40; i++) write(`guides/guide-${i}.md`, plainDocument(i));
  write("knowledge/learned.md", knowledge);
  write("unicode/mehr.md", unicode);
  write("notes/odd.md", odd);
  write("notes/ledger.md", ledger);
  write("notes/last.md", "---\nlast_updated: 9999-12-31\n---\n# The last day\n\nThere is no day behind it.\n");
  write("notes/Sub Folder/ünder.md", "# In a folder\n\nWith blanks in its name, and \"quotes\".\n");
}

// ---- queries

const written = [
  "", " ", "the", "the of and", "a", "C++", "C#", "c++ vector", ".c++", "@c#", "x -c++", ".NET", "--no-verify", "-- --no-verify", "<table>", "MyClass.doSomething",
  '[[ -z "$1" ]]', "🚀", "🎉", "👩‍💻", "👍🏽", "日本語", "データベース", "東京", "ﾃﾞｰﾀ", "京", "قاعدة البيانات", "الفهرس", '"', '""', '"""', '"open quote',
  "'", "-", "--", "-x", "- x", "OR", "OR a", "a OR", "a OR OR b", "retry OR", "(", ")", "*", "**", "re*", "*re", "migrat*", "mi*", "m*", "\\", "/", ":", "::",
  "kind:", "kind:x", "kind:code", "kind:Code", "KIND:code", "kind:anti-pattern", "kind:anti_pattern", "kind:pattern retry", "knid:code", "kind:cod",
  "kind:pattern OR kind:decision", "kind:section -kind:code", "-kind:section", "-kind:section -kind:code", "status:active", "status:ACTIVE retry",
  "status:actve", "status:none", "stats:active", "-status:active retry", "lang:sql", "lang:typescript loadUser", "lang:ts", "lang:cobol", "owner:ada", "owner:bob",
  'owner:"the data team"', "owner:\"Bob, Ada\"", "owner:müller", 'owner:"Jürgen Müller"', "tag:database", "tag:guide tag:backend", "tag:backend OR tag:database",
  "path:guides", "path:GUIDES/guide-1", "path:ünder", 'path:"Sub Folder"', "doc_type:runbook", "doc_type:reference retry", "updated:2026", "updated:2026-05",
  "updated:2026-05-05", "updated:>=2026-01-01", "updated:<2022", "updated:<=2022", "updated:>2025", "updated:>2025-12-31", "updated:never", "updated:2026-13",
  "updated:", "updated:9999", "updated:<=9999-12", "updated:9999-12-30", "updated:9999-12-31", "updated:>9999", "updated:2026-", "updated:>=2024-02 retry", "stale:true", "stale:no", "stale:maybe", "-stale:true retry", "fm.severity:p1",
  "fm.severity:P1 OR fm.severity:P2", "fm.severity:x", "fm.", "fm.x", "FM.Severity:p0", "fm.owner:ada", '"schema migration"', '"Schema Migration"',
  '"rolled back needs"', '"back rolled"', '-"schema migration" migration', '"the first read"', '"git commit"', '"loadUser userId"', '"a"', '"日本"', '"日本語の検索"',
  '"qqqq migration"', '"schema migration" OR "access tokens"', "deploying", "deploys", "deployment", "deployed rollback", "migrations", "retrying", "retryable",
  "shceduler", "schedular", "scheduer", "migratoin", "trasnaction", "exponental bakcoff", "conection pols", "idempotnecy", "postgers", "zzzzqqqq", "zzzzqqqq retry",
  "user's session", "user’s", "users", "don't", "dont", "don’t store", "l'amour", "l’été", "été", "rock'n'roll", "o'neil", "Straße", "STRASSE", "strasse", "strase",
  "Grösse", "größe", "fluss", "fließen", "full width", "Ｆｕｌｌ", "ﬁne", "fine", "½", "①", "1", "İstanbul", "istanbul", "ISPARTA", "ısparta", "ışık", "ığdır", "Σίσυφος",
  "ΣΊΣΥΦΟΣ", "σισυφος", "ὀδυσσεύς", "οδυσσευς", "café", "cafe", "cafe\u0301", "zürich", "ภาษาไทย", "한국어", "띄어쓰기", "привет", "ЁЛКА", "елка", "src/lib/userList.ts",
  "userList", "userlist", "user list", "lib/userList", "HTTPServer", "http server", "parseURLs", "parse urls", "getHTTP2Server", "snake__case", "snake case", "__init__",
  "init", "std::vector", "x::y::z", "@scope/package", "@scope", "node_modules", "v1.2.3", "1.2.3", "192.168.0.1", "192", "foo_bar-baz.qux", "foo-bar", "bar_baz", "e.g.",
  "U.S.A.", "3.14", "1_000", "#42", "42", "$HOME", "a@b.example", "--dry-run", "-dry-run", "--dry", "-x flag", "retry -policy", "retry -backoff -policy",
  '-"', '-"open', "- -", "retry\tpolicy", "retry\u00a0policy", "retry\u3000policy", "retry\u0001policy", "\u2028", "retry\u200bpolicy", "\ufeffretry",
  "averyveryverylongwordwithoutanyend", "averyveryverylongwordwithoutanyend".repeat(5), "x".repeat(10000), "retry ".repeat(200), "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  "very ".repeat(70), '"'.repeat(999), "OR ".repeat(100), "&& OR && ".repeat(100) + "retry-retry-retry-retry ".repeat(40) + "retry OR policy", "kind:code ".repeat(70), "setup retry schema rolling access cache", "Retry policy 7", "delivery guide",
  "guide 12", "security guide access tokens", "title:guide", "http://example.org/a", "c:/x", "and or not", "retry AND policy", "NOT retry", "retry or policy", "Or retry",
  "\ud83d", "retry \udc00 policy", "tokens expire after fifteen minutes", "expire minutes tokens", "fm:x", "fm.:x", "FM.Severity:", "kind:code OR retry", "retry OR kind:code", "kind:code OR retry OR tag:guide",
  "path:nowhere", "tag:databse", "owner:adda", "fm.severity:P9", "lang:sqll", "doc_type:runbok", "kind:anti-patern", "kind:link", "-kind:link retry", "-owner:nobody", "-owner:adda", "-path:nowhere retry", "-status:actve retry", "-fm.severity:x9 retry", "kind:table retry", "\"policy retry\"", "\"policy retry\" OR \"retry policy\"", "status:", "updated: 2026",
  "measure before index", "outbox", "outbox table OR lessons", "ledger", "ledger entry", "entry ledger reconcile", "account ledger", '"ledger entry"',
  '"the ledger has" reconcile', "-ledger kind:section", "reconcile -ledger", "ledger OR entry", "ledg* account", "of the ledger", "ledgr entry", "kind:section ledger by hand",
];

// Numbers that look like chance, and are the same each time.
function makeChance(seed) {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % count;
  };
}

function misspell(word, chance) {
  const at = chance(word.length);
  const letter = String.fromCharCode(97 + chance(26));
  return [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2),
  ][chance(4)]();
}

// Queries of words and lines that a text has: as they are, misspelt, begun, quoted, with fields.
function* madeQueries(text, seed) {
  const chance = makeChance(seed);
  const words = [...new Set(text.match(/[\p{L}\p{N}_.\-/]{3,30}/gu))];
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line.length > 10 && line.length < 200);
  const word = () => words[chance(words.length)];
  const some = (count) => Array.from({ length: count }, word).join(" ");
  const fields = ["kind:section", "kind:code", "-kind:code", "status:active", "stale:true", "stale:false", "updated:>=2025", "path:docs"];
  const phrase = () => {
    const parts = lines[chance(lines.length)].replaceAll('"', " ").split(/\s+/);
    const start = chance(parts.length);
    return parts.slice(start, start + 2 + chance(3)).join(" ");
  };
  const forms = [
    () => word(), () => some(2), () => some(3), () => some(5), () => misspell(word(), chance), () => misspell(word(), chance) + " " + word(),
    () => word().slice(0, 2 + chance(4)), () => word().slice(0, 2 + chance(5)) + "*", () => `"${phrase()}"`, () => `"${phrase()}" ${word()}`,
    () => `${word()} -${word()}`, () => `${word()} OR ${word()}`, () => `${some(2)} ${fields[chance(fields.length)]}`, () => word() + "ing", () => phrase(),
  ];
  for (;;) yield forms[chance(forms.length)]();
}

// So many queries: those that are written down, and others made of a text.
export function makeQueries(count, text, seed = 1) {
  const queries = new Set(written.filter((query) => !query.includes("\0")));
  for (const query of madeQueries(text, seed)) {
    if (queries.size >= count) break;
    queries.add(query);
  }
  return [...queries].slice(0, count);
}

export const writtenCount = written.length;
