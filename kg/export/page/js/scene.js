// What stands where: the picture for the present state as plain data, before anything is drawn.

import { graph } from "./data.js";
import { ends, state } from "./state.js";
import { isDisputed } from "./select.js";
import { shortestPaths } from "./paths.js";

/** A hub with more partners than this shows its strongest ones first. */
export const GUARD = 60;
const RINGS_MOST = 150;

/** Return `{nodes, lines, kind, hidden}`: nodes `{e, x, y, dim, level}`, lines `{pair, dim}`. */
export function makeScene(pairs) {
  const partners = partnersOf(pairs);
  const node = graph.byId.get(state.node);
  const pair = ends(state.pair);
  const path = ends(state.path);
  if (path) return pathScene(pairs, path);
  if (node) return nodeScene(pairs, partners, node);
  if (pair) return graph.large ? bridgeScene(pairs, partners, pair) : overview(pairs, partners, new Set(pair), "pair");
  return state.board === "disputes" ? disputeScene(pairs, partners) : overview(pairs, partners, null, "overview");
}

/** The overview with only what is disputed in full colour. */
function disputeScene(pairs, partners) {
  const disputed = new Set([...pairs.values()].filter(p => p.a !== p.b && p.statements.some(isDisputed)));
  if (!disputed.size) return overview(pairs, partners, null, "overview");
  const focus = new Set([...disputed].flatMap(p => [graph.entities[p.a], graph.entities[p.b]]));
  const scene = overview(pairs, partners, focus, "disputes");
  for (const line of scene.lines) line.dim = !disputed.has(line.pair);
  return scene;
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

/** Return how many entities the slider shows now. */
export function shownCount(partners) {
  const wanted = state.top || graph.top;
  return Math.min(wanted, partners.size);
}

function overview(pairs, partners, focus, kind) {
  const drawn = [...partners.keys()].sort((a, b) => a - b);
  const shown = new Set(drawn.slice(0, shownCount(partners)));
  for (const e of focus ?? []) shown.add(e.i);
  const backbone = graph.large && [...shown].every(i => graph.entities[i].bx !== undefined);
  const nodes = [...shown].map(i => {
    const e = graph.entities[i];
    const [x, y] = backbone ? [e.bx, e.by] : [e.x ?? 0, e.y ?? 0];
    return { e, x, y, level: 0, dim: Boolean(focus) && !focus.has(e) };
  });
  return { kind, nodes, lines: linesAmong(pairs, nodes, focus), hidden: drawn.length - shown.size };
}

function linesAmong(pairs, nodes, focus) {
  const shown = new Map(nodes.map(n => [n.e.i, n]));
  const lines = [];
  for (const pair of pairs.values()) {
    if (pair.a === pair.b || !shown.has(pair.a) || !shown.has(pair.b)) continue;
    lines.push({ pair, dim: Boolean(focus) && (shown.get(pair.a).dim || shown.get(pair.b).dim) });
  }
  return lines;
}

/** Return the levels (1, 2, 3) of what lies around a node, strongest partners first. */
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

function nodeScene(pairs, partners, node) {
  const { level, parent } = around(partners, node.i, state.hops);
  const near = partners.get(node.i) ?? [];
  if (graph.large || near.length > GUARD) return radial(pairs, near, node, level, parent);
  const focus = new Set([...level.keys()].map(i => graph.entities[i]));
  const scene = overview(pairs, partners, focus, "node");
  for (const n of scene.nodes) n.level = level.get(n.e.i) ?? 0;
  if (state.hops === 1) {
    for (const line of scene.lines) line.dim = line.pair.a !== node.i && line.pair.b !== node.i;
  }
  return scene;
}

/** The node in the middle, its partners on rings in sectors by family, theirs behind them. */
function radial(pairs, near, node, level, parent) {
  const families = [...graph.families.keys()];
  const first = near.slice(0, state.all ? 400 : GUARD);
  const sector = p => families.indexOf(p.pair.main.family);
  const ring = [...first].sort((x, y) => sector(x) - sector(y) || y.pair.evidence - x.pair.evidence || x.other - y.other);
  const rows = Math.max(1, Math.ceil(ring.length / 22));
  const nodes = [{ e: node, x: 0, y: 0, level: 0, dim: false }];
  const angles = new Map();
  ring.forEach((p, k) => {
    const angle = ((k + 0.5) / ring.length) * 2 * Math.PI - Math.PI / 2;
    const radius = 230 + (k % rows) * 78 + Math.max(0, ring.length - 120);
    angles.set(p.other, { angle, radius, outer: 230 + rows * 78 + Math.max(0, ring.length - 120) });
    nodes.push({ e: graph.entities[p.other], x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, level: 1, dim: false });
  });
  outerRings(nodes, angles, level, parent);
  const shown = new Set(nodes.map(n => n.e.i));
  const lines = linesAmong(pairs, nodes, null);
  for (const line of lines) line.dim = state.hops === 1 && line.pair.a !== node.i && line.pair.b !== node.i;
  return { kind: "radial", nodes, lines, hidden: [...level.keys()].filter(i => !shown.has(i)).length, guarded: near.length - first.length };
}

function outerRings(nodes, angles, level, parent) {
  const outer = [...level].filter(([i, d]) => d > 1 && angles.has(rootOf(i, level, parent))).sort((x, y) => x[1] - y[1] || x[0] - y[0]);
  const room = outer.slice(0, Math.max(0, RINGS_MOST - nodes.length));
  const byAngle = room.map(([i, d]) => ({ i, d, angle: angles.get(rootOf(i, level, parent)) })).sort((x, y) => x.angle.angle - y.angle.angle || x.d - y.d);
  byAngle.forEach((n, k) => {
    const angle = ((k + 0.5) / byAngle.length) * 2 * Math.PI - Math.PI / 2;
    const radius = n.angle.outer + 40 + (k % 3) * 70 + (n.d - 2) * 210;
    nodes.push({ e: graph.entities[n.i], x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, level: n.d, dim: false });
  });
}

function rootOf(i, level, parent) {
  let here = i;
  while (level.get(here) > 1) here = parent.get(here);
  return here;
}

/** Two entities side by side with the strongest partners that they share above and below. */
function bridgeScene(pairs, partners, [a, b]) {
  const nearB = new Set((partners.get(b.i) ?? []).map(p => p.other));
  const shared = (partners.get(a.i) ?? []).filter(p => nearB.has(p.other)).slice(0, 12);
  const nodes = [{ e: a, x: -330, y: 0, level: 0, dim: false }, { e: b, x: 330, y: 0, level: 0, dim: false }];
  shared.forEach((p, k) => {
    const column = Math.floor(k / 2) - (Math.ceil(shared.length / 2) - 1) / 2;
    nodes.push({ e: graph.entities[p.other], x: column * 120, y: (k % 2 ? 1 : -1) * (250 + (Math.floor(k / 2) % 2) * 50), level: 1, dim: false });
  });
  return { kind: "pair", nodes, lines: linesAmong(pairs, nodes, null).map(l => ({ ...l, dim: true })), hidden: 0 };
}

/** Paths from left to right, one row each. */
function pathScene(pairs, [a, b]) {
  const paths = shortestPaths(pairs, a, b, { statics: state.statics });
  const spot = new Map([[a.i, { x: 0, y: 0 }]]);
  const longest = Math.max(2, ...paths.map(p => p.length));
  const step = Math.max(210, 640 / longest);
  spot.set(b.i, { x: longest * step, y: 0 });
  const direct = paths[0]?.length === 1; // nothing may stand on the straight line between the ends
  const rows = direct ? [0, -1, 1, -2, 2] : paths.map((_, k) => k - (paths.length - 1) / 2);
  paths.forEach((path, k0) => {
    path.slice(0, -1).forEach(({ to }, k) => {
      if (!spot.has(to)) spot.set(to, { x: ((k + 1) * longest * step) / path.length, y: rows[k0] * 170 });
    });
  });
  const nodes = [...spot].map(([i, { x, y }]) => ({ e: graph.entities[i], x, y, level: 0, dim: false }));
  const steps = new Set(paths.flat().map(s => s.pair.key));
  const lines = [...pairs.values()].filter(p => steps.has(p.key)).map(pair => ({ pair, dim: false }));
  return { kind: "path", nodes, lines, hidden: 0, paths };
}
