// The same relations as a table: sorted by any column, read by keyboard and screen reader.

import { button, el, fill, link } from "./dom.js";
import { choosePair, state } from "./state.js";
import { currentLanguage, label, say } from "./words.js";
import { newestFirst } from "./data.js";
import { badge, relationName } from "./passage.js";
import { showDate } from "./dates.js";
import { entityLink, swatch, withMore } from "./relation.js";

const COLUMNS = {
  colSubject: s => label(s.subject),
  colRelation: s => relationName(s),
  colObject: s => label(s.object),
  colStatus: s => ["asserted", "claimed", "planned", "possible", "negated"].indexOf(s.st),
  colDate: null,
  colEvidence: s => -s.ev.length,
};
let order = "colDate";
let backwards = false;

/** Write the table of the visible statements. */
export function showTable(box, model) {
  box.hidden = state.view !== "table";
  if (box.hidden) return;
  const rows = sorted(model.visible);
  const body = el("tbody", { role: "rowgroup" }, rows.slice(0, 200).map(row));
  const heads = Object.keys(COLUMNS).map(key => el("th", { scope: "col", role: "columnheader", "aria-sort": key === order ? (backwards ? "descending" : "ascending") : null },
    button(say(key), () => sortBy(box, model, key), { class: "sort", title: say("sortBy", say(key)) })));
  const table = el("table", { role: "table" }, el("caption", {}, say("tableCaption")), el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), body);
  const more = withMore(body, rows.slice(200), row, 500);
  fill(box, table, Array.isArray(more) ? more[1] : null);
}

function sorted(statements) {
  const key = COLUMNS[order];
  const compare = key ? (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : newestFirst(a, b)) : newestFirst;
  const rows = [...statements].sort(compare);
  return backwards ? rows.reverse() : rows;
}

function sortBy(box, model, key) {
  backwards = key === order && !backwards;
  order = key;
  showTable(box, model);
  [...box.querySelectorAll("th .sort")][Object.keys(COLUMNS).indexOf(key)]?.focus();
}

function row(s) {
  const open = () => choosePair(...[s.subject, s.object].sort((a, b) => a.i - b.i), s.r);
  return el("tr", { role: "row", data: { statement: s.i } },
    el("td", { role: "cell" }, entityLink(s.subject)),
    el("td", { role: "cell" }, swatch(s.family), link(relationName(s), open)),
    el("td", { role: "cell" }, entityLink(s.object)),
    el("td", { role: "cell", class: "badges" }, badge(s.st, s.by, s.no)),
    el("td", { role: "cell", class: "date" }, s.date ? showDate(s.date, currentLanguage()) : "–"),
    el("td", { role: "cell", class: "number" }, String(s.ev.length)));
}
