// Help: what the keys do, how to read the picture, and the tour.

import { byId, button, el, fill } from "./dom.js";
import { say } from "./words.js";
import { startTour } from "./tour.js";

const KEYS = ["/", "1 2 3", "← ↑ → ↓", "Enter", "Esc", "t", "+ - 0", "?", "Shift"];

/** Open the help. */
export function showHelp() {
  const box = byId("help");
  fill(box, el("header", { class: "head" }, el("h2", { id: "help-title" }, say("help")), button("×", () => box.close(), { class: "close", "aria-label": say("close") })),
    el("p", {}, say("how")), el("p", {}, say("helpSelection")),
    el("dl", { class: "keys" }, KEYS.map((key, k) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, say("keyHelp")[k])])),
    el("p", {}, say("helpMouse")), el("p", {}, say("helpDates")),
    button(say("tour"), () => { box.close(); startTour(); }, { class: "primary" }));
  if (!box.open) box.showModal();
}
