// The head of the page: search, views, boards, files, theme and language; written anew when they change.

import { button, byId, el, fill } from "./dom.js";
import { copy } from "./clipboard.js";
import { download } from "./download.js";
import { savePicture, toCsv, toJson } from "./save.js";
import { change, chooseBoard, chooseNothing, state } from "./state.js";
import { citation, titleOf } from "./summary.js";
import { currentLanguage, say } from "./words.js";
import { fit, zoom } from "./canvas.js";
import { notify } from "./note.js";
import { rowsOf } from "./choose.js";
import { saveVector } from "./vector.js";
import { searchField } from "./find.js";
import { showHelp } from "./help.js";
import { viewItems } from "./saved.js";

/** Write the head; `model` gives what is shown when it is asked for. */
export function header(model) {
  document.title = titleOf();
  byId("title").textContent = titleOf();
  const pressed = buttons().indexOf(document.activeElement);
  fill(byId("find"), searchField());
  names();
  tabs();
  fill(byId("tools"), menu(model), button("?", showHelp, { class: "help", "aria-label": say("help"), title: say("help") }),
    button(say(dark() ? "light" : "dark"), () => change({ theme: dark() ? "light" : "dark" }), { class: "theme" }),
    button(say("lang"), () => change({ lang: currentLanguage() === "ja" ? "en" : "ja" }), { lang: currentLanguage() === "ja" ? "en" : "ja" }),
    button(say("filters"), toggleDrawer, { class: "drawer", "aria-expanded": String(document.body.classList.contains("filtering")) }));
  if (pressed >= 0) buttons()[pressed]?.focus();
  fill(byId("zoom"), button("＋", () => zoom(1.25), { "aria-label": say("zoomIn") }), button("－", () => zoom(0.8), { "aria-label": say("zoomOut") }), button(say("fit"), () => fit(true)));
}

const buttons = () => [...byId("masthead").querySelectorAll("#tabs button, #tools button, #tools summary")];
const dark = () => (state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

function names() {
  byId("picture").setAttribute("role", "application");
  for (const [id, word] of Object.entries({ picture: "pictureLabel", table: "table", panel: "relations", filters: "filters", timeline: "timelineLabel", tabs: "graph", chips: "scope" })) {
    byId(id).setAttribute("aria-label", say(word));
  }
}

function tabs() {
  const view = name => button(say(name), () => change({ view: name }), { "aria-pressed": String(state.view === name) });
  const on = name => state.board === name || (name === "documents" && Boolean(state.document));
  const board = name => button(say(name), () => (on(name) ? chooseNothing() : chooseBoard(name)), { "aria-pressed": String(on(name)) });
  fill(byId("tabs"), el("span", { class: "steps", role: "group", "aria-label": `${say("graph")}・${say("table")}` }, view("graph"), view("table")),
    ["path", "disputes", "documents", "entities"].map(name => board(name)));
}

function toggleDrawer(event) {
  const open = document.body.classList.toggle("filtering");
  event.target.setAttribute("aria-expanded", String(open));
  if (open) byId("filters").focus();
}

/** Close the drawer of filters, which covers the picture on a telephone. */
export function closeDrawer() {
  document.body.classList.remove("filtering");
  byId("tools").querySelector(".drawer")?.setAttribute("aria-expanded", "false");
}

function menu(model) {
  const done = (run, word) => async () => { await run(); notify(say(word)); };
  const picture = save => () => {
    if (state.view === "table") change({ view: "graph" });
    return save(model());
  };
  const items = [
    ["copyLink", done(() => copy(location.href), "copied")], ["copyCitation", done(() => copy(citation(model())), "copied")],
    ["png", picture(savePicture)], ["svgFile", picture(saveVector)],
    ["csv", () => download("relations.csv", toCsv(rowsOf(model())), "text/csv;charset=utf-8")],
    ["json", () => download("relations.json", toJson(rowsOf(model())), "application/json")], ["print", () => print()], ...viewItems(),
  ];
  const box = el("details", { class: "menu" }, el("summary", {}, say("menu")));
  const close = focus => {
    box.open = false;
    if (focus) box.querySelector("summary").focus();
  };
  box.append(el("div", { class: "sheet" }, items.map(([name, run]) => button(say(name), async () => { close(true); await run(); }))));
  box.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !box.open) return;
    event.stopPropagation();
    close(true);
  });
  box.addEventListener("focusout", event => event.relatedTarget && !box.contains(event.relatedTarget) && close(false));
  return box;
}

/** Close an open menu when something else is pressed. */
export function closeMenus(target) {
  for (const open of document.querySelectorAll("details.menu[open]")) if (!open.contains(target)) open.open = false;
}
