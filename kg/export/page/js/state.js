// Everything the reader chose, in the address of the page: a link shows another reader the same.

import { graph } from "./data.js";

/** What is chosen. Entities, documents and types are kept by id. */
export const state = fresh();

function fresh() {
  return {
    view: "graph", board: "", node: "", hops: 1, all: false, pair: null, type: "", path: null, statics: false, document: "",
    top: 0, hideTypes: new Set(), hideRelations: new Set(), hideStatus: new Set(),
    by: "", source: "", confidence: 0, since: "", until: "", lang: "", theme: "",
  };
}

const LISTS = { xt: "hideTypes", xr: "hideRelations", xs: "hideStatus" };
const TEXTS = { n: "node", d: "document", type: "type", by: "by", src: "source", since: "since", until: "until", lang: "lang", theme: "theme" };

const encodeId = id => encodeURIComponent(id).replaceAll("%3A", ":");
const decodeId = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Return the state as the text after # in the address. */
export function toHash(s = state) {
  const parts = [];
  const add = (key, value) => value && parts.push(`${key}=${value}`);
  if (s.view !== "graph") add("view", s.view);
  add("board", s.board);
  for (const [key, name] of Object.entries(TEXTS)) add(key, encodeId(s[name]));
  if (s.node && s.hops > 1) add("h", s.hops);
  if (s.all) add("all", 1);
  if (s.pair) add("e", s.pair.map(encodeId).join(","));
  if (s.path) add("path", s.path.map(encodeId).join(","));
  if (s.statics) add("static", 1);
  add("top", s.top);
  add("c", s.confidence ? s.confidence.toFixed(2) : "");
  for (const [key, name] of Object.entries(LISTS)) add(key, [...s[name]].sort().map(encodeId).join(","));
  return parts.join("&");
}

/** Return the state that an address describes; what it does not understand is left out. */
export function fromHash(hash) {
  const s = fresh();
  const known = new Map(hash.replace(/^#/, "").split("&").map(p => [p.split("=")[0], p.slice(p.indexOf("=") + 1)]));
  const list = key => (known.get(key) ?? "").split(",").filter(Boolean).map(decodeId);
  for (const [key, name] of Object.entries(TEXTS)) if (known.has(key)) s[name] = decodeId(known.get(key));
  for (const [key, name] of Object.entries(LISTS)) s[name] = new Set(list(key));
  if (known.get("view") === "table") s.view = "table";
  if (["disputes", "documents", "path"].includes(known.get("board"))) s.board = known.get("board");
  s.hops = Math.min(3, Math.max(1, Number(known.get("h")) || 1));
  s.all = known.get("all") === "1";
  s.statics = known.get("static") === "1";
  s.top = Math.max(0, Math.floor(Number(known.get("top"))) || 0);
  s.confidence = Number(known.get("c")) || 0;
  if (s.confidence < 0 || s.confidence > 1) s.confidence = 0;
  s.pair = list("e").length === 2 ? list("e") : null;
  s.path = list("path").length === 2 ? list("path") : null;
  if (!["", "ja", "en"].includes(s.lang)) s.lang = "";
  if (!["", "dark", "light"].includes(s.theme)) s.theme = "";
  for (const key of ["since", "until"]) if (!/^\d{4}-\d{2}-\d{2}$/.test(s[key])) s[key] = "";
  return s;
}

const listeners = [];

/** Call `run` after every change. */
export function onChange(run) {
  listeners.push(run);
}

/** Change the state, the address and the page. */
export function change(parts, { remember = true } = {}) {
  Object.assign(state, parts);
  const hash = `#${toHash()}`;
  if (hash !== location.hash && !(hash === "#" && !location.hash)) {
    try {
      history[remember ? "pushState" : "replaceState"](null, "", hash);
    } catch {
      location.hash = hash; // a page inside a sandboxed frame may have no history
    }
  }
  for (const run of listeners) run();
}

const NOTHING = { board: "", node: "", hops: 1, all: false, pair: null, type: "", path: null, document: "" };

/** Choose an entity. */
export const chooseNode = (entity, hops = 1) => change({ ...NOTHING, node: entity.id, hops });
/** Choose a pair of entities, and one of its relation types if given. */
export const choosePair = (a, b, type = "") => change({ ...NOTHING, pair: [a.id, b.id], type });
/** Choose the paths between two entities. */
export const choosePath = (a, b) => change({ ...NOTHING, board: "path", path: [a.id, b.id] });
/** Choose an article. */
export const chooseDocument = document => change({ ...NOTHING, board: "documents", document: document.id });
/** Open a board: disputes, documents, path. */
export const chooseBoard = board => change({ ...NOTHING, board });
/** Choose nothing: back to the start. */
export const chooseNothing = () => change(NOTHING);
/** Take away all filters. */
export const clearFilters = () => change({
  hideTypes: new Set(), hideRelations: new Set(), hideStatus: new Set(), by: "", source: "", confidence: 0, since: "", until: "",
});

/** Return the two entities of a pair or path; null if the graph does not have both. */
export function ends(ids) {
  const found = ids?.map(id => graph.byId.get(id));
  return found?.every(Boolean) ? found : null;
}
