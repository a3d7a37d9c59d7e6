// A field that finds things while typing: a combobox by the ARIA pattern.

import { byId, el, fill } from "./dom.js";
import { find } from "./names.js";
import { label, say, tongue } from "./words.js";
import { typeMark } from "./marks.js";

let fields = 0;

/**
 * Return a field whose hits come from `look(words)`: `{group, mark, text, lang, note, take}`.
 *
 * A `bare` one has no label and starts anew each time.
 */
export function searchBox(name, look, options = {}) {
  const id = `field${(fields += 1)}`;
  const list = el("ul", { id: `${id}-list`, role: "listbox", class: "hits", hidden: true, "aria-label": name });
  const input = el("input", {
    id, type: "search", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": `${id}-list`, placeholder: options.placeholder ?? say("searchHint"), value: options.value ?? "", "aria-label": name,
  });
  const box = { input, list, hits: [], at: -1, look, later: options.later, once: options.bare };
  input.addEventListener("input", event => event.isComposing || lookUp(box));
  input.addEventListener("compositionend", () => lookUp(box));
  input.addEventListener("keydown", event => event.isComposing || steer(box, event));
  input.addEventListener("blur", () => setTimeout(() => close(box), 150));
  return el("div", { class: "field" }, options.bare ? null : el("label", { for: id }, name), input, list);
}

/** Return a field that finds entities by any of their names and hands the chosen one to `choose`. */
export function entityField(name, chosen, choose, options = {}) {
  return searchBox(name, words => find(words).map(e => entityHit(e, choose)), { ...options, value: chosen ? label(chosen) : "" });
}

/** Return an entity as a hit. */
export function entityHit(e, choose) {
  const others = [label(e) === e.name ? e.en : e.name, ...(e.aliases ?? [])].filter(Boolean).slice(0, 3).join("・");
  return { id: e.id, mark: typeMark(e.type), text: label(e), lang: tongue(e), note: others, take: () => choose(e) };
}

function lookUp(box) {
  showHits(box, box.look(box.input.value));
  const words = box.input.value;
  box.later?.(words).then(more => box.input.value === words && more.length && showHits(box, [...more, ...box.hits.filter(hit => !more.some(m => m.id === hit.id))]), () => null);
}

function showHits(box, hits) {
  const { input, list } = box;
  box.hits = hits;
  box.at = box.hits.length ? 0 : -1;
  const rows = [];
  let group = "";
  box.hits.forEach((hit, k) => {
    if (hit.group && hit.group !== group) rows.push(el("li", { role: "presentation", class: "group" }, hit.group));
    group = hit.group ?? "";
    rows.push(el("li", { role: "option", id: `${input.id}-${k}`, "aria-selected": "false",
      on: { mousedown: event => { event.preventDefault(); take(box, k); } } },
    hit.mark ?? null, el("span", { lang: hit.lang ?? null }, hit.text), hit.note ? el("small", {}, hit.note) : null));
  });
  if (!box.hits.length && input.value.trim()) rows.push(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none" }, say("nothing")));
  fill(list, rows);
  const open = Boolean(rows.length);
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  markHit(box);
}

function markHit({ input, list, at }) {
  for (const li of list.querySelectorAll('[role="option"]')) li.setAttribute("aria-selected", String(li.id === `${input.id}-${at}`));
  if (at < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", `${input.id}-${at}`);
  byId(`${input.id}-${at}`)?.scrollIntoView({ block: "nearest" });
}

function steer(box, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.hits.length) {
    event.preventDefault();
    box.at = (box.at + step + box.hits.length) % box.hits.length;
    markHit(box);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (box.list.hidden) lookUp(box);
    if (box.at >= 0) take(box, box.at);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    box.input.value = "";
    close(box);
    box.input.blur();
  }
}

function take(box, k) {
  const hit = box.hits[k];
  box.input.value = box.once ? "" : hit.text;
  close(box);
  if (box.once) byId("panel").focus();
  hit.take();
}

function close({ list, input }) {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
