// What happened between two, in order: one line for each day and item, with those who report it.

import { graph, sourceOf } from "./data.js";
import { bracket, currentLanguage, label, say } from "./words.js";
import { el } from "./dom.js";
import { badge } from "./passage.js";
import { swatch } from "./marks.js";
import { showDate } from "./dates.js";

/** Return how many independent voices there are: publishers, each sentence counted once however often it was copied. */
export function independent(evidence) {
  const voices = new Set();
  const told = new Set();
  for (const e of evidence) {
    if (told.has(e.n)) continue; // word for word the same sentence: a copy
    told.add(e.n);
    voices.add(sourceOf(graph.documents[e.d]) || graph.documents[e.d].id);
  }
  return voices.size;
}

/** Return the events of a pair in order of time as a list; nothing if there are fewer than two. */
export function events(statements) {
  const found = eventsOf(statements);
  if (found.length < 2) return null;
  return el("details", { class: "events", open: found.length <= 12 }, el("summary", {}, say("events"), el("span", { class: "count" }, String(found.length))),
    el("ol", {}, found.map(line => el("li", { data: { day: line.day } },
      el("time", { datetime: line.day }, line.day ? say(line.kind, showDate(line.day, currentLanguage())) : say("undated")),
      el("span", {}, swatch(line.s.family), label(line.s.type) + (line.item ? bracket(line.item) : "")), badge(line.st, line.by, line.no),
      el("span", { class: "count" }, say("sourceCount", independent(line.ev)) + (line.ev.length > 1 ? `・${say("evidenceCount", line.ev.length)}` : ""))))));
}

/** Group the evidence of told relations by day, item and status: what one event is, as far as the data says. */
function eventsOf(statements) {
  const lines = new Map();
  for (const s of statements.filter(x => !x.static)) {
    for (const e of s.ev) {
      const day = e.t || graph.documents[e.d].date || "";
      const item = (e.q ?? []).join("・");
      const key = [s.i, day, item, e.st].join(" ");
      if (!lines.has(key)) lines.set(key, { s, day, kind: e.t ? "when" : "toldOn", item, st: e.st, by: new Set(), no: new Set(), ev: [] });
      const line = lines.get(key);
      line.ev.push(e);
      for (const i of e.by ?? []) line.by.add(i);
      for (const i of e.no ?? []) line.no.add(i);
    }
  }
  return [...lines.values()].map(x => ({ ...x, by: [...x.by], no: [...x.no] })).sort((a, b) => (a.day || "9") < (b.day || "9") ? -1 : (a.day || "9") > (b.day || "9") ? 1 : a.s.i - b.s.i);
}
