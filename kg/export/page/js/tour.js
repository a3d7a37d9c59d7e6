// A tour in five steps on the data of this very graph.

import { byId, button, el, fill } from "./dom.js";
import { change, chooseNode, chooseNothing, choosePair, state } from "./state.js";
import { graph } from "./data.js";
import { pairsOf } from "./select.js";
import { say } from "./words.js";

let stepAt = 0;
let back = null;

/** What each step shows: a part of the page, and a state of it. */
function steps() {
  const pair = [...pairsOf(graph.statements).values()].filter(p => !p.static && p.a !== p.b).sort((x, y) => y.statements.length - x.statements.length || x.a - y.a)[0];
  const [a, b] = pair ? [graph.entities[pair.a], graph.entities[pair.b]] : [graph.entities[0], null];
  return [
    ["picture", () => chooseNothing()],
    ["panel", () => a && chooseNode(a)],
    ["panel", () => b && choosePair(a, b)],
    ["filters", () => {}],
    ["masthead", () => {}],
  ];
}

/** Start the tour at its first step. */
export function startTour() {
  stepAt = 0;
  back = document.activeElement;
  goOn();
}

function goOn() {
  const all = steps();
  const [id, run] = all[stepAt];
  if (state.view === "table") change({ view: "graph" });
  run();
  for (const part of document.querySelectorAll(".toured")) part.classList.remove("toured");
  byId(id).classList.add("toured");
  const box = byId("tour");
  const go = step => () => { stepAt += step; goOn(); };
  fill(box, el("p", { class: "kind" }, say("tourStep", stepAt + 1, all.length)), el("p", { role: "status" }, say("tourText")[stepAt]),
    el("div", { class: "bar" }, stepAt ? button(say("back"), go(-1)) : null, stepAt < all.length - 1 ? button(say("next"), go(1), { class: "primary" }) : button(say("endTour"), endTour, { class: "primary" }),
      stepAt < all.length - 1 ? button(say("endTour"), endTour, { class: "link" }) : null));
  box.hidden = false;
  box.querySelector(".primary").focus();
}

/** End the tour if it is on; say whether it was. */
export function leaveTour() {
  const on = !byId("tour").hidden;
  if (on) endTour();
  return on;
}

function endTour() {
  byId("tour").hidden = true;
  for (const part of document.querySelectorAll(".toured")) part.classList.remove("toured");
  (back?.isConnected ? back : byId("picture")).focus();
}
