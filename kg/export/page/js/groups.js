// Communities: who is linked with whom more than with others, as Python found them.

import { graph } from "./data.js";
import { label } from "./words.js";

const TONES = 8;

/** Return the colour of an entity's group; small groups share the faint one. */
export const groupTone = (e, pen) => (e.g === undefined || e.g >= TONES ? pen.faint : pen.group(e.g));

/** Return the groups with their members, largest first. */
export function groups() {
  const members = new Map();
  for (const e of graph.entities) if (e.g !== undefined) members.set(e.g, [...(members.get(e.g) ?? []), e]);
  return [...members].sort((a, b) => a[0] - b[0]).map(([g, list]) => ({ g, list, tone: g < TONES ? g : "" }));
}

/** Return the name of a group: its leading members. */
export const groupName = list => list.slice(0, 3).map(e => label({ en: e.en, ja: e.short ?? e.name })).join("・");
