// Which statements pass the filters, and how many there would be for each choice.

import { graph } from "./data.js";

const TESTS = {
  types: (s, f) => !f.hideTypes.has(s.subject.type) && !f.hideTypes.has(s.object.type),
  relations: (s, f) => !f.hideRelations.has(s.r),
  status: (s, f) => !f.hideStatus.has(s.st),
  by: (s, f) => !f.by || s.by.some(i => graph.entities[i].id === f.by),
  source: (s, f) => !f.source || s.sources.includes(f.source),
  confidence: (s, f) => s.c >= f.confidence,
  date: (s, f) => (!f.since && !f.until) || s.p.some(([a, b]) => b >= (f.since || "0") && a <= (f.until || "9999-99")),
  document: (s, f) => !graph.documentById.has(f.document) || s.ev.some(e => graph.documents[e.d].id === f.document),
};

/**
 * Return the visible statements and the counts of every filter.
 *
 * A count says how many statements the choice would show with all the other filters as they are.
 */
export function select(filters) {
  const visible = [];
  const counts = { types: new Map(), relations: new Map(), status: new Map(), by: new Map(), source: new Map(), date: [] };
  const tests = Object.entries(TESTS);
  for (const s of graph.statements) {
    let failed = "";
    for (const [name, test] of tests) {
      if (test(s, filters)) continue;
      failed = failed ? "several" : name;
      if (failed === "several") break;
    }
    if (failed === "several") continue;
    if (!failed) visible.push(s);
    count(counts, s, failed);
  }
  return { visible, counts };
}

function count(counts, s, failed) {
  const add = (name, value) => counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
  const open = name => !failed || failed === name;
  if (open("types")) for (const t of new Set([s.subject.type, s.object.type])) add("types", t);
  if (open("relations")) add("relations", s.r);
  if (open("status")) add("status", s.st);
  if (open("by")) for (const i of s.by) add("by", graph.entities[i].id);
  if (open("source")) for (const source of s.sources) add("source", source);
  if (open("date")) counts.date.push(s);
}

/** Join statements into pairs, each with its strongest relation first. */
export function pairsOf(statements) {
  const pairs = new Map();
  for (const s of statements) {
    const key = s.s < s.o ? `${s.s}-${s.o}` : `${s.o}-${s.s}`;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, pair = { key, a: Math.min(s.s, s.o), b: Math.max(s.s, s.o), statements: [] });
    pair.statements.push(s);
  }
  for (const pair of pairs.values()) describe(pair);
  return pairs;
}

const COMMITMENT = { asserted: 0, claimed: 1, planned: 2, possible: 3, negated: 4 };

function describe(pair) {
  const rank = s => [Number(s.static), -s.ev.length, COMMITMENT[s.st], -s.c, s.i];
  pair.statements.sort((x, y) => {
    const [a, b] = [rank(x), rank(y)];
    const k = a.findIndex((v, i) => v !== b[i]);
    return k < 0 ? 0 : a[k] - b[k];
  });
  const told = pair.statements.filter(s => !s.static);
  pair.main = pair.statements[0];
  pair.static = !told.length;
  pair.evidence = pair.statements.reduce((sum, s) => sum + s.ev.length, 0);
  pair.asserted = pair.statements.some(s => s.st === "asserted");
  const directed = (pair.static ? pair.statements : told).filter(s => !s.type.symmetric);
  pair.forward = directed.some(s => s.s === pair.a);
  pair.backward = directed.some(s => s.s === pair.b);
}

/** A statement is disputed if somebody denies it, or if the news tells it both ways (as in kg.graph.disputes). */
export function isDisputed(s) {
  const claims = s.ev.some(e => (e.st === "asserted" || e.st === "claimed") && !e.den);
  return s.no.length > 0 || (claims && s.ev.some(e => e.den));
}
