// The left-hand side: what to show, with how many relations each choice has.

import { graph } from "./data.js";
import { label, say } from "./words.js";
import { change, clearFilters, state } from "./state.js";
import { el, fill, link } from "./dom.js";
import { typeMark } from "./panels.js";
import { shownCount } from "./scene.js";
import { swatch } from "./relation.js";

const STATUS = ["asserted", "claimed", "planned", "possible", "negated"];

/** Write the filters anew; what was open and had the focus keeps it. */
export function showFilters(box, { counts, partners }) {
  const open = new Set([...box.querySelectorAll("details[open]")].map(d => d.dataset.family));
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  fill(box,
    el("div", { class: "title" }, el("h2", {}, say("filters")), anyFilter() ? link(say("reset"), clearFilters) : null),
    topSlider(partners),
    group("entityType", ["Country", "Organization", "Person", "Place"].map(t => typeCheck(t, counts))),
    group("family", [...graph.families.values()].map(f => familyCheck(f, counts, open))),
    group("status", STATUS.filter(s => known("st", s)).map(s => statusCheck(s, counts))),
    chooser("claimant", "by", claimants(counts)),
    chooser("source", "source", sources(counts)),
    confidence(),
  );
  if (focused) box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Whether any filter is on. */
export function anyFilter() {
  return Boolean(state.by || state.source || state.confidence || state.since || state.until
    || state.hideTypes.size || state.hideRelations.size || state.hideStatus.size);
}

const known = (field, value) => graph.statements.some(s => s[field] === value);

function group(name, rows) {
  return el("fieldset", {}, el("legend", {}, say(name)), rows);
}

function check(key, on, mark, text, count, toggle, mixed = false) {
  const input = el("input", { type: "checkbox", checked: on, indeterminate: mixed, data: { key }, on: { change: toggle } });
  return el("label", { class: "check" }, input, mark, el("span", { class: "text" }, text), el("span", { class: "count" }, String(count)));
}

function toggled(set, values, on) {
  const next = new Set(set);
  for (const v of values) if (on) next.delete(v); else next.add(v);
  return next;
}

function typeCheck(t, counts) {
  return check(`t-${t}`, !state.hideTypes.has(t), typeMark(t), say(t), counts.types.get(t) ?? 0,
    event => change({ hideTypes: toggled(state.hideTypes, [t], event.target.checked) }));
}

function familyCheck(f, counts, open) {
  const types = [...graph.types.values()].filter(t => t.family === f.id);
  const hidden = types.filter(t => state.hideRelations.has(t.id)).length;
  const total = types.reduce((sum, t) => sum + (counts.relations.get(t.id) ?? 0), 0);
  const set = ids => event => change({ hideRelations: toggled(state.hideRelations, ids, event.target.checked) });
  return el("details", { data: { family: f.id }, open: open.has(f.id) },
    el("summary", { "aria-label": label(f) }),
    check(`f-${f.id}`, hidden < types.length, el("i", { class: "sample", "data-family": f.id }), label(f), total, set(types.map(t => t.id)), hidden > 0 && hidden < types.length),
    el("div", { class: "inner" }, types.map(t => check(`r-${t.id}`, !state.hideRelations.has(t.id), swatch(f.id), label(t), counts.relations.get(t.id) ?? 0, set([t.id])))));
}

function statusCheck(s, counts) {
  return check(`s-${s}`, !state.hideStatus.has(s), el("i", { class: `sample ${s === "asserted" ? "solid" : "dashed"}` }), say(s), counts.status.get(s) ?? 0,
    event => change({ hideStatus: toggled(state.hideStatus, [s], event.target.checked) }));
}

function chooser(name, field, rows) {
  if (!rows.length) return null;
  const select = el("select", { id: `choose-${field}`, data: { key: field }, on: { change: event => change({ [field]: event.target.value }) } },
    el("option", { value: "" }, say("all")), rows.map(([id, text, n]) => el("option", { value: id }, `${text}（${n}）`)));
  select.value = state[field];
  return el("div", { class: "choose" }, el("label", { for: `choose-${field}` }, say(name)), select);
}

function claimants(counts) {
  const all = new Map();
  for (const s of graph.statements) for (const i of s.by) all.set(graph.entities[i].id, label(graph.entities[i]));
  return [...all].map(([id, name]) => [id, name, counts.by.get(id) ?? 0]).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).slice(0, 200);
}

function sources(counts) {
  const all = new Set(graph.statements.flatMap(s => s.sources));
  return [...all].map(name => [name, name, counts.source.get(name) ?? 0]).sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).slice(0, 200);
}

function slider(id, name, value, shown, range, run) {
  const output = el("output", { for: id }, shown(value));
  const input = el("input", {
    id, type: "range", ...range, value, data: { key: id },
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
  return el("div", {}, slider("top", say("top"), shownCount(partners), v => `${v} / ${most}`, { min: Math.min(10, most), max: most, step: 1 }, run),
    el("p", { class: "hint" }, say("topHint")));
}
