// A short message that goes away by itself; screen readers hear it.

import { byId } from "./dom.js";

let fading = 0;

/** Say something at the lower edge for a few seconds. */
export function notify(text) {
  const note = byId("note");
  note.textContent = text;
  note.classList.add("on");
  clearTimeout(fading);
  fading = setTimeout(() => note.classList.remove("on"), 3500);
}
