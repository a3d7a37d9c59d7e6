// The articles: all of them in a list that can be sorted and searched, or one with its text.

import { currentLanguage, label, say } from "./words.js";
import { graph, sourceOf } from "./data.js";
import { button, el, fill, link } from "./dom.js";
import { chooseDocument, chooseNode, choosePair, state } from "./state.js";
import { articleAddress, passage, relationName } from "./passage.js";
import { fold } from "./fold.js";
import { head } from "./panels.js";
import { relationHead, withMore } from "./relation.js";
import { showDate } from "./dates.js";

const ORDERS = {
  newest: (a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : (a.date ?? "") > (b.date ?? "") ? -1 : a.i - b.i),
  oldest: (a, b) => ((a.date || "9") < (b.date || "9") ? -1 : (a.date || "9") > (b.date || "9") ? 1 : a.i - b.i),
  richest: (a, b) => b.statements.size - a.statements.size || a.i - b.i,
  byTitle: (a, b) => ((a.title || a.id) < (b.title || b.id) ? -1 : 1),
};
let articleOrder = "newest";
let articleWords = "";

/** All articles, or one and what was read from it. */
export function articlesBoard(model) {
  const one = graph.documentById.get(state.document);
  return one ? oneArticle(one, model) : allArticles(model);
}

function allArticles({ passing }) {
  const counts = new Map();
  for (const s of passing) for (const d of new Set(s.ev.map(e => e.d))) counts.set(d, (counts.get(d) ?? 0) + 1);
  const list = el("div", {});
  const show = () => {
    const wanted = fold(articleWords);
    const hits = graph.documents.filter(d => !wanted || fold(`${d.title ?? ""} ${d.id} ${sourceOf(d)}`).includes(wanted)).sort(ORDERS[articleOrder]);
    const [full, empty] = [hits.filter(d => counts.get(d.i)), hits.filter(d => !counts.get(d.i))];
    const rows = docs => {
      const box = el("ul", { class: "articles" }, docs.slice(0, 60).map(d => articleRow(d, counts.get(d.i) ?? 0)));
      return withMore(box, docs.slice(60), d => articleRow(d, counts.get(d.i) ?? 0), 200);
    };
    fill(list, el("p", { class: "hint", role: "status" }, say("articleCount", full.length, hits.length)), rows(full),
      empty.length ? el("details", { class: "kind" }, el("summary", {}, say("emptyArticles"), el("span", { class: "count" }, String(empty.length))), rows(empty)) : null);
  };
  const search = el("input", { type: "search", "aria-label": say("searchArticles"), placeholder: say("searchArticles"), value: articleWords, on: { input: event => { articleWords = event.target.value; show(); } } });
  const sort = el("select", { "aria-label": say("order"), on: { change: event => { articleOrder = event.target.value; show(); } } }, Object.keys(ORDERS).map(k => el("option", { value: k }, say(k))));
  sort.value = articleOrder;
  show();
  return [head(say("documents"), say("documentsTitle"), `${graph.documents.length}`), el("p", { class: "lead" }, say("documentsHow")), el("div", { class: "seek" }, search, sort), list];
}

function articleRow(d, n) {
  return el("li", {},
    el("time", { datetime: d.date }, d.date ? showDate(d.date, currentLanguage()) : say("undated")),
    link(d.title || d.id, () => chooseDocument(d), { lang: "ja" }),
    el("span", { class: "count" }, [sourceOf(d), say("relationCount", n)].filter(Boolean).join(" ")));
}

function oneArticle(d, { statements }) {
  const of = statements.filter(s => d.statements.has(s));
  const first = s => Math.min(...s.ev.filter(e => e.d === d.i).map(e => e.at ?? e.n));
  const only = of.map(s => ({ ...s, ev: s.ev.filter(e => e.d === d.i) })).sort((a, b) => first(a) - first(b) || a.i - b.i);
  const address = articleAddress(d, "").replace(/#?:~:text=$/, "");
  return [
    head(say("documents"), address ? el("a", { href: address, lang: "ja", "data-address": address }, d.title || d.id) : el("span", { lang: "ja" }, d.title || d.id),
      d.date ? say("toldOn", showDate(d.date, currentLanguage())) : say("undated"), sourceOf(d), say("relationCount", of.length)),
    d.text ? [el("h3", { class: "section" }, say("wholeText")), wholeText(d, only)] : null,
    el("h3", { class: "section" }, say("readFrom")),
    only.length ? inTextOrder(only) : el("p", { class: "empty" }, say("noRelations")),
  ];
}

/** The text of an article: names lead to their entities, sentences that state something to what they state. */
function wholeText(d, statements) {
  const stretches = [];
  for (const s of statements) for (const e of s.ev) if (e.at !== undefined) stretches.push([e.at, e.at + e.text.length, s]);
  const body = d.body ?? [[0, d.text.length]];
  const names = (d.names ?? []).map(([start, end, i]) => [start, end, graph.entities[i]]);
  const cuts = new Set([0, d.text.length, ...[...stretches, ...names, ...body].flatMap(x => x.slice(0, 2))]);
  const at = [...cuts].filter(x => x <= d.text.length).sort((a, b) => a - b);
  const parts = at.slice(0, -1).map((start, k) => {
    const end = at[k + 1];
    if (!body.some(([a, b]) => a <= start && end <= b)) return "\n";
    const text = d.text.slice(start, end);
    const name = names.find(([a, b]) => a <= start && end <= b);
    const told = stretches.filter(([a, b]) => a <= start && end <= b).map(x => x[2]);
    const shown = name ? el("button", { type: "button", class: "named", "data-type": name[2].type, title: name[2].name, on: { click: () => chooseNode(name[2]) } }, text) : text;
    const last = told.filter(s => stretches.some(x => x[2] === s && x[1] === end));
    const marks = [...new Set(last)].map(s => el("button", { type: "button", class: "told-by", title: `${label(s.subject)} → ${label(s.object)}`, "aria-label": say("goToEdge", label(s.subject), relationName(s), label(s.object)),
      on: { click: () => choosePair(...[s.subject, s.object].sort((a, b) => a.i - b.i), s.r) } }, relationName(s)));
    return told.length ? [el("span", { class: "tells", "data-at": start }, shown), marks] : shown;
  });
  return el("div", { class: "fulltext", lang: "ja", tabindex: "0" }, parts);
}

function inTextOrder(statements) {
  const bySentence = new Map();
  for (const s of statements) {
    for (const e of s.ev) {
      if (!bySentence.has(e.n)) bySentence.set(e.n, []);
      bySentence.get(e.n).push([s, e]);
    }
  }
  const place = rows => rows[0][1].at ?? rows[0][1].n;
  return [...bySentence.values()].sort((a, b) => place(a) - place(b)).map(rows => el("section", { class: "read" },
    rows.map(([s, e]) => el("div", {}, relationHead(s), el("ul", { class: "passages" }, passage(s, e, { plain: e.st === s.st })), inText(e)))));
}

/** From a statement to its place in the text. */
function inText(e) {
  if (e.at === undefined || !graph.documents[e.d].text) return null;
  return button(say("inText"), () => {
    const places = [...document.querySelectorAll("#panel .fulltext .tells")];
    const place = places.find(x => Number(x.dataset.at) >= e.at);
    for (const x of places) x.classList.toggle("here", x === place);
    place?.scrollIntoView({ block: "center" });
  }, { class: "quiet" });
}
