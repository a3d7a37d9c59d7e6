// Which statements pass the filters, and how they join into pairs.

import { graph, periodsOf } from "./data.js";
import { fold } from "./fold.js";
import { label } from "./words.js";

/** One test for each group of filters: whether a statement passes it. */
export const TESTS = {
  types: (s, f) => !f.hideTypes.has(s.subject.type) && !f.hideTypes.has(s.object.type),
  relations: (s, f) => !f.hideRelations.has(s.r),
  status: (s, f) => !f.hideStatus.has(s.st),
  by: (s, f) => !f.by || s.by.some(i => graph.entities[i].id === f.by),
  source: (s, f) => !f.source || s.sources.includes(f.source),
  confidence: (s, f) => s.c >= f.confidence,
  date: (s, f) => (!f.since && !f.until) || inTime(periodsOf(s, f.dates), f),
  document: (s, f) => !graph.documentById.has(f.document) || s.ev.some(e => graph.documents[e.d].id === f.document),
  hide: (s, f) => !f.hide.size || !(f.hide.has(s.subject.id) || f.hide.has(s.object.id)),
  words: (s, f) => !f.q || speaksOf(s, f.q),
};

const inTime = (periods, f) => (periods.length ? periods.some(([a, b]) => b >= (f.since || "0") && a <= (f.until || "9999-99")) : f.undated);

/** Whether words stand in the relation, its qualifiers, a sentence or a headline of a statement. */
export function speaksOf(s, words) {
  const wanted = fold(words);
  s.folded ??= fold([label(s.type), s.type.ja, s.type.en, ...s.q, ...s.ev.map(e => `${e.text} ${graph.documents[e.d].title ?? ""}`)].join(" "));
  return s.folded.includes(wanted);
}

/** Return the statements that pass all filters but the one that is named. */
export function passing(filters, but = "") {
  const tests = Object.entries(TESTS).filter(([name]) => name !== but).map(([, test]) => test);
  return graph.statements.filter(s => tests.every(test => test(s, filters)));
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

/** Return for each entity number its `{other, pair}`, strongest first. */
export function partnersOf(pairs) {
  const partners = new Map();
  const add = (from, to, pair) => {
    if (!partners.has(from)) partners.set(from, []);
    partners.get(from).push({ other: to, pair });
  };
  for (const pair of pairs.values()) {
    if (pair.a === pair.b) continue;
    add(pair.a, pair.b, pair);
    add(pair.b, pair.a, pair);
  }
  for (const list of partners.values()) {
    list.sort((x, y) => Number(x.pair.static) - Number(y.pair.static) || y.pair.evidence - x.pair.evidence || x.other - y.other);
  }
  return partners;
}

/** A statement is disputed if somebody denies it, or if the news tells it both ways (as in kg.graph.disputes). */
export function isDisputed(s) {
  const claims = s.ev.some(e => (e.st === "asserted" || e.st === "claimed") && !e.den);
  return s.no.length > 0 || (claims && s.ev.some(e => e.den));
}
