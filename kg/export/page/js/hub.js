// A hub's lasting facts, folded by kind: one shape for 23 places instead of 23 shapes.

import { bracket, label } from "./words.js";
import { change, state } from "./state.js";
import { graph } from "./data.js";

const LEAST = 4;

/** Return which kind of lasting facts a pair belongs to, seen from `i`, or "" if it is told or of several kinds. */
function kindOf(i, pair) {
  if (!pair.static) return "";
  const kinds = new Set(pair.statements.map(s => `${s.s === i || s.type.symmetric ? "" : "-"}${s.r}`));
  return kinds.size === 1 ? [...kinds][0] : "";
}

/**
 * Return `{near, folds}`: the partners that stand for themselves, and one `{key, e, pair, count}` for each folded kind.
 *
 * Kinds with few partners, and those that the reader opened, are not folded.
 */
export function foldPartners(node, partners) {
  const kinds = kindsOf(node, partners);
  const folded = [...kinds].filter(([kind, list]) => list.length >= LEAST && !state.open.has(`${node.id}/${kind}`));
  const inside = new Set(folded.flatMap(([, list]) => list.map(p => p.other)));
  return { near: partners.filter(p => !inside.has(p.other)), folds: folded.map(([kind, list], k) => fold1(node, kind, list, k)) };
}

/** Return the kinds of lasting facts around a node with their partners. */
export function kindsOf(node, partners) {
  const kinds = new Map();
  for (const p of partners) {
    const kind = kindOf(node.i, p.pair);
    if (kind && !state.more.includes(graph.entities[p.other].id)) kinds.set(kind, [...(kinds.get(kind) ?? []), p]);
  }
  return kinds;
}

/** Return the name of a kind as seen from the hub: its label, with an arrow where the hub is the object. */
export function kindName(kind) {
  const type = graph.types.get(kind.replace(/^-/, ""));
  return (kind.startsWith("-") ? "← " : "") + label(type);
}

function fold1(node, kind, list, k) {
  const key = `${node.id}/${kind}`;
  const i = -1 - (node.i * 64 + k);
  const statements = list.flatMap(p => p.pair.statements);
  const name = `${kindName(kind)} ${list.length}`;
  const e = { i, id: key, name, ja: name, en: name, type: "Fold", weight: 0, fold: key };
  const main = statements[0];
  const pair = {
    key: `fold ${key}`, a: node.i, b: i, fold: key, statements, main, static: true, evidence: list.length, asserted: true,
    forward: !kind.startsWith("-") && !main.type.symmetric, backward: kind.startsWith("-"),
  };
  return { key, e, pair, count: list.length };
}

/** Put every partner of a folded kind on the picture. */
export const openFold = key => change({ open: new Set([...state.open, key]) });

/** Return what a folded shape says under the mouse. */
export const foldHint = (e, hint) => e.name + bracket(hint);
