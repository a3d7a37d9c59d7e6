// The little signs before names: shapes for entities, squares for families.

import { el, svg } from "./dom.js";

const DRAWN = {
  Country: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  Organization: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  Person: () => svg("path", { d: "M8 1 15 8 8 15 1 8Z" }),
  Place: () => svg("path", { d: "M8 2 15 14H1Z" }),
};

/** The shape of an entity type in its colour. */
export function typeMark(type) {
  const shape = (DRAWN[type] ?? (() => svg("path", { d: "M4 2h8l4 6-4 6H4L0 8Z" })))();
  return svg("svg", { viewBox: "0 0 16 16", class: "shape", "data-type": type, "aria-hidden": "true" }, shape);
}

/** Return the little square in the colour of a family. */
export function swatch(family) {
  return el("i", { class: "swatch", "data-family": family, "aria-hidden": "true" });
}
