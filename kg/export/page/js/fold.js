// What two spellings of a name have in common; the same rules as kg.graph.names.fold in Python.

const SIGNS = /[・･=＝\-‐‑–—―'’‘`"“”.,、。 　\t_/()（）「」]/g;
const V_SOUNDS = [["ヴァ", "バ"], ["ヴィ", "ビ"], ["ヴェ", "ベ"], ["ヴォ", "ボ"], ["ヴュ", "ビュ"], ["ヴ", "ブ"]];
const SAME = { ヂ: "ジ", ヅ: "ズ", ヰ: "イ", ヱ: "エ", ヲ: "オ" };

/** Fold width, case, kana, ヴ, accents, dots and marks. */
export function fold(name) {
  let text = name.normalize("NFKC").toLowerCase().replaceAll("ß", "ss");
  text = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  text = text.replace(/[\u3041-\u3096]/g, c => String.fromCharCode(c.charCodeAt(0) + 0x60));
  text = text.replace(/[ヂヅヰヱヲ]/g, c => SAME[c]).replace(SIGNS, "");
  for (const [old, now] of V_SOUNDS) text = text.replaceAll(old, now);
  return text;
}

/** Return the entities that a query means, best first: whole name, beginning, inside. */
export function find(entities, query, most = 12) {
  const wanted = fold(query);
  if (!wanted) return [];
  const found = [];
  for (const e of entities) {
    let rank = 9;
    for (const key of e.keys) {
      if (key === wanted) rank = Math.min(rank, 0);
      else if (key.startsWith(wanted)) rank = Math.min(rank, 1);
      else if (wanted.length > 1 && key.includes(wanted)) rank = Math.min(rank, 2);
    }
    if (rank < 9) found.push([rank, e]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1].i - b[1].i).slice(0, most).map(([, e]) => e);
}
