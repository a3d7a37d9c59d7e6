// What is shown, in words: the line of counts, the chips that clear a choice, the citation.

import { byId, button, el, fill } from "./dom.js";
import { anyFilter, change, chooseNodes, chooseNothing, clearFilters, ends, entitiesOf, state } from "./state.js";
import { currentLanguage, label, say } from "./words.js";
import { graph } from "./data.js";
import { measures, rowsOf } from "./choose.js";
import { showDate } from "./dates.js";

/** Return the heading in the language of the interface. */
export const titleOf = () => (currentLanguage() === "en" && graph.titleEn) || graph.title;

/** Return in words what is chosen; empty if nothing is. */
export function chosenName(model) {
  const node = graph.byId.get(state.node);
  const [pair, path, several] = [ends(state.pair), ends(state.path), entitiesOf(state.nodes)];
  if (path) return `${path.map(label).join(" → ")}`;
  if (node) return [node, ...entitiesOf(state.more)].map(label).join("＋") + (state.hops > 1 ? ` ${say("hop", state.hops)}` : "");
  if (several.length) return several.length > 4 ? say("severalN", label(several[0]), several.length) : several.map(label).join("・");
  if (pair) return pair.map(label).join(" – ");
  if (state.board === "disputes" && model.kind === "disputes") return say("disputes");
  return graph.documentById.has(state.document) ? graph.documentById.get(state.document).title || state.document : "";
}

/** Return the line of counts. */
export function countLine(model) {
  const n = measures(rowsOf(model));
  return [say("shown", n.relations, graph.served ?? graph.statements.length), `${say("sentences")} ${n.sentences}`, `${say("articles")} ${n.articles}`].join("・");
}

/** Return what is chosen and how much that is, in one line. */
export const summary = model => [state.scope === "all" ? "" : chosenName(model), countLine(model)].filter(Boolean).join(say("colon"));

/** Write the chips: what is chosen, what filters it, and whether table and files take all of it. */
export function showChips(box, model) {
  const name = chosenName(model);
  const chip = (text, clear, kind) => el("span", { class: `pill ${kind}` }, el("span", {}, text), button("×", clear, { "aria-label": say("clearOne", text), title: say("clearOne", text) }));
  const several = entitiesOf(state.nodes);
  const chosen = several.length > 1 && several.length <= 4
    ? several.map(e => chip(label(e), () => chooseNodes(state.nodes.filter(id => id !== e.id)), "chosen"))
    : name ? chip(name, chooseNothing, "chosen") : null;
  const limited = model.statements.length !== model.passing.length;
  const scope = (value, text) => button(text, () => change({ scope: value }), { "aria-pressed": String(state.scope === value) });
  fill(box, chosen, filterChips(chip), limited ? el("span", { class: "steps", role: "group", "aria-label": say("scope") },
    scope("", say(name ? "scopeChosen" : "scopeShown", model.statements.length)), scope("all", say(graph.served > graph.statements.length ? "scopeHeld" : "scopeAll", model.passing.length))) : null);
  box.hidden = !box.children.length;
}

function filterChips(chip) {
  if (!anyFilter()) return null;
  const lang = currentLanguage();
  const chips = [];
  const add = (on, text, parts) => on && chips.push(chip(text, () => change(parts), "filter"));
  const by = graph.byId.get(state.by);
  add(state.q, `「${state.q}」`, { q: "" });
  add(state.by, `${say("claimant")}${say("colon")}${by ? label(by) : state.by}`, { by: "" });
  add(state.source, `${say("source")}${say("colon")}${state.source}`, { source: "" });
  add(state.confidence, `${say("confidence")} ${state.confidence.toFixed(2)}`, { confidence: 0 });
  add(state.since || state.until, `${say(`dates${state.dates}`)} ${showDate(state.since, lang)}〜${showDate(state.until, lang)}`, { since: "", until: "", undated: false });
  const off = (name, text) => add(state[name].size, say("hiddenN", say(text), state[name].size), { [name]: new Set() });
  off("hideTypes", "entityType");
  off("hideRelations", "family");
  off("hideStatus", "status");
  off("hide", "entities");
  return chips;
}

/** Write the line of counts, and the measures that tests read. */
export function tell(model) {
  const rows = rowsOf(model);
  byId("status").textContent = summary(model) + (model.scene.kind === "overview" && model.scene.hidden ? say("drawnOf", model.scene.nodes.length, model.partners.size) : "");
  Object.assign(document.documentElement.dataset, {
    entities: graph.entities.length, statements: rows.length, held: graph.statements.length, passing: model.passing.length, pairs: new Set(rows.map(s => [s.s, s.o].sort().join())).size,
    sentences: measures(rows).evidence, drawn: model.scene.nodes.length, lines: model.scene.lines.length,
    inPairs: model.scene.lines.filter(l => !l.dim).reduce((sum, l) => sum + l.pair.statements.length, 0),
  });
}

/** Where this page can be found: its address, or its name where it was opened from a disk. */
function whereThisIs() {
  if (location.protocol === "file:" || location.protocol === "about:") return decodeURIComponent(location.pathname.split("/").pop() ?? "") + decodeURI(location.hash);
  return location.href;
}

/** Return a citation of what is shown. */
export function citation(model) {
  return [titleOf(), summary(model), whereThisIs()].filter(Boolean).join(say("comma"));
}

/** Say over the picture that nothing is left, and how to get it back. */
export function showEmptiness(box, model) {
  const empty = !rowsOf(model).length;
  box.hidden = !empty;
  if (!empty) return;
  const limits = anyFilter();
  fill(box, el("p", {}, say("noRelations")), limits ? button(say("reset"), clearFilters, { class: "primary" }) : button(say("backToStart"), chooseNothing, { class: "primary" }));
}
