// A relation as a card: who, what, to whom, and every sentence that says it.

import { currentLanguage, label, say, tongue } from "./words.js";
import { chooseNode } from "./state.js";
import { badge, passage, relationName } from "./passage.js";
import { el, link } from "./dom.js";
import { newestFirst } from "./data.js";
import { independent } from "./events.js";
import { mendRelation } from "./mend.js";
import { swatch } from "./marks.js";
import { showDate } from "./dates.js";

const FIRST = 12;

/** Return cards for statements, newest first; the chosen type stands at the top. */
export function relationCards(statements, { chosen = "", most = 40 } = {}) {
  const order = [...statements].sort((a, b) => Number(b.r === chosen) - Number(a.r === chosen) || newestFirst(a, b));
  const box = el("div", { class: "cards" }, order.slice(0, most).map(s => relationCard(s, { chosen: s.r === chosen })));
  return withMore(box, order.slice(most), s => relationCard(s), 100);
}

/** Return one card with its evidence, denials apart from what they deny. */
export function relationCard(s, { chosen = false } = {}) {
  const said = s.ev.filter(e => !e.den);
  const denied = s.ev.filter(e => e.den);
  const both = said.length && denied.length;
  return el("article", { class: `card family-${s.family}${chosen ? " chosen" : ""}`, data: { relation: s.i, family: s.family } },
    relationHead(s),
    both ? el("h4", {}, say("claim")) : null,
    passages(s, said, s.ev.length === 1),
    both ? el("h4", { class: "denial" }, say("denial")) : null,
    passages(s, denied, s.ev.length === 1),
    mendRelation(s),
  );
}

/** Return the head of a card: names, relation, badges, date. */
export function relationHead(s) {
  const arrow = s.type.symmetric ? "—" : "→";
  return el("h3", {},
    entityLink(s.subject), ` ${arrow} `,
    el("b", { class: "name" }, swatch(s.family), relationName(s)), ` ${arrow} `,
    entityLink(s.object),
    el("span", { class: "facts" }, badge(s.st, s.by, s.no),
      s.time ? el("time", { datetime: s.time }, say("when", showDate(s.time, currentLanguage()))) : null,
      s.told ? el("time", { class: "told", datetime: s.told }, say("toldOn", showDate(s.told, currentLanguage()))) : null,
      el("span", {}, say("evidenceCount", s.ev.length)), el("span", {}, say("sourceCount", independent(s.ev))), el("span", {}, say("confidenceIs", s.c.toFixed(2)))),
  );
}

/** Return an entity by name, to be chosen. */
export function entityLink(e) {
  return link(label(e), () => chooseNode(e), { lang: tongue(e) });
}

function passages(s, list, alone = false) {
  if (!list.length) return null;
  const groups = copies(list);
  const box = el("ul", { class: "passages" }, groups.slice(0, FIRST).map(group => withCopies(s, group, { plain: alone })));
  return withMore(box, groups.slice(FIRST), group => withCopies(s, group), 50);
}

/** Sentences that agencies copied word for word stand together. */
function copies(list) {
  const groups = new Map();
  for (const e of list) groups.set(`${e.n} ${e.st}`, [...(groups.get(`${e.n} ${e.st}`) ?? []), e]);
  return [...groups.values()];
}

function withCopies(s, [first, ...others], options = {}) {
  const shown = passage(s, first, options);
  if (others.length) shown.append(el("details", { class: "kind" }, el("summary", {}, say("copies", others.length)), el("ul", { class: "passages" }, others.map(e => passage(s, e)))));
  return shown;
}

/** Put a button after `box` that adds the rest, `step` at a time. */
export function withMore(box, rest, make, step) {
  if (!rest.length) return box;
  const more = link(say("more", rest.length), () => {
    box.append(...rest.splice(0, step).map(make));
    if (rest.length) more.textContent = say("more", rest.length);
    else more.remove();
  }, { class: "link more" });
  return [box, more];
}
