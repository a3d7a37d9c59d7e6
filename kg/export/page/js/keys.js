// The keyboard: / searches, 1–3 set the reach, arrows walk from node to node, Esc goes back.

import { byId } from "./dom.js";
import { change, chooseNode, chooseNothing, state } from "./state.js";
import { fit, nodeTowards, zoom } from "./canvas.js";
import { closeDrawer, closeMenus } from "./header.js";
import { graph } from "./data.js";
import { leaveTour } from "./tour.js";
import { showHelp } from "./help.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Listen to the keys. */
export function listen() {
  document.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && leaveTour()) return;
    if (press(event)) event.preventDefault();
  });
}

function press(event) {
  const { key } = event;
  const node = graph.byId.get(state.node);
  if (key === "/") return byId("find").querySelector("input").select() ?? true;
  if (key === "Escape") return escape() ?? true;
  if ("123".includes(key) && node) return change({ hops: Number(key) }) ?? true;
  if (key === "?") return showHelp() ?? true;
  if (key === "t") return toTable() ?? true;
  if (event.target.id !== "picture") return false;
  if (WAYS[key]) return step(node, WAYS[key]);
  if (key === "+" || key === "=") return zoom(1.25) ?? true;
  if (key === "-") return zoom(0.8) ?? true;
  if (key === "0") return fit(true) ?? true;
  if (key === "Enter" && node) return byId("panel").focus() ?? true;
  return false;
}

function escape() {
  closeMenus(null);
  closeDrawer();
  chooseNothing();
}

/** To the table and back; the focus goes along. */
function toTable() {
  const view = state.view === "table" ? "graph" : "table";
  change({ view });
  byId(view === "table" ? "table" : "picture").focus();
}

function step(node, [dx, dy]) {
  const next = nodeTowards(node, dx, dy);
  if (next) chooseNode(next);
  return true;
}
