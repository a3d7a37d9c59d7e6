// The picture as SVG: the same drawing as on the canvas, taken down as elements.

import { drawCurves } from "./fan.js";
import { drawLabels, makePen } from "./labels.js";
import { el, svg } from "./dom.js";
import { shapeOf, shownPicture } from "./canvas.js";
import { download } from "./download.js";
import { pictureLegend, put } from "./save.js";
import { summary, titleOf } from "./summary.js";

const [TOP, BOTTOM] = [54, 76];

/** What our drawing needs of a canvas context, as SVG elements in `root`. */
class VectorContext {
  constructor(root) {
    Object.assign(this, { root, path: "", dash: [], fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "", globalAlpha: 1, textAlign: "left", textBaseline: "alphabetic", lineJoin: "miter" });
    this.real = el("canvas").getContext("2d");
  }

  measureText(text) { this.real.font = this.font; return this.real.measureText(text); }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${num(x)} ${num(y)}`; }
  lineTo(x, y) { this.path += `${this.path ? "L" : "M"}${num(x)} ${num(y)}`; }
  quadraticCurveTo(a, b, x, y) { this.path += `Q${num(a)} ${num(b)} ${num(x)} ${num(y)}`; }
  arc(x, y, r) { this.path += `M${num(x - r)} ${num(y)}a${num(r)} ${num(r)} 0 1 0 ${num(2 * r)} 0a${num(r)} ${num(r)} 0 1 0 ${num(-2 * r)} 0`; }
  roundRect(x, y, w, h, r) { this.path += `M${num(x + r)} ${num(y)}h${num(w - 2 * r)}a${r} ${r} 0 0 1 0 ${num(h)}h${num(2 * r - w)}a${r} ${r} 0 0 1 0 ${num(-h)}z`; }
  closePath() { this.path += "z"; }
  setLineDash(dash) { this.dash = dash; }
  fill() { this.add("path", { d: this.path, fill: this.fillStyle }); }
  stroke() { this.add("path", { d: this.path, fill: "none", ...this.line() }); }
  fillRect(x, y, width, height) { this.add("rect", { x: num(x), y: num(y), width: num(width), height: num(height), fill: this.fillStyle }); }
  fillText(text, x, y) { this.text(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.text(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" }); }

  line() {
    return { stroke: this.strokeStyle, "stroke-width": num(this.lineWidth), ...(this.dash.length ? { "stroke-dasharray": this.dash.map(num).join(" ") } : {}) };
  }

  text(text, x, y, paint) {
    const [, weight, size, family] = /^(\d+) (\d+)px (.*)$/.exec(this.font);
    const shift = this.textBaseline === "middle" ? Number(size) * 0.36 : 0;
    this.add("text", { x: num(x), y: num(y + shift), "font-size": size, "font-weight": weight, "font-family": family, ...paint }, text);
  }

  add(name, options, ...children) {
    this.root.append(svg(name, { ...options, ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}) }, ...children));
  }
}

const num = x => Math.round(x * 100) / 100;

/** Return the picture with title, counts and legend as an SVG element. */
export function drawVector(model) {
  const { scene, view, curves } = shownPicture();
  const [w, h] = [view.w, view.h];
  const root = svg("svg", { viewBox: `0 0 ${w} ${h + TOP + BOTTOM}`, width: w, height: h + TOP + BOTTOM, lang: "ja" }, svg("title", {}, titleOf()), svg("desc", {}, summary(model)));
  const pen = makePen();
  const ctx = new VectorContext(root);
  ctx.fillStyle = pen.paper;
  ctx.fillRect(0, 0, w, h + TOP + BOTTOM);
  put(ctx, titleOf(), 20, 30, pen.font(18, 600), pen.ink);
  put(ctx, summary(model), 20, 48, pen.font(11), pen.faint);
  const inner = svg("svg", { x: 0, y: TOP, width: w, height: h, viewBox: `0 0 ${w} ${h}` });
  root.append(inner);
  const stage = new VectorContext(inner);
  for (const line of scene.lines) if (!line.fanned) drawLine(stage, line, view);
  for (const n of scene.nodes) drawShape(stage, n, view);
  drawCurves(stage, curves, pen, curves[0]?.first);
  drawLabels(stage, scene, view, pen, curves.map(c => c.box));
  pictureLegend(ctx, pen, w, h + TOP);
  return root;
}

function drawLine(ctx, line, view) {
  const [p, q] = [view.spot(line.pair.a), view.spot(line.pair.b)];
  if (!p || !q) return;
  const look = shapeOf.line(line);
  Object.assign(ctx, { strokeStyle: look.color.color, lineWidth: look.width * view.scale, globalAlpha: look.color.opacity });
  ctx.setLineDash(look.dashes ? look.dashes.map(d => d * view.scale) : []);
  ctx.beginPath();
  ctx.moveTo(...p);
  ctx.lineTo(...q);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = look.color.color;
  for (const [on, from, to, radius] of [[look.arrows.to.enabled, p, q, view.rim(line.pair.b)], [look.arrows.from.enabled, q, p, view.rim(line.pair.a)]]) if (on) head1(ctx, from, to, radius, look.width * view.scale);
  ctx.globalAlpha = 1;
}

function head1(ctx, from, to, radius, width) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const tip = [to[0] - Math.cos(angle) * radius, to[1] - Math.sin(angle) * radius];
  const size = 5 + width * 1.5;
  ctx.beginPath();
  ctx.moveTo(...tip);
  for (const turn of [0.4, -0.4]) ctx.lineTo(tip[0] - size * Math.cos(angle + turn), tip[1] - size * Math.sin(angle + turn));
  ctx.closePath();
  ctx.fill();
}

const CORNERS = { square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]], triangle: [[0, -1.15], [1, 0.58], [-1, 0.58]], hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]] };

function drawShape(ctx, n, view) {
  const [x, y] = view.at(n);
  const look = shapeOf.node(n);
  const r = view.radius(n);
  Object.assign(ctx, { fillStyle: look.color.background, strokeStyle: look.color.border, lineWidth: look.borderWidth, globalAlpha: look.opacity });
  ctx.beginPath();
  if (CORNERS[look.shape]) {
    for (const [dx, dy] of CORNERS[look.shape]) ctx.lineTo(x + dx * r, y + dy * r);
    ctx.closePath();
  } else ctx.arc(x, y, r);
  ctx.fill();
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** Save the picture as SVG. */
export function saveVector(model) {
  const text = new XMLSerializer().serializeToString(drawVector(model));
  download("graph.svg", `<?xml version="1.0" encoding="UTF-8"?>\n${text}`, "image/svg+xml");
}
