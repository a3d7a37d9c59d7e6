// Putting it together: read the data and the address, show, and show again after every change.

import { button, byId, el, fill } from "./dom.js";
import { citation, copy, download, savePicture, toCsv, toJson } from "./save.js";
import { change, chooseBoard, chooseNode, chooseNothing, ends, fromHash, onChange, state } from "./state.js";
import { currentLanguage, label, say, setLanguage } from "./words.js";
import { disputesBoard, documentsBoard, pathBoard } from "./views.js";
import { fit, openCanvas, showScene, zoom } from "./canvas.js";
import { graph, load } from "./data.js";
import { nodePanel, pairPanel, startPanel } from "./panels.js";
import { makeScene, partnersOf } from "./scene.js";
import { pairsOf, select } from "./select.js";
import { entityField } from "./search.js";
import { listen } from "./keys.js";
import { showFilters } from "./filters.js";
import { showTable } from "./table.js";
import { isPlaying, showTimeline } from "./timeline.js";

let model = null;
let before = {};

function start() {
  load(JSON.parse(byId("kg").textContent));
  Object.assign(state, fromHash(location.hash));
  if (!location.hash && graph.focus && graph.byId.has(graph.focus)) state.node = graph.focus;
  openCanvas(byId("picture"));
  onChange(show);
  addEventListener("popstate", () => { Object.assign(state, fromHash(location.hash)); show(); });
  addEventListener("hashchange", () => { Object.assign(state, fromHash(location.hash)); show(); });
  listen();
  show();
  document.documentElement.dataset.readyat = Math.round(performance.now());
}

function show() {
  const began = performance.now();
  dress();
  const { visible, counts } = select(state);
  const pairs = pairsOf(visible);
  const partners = partnersOf(pairs);
  model = { visible, counts, pairs, partners };
  model.scene = makeScene(pairs);
  const steady = isPlaying();
  showScene(model.scene, { move: moved() && !steady, steady });
  showFilters(byId("filters"), model);
  showTimeline(byId("timeline"), model);
  showTable(byId("table"), model);
  byId("picture").hidden = state.view === "table";
  showPanel();
  tell();
  document.documentElement.dataset.took = Math.round(performance.now() - began);
}

/** Language, theme, header: written only when they change. */
function dress() {
  const lang = state.lang || graph.lang;
  setLanguage(lang);
  const root = document.documentElement;
  root.lang = lang;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  const key = [lang, state.theme, state.view, state.board, state.document].join();
  if (key !== before.dress) header();
  before.dress = key;
}

function header() {
  byId("title").textContent = graph.title;
  document.title = graph.title;
  const search = entityField(say("search"), null, e => chooseNode(e), { placeholder: `${say("search")} ${say("searchHint")}`, bare: true });
  fill(byId("find"), search);
  byId("picture").setAttribute("aria-label", say("pictureLabel"));
  byId("picture").setAttribute("role", "application");
  byId("table").setAttribute("aria-label", say("table"));
  byId("panel").setAttribute("aria-label", say("relations"));
  byId("filters").setAttribute("aria-label", say("filters"));
  byId("timeline").setAttribute("aria-label", say("timelineLabel"));
  byId("tabs").setAttribute("aria-label", say("graph"));
  const view = name => button(say(name), () => change({ view: name }), { "aria-pressed": String(state.view === name) });
  const board = name => button(say(name), () => (state.board === name ? chooseNothing() : chooseBoard(name)), { "aria-pressed": String(state.board === name || (name === "documents" && Boolean(state.document))) });
  const pressed = headerButtons().indexOf(document.activeElement);
  fill(byId("tabs"), el("span", { class: "steps", role: "group", "aria-label": `${say("graph")}・${say("table")}` }, view("graph"), view("table")), board("path"), board("disputes"), board("documents"));
  fill(byId("tools"), menu(), button(say(dark() ? "light" : "dark"), () => change({ theme: dark() ? "light" : "dark" }), { class: "theme" }),
    button(say("lang"), () => change({ lang: currentLanguage() === "ja" ? "en" : "ja" }), { lang: currentLanguage() === "ja" ? "en" : "ja" }),
    button(say("filters"), () => document.body.classList.toggle("filtering"), { class: "drawer" }));
  if (pressed >= 0) headerButtons()[pressed]?.focus();
  if (!byId("zoom")) byId("picture").append(el("div", { id: "zoom" }));
  fill(byId("zoom"), button("＋", () => zoom(1.25), { "aria-label": say("zoomIn") }), button("－", () => zoom(0.8), { "aria-label": say("zoomOut") }), button(say("fit"), () => fit(true)));
}

const headerButtons = () => [...byId("top").querySelectorAll("#tabs button, #tools button, #tools summary")];

const dark = () => (state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

function menu() {
  const items = [
    ["copyLink", () => copy(location.href)], ["copyCitation", () => copy(citation())], ["png", savePicture],
    ["csv", () => download("relations.csv", toCsv(model.visible), "text/csv;charset=utf-8")],
    ["json", () => download("relations.json", toJson(model.visible), "application/json")], ["print", () => print()],
  ];
  return el("details", { class: "menu" }, el("summary", {}, say("menu")), el("div", { class: "sheet" }, items.map(([name, run]) => button(say(name), async event => {
    await run();
    event.target.closest("details").open = false;
    if (name.startsWith("copy")) byId("status").textContent = say("copied");
  }))));
}

/** Whether the picture must move: not when only the panel or the theme changed. */
function moved() {
  const keys = [...model.scene.nodes].map(n => `${n.e.i}:${n.x},${n.y},${n.dim}`).join(" ") + state.view;
  const changed = keys !== before.scene;
  before.scene = keys;
  return changed;
}

function showPanel() {
  const panel = byId("panel");
  const node = graph.byId.get(state.node);
  const pair = ends(state.pair);
  let content;
  if (state.board === "path" || state.path) content = pathBoard(model);
  else if (node) content = nodePanel(node, model);
  else if (pair) content = pairPanel(pair, model);
  else if (state.board === "disputes") content = disputesBoard(model);
  else if (state.board === "documents" || state.document) content = documentsBoard(model);
  else content = startPanel(model);
  const inside = panel.contains(document.activeElement);
  fill(panel, unknown(), content);
  panel.scrollTop = 0;
  if (inside) panel.focus(); // what was pressed is gone: go on reading here
  if (state.view === "table" && (node || pair) && matchMedia("(max-width: 820px)").matches) panel.scrollIntoView();
}

function unknown() {
  const missing = [state.node, ...(state.pair ?? []), ...(state.path ?? [])].filter(id => id && !graph.byId.has(id));
  if (state.document && !graph.documentById.has(state.document)) missing.push(state.document);
  return missing.map(id => el("p", { class: "empty" }, say("unknown", id)));
}

/** Say in one line what is shown; screen readers hear it. */
function tell() {
  const node = graph.byId.get(state.node);
  const pair = ends(state.pair);
  const about = node ? say("selectedNode", label(node), (model.partners.get(node.i) ?? []).length)
    : pair ? say("selectedPair", label(pair[0]), label(pair[1]), model.pairs.get(pair.map(e => e.i).sort((a, b) => a - b).join("-"))?.statements.length ?? 0) : "";
  const sentences = model.visible.reduce((sum, s) => sum + s.ev.length, 0);
  const count = [`${graph.entities.length} ${say("entities")}`, say("shown", model.visible.length, graph.statements.length), `${say("sentences")} ${sentences}`, `${say("articles")} ${graph.documents.length}`];
  byId("status").textContent = [about, count.join("・")].filter(Boolean).join("　");
  Object.assign(document.documentElement.dataset, {
    entities: graph.entities.length, statements: model.visible.length, pairs: model.pairs.size, sentences, drawn: model.scene.nodes.length,
    lines: model.scene.lines.length, inPairs: [...model.pairs.values()].reduce((sum, p) => sum + p.statements.length, 0),
  });
}

start();
