// "This is wrong": the very line for the rule file or the name file, and the command that checks it.

import { button, el, fill } from "./dom.js";
import { copy } from "./clipboard.js";
import { graph } from "./data.js";
import { label, say } from "./words.js";
import { notify } from "./note.js";

/** Quote a text as YAML writes it: between double quotes, so that nothing in it can mean anything else. */
export function yaml(text) {
  return JSON.stringify(text.replace(/\s+/g, " ").trim());
}

/** Return a sentence with its two ends marked by their roles, as examples in rule files are. */
export function marked(text, spans) {
  let out = text;
  for (const [[start, end], role] of spans.sort((a, b) => b[0][0] - a[0][0])) out = `${out.slice(0, start)}<${role} ${out.slice(start, end)}>${out.slice(end)}`;
  return out;
}

const rolesOf = type => type.roles ?? [say("subject"), say("object")];
const ruleFile = type => `configs/relations/${type.id}.yaml`;

function ready(name, parts) {
  return el("details", { class: "mend" }, el("summary", {}, say(name)), el("div", { class: "lines" }, parts));
}

function lineFor(what, file, text) {
  return el("div", {}, el("p", {}, what, file ? el("code", {}, file) : null),
    el("pre", { lang: "ja", tabindex: "0" }, text), button(say("copyLine"), async () => { await copy(text); notify(say("copied")); }, { class: "quiet" }));
}

/** Lines that teach the rules that a sentence does not say this, or that it says it the other way round. */
export function mendRelation(s) {
  const e = s.ev[0];
  if (!e) return null;
  const [subject, object] = rolesOf(s.type);
  const sentence = e.text.replace(/\s+/g, " ").trim();
  const parts = [
    lineFor(say("wrongHow"), ruleFile(s.type), `  not:\n    - ${yaml(sentence)}`),
    e.sub && e.obj && !s.type.symmetric
      ? lineFor(say("turnedHow"), ruleFile(s.type), `  examples:\n    - ${yaml(marked(e.text, [[e.sub, object], [e.obj, subject]]))}`) : null,
    lineFor(say("thenRun"), "", `kg rules try ${shell(sentence)} --type ${s.r}\nkg rules check`),
  ];
  return ready("wrong", parts);
}

/** Lines that teach what is missing between two: the reader says which relation and which sentence. */
export function mendPair(a, b) {
  const out = el("div", { class: "lines" });
  const types = [...graph.types.values()];
  const select = el("select", { "aria-label": say("family") }, types.map(t => el("option", { value: t.id }, label(t))));
  const sentence = el("input", { type: "text", "aria-label": say("sentences"), placeholder: say("missingSentence", a.name, b.name) });
  const show = () => {
    const type = graph.types.get(select.value);
    const text = sentence.value.trim() || say("missingSentence", a.name, b.name);
    const [subject, object] = rolesOf(type);
    const spans = [[a, subject], [b, object]].map(([e, role]) => [within(text, e), role]).filter(([span]) => span);
    fill(out, spans.length < 2 ? el("p", { class: "empty" }, say("missingNames", label(a), label(b))) : [
      lineFor(say("missingHow"), ruleFile(type), `  examples:\n    - ${yaml(marked(text, spans))}`),
      lineFor(say("thenRun"), "", `kg why-not ${shell(text)} -s ${shell(a.name)} -t ${type.id} -o ${shell(b.name)}\nkg rules check`)]);
  };
  select.addEventListener("change", show);
  sentence.addEventListener("input", show);
  const box = ready("missing", [select, sentence, out, a.type === b.type ? sameLine(a, b) : null]);
  box.addEventListener("toggle", () => box.open && show());
  return box;
}

/** Where a text names an entity: its longest name there. */
function within(text, e) {
  const names = [e.name, ...(e.aliases ?? [])].filter(n => text.includes(n)).sort((x, y) => y.length - x.length);
  return names.length ? [text.indexOf(names[0]), text.indexOf(names[0]) + names[0].length] : null;
}

const nameLine = (type, ...names) => `- type: ${type}\n  names:\n${names.map(n => `    - ${n}`).join("\n")}`;
const sameLine = (a, b) => lineFor(say("sameHow", label(a), label(b)), nameFile(a), nameLine(a.type, `{name: ${yaml(a.name)}, aliases: [${yaml(b.name)}]}`));
const nameFile = e => `configs/names/${{ Country: "countries", Person: "persons-world", Organization: "international", Place: "places-world" }[e.type] ?? "international"}.yaml`;

/** Lines for the files of names: this entity has another name, or two were taken for one. */
export function mendEntity(e) {
  const aliases = (e.aliases ?? []).filter(a => a !== e.name);
  return ready("nameWrong", [
    lineFor(say("mergeHow"), nameFile(e), nameLine(e.type, `{name: ${yaml(e.name)}, aliases: [${[...aliases, say("otherName")].map(yaml).join(", ")}]}`)),
    aliases.length ? lineFor(say("splitHow"), nameFile(e), nameLine(e.type, `{name: ${yaml(e.name)}}`, `{name: ${yaml(aliases[0])}}`)) : null,
    lineFor(say("thenRun"), "", `kg names check\nkg build`),
  ]);
}

/** Quote words for a command line. */
const shell = words => (/^[\p{L}\p{N}・ー]+$/u.test(words) ? words : `'${words.replaceAll("'", "'\\''")}'`);
