// The right-hand side: the start, an entity, a pair.

import { graph } from "./data.js";
import { label, say, tongue } from "./words.js";
import { change, chooseNode, chooseNothing, choosePair, state } from "./state.js";
import { button, el, link, svg } from "./dom.js";
import { entityLink, relationCards, swatch, withMore } from "./relation.js";
import { relationName } from "./passage.js";

/** Return the head of a panel with a way back. */
export function head(kind, title, ...facts) {
  return el("header", { class: "head" },
    el("p", { class: "kind" }, kind, button("×", chooseNothing, { class: "close", "aria-label": say("close"), title: say("close") })),
    el("h2", {}, title),
    el("p", { class: "facts" }, facts.filter(Boolean).map(f => el("span", {}, f))),
  );
}

/** The start: how to read the picture and where to begin. */
export function startPanel({ pairs, partners }) {
  const hubs = [...partners].map(([i, list]) => [graph.entities[i], list.length]).sort((a, b) => a[0].i - b[0].i).slice(0, 10);
  const strong = [...pairs.values()].filter(p => !p.static && p.a !== p.b).sort((a, b) => b.evidence - a.evidence || a.a - b.a || a.b - b.b).slice(0, 10);
  return [
    el("p", { class: "lead" }, say("how")),
    legend(),
    el("h2", { class: "section" }, say("hubs")),
    el("ul", { class: "rows" }, hubs.map(([e, n]) => el("li", {},
      typeMark(e.type), entityLink(e), el("span", { class: "count" }, say("partnerCount", n))))),
    el("h2", { class: "section" }, say("strongPairs")),
    el("ul", { class: "rows" }, strong.map(p => pairRow(p))),
  ];
}

const shortLabel = e => label({ en: e.en, ja: e.short ?? e.name });

function pairRow(p) {
  const [a, b] = [graph.entities[p.a], graph.entities[p.b]];
  return el("li", {}, swatch(p.main.family),
    link(`${shortLabel(a)} – ${shortLabel(b)}`, () => choosePair(a, b), { lang: tongue(a) }),
    el("span", { class: "count" }, say("evidenceCount", p.evidence)));
}

/** What shapes, colours and lines mean. */
export function legend() {
  const line = (text, name) => el("li", {}, el("i", { class: `sample ${name}`, "aria-hidden": "true" }), text);
  return el("section", { class: "legend", "aria-label": say("legend") },
    el("h2", { class: "section" }, say("legend")),
    el("ul", { class: "shapes" }, ["Country", "Organization", "Person", "Place"].map(t => el("li", {}, typeMark(t), say(t)))),
    el("ul", { class: "lines" }, [...graph.families.values()].map(f => el("li", {},
      el("i", { class: "sample", "data-family": f.id, "aria-hidden": "true" }), label(f)))),
    el("ul", { class: "notes" }, line(say("solid"), "solid"), line(say("dashed"), "dashed"), line(say("thin"), "thin"), line(say("width"), "wide")),
    el("p", { class: "marks" }, `${say("legendMark")} `, ["sub", "trg", "obj"].map(r =>
      el("mark", { class: r }, say({ sub: "subject", trg: "trigger", obj: "object" }[r])))),
  );
}

const DRAWN = {
  Country: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  Organization: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  Person: () => svg("path", { d: "M8 1 15 8 8 15 1 8Z" }),
  Place: () => svg("path", { d: "M8 2 15 14H1Z" }),
};

/** The shape of an entity type in its colour. */
export function typeMark(type) {
  const shape = (DRAWN[type] ?? (() => svg("path", { d: "M4 2h8l4 6-4 6H4L0 8Z" })))();
  return svg("svg", { viewBox: "0 0 16 16", class: "shape", "data-type": type, "aria-hidden": "true" }, shape);
}

/** One entity: its names, its reach, its partners with their relations. */
export function nodePanel(e, { pairs, partners, scene }) {
  const near = partners.get(e.i) ?? [];
  const statements = near.flatMap(p => p.pair.statements);
  const sentences = statements.reduce((sum, s) => sum + s.ev.length, 0);
  const other = [e.name, e.en, e.kana, e.iso, e.wikidata, ...(e.aliases ?? [])].filter(x => x && x !== label(e));
  const list = el("ul", { class: "partners" }, near.slice(0, 80).map(p => partner(e, p)));
  return [
    head([typeMark(e.type), say(`one${e.type}`)], el("span", { lang: tongue(e) }, label(e)), say("partnerCount", near.length), say("relationCount", statements.length), say("evidenceCount", sentences)),
    other.length ? el("p", { class: "aliases", lang: "ja" }, [...new Set(other)].join("・")) : null,
    reach(e, scene),
    el("h3", { class: "section" }, say("neighbours")),
    withMore(list, near.slice(80), p => partner(e, p), 200),
  ];
}

function reach(e, scene) {
  const steps = [1, 2, 3].map(n => button(say("hop", n), () => chooseNode(e, n), { "aria-pressed": String(state.hops === n), class: "step" }));
  return [
    el("div", { class: "bar" }, el("span", { class: "steps", role: "group", "aria-label": say("hops") }, steps),
      button(say("pathFrom"), () => change({ board: "path", path: null, pair: null, type: "" }), { class: "quiet" })),
    scene.guarded > 0 ? el("p", { class: "guard" }, `${say("others", scene.guarded)} `,
      link(say("showAll", scene.guarded + 60), () => change({ all: true }))) : null,
  ];
}

function partner(e, { other, pair }) {
  const them = graph.entities[other];
  const more = pair.statements.length - 4;
  return el("li", { data: { partner: them.id } },
    el("button", { type: "button", class: "partner", on: { click: () => choosePair(graph.entities[pair.a], graph.entities[pair.b]) } },
      typeMark(them.type), el("span", { class: "who", lang: tongue(them) }, label(them)), el("span", { class: "count" }, say("evidenceCount", pair.evidence)),
      el("span", { class: "what" }, pair.statements.slice(0, 4).map(s => el("span", { class: `chip ${s.st}` }, swatch(s.family), direction(s, e), relationName(s))),
        more > 0 ? el("span", { class: "chip" }, `＋${more}`) : null)));
}

const direction = (s, e) => (s.type.symmetric ? "" : s.subject === e ? "→ " : "← ");

/** A pair: every relation between the two with its sentences. */
export function pairPanel([a, b], { pairs }) {
  const pair = pairs.get(a.i < b.i ? `${a.i}-${b.i}` : `${b.i}-${a.i}`);
  const statements = pair?.statements ?? [];
  return [
    head(say("relations"), [entityLink(a), " – ", entityLink(b)],
      say("relationCount", statements.length), say("evidenceCount", pair?.evidence ?? 0)),
    statements.length ? relationCards(statements, { chosen: state.type }) : el("p", { class: "empty" }, say("noRelations")),
  ];
}
