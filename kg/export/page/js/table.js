// The same relations as a table: sorted by any column, read by keyboard and screen reader.

import { button, el, fill, link } from "./dom.js";
import { choosePair, state } from "./state.js";
import { currentLanguage, label, say } from "./words.js";
import { newestFirst } from "./data.js";
import { rowsOf } from "./choose.js";
import { badge, relationName } from "./passage.js";
import { showDate } from "./dates.js";
import { summary } from "./summary.js";
import { entityLink, withMore } from "./relation.js";
import { swatch } from "./marks.js";

const COLUMNS = {
  colSubject: s => label(s.subject),
  colRelation: s => relationName(s),
  colObject: s => label(s.object),
  colStatus: s => ["asserted", "claimed", "planned", "possible", "negated"].indexOf(s.st),
  colTime: s => s.time,
  colTold: s => s.told,
  colEvidence: s => s.ev.length,
};
const FALLING = new Set(["colTime", "colTold", "colEvidence"]);
let order = "";
let falling = true;

/** Write the table of the visible statements. */
export function showTable(box, model) {
  box.hidden = state.view !== "table";
  if (box.hidden) return;
  const rows = sorted(rowsOf(model));
  const body = el("tbody", { role: "rowgroup" }, rows.slice(0, 200).map(row));
  const heads = Object.keys(COLUMNS).map(key => el("th", { scope: "col", role: "columnheader", "aria-sort": key === order ? (falling ? "descending" : "ascending") : null },
    button(say(key), () => sortBy(box, model, key), { class: "sort", title: say("sortBy", say(key)) })));
  const table = el("table", { role: "table" }, el("caption", {}, summary(model)), el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), body);
  const more = withMore(body, rows.slice(200), row, 500);
  fill(box, table, Array.isArray(more) ? more[1] : null);
}

/** Undated rows stand last either way. */
function sorted(statements) {
  const key = COLUMNS[order];
  if (!key) return [...statements].sort(newestFirst);
  const way = falling ? -1 : 1;
  const compare = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return newestFirst(a, b);
    if (x === "" || y === "") return x === "" ? 1 : -1;
    return (x < y ? -1 : 1) * way;
  };
  return [...statements].sort(compare);
}

function sortBy(box, model, key) {
  falling = key === order ? !falling : FALLING.has(key);
  order = key;
  showTable(box, model);
  [...box.querySelectorAll("th .sort")][Object.keys(COLUMNS).indexOf(key)]?.focus();
}

const dayText = iso => (iso ? showDate(iso, currentLanguage()) : "–");

function row(s) {
  const open = () => choosePair(...[s.subject, s.object].sort((a, b) => a.i - b.i), s.r);
  return el("tr", { role: "row", data: { statement: s.i } },
    el("td", { role: "cell" }, entityLink(s.subject)),
    el("td", { role: "cell" }, swatch(s.family), link(relationName(s), open)),
    el("td", { role: "cell" }, entityLink(s.object)),
    el("td", { role: "cell", class: "badges" }, badge(s.st, s.by, s.no)),
    el("td", { role: "cell", class: "date" }, dayText(s.time)),
    el("td", { role: "cell", class: "date told" }, dayText(s.told)),
    el("td", { role: "cell", class: "number" }, String(s.ev.length)));
}
