// One sentence of evidence: what it says marked, where it stands, who says so.

import { graph, sourceOf } from "./data.js";
import { bracket, currentLanguage, label, say } from "./words.js";
import { el } from "./dom.js";
import { showDate } from "./dates.js";

const ROLES = { sub: "subject", trg: "trigger", obj: "object" };

/** Return the sentence as text with marks; roles may overlap, so every stretch names all its roles. */
export function markedSentence(e) {
  const cuts = new Set([0, e.text.length]);
  const spans = Object.keys(ROLES).filter(r => e[r]).map(r => [r, ...e[r]]);
  for (const cue of e.cue ?? []) spans.push(["cue", ...cue]);
  for (const [, start, end] of spans) cuts.add(start).add(end);
  const at = [...cuts].sort((a, b) => a - b);
  const parts = at.slice(0, -1).map((start, k) => {
    const text = e.text.slice(start, at[k + 1]);
    const roles = spans.filter(([, a, b]) => a <= start && at[k + 1] <= b).map(([r]) => r);
    if (!roles.length) return text;
    const named = [...new Set(roles)];
    return el("mark", { class: named.join(" "), "data-roles": named.join(" ") }, text);
  });
  return el("q", { lang: "ja", cite: null }, parts);
}

/** Return a sentence with its date, article, badge, rule and confidence; `plain` leaves out what its card says. */
export function passage(s, e, { plain = false } = {}) {
  const d = graph.documents[e.d];
  return el("li", { class: `passage ${e.st}`, data: { document: d.id } },
    markedSentence(e),
    carried(s, e),
    el("p", { class: "origin" },
      plain ? null : badge(e.st, e.by, e.no),
      e.t && !s.static ? el("time", { datetime: e.t }, say("when", showDate(e.t, currentLanguage()))) : null,
      el("time", { class: "told", datetime: d.date }, d.date ? say("toldOn", showDate(d.date, currentLanguage())) : say("undated")),
      articleLink(d, e),
      el("span", { class: "why", title: `${say("rule")} ${e.rule}` }, say("confidenceIs", e.c.toFixed(2)), el("code", {}, e.rule)),
    ),
  );
}

/** Say whom the marked words stand for where they do not say it themselves (両国, 同氏, 平壌, a topic carried over). */
function carried(s, e) {
  const roles = [["sub", s.subject, "subject"], ["obj", s.object, "object"]];
  const notes = roles.map(([role, entity, name]) => {
    const text = words(e, role);
    const how = HOW.has(e.how?.[name]) ? bracket(say(e.how[name])) : "";
    if (!text) return say("carried", say(name), label(entity)) + how;
    return isName(entity, text) ? "" : say("standsFor", text, label(entity)) + how;
  }).filter(Boolean);
  return notes.length ? el("p", { class: "carried" }, notes.join(say("comma"))) : null;
}

const HOW = new Set(["coreference", "inferred", "incorporated", "lifted", "shared"]);
const words = (e, role) => (e[role] ? e.text.slice(...e[role]) : "");
const isName = (entity, text) => entity.name.includes(text) || text.includes(entity.name) || (entity.aliases ?? []).some(a => a === text);

/** Return the badge of a status with the names of who claims and who denies. */
export function badge(status, by = [], no = []) {
  const names = list => list.map(i => label(graph.entities[i])).join(say("comma"));
  const text = status === "claimed" && by.length ? say("claimedBy", names(by)) : say(status);
  return [
    el("span", { class: `badge ${status}` }, text),
    status !== "claimed" && by.length ? el("span", { class: "badge claimed" }, say("saidBy", names(by))) : null,
    no.length ? el("span", { class: "badge negated" }, say("deniedBy", names(no))) : null,
  ];
}

function articleLink(d, e) {
  const title = d.title || d.id;
  const address = articleAddress(d, e.text);
  const source = sourceOf(d);
  return el("span", { class: "article" },
    address ? el("a", { href: address, title: say("openArticle"), lang: "ja", "data-address": d.url }, title) : el("span", { lang: "ja" }, title),
    source && source !== title ? ` ${source}` : "");
}

/** Return the address of an article at a sentence (a text fragment), or "" if it has none. */
export function articleAddress(d, sentence) {
  if (!/^https?:\/\//i.test(d.url ?? "")) return "";
  const words = sentence.split(/[\r\n]+/).sort((a, b) => b.length - a.length)[0].trim().slice(0, 300);
  let encoded = "";
  try {
    encoded = encodeURIComponent(words).replaceAll("-", "%2D");
  } catch {
    return d.url; // a broken character has no encoding
  }
  return `${d.url}${d.url.includes("#") ? "" : "#"}:~:text=${encoded}`;
}

/** Return the name of a relation with its qualifiers: 輸出（石油）. */
export function relationName(s) {
  return label(s.type) + (s.q.length ? bracket(s.q.join("・")) : "");
}
