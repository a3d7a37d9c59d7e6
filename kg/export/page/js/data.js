// The graph as the page uses it: entities, statements and pairs that know each other.

/** The loaded graph. */
export let graph = null;

/** Up to so many entities a chosen one is shown in its place among all; beyond, with its partners around it. */
const LARGE = 400;

/** Read the data that Python wrote into the page. */
export function load(raw) {
  const types = new Map(raw.types.map(t => [t.id, t]));
  const entities = raw.entities.map((e, i) => ({ ...e, i, statements: [] }));
  const documents = raw.documents.map((d, i) => ({ ...d, i, statements: new Set() }));
  const statements = raw.statements.map((s, i) => statement(s, i, { raw, types, entities, documents }));
  const pairs = new Map();
  for (const s of statements) {
    const key = pairKey(s.s, s.o);
    if (!pairs.has(key)) pairs.set(key, { key, a: Math.min(s.s, s.o), b: Math.max(s.s, s.o), statements: [] });
    pairs.get(key).statements.push(s);
    entities[s.s].statements.push(s);
    if (s.o !== s.s) entities[s.o].statements.push(s);
    for (const e of s.ev) documents[e.d].statements.add(s);
  }
  graph = { ...raw, raw, types, entities, documents, statements, pairs };
  graph.byId = new Map(entities.map(e => [e.id, e]));
  graph.documentById = new Map(documents.map(d => [d.id, d]));
  graph.families = new Map(raw.families.map(f => [f.id, f]));
  graph.drawn = entities.filter(e => e.x !== undefined).length;
  graph.large = graph.drawn > LARGE || Boolean(raw.served && raw.served > raw.statements.length);
  return graph;
}

function statement(row, i, { raw, types, entities, documents }) {
  const type = types.get(row.r);
  const ev = row.ev.map(e => ({ ...e, st: e.st ?? "asserted", text: raw.sentences[e.n] }));
  ev.sort((a, b) => day(documents[b.d]) < day(documents[a.d]) ? -1 : day(documents[b.d]) > day(documents[a.d]) ? 1 : 0);
  const sources = [...new Set(ev.map(e => sourceOf(documents[e.d])).filter(Boolean))];
  const told = ev.map(e => day(documents[e.d])).filter(Boolean)[0] ?? "";
  return {
    ...row, i, type, ev, sources, family: type.family, static: Boolean(type.static), q: row.q ?? [], by: row.by ?? [], no: row.no ?? [],
    subject: entities[row.s], object: entities[row.o], time: row.t ?? "", told, date: row.t || told, periods: periods(row, ev, documents),
  };
}

const day = d => d.date ?? "";

/** When it happened, when it was published, and the first of these that is known: lists of [first day, last day]. */
function periods(row, ev, documents) {
  const event = row.t ? row.p : [];
  const published = [...new Map(ev.map(e => documents[e.d].p).filter(Boolean).map(p => [p.join(), p])).values()].sort();
  return { event, published, "": row.p };
}

/** Return when a statement was, by the kind of date that was chosen. */
export const periodsOf = (s, kind) => s.periods[kind] ?? s.p;

/** Return the publisher of a document: its source by name, else the host of its address. */
export function sourceOf(document) {
  const name = document.source ?? "";
  if (name && !/[\\/]/.test(name)) return name;
  return siteOf(document);
}

/** Return the host of a document's address. */
export function siteOf(document) {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(document.url ?? "");
  return host ? host[1].replace(/^www\./, "") : "";
}

/** Return one key for both directions of a pair of entity numbers. */
export function pairKey(a, b) {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** Sort statements: newest first, then most evidence. */
export function newestFirst(a, b) {
  const [x, y] = [lastDay(a.date), lastDay(b.date)];
  return x < y ? 1 : x > y ? -1 : b.ev.length - a.ev.length || a.i - b.i;
}

function lastDay(date) {
  return (date.split("/").pop() || "").padEnd(10, "~").replace(/^~+$/, "");
}
