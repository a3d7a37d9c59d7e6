// Names and relations written on the picture: upright, at reading size, never one over the other.

import { label } from "./words.js";
import { colour } from "./dom.js";

const FONT = '"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI","Meiryo",sans-serif';
const widths = new Map();

/** Rectangles that are taken. */
export class Boxes {
  constructor() {
    this.list = [];
  }

  /** Whether a rectangle [x, y, width, height] touches none so far. */
  free([x, y, w, h], except = null) {
    return !this.list.some(b => b.owner !== except && x < b.x + b.w && b.x < x + w && y < b.y + b.h && b.y < y + h);
  }

  /** Take a rectangle. */
  add([x, y, w, h], owner = undefined) {
    this.list.push({ x, y, w, h, owner });
  }
}

/** Return the name as it is written on the picture. */
export function shortName(e) {
  const name = label({ en: e.en, ja: e.short ?? e.name });
  let width = 0;
  for (let i = 0; i < name.length; i += 1) {
    width += name.charCodeAt(i) > 0x2e7f ? 2 : 1;
    if (width > 26) return `${[...name.slice(0, i)].join("")}…`;
  }
  return name;
}

/** Return the width of a text in half-width characters. */
export function textWidth(text) {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) width += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return Math.min(26, width);
}

/** Return the words on a line: its strongest relation and how many more there are. */
export function pairText(pair) {
  if (pair.fold) return "";
  const rest = pair.statements.length - 1;
  return label(pair.main.type) + (rest ? ` ＋${rest}` : "");
}

/** Write all labels that find room; `view` maps the picture to the screen, `reserved` boxes stay clear. */
export function drawLabels(ctx, scene, view, pen, reserved = []) {
  const taken = new Boxes();
  const words = new Boxes();
  for (const box of reserved) for (const boxes of [taken, words]) boxes.add(box);
  const nodes = scene.nodes.filter(n => view.inside(n)).slice(0, 700);
  if (nodes.length <= 400) for (const n of nodes) if (!n.dim) taken.add(shapeBox(n, view), n.e.i);
  const order = [...nodes].sort((a, b) => a.dim - b.dim || a.level - b.level || a.e.i - b.e.i);
  for (const n of order) if (!n.dim) nodeLabel(ctx, n, view, { taken, words }, pen);
  lineLabels(ctx, scene, view, taken, pen);
  return taken;
}

function shapeBox(n, view) {
  const [x, y] = view.at(n);
  const r = view.radius(n);
  return [x - r, y - r, 2 * r, 2 * r];
}

function nodeLabel(ctx, n, view, { taken, words }, pen) {
  const size = n.chosen ? 17 : n.e.fold ? 12 : n.e.i < 6 ? 15 : n.e.i < 30 ? 13 : 12;
  const text = shortName(n.e);
  const bold = n.chosen || n.e.type === "Country";
  const font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  const [x, y] = view.at(n);
  const r = view.radius(n);
  const w = measure(ctx, text, font);
  const h = size + 3;
  const middle = Math.min(Math.max(x - w / 2, Math.min(3, x - r)), Math.max(view.w - w - 3, x + r - w)); // not cut off by the edge
  const spots = [[middle, y + r + 2], [middle, y - r - h - 2], [x + r + 4, y - h / 2], [x - r - 4 - w, y - h / 2]];
  const inside = spots.filter(([a]) => a >= 0 && a + w <= view.w);
  const important = n.e.i < 40 || n.level === 1; // such a name may cover a shape, never another name
  const spot = inside.find(([a, b]) => taken.free([a - 1, b, w + 2, h], n.e.i))
    ?? (important && inside.find(([a, b]) => words.free([a - 1, b, w + 2, h])));
  if (!spot && !n.chosen) return;
  const [a, b] = spot ?? spots[0];
  taken.add([a - 1, b, w + 2, h]);
  words.add([a - 1, b, w + 2, h]);
  write(ctx, text, a, b + h / 2, font, pen.ink, pen.paper, 3.5);
}

function lineLabels(ctx, scene, view, taken, pen) {
  const chosen = scene.kind !== "overview";
  const lines = scene.lines.filter(l => !l.dim && !l.fanned && (chosen || !l.pair.static));
  lines.sort((x, y) => y.pair.evidence - x.pair.evidence || x.pair.a - y.pair.a || x.pair.b - y.pair.b);
  const font = `400 11px ${FONT}`;
  for (const { pair } of lines.slice(0, chosen ? 160 : 60)) {
    const [p, q] = [view.spot(pair.a), view.spot(pair.b)];
    if (!p || !q) continue;
    const text = pairText(pair);
    const w = measure(ctx, text, font);
    if (Math.hypot(q[0] - p[0], q[1] - p[1]) < w + 34) continue;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72]) {
      const [x, y] = [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
      const box = [x - w / 2 - 2, y - 8, w + 4, 16];
      if (!taken.free(box)) continue;
      taken.add(box);
      ctx.fillStyle = pen.paper;
      ctx.fillRect(x - w / 2 - 1, y - 7, w + 2, 14);
      write(ctx, text, x - w / 2, y, font, pair.static ? pen.faint : pen.family(pair.main.family), pen.paper, 2);
      break;
    }
  }
}

/** Write text with a halo of paper. */
export function write(ctx, text, x, y, font, ink, paper, halo) {
  ctx.font = font;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  ctx.lineWidth = halo;
  ctx.strokeStyle = paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

/** Return the width of a text, remembered. */
export function measure(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

/** Return the colours of the present theme, read once for each drawing. */
export function makePen() {
  const known = new Map();
  const get = name => {
    if (!known.has(name)) known.set(name, colour(name));
    return known.get(name);
  };
  return {
    get ink() { return get("--ink"); },
    get paper() { return get("--stage"); },
    get faint() { return get("--faint"); },
    family: id => get(`--family-${id}`) || get("--faint"),
    group: g => get(`--group-${g}`) || get("--faint"),
    type: id => get(`--type-${id}`) || get("--faint"),
    font: (size, weight = 400) => `${weight} ${size}px ${FONT}`,
  };
}
