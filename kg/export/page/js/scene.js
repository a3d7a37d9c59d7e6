// What stands where: the picture of the selection as plain data, before anything is drawn.

import { graph } from "./data.js";
import { ends, state } from "./state.js";
import { firstMembers, pinId } from "./choose.js";
import { foldPartners } from "./hub.js";
import { joinIn, layOut } from "./forces.js";
import { shortName, textWidth } from "./labels.js";

/** A hub with more partners than this shows its strongest ones first. */
export const GUARD = 60;
const RINGS_MOST = 150;
const FORCES_MOST = 500;

/** Return `{nodes, lines, kind, hidden}`: nodes `{e, x, y, dim, level}`, lines `{pair, dim}`. */
export function makeScene(model) {
  const scene = draft(model);
  const pinned = new Map(state.pins.map(p => p.split("~")).filter(p => p.length === 3).map(([id, x, y]) => [id, [Number(x), Number(y)]]));
  for (const n of scene.nodes) {
    const at = pinned.get(n.e.id);
    n.pinned = state.pins.some(p => pinId(p) === n.e.id);
    if (at?.every(Number.isFinite) && scene.kind === "overview") [n.x, n.y] = at;
  }
  return scene;
}

function draft(model) {
  const { kind, pairs, partners, members } = model;
  if (kind === "path") return pathScene(model);
  if (kind === "node" && needsRoom(graph.byId.get(state.node), partners)) return egoScene(model);
  if (kind === "pair" && graph.large) return bridgeScene(pairs, partners, ends(state.pair));
  if (kind === "several" || (kind === "document" && members.size)) return own(model);
  if (kind === "overview" || !members.size) return overview(model, null);
  return overview(model, members);
}

/** Whether an entity is shown with its partners around it: in a large graph, if it is a hub, if others are opened beside it. */
function needsRoom(node, partners) {
  const near = partners.get(node.i) ?? [];
  return graph.large || state.more.length > 0 || near.length > GUARD || foldPartners(node, near).folds.length > 0 || [...state.open].some(key => key.startsWith(`${node.id}/`));
}

/** Only the members, in places of their own. */
function own({ kind, pairs, members }) {
  const nodes = [...members].filter(i => graph.entities[i].x !== undefined).map(i => spot(graph.entities[i], false));
  const lines = linesAmong(pairs, nodes);
  arrange(nodes, lines);
  return { kind, nodes, lines, hidden: 0 };
}

/** The first view; with a focus, what the selection is about in full colour and the rest faint. */
function overview({ kind, pairs, partners, statements, level, centres }, focus) {
  const first = firstMembers(pairs, partners);
  const shown = new Set([...first, ...(focus ?? [])].filter(i => partners.has(i)));
  const nodes = [...shown].sort((a, b) => a - b).map(i => spot(graph.entities[i], Boolean(focus) && !focus.has(i), level?.get(i) ?? 0));
  const inside = new Set(statements.map(s => (s.s < s.o ? `${s.s}-${s.o}` : `${s.o}-${s.s}`)));
  const lines = linesAmong(pairs, nodes);
  for (const line of lines) line.dim = Boolean(focus) && (!inside.has(line.pair.key) || Boolean(centres && state.hops === 1 && !centres.has(line.pair.a) && !centres.has(line.pair.b)));
  settle(nodes, lines, first);
  return { kind: focus ? kind : "overview", nodes, lines, hidden: partners.size - shown.size };
}

const spot = (e, dim, level = 0) => ({ e, x: e.x ?? 0, y: e.y ?? 0, dim, level });

/** Keep the places that Python computed where they fit what is shown; else lay out anew from there. */
function settle(nodes, lines, first) {
  const main = nodes.filter(n => first.has(n.e.i));
  const backbone = graph.entities.filter(e => e.bx !== undefined);
  const usual = main.every(n => n.e.bx !== undefined) && main.length === backbone.length;
  if (usual) for (const n of main) [n.x, n.y] = [n.e.bx, n.e.by];
  else if (main.length < graph.drawn) arrange(main, lines.filter(l => first.has(l.pair.a) && first.has(l.pair.b)));
  if (main.length === nodes.length) return;
  for (const n of main) n.fixed = true;
  arrange(nodes, lines);
}

const settled = new Map();

/** Give nodes places by forces; the same nodes and lines always get the same. */
function arrange(nodes, lines) {
  if (nodes.length > FORCES_MOST) return;
  const key = nodes.map(n => n.e.i + (n.fixed ? `=${n.x},${n.y}` : "")).join() + lines.map(l => l.pair.key + l.pair.statements.length).join();
  if (!settled.has(key)) {
    if (settled.size > 60) settled.clear();
    settled.set(key, place(nodes, lines));
  }
  settled.get(key).forEach(([x, y], k) => Object.assign(nodes[k], { x, y }));
}

function place(nodes, lines) {
  const at = new Map(nodes.map((n, k) => [n.e.i, k]));
  const heaviest = Math.max(1, ...nodes.map(n => n.e.weight));
  const boxes = nodes.map(n => ({ x: n.x, y: n.y, fixed: n.fixed, w: Math.max(44, (13 * textWidth(shortName(n.e))) / 2 + 14), h: 46 + 22 * Math.sqrt(n.e.weight / heaviest) }));
  const joined = lines.filter(l => at.has(l.pair.a) && at.has(l.pair.b)).map(l => [at.get(l.pair.a), at.get(l.pair.b), l.pair.statements.length]);
  return boxes.some(b => b.fixed) ? joinIn(boxes, joined) : layOut(boxes, joined);
}

function linesAmong(pairs, nodes) {
  const shown = new Set(nodes.map(n => n.e.i));
  return [...pairs.values()].filter(p => p.a !== p.b && shown.has(p.a) && shown.has(p.b)).map(pair => ({ pair, dim: false }));
}

/** The node in the middle, its partners on rings in sectors by family, those of others that were opened beside them. */
function egoScene(model) {
  const { pairs, partners, level, parent } = model;
  const node = graph.byId.get(state.node);
  const { near, folds } = foldPartners(node, partners.get(node.i) ?? []);
  const opened = new Set(model.centres);
  const first = near.filter((p, k) => k < (state.all ? 400 : GUARD) || opened.has(p.other));
  const scene = radial(node, first, folds, level, parent);
  scene.lines = [...linesAmong(pairs, scene.nodes), ...folds.map(f => ({ pair: f.pair, dim: false }))];
  for (const other of state.more) addPartners(scene, model, graph.byId.get(other));
  for (const line of scene.lines) line.dim = state.hops === 1 && !line.pair.fold && !opened.has(line.pair.a) && !opened.has(line.pair.b);
  const shown = new Set(scene.nodes.map(n => n.e.i));
  const folded = folds.reduce((sum, f) => sum + f.count, 0);
  return { ...scene, hidden: Math.max(0, [...level.keys()].filter(i => !shown.has(i)).length - folded), guarded: near.length - first.length };
}

function addPartners(scene, { pairs, partners }, e) {
  if (!e) return;
  const shown = new Set(scene.nodes.map(n => n.e.i));
  for (const n of scene.nodes) n.fixed = true;
  const { near, folds } = foldPartners(e, (partners.get(e.i) ?? []).filter(p => !shown.has(p.other)));
  const fresh = [...(shown.has(e.i) ? [] : [e]), ...near.slice(0, GUARD).map(p => graph.entities[p.other]), ...folds.map(f => f.e)];
  scene.nodes.push(...fresh.map(x => ({ e: x, x: 0, y: 0, level: 2, dim: false })));
  scene.lines = [...linesAmong(pairs, scene.nodes), ...scene.lines.filter(l => l.pair.fold), ...folds.map(f => ({ pair: f.pair, dim: false }))];
  arrange(scene.nodes, scene.lines.filter(l => l.pair.a === e.i || l.pair.b === e.i || l.pair.fold));
}

function radial(node, first, folds, level, parent) {
  const families = [...graph.families.keys()];
  const sector = p => families.indexOf(p.pair.main.family);
  const ring = [...first].sort((x, y) => sector(x) - sector(y) || y.pair.evidence - x.pair.evidence || x.other - y.other);
  const places = [...ring.map(p => ({ e: graph.entities[p.other], level: 1 })), ...folds.map(f => ({ e: f.e, level: 1 }))];
  const rows = Math.max(1, Math.ceil(places.length / 22));
  const far = Math.max(0, places.length - 120);
  const nodes = [{ e: node, x: 0, y: 0, level: 0, dim: false }];
  const angles = new Map();
  places.forEach((p, k) => {
    const angle = ((k + 0.5) / places.length) * 2 * Math.PI - Math.PI / 2;
    const radius = 230 + (k % rows) * 78 + far;
    angles.set(p.e.i, { angle, radius, outer: 230 + rows * 78 + far });
    nodes.push({ ...p, x: Math.cos(angle) * radius, y: Math.sin(angle) * radius, dim: false });
  });
  if (state.hops > 1) outerRings(nodes, angles, level, parent);
  return { kind: "radial", nodes };
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
  while (level.get(here) > 1 && parent.has(here)) here = parent.get(here);
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
  return { kind: "pair", nodes, lines: linesAmong(pairs, nodes).map(({ pair }) => ({ pair, dim: pair.key !== `${a.i}-${b.i}` && pair.key !== `${b.i}-${a.i}` })), hidden: 0 };
}

/** Paths from left to right, one row each. */
function pathScene({ pairs, paths }) {
  const [a, b] = ends(state.path);
  const at = new Map([[a.i, { x: 0, y: 0 }]]);
  const longest = Math.max(2, ...paths.map(p => p.length));
  const step = Math.max(210, 640 / longest);
  at.set(b.i, { x: longest * step, y: 0 });
  const direct = paths[0]?.length === 1; // nothing may stand on the straight line between the ends
  const rows = paths.map((_, k) => (direct ? Math.ceil(k / 2) * (k % 2 ? -1 : 1) : k - (paths.length - 1) / 2));
  paths.forEach((path, k0) => {
    path.slice(0, -1).forEach(({ to }, k) => {
      if (!at.has(to)) at.set(to, { x: ((k + 1) * longest * step) / path.length, y: rows[k0] * 170 });
    });
  });
  const nodes = [...at].map(([i, { x, y }]) => ({ e: graph.entities[i], x, y, level: 0, dim: false }));
  const steps = new Set(paths.flat().map(s => s.pair.key));
  return { kind: "path", nodes, lines: [...pairs.values()].filter(p => steps.has(p.key)).map(pair => ({ pair, dim: false })), hidden: 0 };
}
