// The left-hand side: what to show, with how many relations each choice has.

import { graph, siteOf, sourceOf } from "./data.js";
import { bracket, label, say } from "./words.js";
import { anyFilter, change, clearFilters, state } from "./state.js";
import { button, el, fill, link } from "./dom.js";
import { shownCount } from "./choose.js";
import { swatch, typeMark } from "./marks.js";

const KINDS = ["Country", "Organization", "Person", "Place"];
const STATUS = ["asserted", "claimed", "planned", "possible", "negated"];

/** Write the filters anew; what was open and had the focus keeps it. */
export function showFilters(box, { counts, partners }) {
  const open = new Set([...box.querySelectorAll("details[open]")].map(d => d.dataset.family));
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  const at = box.scrollTop;
  fill(box,
    el("div", { class: "title" }, el("h2", {}, say("filters")), anyFilter() ? link(say("reset"), clearFilters) : null),
    topSlider(partners),
    group("entityType", KINDS.map(t => typeCheck(t, counts))),
    group("family", [...graph.families.values()].map(f => familyCheck(f, counts, open))),
    group("status", STATUS.filter(s => known("st", s)).map(s => statusCheck(s, counts))),
    chooser("claimant", "by", claimants(counts)),
    chooser("source", "source", sources(counts)),
    confidence(),
    hidden(),
  );
  box.scrollTop = at;
  if (focused) box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** The entities that the reader put away, each to be brought back. */
function hidden() {
  const gone = [...state.hide].map(id => graph.byId.get(id)).filter(Boolean);
  if (!gone.length) return null;
  return el("div", { class: "choose" }, el("h3", { class: "section" }, say("putAway")), el("ul", { class: "rows" }, gone.map(e => el("li", {}, typeMark(e.type), label(e),
    link(say("bringBack"), () => change({ hide: toggled(state.hide, [e.id], true) }), { class: "link count", "aria-label": `${say("bringBack")} ${label(e)}` })))));
}

const known = (field, value) => graph.statements.some(s => s[field] === value);

function group(name, rows) {
  return el("fieldset", {}, el("legend", {}, say(name)), rows);
}

function check(key, on, mark, text, count, toggle, only, mixed = false) {
  const input = el("input", { type: "checkbox", checked: on, indeterminate: mixed, data: { key }, on: { change: toggle } });
  return el("div", { class: "row" }, el("label", { class: "check" }, input, mark, el("span", { class: "text" }, text), el("span", { class: "count" }, String(count))),
    button(say("only"), only, { class: "solo", "data-key": `only-${key}`, "aria-label": say("onlyThis", text), title: say("onlyThis", text) }));
}

/** Hide all but these; again, and all come back. */
function solo(name, all, kept) {
  return () => {
    const others = all.filter(x => !kept.includes(x));
    const already = state[name].size === others.length && others.every(x => state[name].has(x));
    change({ [name]: new Set(already ? [] : others) });
  };
}

function toggled(set, values, on) {
  const next = new Set(set);
  for (const v of values) if (on) next.delete(v); else next.add(v);
  return next;
}

function typeCheck(t, counts) {
  return check(`t-${t}`, !state.hideTypes.has(t), typeMark(t), say(t), counts.types.get(t) ?? 0,
    event => change({ hideTypes: toggled(state.hideTypes, [t], event.target.checked) }), solo("hideTypes", KINDS, [t]));
}

function familyCheck(f, counts, open) {
  const types = [...graph.types.values()].filter(t => t.family === f.id);
  const hidden = types.filter(t => state.hideRelations.has(t.id)).length;
  const total = types.reduce((sum, t) => sum + (counts.relations.get(t.id) ?? 0), 0);
  const set = ids => event => change({ hideRelations: toggled(state.hideRelations, ids, event.target.checked) });
  const only = ids => solo("hideRelations", [...graph.types.keys()], ids);
  const ids = types.map(t => t.id);
  return el("details", { data: { family: f.id }, open: open.has(f.id) },
    el("summary", { "aria-label": label(f) }),
    check(`f-${f.id}`, hidden < types.length, el("i", { class: "sample", "data-family": f.id }), label(f), total, set(ids), only(ids), hidden > 0 && hidden < types.length),
    el("div", { class: "inner" }, types.map(t => check(`r-${t.id}`, !state.hideRelations.has(t.id), swatch(f.id), label(t), counts.relations.get(t.id) ?? 0, set([t.id]), only([t.id])))));
}

function statusCheck(s, counts) {
  return check(`s-${s}`, !state.hideStatus.has(s), el("i", { class: `sample ${s === "asserted" ? "solid" : "dashed"}` }), say(s), counts.status.get(s) ?? 0,
    event => change({ hideStatus: toggled(state.hideStatus, [s], event.target.checked) }), solo("hideStatus", STATUS, [s]));
}

function chooser(name, field, rows) {
  if (!rows.length) return null;
  const select = el("select", { id: `choose-${field}`, data: { key: field }, on: { change: event => change({ [field]: event.target.value }) } },
    el("option", { value: "" }, say("all")), bySite(rows));
  select.value = state[field];
  return el("div", { class: "choose" }, el("label", { for: `choose-${field}` }, say(name)), select);
}

/** Options, those of one site under its name. */
function bySite(rows) {
  const sites = new Map();
  for (const row of rows) sites.set(row[3] ?? "", [...(sites.get(row[3] ?? "") ?? []), row]);
  const options = list => list.map(([id, text, n]) => el("option", { value: id }, text + bracket(String(n))));
  return [...sites].map(([site, list]) => (site && list.length > 1 ? el("optgroup", { label: site }, options(list)) : options(list)));
}

function claimants(counts) {
  const all = new Map();
  for (const s of graph.statements) for (const i of s.by) all.set(graph.entities[i].id, label(graph.entities[i]));
  return [...all].map(([id, name]) => [id, name, counts.by.get(id) ?? 0]).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).slice(0, 200);
}

function sources(counts) {
  const sites = new Map(graph.documents.filter(d => d.statements.size && sourceOf(d)).map(d => [sourceOf(d), siteOf(d)]));
  return [...sites].map(([name, site]) => [name, name, counts.source.get(name) ?? 0, site]).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).slice(0, 200);
}

function slider(id, name, value, shown, range, run, key = id) {
  const output = el("output", { for: id }, shown(value));
  const input = el("input", {
    id, type: "range", ...range, value, data: { key },
    on: { input: event => (output.textContent = shown(Number(event.target.value))), change: event => run(Number(event.target.value)) },
  });
  return el("div", { class: "slide" }, el("label", { for: id }, name), output, input);
}

function confidence() {
  const run = value => change({ confidence: value });
  return slider("confidence", say("confidence"), state.confidence, v => v.toFixed(2), { min: 0, max: 1, step: 0.05 }, run);
}

function topSlider(partners) {
  const most = partners.size;
  if (most < 10) return null;
  const run = value => change({ top: value >= most && most <= graph.top ? 0 : value });
  return el("div", {}, slider("most", say("top"), shownCount(partners), v => `${v} / ${most}`, { min: Math.min(10, most), max: most, step: 1 }, run, "top"),
    el("p", { class: "hint" }, say("topHint")));
}
