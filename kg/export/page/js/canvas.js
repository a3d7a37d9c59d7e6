// The picture on vis-network: it draws shapes and lines, moves and zooms; labels are ours.

import { byId, el } from "./dom.js";
import { graph, pairKey } from "./data.js";
import { ends, state } from "./state.js";
import { drawLabels, makePen } from "./labels.js";
import { curveAt, drawCurves, fanOut } from "./fan.js";
import { groupTone } from "./groups.js";

const SHAPES = { Country: "dot", Organization: "square", Person: "diamond", Place: "triangle", Fold: "hexagon" };

let network = null;
let scene = { nodes: [], lines: [], kind: "overview", hidden: 0 };
let spots = new Map();
let curves = [];
let pen = null;
const nodes = { data: null, known: new Map() };
const lines = { data: null, known: new Map() };

/** Make the canvas inside `box`. */
export function openCanvas(box) {
  const holder = el("div", { class: "canvas" });
  box.append(holder, el("div", { id: "hover", hidden: true }));
  nodes.data = new vis.DataSet();
  lines.data = new vis.DataSet();
  network = new vis.Network(holder, { nodes: nodes.data, edges: lines.data }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: false, selectable: false, tooltipDelay: 100000, zoomSpeed: 0.6, keyboard: false },
    nodes: { chosen: false, borderWidth: 1.5, labelHighlightBold: false },
    edges: { smooth: false, chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
  });
  holder.querySelector("canvas").setAttribute("aria-hidden", "true");
  network.on("afterDrawing", draw);
  network.on("resize", () => fit(false));
  return { network, holder };
}

let shrink = 1;
let stretch = [1, 1];

/** Shapes grow with weight, and keep a reading size where the picture is zoomed in on a few. */
const radiusOf = e => shrink * (8 + 14 * Math.sqrt(e.weight / Math.max(1, graph.entities[0].weight)));

/** Show a scene; only what changed is handed to vis-network. `steady`: nothing that stays may move. */
export function showScene(next, { move = true, steady = false } = {}) {
  scene = next;
  pen = makePen();
  network.setSize("100%", "100%"); // what stands above and below may have changed: the room is measured anew
  const chosen = new Set([state.node, ...state.nodes, ...state.more, ...(state.pair ?? []), ...(state.path ?? [])]);
  for (const n of scene.nodes) n.chosen = chosen.has(n.e.id);
  widen(steady);
  spots = new Map(scene.nodes.map(n => [n.e.i, n]));
  const pair = ends(state.pair);
  const fanned = pair && pairKey(pair[0].i, pair[1].i);
  for (const l of scene.lines) l.fanned = l.pair.key === fanned;
  update(nodes, scene.nodes.map(nodeItem));
  update(lines, scene.lines.map(lineItem));
  if (move) fit(false);
  network.redraw(); // now, not in the next frame: what is measured is what the reader sees
}

function update(store, items) {
  const next = new Map(items.map(item => [item.id, item]));
  const gone = [...store.known.keys()].filter(id => !next.has(id));
  if (gone.length) store.data.remove(gone);
  const changed = [];
  for (const [id, item] of next) {
    const text = JSON.stringify(item);
    if (store.known.get(id) !== text) changed.push(item);
    next.set(id, text);
  }
  if (changed.length) store.data.update(changed);
  store.known = next;
}

function nodeItem(n) {
  const tone = state.colour === "groups" ? groupTone(n.e, pen) : pen.type(n.e.type);
  return {
    id: n.e.i, x: n.x, y: n.y, size: radiusOf(n.e), shape: SHAPES[n.e.type] ?? "hexagon", opacity: n.dim ? 0.16 : 1,
    color: { background: tone, border: n.chosen || n.pinned ? pen.ink : pen.paper }, borderWidth: n.chosen ? 3 : 1.5,
  };
}

function lineItem({ pair, dim, fanned }) {
  const thin = pair.static;
  const arrow = on => ({ enabled: on, scaleFactor: (thin ? 0.35 : 0.5) * shrink, type: "arrow" });
  return {
    id: pair.key, from: pair.a, to: pair.b, hidden: Boolean(fanned),
    width: shrink * (thin ? 0.9 : Math.min(7, 1.1 + Math.log2(1 + pair.evidence) * 0.8)),
    dashes: pair.asserted ? false : [7 * shrink, 5 * shrink],
    color: { color: thin ? pen.faint : pen.family(pair.main.family), opacity: dim ? 0.08 : thin ? 0.55 : 0.85 },
    arrows: { to: arrow(pair.forward), from: arrow(pair.backward) },
  };
}

/** Pull the whole picture apart to the shape of the window: no two labels come nearer by that. */
function widen(steady) {
  const [wide, high] = extent(scene.nodes);
  const { w, h } = room();
  const want = (w / h) / (wide / high || 1);
  const bendable = scene.kind !== "path" && Number.isFinite(want) && scene.nodes.length > 3;
  if (!steady) stretch = !bendable ? [1, 1] : want > 1 ? [Math.min(1.5, want), 1] : [1, Math.min(1.5, 1 / want)];
  for (const n of scene.nodes) [n.x, n.y] = [n.x * stretch[0], n.y * stretch[1]];
  if (steady) return;
  const scale = scaleToFit();
  shrink = Math.min(1.1, Math.max(0.64, scale)) / scale;
}

function extent(list) {
  const [x0, x1] = range(list.map(n => n.x));
  const [y0, y1] = range(list.map(n => n.y));
  return [Math.max(1, x1 - x0), Math.max(1, y1 - y0), (x0 + x1) / 2, (y0 + y1) / 2];
}

function room() {
  const box = byId("picture").getBoundingClientRect();
  return { w: Math.max(80, box.width - 120), h: Math.max(80, box.height - 110) };
}

const important = () => { const near = scene.nodes.filter(n => !n.dim); return near.length ? near : scene.nodes; };

function scaleToFit() {
  const [wide, high] = extent(important());
  const { w, h } = room();
  if (scene.kind === "pair") return Math.max(0.02, Math.min(6, (w * 0.66) / wide, (h * 0.62) / high));
  return Math.max(0.02, Math.min(1.6, w / wide, h / high));
}

/** Move so that what matters fills the picture. */
export function fit(animate) {
  if (!network || !scene.nodes.length) return;
  const [, , x, y] = extent(important());
  const scale = scaleToFit();
  network.moveTo({
    position: { x, y: y + 6 / scale }, scale,
    animation: animate ? { duration: 250, easingFunction: "easeInOutQuad" } : false,
  });
}

const range = values => values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);

/** Zoom by a factor. */
export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

/** Return what maps the picture to screen pixels. */
function viewOf() {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const canvas = byId("picture").querySelector("canvas");
  const [w, h] = [canvas.clientWidth, canvas.clientHeight];
  const at = n => [(n.x - x) * scale + w / 2, (n.y - y) * scale + h / 2];
  return {
    w, h, scale, at,
    inside: n => { const [a, b] = at(n); return a > -60 && b > -30 && a < w + 60 && b < h + 30; },
    radius: n => radiusOf(n.e) * scale,
    rim: i => radiusOf(spots.get(i).e) * scale + 2,
    spot: i => (spots.has(i) ? at(spots.get(i)) : null),
  };
}

function draw(ctx) {
  if (!pen || !scene.nodes.length) return;
  const view = viewOf();
  const ratio = ctx.canvas.width / (view.w || 1);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  curves = fanCurves(ctx, view);
  drawCurves(ctx, curves, pen, curves[0]?.first);
  drawLabels(ctx, scene, view, pen, curves.map(c => c.box));
  ctx.restore();
}

function fanCurves(ctx, view) {
  const line = scene.lines.find(l => l.fanned);
  if (!line) return [];
  const [p, q] = [spots.get(line.pair.a), spots.get(line.pair.b)];
  const made = fanOut(ctx, line.pair.statements, [view.at(p), view.at(q)], [view.radius(p), view.radius(q)], pen, state.type);
  return made.map(c => ({ ...c, first: line.pair.a }));
}

/** Return what lies under a point of the screen: `{node}`, `{pair}`, `{statement}` or nothing. */
export function under({ x, y }) {
  const node = network.getNodeAt({ x, y });
  if (node !== undefined) return { node: spots.get(node)?.e };
  const curve = curveAt(curves, x, y);
  if (curve) return { statement: curve.s };
  const key = network.getEdgeAt({ x, y });
  const line = key !== undefined && scene.lines.find(l => l.pair.key === key);
  return line ? { pair: line.pair } : {};
}

/** Draw the picture again at `ratio` pixels for each of the page, and return it as a canvas of its own. */
export function redrawAt(ratio) {
  const canvas = byId("picture").querySelector("canvas");
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const usual = network.canvas.pixelRatio;
  const copyOf = el("canvas", { width: width * ratio, height: height * ratio });
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  try {
    network.canvas.pixelRatio = ratio;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    network.canvas.getContext().setTransform(ratio, 0, 0, ratio, 0, 0);
    network.redraw();
    copyOf.getContext("2d").drawImage(canvas, 0, 0);
  } finally {
    network.canvas.pixelRatio = usual;
    canvas.width = width * usual;
    canvas.height = height * usual;
    network.canvas.getContext().setTransform(usual, 0, 0, usual, 0, 0);
    network.moveTo({ ...view, animation: false });
    network.redraw();
  }
  return { source: copyOf, width, height };
}

/** Return the node nearest to `from` in a direction of the screen, or the first one. */
export function nodeTowards(from, dx, dy) {
  const start = from && spots.get(from.i);
  if (!start) return scene.nodes[0]?.e ?? null;
  let best = null;
  let least = Infinity;
  for (const n of scene.nodes) {
    if (n.e.fold) continue;
    const [x, y] = [n.x - start.x, n.y - start.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    if (along <= 0 || across > along * 1.2) continue;
    const cost = along + across * 2;
    if (cost < least) [best, least] = [n.e, cost];
  }
  return best;
}

/** Return the entities whose shapes stand within a rectangle of the screen. */
export function nodesWithin(x0, y0, x1, y1) {
  const view = viewOf();
  return scene.nodes.filter(n => !n.e.fold).filter(n => {
    const [x, y] = view.at(n);
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  }).map(n => n.e);
}

/** Take over where a shape was dragged to, and return it as the scene counts (before it was stretched to the window). */
export function takeDragged(i) {
  const n = spots.get(i);
  if (!n) return null;
  Object.assign(n, network.getPosition(i));
  return { e: n.e, kind: scene.kind, x: Math.round(n.x / stretch[0]), y: Math.round(n.y / stretch[1]) };
}

/** Return the scene that is shown with what places it on the screen, for the picture files. */
export const shownPicture = () => ({ scene, view: viewOf(), curves, pen });

/** How a node and a line look, as vis-network is told it. */
export const shapeOf = { node: nodeItem, line: lineItem };
