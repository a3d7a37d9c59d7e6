// Taking it along: picture, table and data of exactly what is chosen.

import { redrawAt } from "./canvas.js";
import { colour, el } from "./dom.js";
import { download } from "./download.js";
import { graph, sourceOf } from "./data.js";
import { label, say } from "./words.js";
import { summary, titleOf } from "./summary.js";
import { makePen } from "./labels.js";

/** Return the table as CSV for spreadsheets: one row for each sentence. */
export function toCsv(statements) {
  const head = ["subject", "subject_id", "relation", "type", "object", "object_id", "status", "claimed_by", "denied_by", "time", "qualifiers",
    "confidence", "sentence", "sentence_status", "published", "title", "source", "url", "rule"];
  const names = list => list.map(i => graph.entities[i].name).join("・");
  const rows = statements.flatMap(s => s.ev.map(e => {
    const d = graph.documents[e.d];
    return [s.subject.name, s.subject.id, label(s.type), s.r, s.object.name, s.object.id, s.st, names(s.by), names(s.no), s.t ?? "", s.q.join("・"),
      s.c, e.text, e.st, d.date ?? "", d.title ?? "", sourceOf(d), d.url ?? "", e.rule];
  }));
  return `\ufeff${[head, ...rows].map(r => r.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Quote a cell; one that a spreadsheet would run as a formula gets an apostrophe in front. */
export function cell(value) {
  const text = String(value);
  const safe = typeof value !== "number" && /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return what is visible as plain data. */
export function toJson(statements) {
  const used = new Set(statements.flatMap(s => [s.s, s.o, ...s.by, ...s.no]));
  const id = i => graph.entities[i].id;
  return JSON.stringify({
    title: graph.title,
    entities: [...used].sort((a, b) => a - b).map(i => graph.entities[i]).map(({ id, name, type, en, kana, wikidata, iso, aliases }) => ({ id, name, type, en, kana, wikidata, iso, aliases })),
    statements: statements.map(s => ({
      subject: s.subject.id, type: s.r, label: s.type.ja, object: s.object.id, status: s.st, claimed_by: s.by.map(id), denied_by: s.no.map(id),
      time: s.t, qualifiers: s.q, confidence: s.c,
      evidence: s.ev.map(e => ({ document: graph.documents[e.d].id, published: graph.documents[e.d].date, url: graph.documents[e.d].url, text: e.text,
        status: e.st, subject: e.sub, trigger: e.trg, object: e.obj, rule: e.rule, confidence: e.c })),
    })),
    offsets: "UTF-16 units within text",
  }, null, 1);
}

/** Save the picture with title and legend as PNG, at twice the size of the screen so that it can be printed. */
export function savePicture(model) {
  const ratio = 2;
  const { source, width, height } = redrawAt(ratio);
  const [top, bottom] = [54, 76];
  const sheet = el("canvas", { width: width * ratio, height: (height + top + bottom) * ratio });
  const ctx = sheet.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.fillStyle = colour("--stage");
  ctx.fillRect(0, 0, width, height + top + bottom);
  ctx.drawImage(source, 0, top, width, height);
  const pen = makePen();
  put(ctx, titleOf(), 20, 30, pen.font(18, 600), pen.ink);
  put(ctx, summary(model), 20, 48, pen.font(11), pen.faint);
  pictureLegend(ctx, pen, width, height + top);
  return new Promise(done => sheet.toBlob(blob => done(download("graph.png", blob))));
}

/** Write a text and return its width. */
export function put(ctx, text, x, y, font, ink) {
  ctx.font = font;
  ctx.fillStyle = ink;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, y);
  return ctx.measureText(text).width;
}

/** Draw what shapes, colours and dashes mean. */
export function pictureLegend(ctx, pen, width, top) {
  let [x, y] = [20, top + 26];
  const row = (draw, text) => {
    const w = 26 + measureText(ctx, text, pen) + 18;
    if (x + w > width - 10) [x, y] = [20, y + 22];
    draw(x, y - 4);
    put(ctx, text, x + 26, y, pen.font(12), pen.ink);
    x += w;
  };
  for (const type of ["Country", "Organization", "Person", "Place"]) {
    row((a, b) => { ctx.fillStyle = pen.type(type); shape(ctx, type, a + 12, b); }, say(type));
  }
  for (const f of graph.families.values()) row((a, b) => line(ctx, pen.family(f.id), a, b, []), label(f));
  row((a, b) => line(ctx, pen.ink, a, b, [5, 4]), say("dashed"));
}

function measureText(ctx, text, pen) {
  ctx.font = pen.font(12);
  return ctx.measureText(text).width;
}

function line(ctx, ink, x, y, dash) {
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2.5;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + 20, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

function shape(ctx, type, x, y) {
  const points = { Organization: [[-5, -5], [5, -5], [5, 5], [-5, 5]], Person: [[0, -7], [7, 0], [0, 7], [-7, 0]], Place: [[0, -6], [7, 6], [-7, 6]] }[type];
  ctx.beginPath();
  if (points) for (const [dx, dy] of points) ctx.lineTo(x + dx, y + dy);
  else ctx.arc(x, y, 6, 0, 7);
  ctx.fill();
}
