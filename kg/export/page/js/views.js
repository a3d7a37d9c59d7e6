// The boards: paths between two entities, disputes.

import { graph, newestFirst } from "./data.js";
import { label, say } from "./words.js";
import { passage } from "./passage.js";
import { change, choosePath, choosePair, ends, state } from "./state.js";
import { button, el, link } from "./dom.js";
import { head } from "./panels.js";
import { entityLink, relationCards, relationHead, withMore } from "./relation.js";
import { swatch } from "./marks.js";
import { isDisputed } from "./select.js";
import { entityField } from "./search.js";

/** Two entities and the paths that join them, with the evidence of every hop. */
export function pathBoard({ paths: found }) {
  const chosen = ends(state.path);
  let [from, to] = chosen ?? [graph.byId.get(state.node) ?? null, null];
  let via = graph.byId.get(state.via) ?? null;
  const go = () => from && to && from !== to && choosePath(from, to, via);
  const fields = [
    entityField(say("from"), from, e => { from = e; go(); }),
    entityField(say("to"), to, e => { to = e; go(); }),
    entityField(say("via"), via, e => { via = e; go(); }),
    via ? link(say("noVia"), () => change({ via: "" })) : null,
    el("div", { class: "bar" }, counter("pathCount", "k", 9), counter("hopLimit", "most", 6)),
  ];
  const statics = el("label", { class: "check" },
    el("input", { type: "checkbox", checked: state.statics, on: { change: event => change({ statics: event.target.checked }) } }), say("withStatic"));
  return [
    head(say("path"), say("pathTitle")),
    el("div", { class: "ends" }, fields, button(say("findPath"), go, { class: "primary" })), statics,
    chosen ? paths(found ?? [], chosen[0]) : null,
  ];
}

function counter(name, field, most) {
  return el("label", { class: "counter" }, say(name), el("input", { type: "number", min: 1, max: most, value: state[field], data: { key: field },
    on: { change: event => change({ [field]: Math.min(most, Math.max(1, Math.floor(Number(event.target.value)) || 1)) }) } }));
}

function paths(found, start) {
  if (!found.length) return el("p", { class: "empty" }, say("noPath", state.most));
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
export function disputesBoard({ statements }) {
  const disputed = statements.filter(isDisputed).sort(newestFirst);
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
