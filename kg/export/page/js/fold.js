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
