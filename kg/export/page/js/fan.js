// The relations of a chosen pair, each on a curve of its own.

import { Boxes, measure, write } from "./labels.js";
import { bracket, label } from "./words.js";

const MOST = 16;

/** Return a curve for each statement: ends, control point, label box; all in screen pixels. */
export function fanOut(ctx, statements, [a, b], [ra, rb], pen, type) {
  const shown = statements.slice(0, MOST);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const gap = 25 + 42 * Math.abs(uy);
  const taken = new Boxes();
  taken.add([a[0] - ra, a[1] - ra, 2 * ra, 2 * ra]);
  taken.add([b[0] - rb, b[1] - rb, 2 * rb, 2 * rb]);
  const order = [...shown.keys()].sort((i, j) => shown[i].type.id < shown[j].type.id ? -1 : shown[i].type.id > shown[j].type.id ? 1 : i - j);
  return order.map((index, k) => {
    const s = shown[index];
    const bend = (k - (shown.length - 1) / 2) * gap * 2;
    const control = [(a[0] + b[0]) / 2 - uy * bend, (a[1] + b[1]) / 2 + ux * bend];
    const text = label(s.type) + (s.q.length ? bracket(clip(s.q.join("・"))) : "");
    const font = pen.font(12, s.r === type ? 700 : 500);
    const w = measure(ctx, text, font) + 14;
    const at = roomOn(a, control, b, w, taken);
    return { s, a, b, ra, rb, control, text, font, box: at };
  });
}

const clip = text => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

function roomOn(a, c, b, w, taken) {
  let first = null;
  for (const t of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]) {
    const [x, y] = point(a, c, b, t);
    const box = [x - w / 2, y - 10, w, 20];
    first ??= box;
    if (taken.free(box)) {
      taken.add(box);
      return box;
    }
  }
  taken.add(first);
  return first;
}

const point = (a, c, b, t) => [0, 1].map(i => (1 - t) ** 2 * a[i] + 2 * t * (1 - t) * c[i] + t ** 2 * b[i]);

/** Draw the curves and then their labels on top. */
export function drawCurves(ctx, curves, pen, first) {
  for (const curve of curves) drawCurve(ctx, curve, pen, first);
  for (const { s, text, font, box } of curves) {
    const [x, y, w, h] = box;
    ctx.fillStyle = pen.paper;
    ctx.strokeStyle = pen.family(s.family);
    ctx.lineWidth = 1;
    ctx.setLineDash(s.st === "asserted" ? [] : [3, 3]);
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, 10);
    ctx.fill();
    ctx.stroke();
    ctx.setLineDash([]);
    write(ctx, text, x + 7, y + h / 2 + 0.5, font, pen.ink, pen.paper, 0.01);
  }
}

function drawCurve(ctx, { s, a, b, ra, rb, control }, pen, first) {
  const start = cut(a, control, ra + 3);
  const end = cut(b, control, rb + 3);
  ctx.strokeStyle = ctx.fillStyle = pen.family(s.family);
  ctx.lineWidth = s.static ? 1.2 : 1.6 + Math.log2(1 + s.ev.length) * 0.7;
  ctx.setLineDash(s.st === "asserted" ? [] : [7, 5]);
  ctx.beginPath();
  ctx.moveTo(...start);
  ctx.quadraticCurveTo(...control, ...end);
  ctx.stroke();
  ctx.setLineDash([]);
  if (s.type.symmetric) return;
  if (s.s === first) arrow(ctx, control, end);
  else arrow(ctx, control, start);
}

function cut(from, to, distance) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + ((to[0] - from[0]) / length) * distance, from[1] + ((to[1] - from[1]) / length) * distance];
}

function arrow(ctx, from, tip) {
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  ctx.beginPath();
  ctx.moveTo(...tip);
  for (const turn of [0.42, -0.42]) ctx.lineTo(tip[0] - 11 * Math.cos(angle + turn), tip[1] - 11 * Math.sin(angle + turn));
  ctx.closePath();
  ctx.fill();
}

/** Return the curve under a point of the screen, by its label or its line. */
export function curveAt(curves, x, y) {
  const onLabel = curves.find(({ box: [a, b, w, h] }) => x >= a && x <= a + w && y >= b && y <= b + h);
  if (onLabel) return onLabel;
  for (const curve of curves) {
    for (let t = 0.08; t < 0.93; t += 0.03) {
      const [px, py] = point(curve.a, curve.control, curve.b, t);
      if (Math.hypot(px - x, py - y) < 7) return curve;
    }
  }
  return null;
}
