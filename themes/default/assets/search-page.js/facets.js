// Facets change the text of the query, so that its address says all: "kind:code" or "kind:code OR kind:lesson".

const facetFields = { kind: "Kind", status: "Status", lang: "Language" };

// Groups of alternatives that all are of one field, where they stand in the query.
function fieldGroups(clauses, field) {
  const groups = [];
  for (let start = 0, end; start < clauses.length; start = end) {
    end = start + 1;
    while (end < clauses.length && clauses[end].isOr) end++;
    const group = clauses.slice(start, end);
    if (group.every((clause) => clause.field === field && !clause.isNegated)) {
      groups.push({ start: group[0].start, end: group[group.length - 1].end, values: group.map((clause) => clause.text) });
    }
  }
  return groups;
}

// The values that a query asks for, and what is left of it without them.
function splitQuery(query, field) {
  const groups = fieldGroups(globalThis.memocSearch.parse(query), field);
  let rest = query;
  for (const { start, end } of [...groups].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return { values: groups.flatMap((group) => group.values), rest: rest.replace(/\s+/g, " ").trim() };
}

const isSameValue = (a, b) => a.toLowerCase().replace(/-/g, "_") === b.toLowerCase().replace(/-/g, "_");

// The query with a value of a field switched on or off.
function toggleValue(query, field, value) {
  const { values, rest } = splitQuery(query, field);
  const others = values.filter((other) => !isSameValue(other, value));
  const wanted = others.length < values.length ? others : [...values, value];
  const terms = wanted.map((one) => (/\s/.test(one) ? `${field}:"${one}"` : `${field}:${one}`));
  return [rest, terms.join(" OR ")].filter(Boolean).join(" ");
}
