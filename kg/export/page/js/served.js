// A page that came from a server holds a part of its graph: the rest is asked for when it is needed.

import { graph, load } from "./data.js";

const complete = new Map();

/** Whether what surrounds an entity is not in the page yet. */
export const lacks = id => Boolean(graph.served) && Boolean(id) && !complete.has(id);

/** Ask the server; nothing is sent anywhere else. */
async function ask(question, values) {
  const answer = await fetch(`api/${question}?${new URLSearchParams(values)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Return the entities of the whole graph that words mean. */
export const searchServer = words => ask("search", { q: words, limit: 8 });

/** Take over what surrounds an entity. */
export async function complement(id) {
  complete.set(id, 0);
  try {
    const part = await ask("part", { name: id });
    complete.set(id, part.of);
    load(join(graph.raw, part));
    return true;
  } catch {
    return false; // the graph has no such entity, or the server ended: the page says what it lacks
  }
}

/** Add a part to the data of the page; what is there keeps its number. */
function join(raw, part) {
  const unite = (name, key) => {
    const at = new Map(raw[name].map((x, i) => [key(x), i]));
    return part[name].map(x => {
      if (!at.has(key(x))) at.set(key(x), raw[name].push(x) - 1);
      return at.get(key(x));
    });
  };
  for (const name of ["families", "types"]) unite(name, x => x.id);
  const entity = unite("entities", x => x.id);
  const document = unite("documents", x => x.id);
  const sentence = unite("sentences", x => x);
  const numbers = list => list?.map(i => entity[i]);
  const moved = part.statements.map(s => ({
    ...s, s: entity[s.s], o: entity[s.o], by: numbers(s.by), no: numbers(s.no),
    ev: s.ev.map(e => ({ ...e, d: document[e.d], n: sentence[e.n], by: numbers(e.by), no: numbers(e.no) })),
  }));
  const known = new Set(raw.statements.map(s => `${s.s} ${s.r} ${s.o}`));
  raw.statements.push(...moved.filter(s => !known.has(`${s.s} ${s.r} ${s.o}`)));
  return raw;
}
