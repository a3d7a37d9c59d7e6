// The mouse on the picture: choose, choose several, open beside, draw a rectangle, drag to a place that stays.

import { byId, el } from "./dom.js";
import { bracket, say } from "./words.js";
import { change, chooseNode, chooseNodes, chooseNothing, choosePair, expandNode, state, toggleNode } from "./state.js";
import { nodesWithin, openCanvas, takeDragged, under } from "./canvas.js";
import { foldHint, openFold } from "./hub.js";
import { graph } from "./data.js";
import { pairText, shortName } from "./labels.js";
import { pinId } from "./choose.js";

/** Long enough for a second click: it means something else than one where an entity is chosen already. */
const SECOND_CLICK = 260;
let soon = 0;

/** Make the picture inside `box` and listen to the mouse. */
export function openPicture(box) {
  const { network, holder } = openCanvas(box);
  network.on("click", click);
  network.on("doubleClick", openBeside);
  network.on("dragEnd", ({ nodes }) => nodes.forEach(pin));
  holder.addEventListener("mousemove", hover);
  holder.addEventListener("mouseleave", () => (byId("hover").hidden = true));
  lasso(holder);
}

function click({ pointer, event }) {
  const { node, statement, pair } = under(pointer.DOM);
  const several = event?.srcEvent?.shiftKey ?? event?.shiftKey;
  clearTimeout(soon);
  if (node?.fold) openFold(node.fold);
  else if (node && several) toggleNode(node);
  else if (node && state.node && state.node !== node.id) soon = setTimeout(() => chooseNode(node), SECOND_CLICK);
  else if (node) chooseNode(node);
  else if (pair?.fold) openFold(pair.fold);
  else if (statement) choosePair(...inOrder(statement.s, statement.o), statement.r);
  else if (pair) choosePair(...inOrder(pair.a, pair.b));
  else if (state.node || state.pair || state.nodes.length) chooseNothing();
}

const inOrder = (a, b) => [graph.entities[Math.min(a, b)], graph.entities[Math.max(a, b)]];

/** A double click: what is chosen stays, and what surrounds this one comes beside it. */
function openBeside({ pointer }) {
  clearTimeout(soon);
  const { node } = under(pointer.DOM);
  if (node && !node.fold) expandNode(node);
}

function pin(i) {
  const at = takeDragged(i);
  if (!at || at.e.fold || at.kind !== "overview") return;
  const others = state.pins.filter(p => pinId(p) !== at.e.id);
  change({ pins: [...others, `${at.e.id}~${at.x}~${at.y}`] }, { remember: false });
}

/** Shift and drag draws a rectangle that chooses the shapes in it. */
function lasso(holder) {
  const box = byId("picture");
  const frame = el("div", { id: "lasso", hidden: true });
  box.append(frame);
  let start = null;
  const at = event => {
    const { left, top } = box.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const corners = event => {
    const [x, y] = at(event);
    return [Math.min(x, start[0]), Math.min(y, start[1]), Math.max(x, start[0]), Math.max(y, start[1])];
  };
  holder.addEventListener("pointerdown", event => {
    if (!event.shiftKey || under({ x: at(event)[0], y: at(event)[1] }).node) return;
    event.stopPropagation();
    start = at(event);
    holder.setPointerCapture(event.pointerId);
  }, true);
  holder.addEventListener("pointermove", event => {
    if (!start) return;
    event.stopPropagation();
    const [x0, y0, x1, y1] = corners(event);
    Object.assign(frame.style, { left: `${x0}px`, top: `${y0}px`, width: `${x1 - x0}px`, height: `${y1 - y0}px` });
    frame.hidden = false;
  }, true);
  holder.addEventListener("pointerup", event => {
    if (!start) return;
    event.stopPropagation();
    const inside = nodesWithin(...corners(event));
    [start, frame.hidden] = [null, true];
    if (inside.length) chooseNodes([...new Set([...state.nodes, ...inside.map(e => e.id)])]);
  }, true);
}

let waiting = 0;
function hover(event) {
  if (waiting || event.buttons) return;
  const { offsetX: x, offsetY: y } = event;
  waiting = requestAnimationFrame(() => {
    waiting = 0;
    const { node, pair, statement } = under({ x, y });
    const tip = byId("hover");
    tip.hidden = !(node || pair);
    byId("picture").classList.toggle("pointing", Boolean(node || pair || statement));
    if (tip.hidden) return;
    tip.textContent = node ? hoverNode(node) : hoverPair(pair);
    tip.style.left = `${Math.min(x + 14, Math.max(0, byId("picture").clientWidth - 240))}px`;
    tip.style.top = `${y + 14}px`;
  });
}

const hoverNode = e => (e.fold ? foldHint(e, say("open")) : [e.name, e.en].filter(Boolean).join(say("comma")) + bracket(say(`one${e.type}`)));
const hoverPair = pair => (pair.fold ? say("open") : `${shortName(graph.entities[pair.a])} – ${shortName(graph.entities[pair.b])}${say("colon")}${pairText(pair)}`);
