// The one selection: what is chosen among the statements that pass the filters. Picture, table, files,
// timeline, counts, citation and print all show just this.

import { graph, periodsOf } from "./data.js";
import { chosenFilters, ends, entitiesOf, state } from "./state.js";
import { isDisputed, pairsOf, partnersOf, passing } from "./select.js";
import { shortestPaths } from "./paths.js";

/**
 * Return `{passing, pairs, partners, kind, statements, members, level, parent, paths}`.
 *
 * `statements` is the selection; `members` the numbers of the entities that it is about, `level` how far
 * each stands from the chosen one.
 */
export function choose(statements) {
  const pairs = pairsOf(statements);
  const partners = partnersOf(pairs);
  const all = { passing: statements, pairs, partners };
  const chosen = whatIsChosen(all);
  return { ...all, ...chosen, statements: statements.filter(chosen.has) };
}

function whatIsChosen({ passing: statements, pairs, partners }) {
  const node = graph.byId.get(state.node);
  const [pair, path, several] = [ends(state.pair), ends(state.path), entitiesOf(state.nodes)];
  if (path) return alongPaths(pairs, path);
  if (state.board === "path" && !node) return overall(pairs, partners);
  if (node) return aroundNodes(partners, node);
  if (several.length) return among(new Set(several.map(e => e.i)), "several");
  if (pair) return { kind: "pair", members: new Set(pair.map(e => e.i)), has: s => samePair(s, pair) };
  if (state.board === "disputes") return disputed(statements);
  if (graph.documentById.has(state.document)) return { kind: "document", members: membersOf(statements), has: () => true };
  return overall(pairs, partners);
}

const samePair = (s, [a, b]) => (s.s === a.i && s.o === b.i) || (s.s === b.i && s.o === a.i);
const among = (members, kind) => ({ kind, members, has: s => members.has(s.s) && members.has(s.o) });
const membersOf = statements => new Set(statements.flatMap(s => [s.s, s.o]));

function disputed(statements) {
  return { kind: "disputes", members: membersOf(statements.filter(isDisputed)), has: isDisputed };
}

function alongPaths(pairs, [a, b]) {
  const via = graph.byId.get(state.via);
  const paths = shortestPaths(pairs, a, b, { k: state.k, most: state.most, statics: state.statics, via });
  const keys = new Set(paths.flat().map(step => step.pair.key));
  const members = new Set([a.i, b.i, ...paths.flat().map(step => step.to)]);
  return { kind: "path", members, paths, has: s => keys.has(s.s < s.o ? `${s.s}-${s.o}` : `${s.o}-${s.s}`) };
}

/** One entity with what lies within its reach, and the partners of those that were opened beside it. */
function aroundNodes(partners, node) {
  const { level, parent } = around(partners, node.i, state.hops);
  const centres = new Set([node.i]);
  for (const e of entitiesOf(state.more)) {
    centres.add(e.i);
    if (!level.has(e.i)) level.set(e.i, 1);
    for (const { other } of partners.get(e.i) ?? []) {
      if (level.has(other)) continue;
      level.set(other, level.get(e.i) + 1);
      parent.set(other, e.i);
    }
  }
  const near = state.hops === 1;
  const has = s => (near ? centres.has(s.s) || centres.has(s.o) : level.has(s.s) && level.has(s.o));
  return { kind: "node", members: new Set(level.keys()), centres, level, parent, has };
}

/** Return the levels (1, 2, 3) of what lies around a node, and over whom each is reached. */
function around(partners, start, hops) {
  const level = new Map([[start, 0]]);
  const parent = new Map();
  let frontier = [start];
  for (let d = 1; d <= hops; d += 1) {
    const next = [];
    for (const i of frontier) {
      for (const { other } of partners.get(i) ?? []) {
        if (level.has(other)) continue;
        level.set(other, d);
        parent.set(other, i);
        next.push(other);
      }
    }
    frontier = next;
  }
  return { level, parent };
}

function overall(pairs, partners) {
  return { ...among(firstMembers(pairs, partners), "overview") };
}

/**
 * Return the entities of the first view: pairs are chosen, not entities, so that none stands alone.
 *
 * Events come before lasting facts, then what most sentences say, then what the best connected take part in.
 */
export function firstMembers(pairs, partners) {
  const most = shownCount(partners);
  const members = new Set(entitiesOf(state.pins.map(pinId)).map(e => e.i).filter(i => partners.has(i)));
  if (most >= partners.size) return new Set([...partners.keys(), ...[...pairs.values()].map(p => p.a)]);
  const order = [...pairs.values()].filter(p => p.a !== p.b).sort(strongestPair);
  for (const { a, b } of order) {
    const fresh = Number(!members.has(a)) + Number(!members.has(b));
    if (members.size + fresh > most) continue;
    members.add(a).add(b);
    if (members.size >= most) break;
  }
  return members;
}

const strongestPair = (x, y) => Number(x.static) - Number(y.static) || y.evidence - x.evidence || x.b - y.b || x.a - y.a;

/** Return the id of a pinned entity: `id~x~y`. */
export const pinId = pin => pin.split("~")[0];

/** On a telephone there is room for fewer. */
const narrow = () => matchMedia("(max-width: 820px)").matches;

/** Return how many entities the slider shows now. */
export function shownCount(partners) {
  const usual = narrow() ? Math.min(40, graph.top) : graph.top;
  return Math.min(state.top || usual, partners.size);
}

/** Return the rows that table, files, timeline and counts are made of: the selection, or all that passes the filters. */
export function rowsOf(model) {
  const rows = state.scope === "all" ? model.passing : model.statements;
  const article = graph.documentById.get(state.document);
  return article ? rows.map(s => ({ ...s, ev: s.ev.filter(e => e.d === article.i) })) : rows; // of an article only what it says itself
}

/** Return the numbers of some relations: sentences are counted once, however many relations they speak of. */
export function measures(rows) {
  const documents = new Set(rows.flatMap(s => s.ev.map(e => e.d)));
  const sentences = new Set(rows.flatMap(s => s.ev.map(e => `${e.d} ${e.n}`)));
  return { relations: rows.length, evidence: rows.reduce((sum, s) => sum + s.ev.length, 0), sentences: sentences.size, articles: documents.size };
}

/** Return what a range of dates leaves out: where nothing is chosen, of all that pass, drawn or not. */
function undatedOf(model) {
  return (model.kind === "overview" ? model.passing : rowsOf(model)).filter(s => !periodsOf(s, state.dates).length).length;
}

/**
 * Return how many relations each choice of a filter would show, all else as it is.
 *
 * Where a filter is on, its own choices are counted as if it were off.
 */
export function countChoices(model) {
  const without = group => (chosenFilters().has(group) ? choose(passing(state, group)) : model);
  const rows = group => rowsOf(without(group));
  const tally = (group, values) => {
    const counts = new Map();
    for (const s of rows(group)) for (const v of values(s)) counts.set(v, (counts.get(v) ?? 0) + 1);
    return counts;
  };
  return {
    types: tally("types", s => new Set([s.subject.type, s.object.type])),
    relations: tally("relations", s => [s.r]),
    status: tally("status", s => [s.st]),
    by: tally("by", s => s.by.map(i => graph.entities[i].id)),
    source: tally("source", s => s.sources),
    date: rows("date"),
    undated: undatedOf(without("date")),
  };
}
