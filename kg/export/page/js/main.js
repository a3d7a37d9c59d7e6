// Putting it together: read the data and the address, show, and show again after every change.

import { button, byId, el, fill } from "./dom.js";
import { ends, entitiesOf, fromHash, onChange, state } from "./state.js";
import { articlesBoard } from "./articles.js";
import { choose, countChoices } from "./choose.js";
import { closeDrawer, closeMenus, header } from "./header.js";
import { disputesBoard, pathBoard } from "./views.js";
import { entitiesBoard, severalPanel } from "./entities.js";
import { graph, load } from "./data.js";
import { isPlaying, showTimeline } from "./timeline.js";
import { listen } from "./keys.js";
import { makeScene } from "./scene.js";
import { nodePanel, pairPanel, startPanel } from "./panels.js";
import { openPicture } from "./pointer.js";
import { passing } from "./select.js";
import { complement, lacks } from "./served.js";
import { say, setLanguage } from "./words.js";
import { showChips, showEmptiness, tell } from "./summary.js";
import { showFilters } from "./filters.js";
import { showScene } from "./canvas.js";
import { showTable } from "./table.js";

let model = null;
let before = {};

function start() {
  load(JSON.parse(byId("kg").textContent));
  Object.assign(state, fromHash(location.hash));
  if (!location.hash && graph.focus && graph.byId.has(graph.focus)) state.node = graph.focus;
  openPicture(byId("picture"));
  onChange(show);
  const again = () => { Object.assign(state, fromHash(location.hash)); show(); };
  fill(byId("jump"), button("", jump));
  addEventListener("scroll", () => nameJump(), { passive: true });
  addEventListener("popstate", again);
  addEventListener("hashchange", again);
  document.addEventListener("pointerdown", event => closeMenus(event.target));
  listen();
  show();
  document.documentElement.dataset.readyat = Math.round(performance.now());
}

/** Get what a served page lacks around the chosen entities, and show it as soon as it is there. */
async function fetchLacking() {
  const wanted = [state.node, ...state.more, ...state.nodes, ...(state.pair ?? [])].filter(lacks);
  for (const id of wanted) if (await complement(id)) show();
}

function show() {
  fetchLacking();
  const began = performance.now();
  dress();
  model = choose(passing(state));
  model.counts = countChoices(model);
  model.scene = makeScene(model);
  byId("picture").hidden = state.view === "table";
  showChips(byId("chips"), model);
  showFilters(byId("filters"), model);
  showTimeline(byId("timeline"), model);
  showTable(byId("table"), model);
  showPanel();
  nameJump();
  tell(model);
  showEmptiness(byId("empty"), model);
  const steady = isPlaying();
  showScene(model.scene, { move: moved() && !steady, steady }); // last: the room for it is known now
  if (before.chosen !== chosenKey()) closeDrawer();
  before.chosen = chosenKey();
  document.documentElement.dataset.took = Math.round(performance.now() - began);
}

const chosenKey = () => [state.node, state.nodes, state.pair, state.path, state.document, state.board, state.view].join(" ");

/** Language, theme, header: written only when they change. */
function dress() {
  const lang = state.lang || graph.lang;
  setLanguage(lang);
  const root = document.documentElement;
  root.lang = lang;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  const key = [lang, state.theme, state.view, state.board, state.document].join();
  if (key !== before.dress) header(() => model);
  before.dress = key;
}

/** Whether the picture must move: not when only the panel or the theme changed, or one shape was dragged. */
function moved() {
  const keys = model.scene.nodes.filter(n => !n.pinned).map(n => `${n.e.i}:${n.x},${n.y},${n.dim}`).join(" ") + state.view;
  const changed = keys !== before.scene;
  before.scene = keys;
  return changed;
}

function panelOf() {
  const node = graph.byId.get(state.node);
  const pair = ends(state.pair);
  if (state.board === "path" || state.path) return pathBoard(model);
  if (node) return nodePanel(node, model);
  if (entitiesOf(state.nodes).length) return severalPanel(entitiesOf(state.nodes), model);
  if (pair) return pairPanel(pair, model);
  if (state.board === "disputes") return disputesBoard(model);
  if (state.board === "documents" || state.document) return articlesBoard(model);
  return state.board === "entities" ? entitiesBoard(model) : startPanel(model);
}

function showPanel() {
  const panel = byId("panel");
  const inside = panel.contains(document.activeElement);
  const key = inside ? document.activeElement.dataset.key : "";
  const same = before.panel === chosenKey();
  const at = panel.scrollTop;
  before.panel = chosenKey();
  fill(panel, unknown(), panelOf());
  panel.scrollTop = same ? at : 0;
  if (!inside) return;
  const again = key && panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (again || panel).focus(); // what was pressed is gone: go on reading here
}

/** On a telephone the panel stands below: one press leads there and back. */
function jump() {
  const there = panelInSight();
  byId(there ? "picture" : "panel").scrollIntoView({ block: "start" });
  byId(there ? "picture" : "panel").focus({ preventScroll: true });
  nameJump();
}

const panelInSight = () => byId("panel").getBoundingClientRect().top < innerHeight * 0.6;
const nameJump = () => (byId("jump").firstChild.textContent = say(panelInSight() ? "toPicture" : "toPanel"));

function unknown() {
  const missing = [state.node, ...state.nodes, ...(state.pair ?? []), ...(state.path ?? [])].filter(id => id && !graph.byId.has(id) && !lacks(id));
  if (state.document && !graph.documentById.has(state.document)) missing.push(state.document);
  return missing.map(id => el("p", { class: "empty" }, say("unknown", id)));
}

start();
