// Finding an entity by any of its names while typing.

import { byId, el, fill } from "./dom.js";
import { find } from "./fold.js";
import { graph } from "./data.js";
import { label, say, tongue } from "./words.js";
import { typeMark } from "./panels.js";

let fields = 0;

/** Return a field (a combobox) that finds entities and hands the chosen one to `choose`; a `bare` one has no label and starts anew each time. */
export function entityField(name, chosen, choose, options = {}) {
  const id = `field${(fields += 1)}`;
  const list = el("ul", { id: `${id}-list`, role: "listbox", class: "hits", hidden: true, "aria-label": name });
  const input = el("input", {
    id, type: "search", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": `${id}-list`, placeholder: options.placeholder ?? say("searchHint"), value: chosen ? label(chosen) : "", "aria-label": name,
  });
  const box = { input, list, hits: [], at: -1, choose, once: options.bare };
  input.addEventListener("input", event => event.isComposing || look(box));
  input.addEventListener("compositionend", () => look(box));
  input.addEventListener("keydown", event => event.isComposing || steer(box, event));
  input.addEventListener("blur", () => setTimeout(() => close(box), 150));
  return el("div", { class: "field" }, options.bare ? null : el("label", { for: id }, name), input, list);
}

function look(box) {
  const { input, list } = box;
  box.hits = find(graph.entities, input.value);
  box.at = box.hits.length ? 0 : -1;
  fill(list, box.hits.map((e, k) => el("li", {
    role: "option", id: `${input.id}-${k}`, "aria-selected": String(k === 0), on: { mousedown: event => { event.preventDefault(); take(box, k); } },
  }, typeMark(e.type), el("span", { lang: tongue(e) }, label(e)), el("small", {}, [label(e) === e.name ? e.en : e.name, ...(e.aliases ?? [])].filter(Boolean).slice(0, 3).join("・")))),
  !box.hits.length && input.value.trim() ? el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none" }, say("nothing")) : null);
  const open = Boolean(list.children.length);
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  markHit(box);
}

function markHit({ input, list, at }) {
  [...list.children].forEach((li, k) => li.setAttribute("aria-selected", String(k === at)));
  if (at >= 0) input.setAttribute("aria-activedescendant", `${input.id}-${at}`);
  else input.removeAttribute("aria-activedescendant");
}

function steer(box, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.hits.length) {
    event.preventDefault();
    box.at = (box.at + step + box.hits.length) % box.hits.length;
    markHit(box);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (box.list.hidden) look(box);
    if (box.at >= 0) take(box, box.at);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    box.input.value = "";
    close(box);
    box.input.blur();
  }
}

function take(box, k) {
  const e = box.hits[k];
  box.input.value = box.once ? "" : label(e);
  close(box);
  if (box.once) byId("panel").focus();
  box.choose(e);
}

function close({ list, input }) {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
