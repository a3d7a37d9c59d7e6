// The search of the whole page: names first, then kinds of relations, headlines and sentences.

import { change, chooseDocument, chooseNode, choosePair } from "./state.js";
import { entityHit, searchBox } from "./search.js";
import { label, say } from "./words.js";
import { find } from "./names.js";
import { fold } from "./fold.js";
import { graph } from "./data.js";
import { searchServer } from "./served.js";
import { swatch } from "./marks.js";

/** Return the search field of the head. */
export const searchField = () => searchBox(say("search"), lookEverywhere, { placeholder: `${say("search")} ${say("searchHint")}`, bare: true, later: graph.served ? lookOnServer : undefined });

/** Names of the whole graph, where the page holds a part of it. */
const lookOnServer = async words => (fold(words) ? (await searchServer(words)).map(e => ({ ...entityHit(e, chooseNode), group: say("entities") })) : []);

function lookEverywhere(words) {
  const wanted = fold(words);
  if (!wanted) return [];
  const named = find(words, 8).map(e => ({ ...entityHit(e, chooseNode), group: say("entities") }));
  if (wanted.length < 2) return named;
  return [...named, ...types(wanted), ...headlines(wanted), ...sentences(wanted, words.trim())];
}

function types(wanted) {
  const all = [...graph.types.values()];
  const hits = all.filter(t => [t.ja, t.en, t.id].some(name => fold(name).includes(wanted)));
  return hits.slice(0, 4).map(t => ({
    group: say("family"), mark: swatch(t.family), text: label(t), note: say("onlyThis", label(t)),
    take: () => change({ hideRelations: new Set(all.map(x => x.id).filter(id => id !== t.id)) }),
  }));
}

function headlines(wanted) {
  const hits = graph.documents.filter(d => (d.folded ??= fold(d.title ?? "")).includes(wanted));
  return hits.slice(0, 4).map(d => ({ group: say("documents"), text: d.title, lang: "ja", note: say("relationCount", d.statements.size), take: () => chooseDocument(d) }));
}

/** Sentences that hold the words, and all relations with such a sentence together. */
function sentences(wanted, words) {
  const folded = (graph.foldedSentences ??= graph.sentences.map(fold));
  const hits = new Set(folded.flatMap((text, n) => (text.includes(wanted) ? [n] : [])));
  if (!hits.size) return [];
  const seen = new Set();
  const rows = [];
  let relations = 0;
  for (const s of graph.statements) {
    const e = s.ev.find(x => hits.has(x.n));
    if (!e) continue;
    relations += 1;
    if (rows.length >= 4 || seen.has(e.n)) continue;
    seen.add(e.n);
    rows.push({ group: say("sentences"), text: excerpt(e.text, words), lang: "ja", note: `${label(s.subject)} – ${label(s.object)}`, take: () => choosePair(...[s.subject, s.object].sort((a, b) => a.i - b.i), s.r) });
  }
  return [...rows, { group: say("sentences"), text: say("onlyWords", words, relations), take: () => change({ q: words }) }];
}

function excerpt(text, words) {
  const at = Math.max(0, text.indexOf(words) - 12);
  return (at ? "…" : "") + text.slice(at, at + 42) + (text.length > at + 42 ? "…" : "");
}
