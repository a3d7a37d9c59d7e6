// The entities as a list with measures, and several of them chosen together.

import { button, el, fill, link } from "./dom.js";
import { change, chooseNodes, state } from "./state.js";
import { entityLink, relationCards, withMore } from "./relation.js";
import { label, say } from "./words.js";
import { entityField } from "./search.js";
import { events } from "./events.js";
import { fold } from "./fold.js";
import { graph } from "./data.js";
import { head } from "./panels.js";
import { typeMark } from "./marks.js";

const MEASURES = { partners: "measurePartners", relations: "measureRelations", between: "measureBetween" };
let measured = "partners";
let entityWords = "";

/** All entities with their measures: partners and relations of what is shown, betweenness of the whole graph. */
export function entitiesBoard({ passing, partners }) {
  const relations = new Map();
  for (const s of passing) for (const i of new Set([s.s, s.o])) relations.set(i, (relations.get(i) ?? 0) + 1);
  const all = graph.entities.filter(e => relations.has(e.i)).map(e => ({ e, partners: partners.get(e.i)?.length ?? 0, relations: relations.get(e.i), between: e.between ?? 0 }));
  const box = el("div", {});
  const row = m => el("tr", {}, el("td", {}, typeMark(m.e.type), entityLink(m.e)), Object.keys(MEASURES).map(k => el("td", { class: "number" }, k === "between" ? `${(m[k] * 100).toFixed(1)}%` : String(m[k]))));
  const show = () => {
    const wanted = fold(entityWords);
    const rows = all.filter(m => !wanted || m.e.keys.some(k => k.includes(wanted))).sort((a, b) => b[measured] - a[measured] || a.e.i - b.e.i);
    const body = el("tbody", {}, rows.slice(0, 60).map(row));
    const heads = Object.entries(MEASURES).map(([k, name]) => el("th", { scope: "col", "aria-sort": k === measured ? "descending" : null },
      button(say(name), () => { measured = k; show(); box.querySelector('[aria-sort] .sort').focus(); }, { class: "sort", title: say("sortBy", say(name)) })));
    const more = withMore(body, rows.slice(60), row, 300);
    fill(box, el("table", { class: "measures" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("entities")), heads)), body), Array.isArray(more) ? more[1] : null);
  };
  show();
  const search = el("input", { type: "search", "aria-label": say("searchEntities"), placeholder: say("searchEntities"), value: entityWords, on: { input: event => { entityWords = event.target.value; show(); } } });
  return [head(say("entities"), say("entitiesTitle"), say("entityCount", all.length)), el("p", { class: "lead" }, say("entitiesHow")), el("div", { class: "seek" }, search), box];
}

/** Several entities chosen together, and what is said among them. */
export function severalPanel(chosen, { statements }) {
  const among = state.nodes.length > 1 ? statements : [];
  const put = e => chooseNodes([...new Set([...state.nodes, e.id])]);
  const rest = chosen.slice(0, 40);
  return [
    head(say("several"), say("severalN", label(chosen[0]), chosen.length), say("relationCount", among.length)),
    el("p", { class: "lead" }, say("togetherHow")),
    entityField(say("addOne"), null, put, { bare: true, placeholder: say("addOne") }),
    el("ul", { class: "rows" }, rest.map(e => el("li", {}, typeMark(e.type), entityLink(e),
      button("×", () => chooseNodes(state.nodes.filter(id => id !== e.id)), { class: "close count", "aria-label": say("clearOne", label(e)) })))),
    chosen.length > 40 ? el("p", { class: "hint" }, say("others", chosen.length - 40)) : null,
    el("div", { class: "bar" }, link(say("putOffAll"), () => change({ hide: new Set([...state.hide, ...state.nodes]), nodes: [] }))),
    events(among),
    el("h3", { class: "section" }, say("amongThem")),
    among.length ? relationCards(among) : el("p", { class: "empty" }, say("noRelations")),
  ];
}
