// The boards: paths between two entities, disputes, articles.

import { graph, newestFirst, sourceOf } from "./data.js";
import { currentLanguage, label, say } from "./words.js";
import { articleAddress, passage } from "./passage.js";
import { change, chooseDocument, choosePath, choosePair, ends, state } from "./state.js";
import { button, el, link } from "./dom.js";
import { head } from "./panels.js";
import { entityLink, relationCards, relationHead, swatch, withMore } from "./relation.js";
import { isDisputed } from "./select.js";
import { entityField } from "./search.js";
import { showDate } from "./dates.js";

/** Two entities and the paths that join them, with the evidence of every hop. */
export function pathBoard({ scene }) {
  const chosen = ends(state.path);
  let [from, to] = chosen ?? [graph.byId.get(state.node) ?? null, null];
  const go = () => from && to && from !== to && choosePath(from, to);
  const fields = [
    entityField(say("from"), from, e => { from = e; go(); }),
    entityField(say("to"), to, e => { to = e; go(); }),
  ];
  const statics = el("label", { class: "check" },
    el("input", { type: "checkbox", checked: state.statics, on: { change: event => change({ statics: event.target.checked }) } }), say("withStatic"));
  return [
    head(say("path"), say("pathTitle")),
    el("div", { class: "ends" }, fields, button(say("findPath"), go, { class: "primary" })), statics,
    chosen ? paths(scene.paths ?? [], chosen[0]) : null,
  ];
}

function paths(found, start) {
  if (!found.length) return el("p", { class: "empty" }, say("noPath"));
  return found.map((steps, k) => el("section", { class: "route" },
    el("h3", { class: "section" }, say("pathN", k + 1, steps.length)),
    el("p", { class: "stops" }, entityLink(start),
      steps.map(s => [" › ", entityLink(graph.entities[s.to])])),
    steps.map(step => el("details", { open: k === 0 },
      el("summary", {}, swatch(step.pair.main.family), `${label(graph.entities[step.from])} – ${label(graph.entities[step.to])}`,
        el("span", { class: "count" }, `${label(step.pair.main.type)}　${say("evidenceCount", step.pair.evidence)}`)),
      relationCards(step.pair.statements, { most: 6 }))),
  ));
}

/** What is said and denied, side by side. */
export function disputesBoard({ visible }) {
  const disputed = visible.filter(isDisputed).sort(newestFirst);
  const box = el("div", { class: "cards" }, disputed.slice(0, 30).map(dispute));
  return [
    head(say("disputes"), say("disputesTitle"), say("relationCount", disputed.length)),
    el("p", { class: "lead" }, disputed.length ? say("disputesHow") : say("noDisputes")),
    withMore(box, disputed.slice(30), dispute, 60),
  ];
}

function dispute(s) {
  const said = s.ev.filter(e => !e.den);
  const denied = s.ev.filter(e => e.den);
  const names = s.no.map(i => label(graph.entities[i])).join(say("comma"));
  const column = (title, list, name, empty) => el("div", { class: `side ${name}` }, el("h4", {}, title),
    list.length ? el("ul", { class: "passages" }, list.map(e => passage(s, e))) : el("p", { class: "empty" }, empty));
  return el("article", { class: "card dispute", data: { family: s.family, relation: s.i } }, relationHead(s),
    el("div", { class: "sides" }, column(say("claim"), said, "said", say("noClaim")), column(say("denial"), denied, "denied", say("deniedBy", names))),
    link(say("wholePair"), () => choosePair(...[s.subject, s.object].sort((a, b) => a.i - b.i))));
}

/** All articles, or one and what was read from it. */
export function documentsBoard({ visible }) {
  const one = graph.documentById.get(state.document);
  return one ? oneDocument(one, visible) : allDocuments();
}

function allDocuments() {
  const order = [...graph.documents].sort((a, b) => ((b.date ?? "") < (a.date ?? "") ? -1 : (b.date ?? "") > (a.date ?? "") ? 1 : a.i - b.i));
  const box = el("ul", { class: "articles" }, order.slice(0, 100).map(documentRow));
  return [
    head(say("documents"), say("documentsTitle"), `${graph.documents.length}`),
    el("p", { class: "lead" }, say("documentsHow")),
    withMore(box, order.slice(100), documentRow, 200),
  ];
}

function documentRow(d) {
  return el("li", {},
    el("time", { datetime: d.date }, d.date ? showDate(d.date, currentLanguage()) : say("undated")),
    link(d.title || d.id, () => chooseDocument(d), { lang: "ja" }),
    el("span", { class: "count" }, [sourceOf(d), say("relationCount", d.statements.size)].filter(Boolean).join(" ")));
}

function oneDocument(d, visible) {
  const of = visible.filter(s => d.statements.has(s));
  const first = s => Math.min(...s.ev.filter(e => e.d === d.i).map(e => e.n));
  const only = of.map(s => ({ ...s, ev: s.ev.filter(e => e.d === d.i) })).sort((a, b) => first(a) - first(b) || a.i - b.i);
  const address = articleAddress(d, "").replace(/#?:~:text=$/, "");
  return [
    head(say("documents"), address ? el("a", { href: address, lang: "ja", "data-address": address }, d.title || d.id) : el("span", { lang: "ja" }, d.title || d.id),
      d.date ? showDate(d.date, currentLanguage()) : say("undated"), sourceOf(d), say("relationCount", of.length)),
    el("h3", { class: "section" }, say("readFrom")),
    inTextOrder(only),
  ];
}

function inTextOrder(statements) {
  const bySentence = new Map();
  for (const s of statements) {
    for (const e of s.ev) {
      if (!bySentence.has(e.n)) bySentence.set(e.n, []);
      bySentence.get(e.n).push([s, e]);
    }
  }
  return [...bySentence].sort((a, b) => a[0] - b[0]).map(([, rows]) => el("section", { class: "read" },
    rows.map(([s, e]) => el("div", {}, relationHead(s), el("ul", { class: "passages" }, passage(s, e, { plain: e.st === s.st }))))));
}
