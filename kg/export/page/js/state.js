// Everything the reader chose, in the address of the page: a link shows another reader the same.

import { graph } from "./data.js";

/** What is chosen. Entities, documents and types are kept by id. */
export const state = fresh();

function fresh() {
  return {
    view: "graph", board: "", node: "", hops: 1, all: false, more: [], open: new Set(), nodes: [], pair: null, type: "",
    path: null, via: "", k: 3, most: 4, statics: false, document: "", scope: "", colour: "",
    top: 0, hideTypes: new Set(), hideRelations: new Set(), hideStatus: new Set(), hide: new Set(), pins: [],
    by: "", source: "", q: "", confidence: 0, since: "", until: "", dates: "", undated: false, lang: "", theme: "",
  };
}

const SETS = { xt: "hideTypes", xr: "hideRelations", xs: "hideStatus", hide: "hide", open: "open" };
const LISTS = { s: "nodes", x: "more", pin: "pins" };
const TEXTS = {
  n: "node", d: "document", type: "type", via: "via", by: "by", src: "source", q: "q", since: "since", until: "until", dates: "dates",
  scope: "scope", colour: "colour", lang: "lang", theme: "theme",
};
const ALLOWED = { lang: ["ja", "en"], theme: ["dark", "light"], dates: ["event", "published"], scope: ["all"], colour: ["groups"] };
const FLAGS = { all: "all", static: "statics", undated: "undated" };
const BOARDS = ["disputes", "documents", "path", "entities"];

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
  for (const [key, name] of Object.entries(FLAGS)) add(key, s[name] ? 1 : 0);
  if (s.pair) add("e", s.pair.map(encodeId).join(","));
  if (s.path) add("path", s.path.map(encodeId).join(","));
  if (s.k !== 3) add("k", s.k);
  if (s.most !== 4) add("max", s.most);
  add("top", s.top);
  add("c", s.confidence ? s.confidence.toFixed(2) : "");
  for (const [key, name] of Object.entries(LISTS)) add(key, s[name].map(encodeId).join(","));
  for (const [key, name] of Object.entries(SETS)) add(key, [...s[name]].sort().map(encodeId).join(","));
  return parts.join("&");
}

/** Return the state that an address describes; what it does not understand is left out. */
export function fromHash(hash) {
  const s = fresh();
  const known = new Map(hash.replace(/^#/, "").split("&").map(p => [p.split("=")[0], p.slice(p.indexOf("=") + 1)]));
  const list = key => (known.get(key) ?? "").split(",").filter(Boolean).map(decodeId);
  const number = (key, least, most, otherwise) => Math.min(most, Math.max(least, Math.floor(Number(known.get(key))) || otherwise));
  for (const [key, name] of Object.entries(TEXTS)) if (known.has(key)) s[name] = decodeId(known.get(key));
  for (const [key, name] of Object.entries(SETS)) s[name] = new Set(list(key));
  for (const [key, name] of Object.entries(LISTS)) s[name] = [...new Set(list(key))];
  for (const [key, name] of Object.entries(FLAGS)) s[name] = known.get(key) === "1";
  for (const [name, words] of Object.entries(ALLOWED)) if (!words.includes(s[name])) s[name] = "";
  if (known.get("view") === "table") s.view = "table";
  if (BOARDS.includes(known.get("board"))) s.board = known.get("board");
  s.hops = number("h", 1, 3, 1);
  s.k = number("k", 1, 9, 3);
  s.most = number("max", 1, 6, 4);
  s.top = number("top", 0, 1e6, 0);
  s.confidence = Number(known.get("c")) || 0;
  if (s.confidence < 0 || s.confidence > 1) s.confidence = 0;
  s.pair = list("e").length === 2 ? list("e") : null;
  s.path = list("path").length === 2 ? list("path") : null;
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

const NOTHING = { board: "", node: "", hops: 1, all: false, more: [], nodes: [], pair: null, type: "", path: null, via: "", document: "", scope: "" };
const NO_FILTERS = { by: "", source: "", q: "", confidence: 0, since: "", until: "", undated: false };
const SHOW_ALL = () => ({ hideTypes: new Set(), hideRelations: new Set(), hideStatus: new Set(), hide: new Set() });

/** Choose an entity. */
export const chooseNode = (entity, hops = 1) => change({ ...NOTHING, open: new Set(), node: entity.id, hops });
/** Choose several entities and what is said among them. */
export const chooseNodes = ids => change(ids.length > 1 ? { ...NOTHING, nodes: ids } : { ...NOTHING, node: ids[0] ?? "" });
/** Choose a pair of entities, and one of its relation types if given. */
export const choosePair = (a, b, type = "") => change({ ...NOTHING, pair: [a.id, b.id], type });
/** Choose the paths between two entities, by way of a third if given. */
export const choosePath = (a, b, via = null) => change({ ...NOTHING, board: "path", path: [a.id, b.id], via: via?.id ?? "" });
/** Choose an article. */
export const chooseDocument = document => change({ ...NOTHING, board: "documents", document: document.id });
/** Open a board: disputes, documents, path, entities. */
export const chooseBoard = board => change({ ...NOTHING, board });
/** Choose nothing: back to the start. */
export const chooseNothing = () => change({ ...NOTHING, open: new Set() });
/** Take away all filters. */
export const clearFilters = () => change({ ...NO_FILTERS, ...SHOW_ALL() });
/** Add the partners of an entity to what is shown around the chosen one. */
export const expandNode = entity => change(state.node && state.node !== entity.id
  ? { more: [...new Set([...state.more, entity.id])] } : { ...NOTHING, node: entity.id });
/** Add an entity to those that are chosen together, or take it out. */
export function toggleNode(entity) {
  const now = state.nodes.length ? state.nodes : state.node ? [state.node] : [];
  chooseNodes(now.includes(entity.id) ? now.filter(id => id !== entity.id) : [...now, entity.id]);
}

/** Whether any filter is on. */
export function anyFilter() {
  return Object.entries(NO_FILTERS).some(([name, off]) => name !== "undated" && state[name] !== off)
    || Object.keys(SHOW_ALL()).some(name => state[name].size > 0);
}

/** Return the groups of filters (as in select.js) that are on. */
export function chosenFilters() {
  const on = {
    types: state.hideTypes.size, relations: state.hideRelations.size, status: state.hideStatus.size, by: state.by, source: state.source,
    date: state.since || state.until,
  };
  return new Set(Object.keys(on).filter(name => on[name]));
}

/** Return the two entities of a pair or path; null if the graph does not have both. */
export function ends(ids) {
  const found = ids?.map(id => graph.byId.get(id));
  return found?.every(Boolean) ? found : null;
}

/** Return the entities of a list of ids that the graph has. */
export const entitiesOf = ids => ids.map(id => graph.byId.get(id)).filter(Boolean);
