// What the pictures show: what a team of a web shop may have written down. Nothing in it is hard on a page, as in site_project.mjs;
// it is what pages look like on most days.
const front = (values) => `---\n${Object.entries(values).map(([key, value]) => `${key}: ${value}`).join("\n")}\n---\n`;

const deploying = `# Deploying the checkout service

Every merge to \`main\` is built and deployed to staging within six minutes. Production follows when the person on call says so: from then on one
instance after the other is replaced, and each has to answer its health check before the next is taken out.

> [!NOTE]
> Nobody deploys on Friday afternoon. The reason is written in [the decision about release days](../decisions/release-days.md).

## Before you begin

- [x] The build of the commit is green
- [x] Staging has run it for at least an hour
- [ ] [The error budget](../services/error-budget.md) is not used up
- [ ] Whoever is on call knows of it

## Release it

\`\`\`bash
# What is about to go out
git log --oneline production..main

./tools/release checkout --version "$(git rev-parse --short main)" --wait
\`\`\`

The command asks for the version once more and then prints a line for each instance. It stops at the first that does not come up[^1].

| Step | Takes | When it fails |
|------|------:|---------------|
| Migrations | 20 s | nothing is deployed; see [migrations](migrations.md) |
| First instance | 45 s | it is taken out, all others keep the old version |
| All other instances | 6 min | \`release\` stops; decide within ten minutes |
| Warming the cache | 2 min | slower answers, but no errors |

> [!WARNING]
> A version that has changed its tables cannot simply be taken back: read [migrations](migrations.md) first.

## Take it back

\`\`\`sql
-- Is anything still written in the old form?
SELECT count(*) AS rows_left, max(updated_at) AS last_written
FROM orders
WHERE schema_version < 7 AND updated_at > now() - interval '1 hour';
\`\`\`

1. Run \`./tools/release checkout --back\`.
2. Watch **errors per minute** until it is below 0.5 % again.
3. Write down what happened while you still know it.

### How the health check works

The service answers \`/health\` with 200 as soon as it holds a connection to the database and has read its flags:

\`\`\`typescript
export async function health(pool: Pool, flags: Flags): Promise<Health> {
  const [row] = await pool.query("SELECT 1 AS alive");
  return { database: row.alive === 1, flags: flags.loadedAt !== null, version: process.env.VERSION ?? "none" };
}
\`\`\`

### Who may release

Everybody on the team. What is asked for is that you stay for half an hour.

[^1]: An instance that hangs is given 90 seconds.
`;

const postgres = `# What we learned about PostgreSQL

## Pattern: Outbox table

**Problem**: A message is lost when the process ends after the commit and before it is sent.

**Solution**: Write the message into a table, in the same transaction. A worker sends what stands there, and deletes it when it was taken.

\`\`\`sql
INSERT INTO outbox (id, topic, body)
VALUES (gen_random_uuid(), 'order.paid', $1);
\`\`\`

## Pattern: Short locks first

**Problem**: A migration waits for a lock, and everything else waits behind it.

**Solution**: Set a limit for the wait, and try again.

\`\`\`sql
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
\`\`\`

## Pattern: Queue with SKIP LOCKED

**Problem**: Two workers take the same job.

**Solution**: Lock the row that is taken, and let others pass over it.

## Anti-pattern: Retry without a limit

**Problem**: A message that cannot be handled is tried for ever, before all others.

## Lessons learned

- **Measure before an index is made**: the new one was slower in two cases of five.
- **Ask the planner**: it had known for weeks.
`;

const decision = (title, context, outcome) => `# ${title}

## Decision: ${title}

**Status:** Accepted

**Context**: ${context}

**Decision**: ${outcome}

## What follows

What this means for [deploying](../guides/deploying.md) stands there.
`;

const other = (title, links) => `# ${title}

What everybody has to know about this, in a few sentences, and where to look for more.

## In short

It works as long as nobody changes two things at once. See ${links.map((link) => `[${link.replace(/.*\/|\.md/g, "").replaceAll("-", " ")}](${link})`).join(" and ")}.
`;

export const documents = {
  "memoc.yaml": "title: Storefront handbook\nurl: https://docs.example.org/\nlanguage: en\nfreshness: {cadence: P90D}\n",
  "README.md": front({ status: "ACTIVE", last_updated: "2026-06-24", owner: "Platform", tags: "[start]" }) + `# Storefront handbook

How we build, run and change the shop: written by those who did it, read by those who do it next, and by their agents.

Begin with [how to deploy](guides/deploying.md), [how the services hang together](services/overview.md) and
[what we learned about PostgreSQL](knowledge/postgresql.md). Decisions are in [decisions](decisions/index.md).
`,
  "decisions/README.md": front({ title: "Decisions", status: "ACTIVE", last_updated: "2026-05-30", owner: "Platform" }) + "# Decisions\n\nWhat was decided, why, and what follows from it.\n",
  "guides/deploying.md": front({ description: "From a merge to production, and back.", status: "ACTIVE", last_updated: "2026-06-18", owner: "Checkout", tags: "[release, on-call]" }) + deploying,
  "knowledge/postgresql.md": front({ status: "ACTIVE", last_updated: "2026-06-02", owner: "Data", tags: "[database, postgresql]" }) + postgres,
  "services/payments.md": front({ status: "ACTIVE", last_updated: "2026-02-11", owner: "Checkout", agent: "payments-helper", tags: "[payments, on-call]" }) + `# Payments

Payments are taken by a provider of ours, and by nobody else. The service holds no card numbers: it keeps what the provider calls a *token*, and a
state for each attempt.

## States of an attempt

| State | What it means | Next |
|-------|---------------|------|
| \`created\` | the customer pressed the button | \`pending\` |
| \`pending\` | the provider was asked | \`paid\`, \`refused\` |
| \`paid\` | the money is on its way | \`refunded\` |
| \`refused\` | the customer is told why | – |

## When the provider is away

Attempts stay \`pending\` and are asked for again, at first after a second, then after two, four and eight. See
[the outbox](../knowledge/postgresql.md) and [deploying](../guides/deploying.md).

> [!TIP]
> The provider's own page of states is often ten minutes late.
`,
  "services/old-search.md": front({ status: "DEPRECATED", last_updated: "2025-03-02", owner: "Discovery", superseded_by: "search.md", tags: "[search]" }) + "# Search (before 2026)\n\nIt was a single process.\n",
};

// folder, name, title, status, last updated, owner, tags
const rest = `
decisions|release-days|Release days|ACTIVE|2026-04-20|Checkout|release
decisions|queues-in-postgresql|Queues live in PostgreSQL|ACTIVE|2026-05-11|Data|database
decisions|one-repository|One repository for all services|ACTIVE|2025-11-03|Platform|tools
decisions|feature-flags|Flags are read at start only|ACTIVE|2026-06-09|Platform|flags, release
decisions|no-shared-database|No service reads another's tables|ACTIVE|2026-04-28|Data|database
decisions|images-at-the-edge|Images are resized at the edge|HISTORICAL|2025-02-14|Discovery|images
guides|migrations|Migrations without downtime|ACTIVE|2026-06-21|Data|database, release
guides|on-call|On call: your first week|ACTIVE|2026-04-04|Platform|on-call
guides|local-set-up|Local set-up in twenty minutes|ACTIVE|2026-03-19|Platform|tools
guides|load-tests|Load tests before the season|REFERENCE|2025-10-30|Checkout|performance
guides|writing-incident-reports|Writing incident reports that somebody reads a year later|ACTIVE|2026-05-25|Platform|on-call
guides|secrets|Secrets and how they are changed|ACTIVE|2026-05-02|Platform|security
services|overview|How the services hang together|ACTIVE|2026-06-15|Platform|start
services|search|Search|ACTIVE|2026-05-19|Discovery|search
services|cart|Cart|ACTIVE|2026-04-07|Checkout|payments
services|catalogue|Catalogue|ACTIVE|2026-03-28|Discovery|search
services|error-budget|Error budget|REFERENCE|2026-06-01|Platform|on-call
services|mail|Mail|DRAFT|2026-06-27|Growth|mail
services|recommendations|Recommendations|ACTIVE|2026-01-16|Growth|search
knowledge|caching|What we learned about caching|ACTIVE|2026-05-06|Discovery|performance
knowledge|incidents-of-2025|Incidents of 2025, and what they have in common|HISTORICAL|2026-01-08|Platform|on-call
knowledge|black-friday|Black Friday 2025: an hour by hour account|HISTORICAL|2025-12-02|Checkout|performance
knowledge|flaky-tests|Flaky tests|ACTIVE|2026-06-12|Platform|tools
knowledge|time-zones|Time zones|ACTIVE|2026-04-15|Data|database
`.trim().split("\n").map((line) => line.split("|"));

rest.forEach(([folder, name, title, status, updated, owner, tags], i) => {
  const links = [2, 5, 9].map((step) => rest[(i + step * (i + 1)) % rest.length]).map(([to, file]) => `../${to}/${file}.md`);
  const text = folder === "decisions"
    ? decision(title, "Two teams did it in two ways, and a third one was about to begin.", "We do it in one way, and look at it again in a year.")
    : other(title, [...new Set(links)]);
  documents[`${folder}/${name}.md`] = front({ status, last_updated: updated, owner, tags: `[${tags}]` }) + text;
});

export const today = "2026-07-01";
