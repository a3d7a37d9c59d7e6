// Saved views: names for addresses, kept in a small file that can be opened again or handed on.

import { change, fromHash, toHash } from "./state.js";
import { download } from "./download.js";
import { el } from "./dom.js";
import { notify } from "./note.js";
import { say } from "./words.js";

/** Return the items of the menu that save the present view and open saved ones. */
export const viewItems = () => [["saveView", saveView], ["openView", openView]];

function saveView() {
  const view = { kind: "kg view", title: document.title, address: `#${toHash()}` };
  download("view.json", JSON.stringify(view, null, 1), "application/json");
}

function openView() {
  const input = el("input", { type: "file", accept: ".json,application/json", class: "offscreen", "aria-label": say("openView") });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    input.remove();
    if (file) takeView(await file.text());
  });
  document.body.append(input);
  input.click();
}

/** Show the view that a file describes; say so if it is none. */
export function takeView(text) {
  let address = null;
  try {
    const view = JSON.parse(text);
    if (view.kind === "kg view" && typeof view.address === "string") address = view.address;
  } catch {
    // not JSON: said below
  }
  if (address === null) return notify(say("noView"));
  change(fromHash(address));
  return notify(say("viewOpened"));
}
