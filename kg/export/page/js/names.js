// Which entities a reader means by a name, as kg.graph.names.NameIndex understands it.

import { fold } from "./fold.js";
import { graph } from "./data.js";

/** Return the entities that words can mean, best first: exact, whole, beginning, inside; else by title or position. */
export function find(query, most = 12) {
  const found = ranked(query);
  const sure = found.filter(([rank]) => rank <= 1).map(([, e]) => e);
  const others = found.filter(([rank]) => rank > 1).map(([, e]) => e);
  const meant = sure.length ? [] : [...titled(query), ...holders(query)];
  return [...new Set([...sure, ...meant, ...others])].slice(0, most);
}

/** 0 a name or alias as it is written, 1 one that is spelt alike, 2 the beginning of one, 3 inside. */
function ranked(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  const found = [];
  for (const e of graph.entities) {
    let rank = 9;
    for (const key of e.keys) {
      if (key === wanted) rank = Math.min(rank, isWritten(e, query.trim()) ? 0 : 1);
      else if (key.startsWith(wanted)) rank = Math.min(rank, 2);
      else if (wanted.length > 1 && key.includes(wanted)) rank = Math.min(rank, 3);
    }
    if (rank < 9) found.push([rank, e]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1].i - b[1].i);
}

const isWritten = (e, name) => e.name === name || e.en === name || e.iso === name || e.wikidata === name || (e.aliases ?? []).includes(name);
const exactly = (name, test = () => true) => ranked(name).filter(([rank, e]) => rank <= 1 && test(e)).map(([, e]) => e);

/** プーチン大統領: the longest name of a person in front of a title. */
function titled(query) {
  const text = query.trim().normalize("NFKC");
  const title = new RegExp(`^(?:${graph.titles})$`);
  for (let cut = text.length - 1; cut > 0; cut -= 1) {
    if (!title.test(text.slice(cut))) continue;
    const people = exactly(text.slice(0, cut), e => e.type === "Person");
    if (people.length) return people;
  }
  return [];
}

/** 北朝鮮の外相: who holds that position there, by the statements of the graph. */
function holders(query) {
  const cut = query.indexOf("の");
  const role = query.slice(cut + 1).trim();
  if (cut < 1 || !role) return [];
  const bodies = exactly(query.slice(0, cut));
  return [...new Set(bodies.flatMap(body => body.statements.filter(s => s.object === body && s.subject.type === "Person" && s.q.some(q => q.endsWith(role))).map(s => s.subject)))];
}
