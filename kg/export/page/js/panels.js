// The right-hand side: the start, an entity, a pair.

import { graph, pairKey } from "./data.js";
import { label, say, tongue } from "./words.js";
import { change, chooseNodes, chooseNothing, choosePair, state } from "./state.js";
import { button, el, link } from "./dom.js";
import { entityLink, relationCards, withMore } from "./relation.js";
import { swatch, typeMark } from "./marks.js";
import { relationName } from "./passage.js";
import { events } from "./events.js";
import { groupName, groups } from "./groups.js";
import { kindName, kindsOf } from "./hub.js";
import { mendEntity, mendPair } from "./mend.js";
import { measures, pinId } from "./choose.js";
import { startTour } from "./tour.js";

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
  const hubs = [...partners].map(([i, list]) => [graph.entities[i], list.length]).sort((a, b) => b[1] - a[1] || a[0].i - b[0].i).slice(0, 10);
  const strong = [...pairs.values()].filter(p => !p.static && p.a !== p.b).sort((a, b) => b.evidence - a.evidence || a.a - b.a || a.b - b.b).slice(0, 10);
  return [
    el("p", { class: "lead" }, say("how"), " ", link(say("tour"), startTour)),
    legend(),
    el("h2", { class: "section" }, say("hubs")),
    el("ul", { class: "rows" }, hubs.map(([e, n]) => el("li", {},
      typeMark(e.type), entityLink(e), el("span", { class: "count" }, say("partnerCount", n))))),
    el("h2", { class: "section" }, say("strongPairs")),
    el("ul", { class: "rows" }, strong.map(p => pairRow(p))),
    groupList(),
  ];
}

/** The communities: colour by them, or choose one with all that is said in it. */
function groupList() {
  const all = groups().slice(0, 8);
  if (all.length < 2) return null;
  const on = state.colour === "groups";
  return [
    el("h2", { class: "section" }, say("groups")),
    button(say(on ? "colourByType" : "colourByGroup"), () => change({ colour: on ? "" : "groups" }), { "aria-pressed": String(on), class: "quiet", "data-key": "groups" }),
    el("ul", { class: "rows" }, all.map(({ list, tone }) => el("li", {}, el("i", { class: "swatch", "data-group": tone, "aria-hidden": "true" }),
      link(groupName(list), () => chooseNodes(list.map(e => e.id))), el("span", { class: "count" }, say("entityCount", list.length))))),
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

/** One entity: its names, its reach, its partners with their relations, lasting facts folded by kind. */
export function nodePanel(e, model) {
  const near = model.partners.get(e.i) ?? [];
  const statements = near.flatMap(p => p.pair.statements);
  const other = [e.name, e.en, e.kana, e.iso, e.wikidata, ...(e.aliases ?? [])].filter(x => x && x !== label(e));
  const told = near.filter(p => !p.pair.static);
  const list = el("ul", { class: "partners" }, told.slice(0, 80).map(p => partner(e, p)));
  return [
    head([typeMark(e.type), say(`one${e.type}`)], el("span", { lang: tongue(e) }, label(e)), say("partnerCount", near.length),
      say("relationCount", statements.length), say("evidenceCount", measures(statements).sentences)),
    other.length ? el("p", { class: "aliases", lang: "ja" }, [...new Set(other)].join("・")) : null,
    reach(e, model.scene),
    deeds(e),
    el("h3", { class: "section" }, say("neighbours")),
    told.length ? withMore(list, told.slice(80), p => partner(e, p), 200) : el("p", { class: "empty" }, say(near.length ? "noEvents" : "noRelations")),
    lasting(e, near.filter(p => p.pair.static)),
    mendEntity(e),
  ];
}

/** Lasting facts by kind: 所在 23. */
function lasting(e, near) {
  if (!near.length) return null;
  const kinds = kindsOf(e, near);
  const mixed = near.filter(p => ![...kinds.values()].some(list => list.includes(p)));
  const rows = [...kinds].map(([kind, list]) => [kindName(kind), `${e.id}/${kind}`, list]);
  if (mixed.length) rows.push([say("others", mixed.length), `${e.id}/`, mixed]);
  return [el("h3", { class: "section" }, say("lasting")), rows.sort((a, b) => b[2].length - a[2].length).map(([name, key, list]) =>
    el("details", { class: "kind", open: list.length < 4 || state.open.has(key) }, el("summary", {}, name, el("span", { class: "count" }, String(list.length))),
      el("ul", { class: "partners" }, list.map(p => partner(e, p)))))];
}

/** What can be done with a chosen entity. */
function deeds(e) {
  const pinned = state.pins.some(p => pinId(p) === e.id);
  const pins = pinned ? state.pins.filter(p => pinId(p) !== e.id) : [...state.pins, e.id];
  return el("div", { class: "bar deeds" },
    button(say("pathFrom"), () => change({ board: "path", path: null, pair: null, type: "" }), { class: "quiet" }),
    button(say("together"), () => change({ nodes: [e.id], node: "", more: [], hops: 1 }), { class: "quiet", title: say("togetherHow") }),
    button(say(pinned ? "unpin" : "pin"), () => change({ pins }), { class: "quiet", "aria-pressed": String(pinned), "data-key": "pin", title: say("pinHow") }),
    button(say("putOff"), () => change({ hide: new Set([...state.hide, e.id]), node: "", more: [] }), { class: "quiet" }));
}

function reach(e, scene) {
  const steps = [1, 2, 3].map(n => button(say("hop", n), () => change({ hops: n, all: false }), { "aria-pressed": String(state.hops === n), class: "step", "data-key": `hop${n}` }));
  return [
    el("div", { class: "bar" }, el("span", { class: "steps", role: "group", "aria-label": say("hops") }, steps)),
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
        more > 0 ? el("span", { class: "chip" }, `＋${more}`) : null)),
    them.id !== state.node && e.id === state.node && !state.more.includes(them.id)
      ? button("＋", () => change({ more: [...state.more, them.id] }), { class: "beside", "aria-label": say("beside", label(them)), title: say("beside", label(them)) }) : null);
}

const direction = (s, e) => (s.type.symmetric ? "" : s.subject === e ? "→ " : "← ");

/** A pair: when, every relation between the two with its sentences, and what is missing. */
export function pairPanel([a, b], { pairs }) {
  const pair = pairs.get(pairKey(a.i, b.i));
  const statements = pair?.statements ?? [];
  return [
    head(say("relations"), [entityLink(a), " – ", entityLink(b)],
      say("relationCount", statements.length), say("evidenceCount", measures(statements).sentences)),
    events(statements),
    statements.length ? relationCards(statements, { chosen: state.type }) : el("p", { class: "empty" }, say("noRelations")),
    mendPair(a, b),
  ];
}
