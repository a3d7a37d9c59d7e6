// Relations over time: bars, a range to drag over them, and a play button.

import { bucketDays, buckets, showDate } from "./dates.js";
import { button, el, fill, svg } from "./dom.js";
import { change, state } from "./state.js";
import { bracket, currentLanguage, label, say } from "./words.js";
import { graph, periodsOf } from "./data.js";

const HEIGHT = 44;
let bars = [];
let playing = 0;

/** Write the bars of all dated statements of the selection; lasting facts have no date of their own. */
export function showTimeline(box, { counts }) {
  const told = counts.date.filter(s => !s.static);
  const dated = told.filter(s => at(s).length);
  const { undated } = counts;
  const all = graph.statements.filter(s => !s.static && at(s).length);
  box.hidden = !(all.length || undated) || state.view !== "graph";
  if (box.hidden) return;
  if (!all.length) return void fill(box, el("div", { class: "bar" }, el("b", {}, say("timelineLabel")), undatedCheck(undated)));
  const starts = all.map(s => at(s)[0][0]).sort();
  const last = all.reduce((a, s) => at(s).reduce((b, p) => (p[1] > b ? p[1] : b), a), "0000");
  bars = tally(buckets(usefulStart(starts, last), last), dated);
  bars[0].days[0] = starts[0] < bars[0].days[0] ? starts[0] : bars[0].days[0];
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  fill(box, timeHead(undated), el("div", { class: "chart" }, chart(), ranges()));
  if (focused) box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const at = s => periodsOf(s, state.dates);

/** How many have no date, and whether a range of dates keeps them. */
function undatedCheck(n) {
  if (!n) return null;
  if (!state.since && !state.until) return el("span", { class: "undated" }, say("undatedN", n));
  return el("label", { class: "undated check" }, el("input", { type: "checkbox", checked: state.undated, data: { key: "undated" },
    on: { change: event => change({ undated: event.target.checked }) } }), say("undatedKeep", n));
}

function kindChooser() {
  const select = el("select", { "aria-label": say("dateKind"), data: { key: "dates" }, on: { change: event => change({ dates: event.target.value }) } },
    ["", "event", "published"].map(k => el("option", { value: k }, say(`dates${k}`))));
  select.value = state.dates;
  return select;
}

/** A few old dates must not squeeze the rest: where they stand far off, the first bar holds them. */
function usefulStart(starts, last) {
  const most = starts[Math.floor(starts.length * 0.05)];
  const year = day => Number(day.slice(0, 4)) + Number(day.slice(5, 7)) / 12;
  return year(most) - year(starts[0]) > 0.4 * (year(last) - year(most)) + 0.5 ? most : starts[0];
}

function tally(names, statements) {
  const found = names.map(name => ({ name, days: bucketDays(name), byFamily: new Map(), total: 0 }));
  const width = names[0]?.length ?? 7;
  const index = new Map(names.map((n, i) => [n, i]));
  for (const s of statements) {
    const kind = state.dates || (s.time ? "event" : "published");
    for (const key of new Set(at(s).map(p => p[0].slice(0, width)))) {
      const bar = found[index.get(key) ?? (key < names[0] ? 0 : -1)];
      if (!bar) continue;
      bar.total += 1;
      bar.byFamily.set(`${s.family} ${kind}`, (bar.byFamily.get(`${s.family} ${kind}`) ?? 0) + 1);
    }
  }
  return found;
}

function chosenRange() {
  const from = state.since ? bars.findIndex(b => b.days[1] >= state.since) : 0;
  const to = state.until ? bars.findLastIndex(b => b.days[0] <= state.until) : bars.length - 1;
  return [from < 0 ? bars.length - 1 : from, to < 0 ? 0 : to];
}

function timeHead(undated) {
  const [from, to] = chosenRange();
  const limited = state.since || state.until;
  const text = limited ? rangeText(from, to) : say("wholeTime");
  return el("div", { class: "bar" },
    button(playing ? "■" : "▶", play, { class: "play", "aria-label": say(playing ? "stop" : "play"), title: say(playing ? "stop" : "play") }),
    el("b", {}, say("timelineLabel")), el("span", { class: "range" }, text),
    limited ? button(say("wholeTime"), () => change({ since: "", until: "", undated: false }), { class: "link" }) : null,
    undatedCheck(undated), kindChooser());
}

function chart() {
  const most = Math.max(1, ...bars.map(b => b.total));
  const [from, to] = chosenRange();
  const families = [...graph.families.keys()].flatMap(f => [`${f} event`, `${f} published`]);
  const w = 1000 / bars.length;
  const picture = svg("svg", { viewBox: `0 0 1000 ${HEIGHT + 12}`, preserveAspectRatio: "none", role: "img", "aria-label": say("timelineLabel") });
  bars.forEach((bar, i) => {
    let y = HEIGHT;
    for (const family of families) {
      const n = bar.byFamily.get(family);
      if (!n) continue;
      const h = Math.max(1.5, (n / most) * (HEIGHT - 2));
      y -= h;
      const [id, kind] = family.split(" ");
      picture.append(svg("rect", { x: i * w + 0.5, y, width: Math.max(1, w - 1), height: h, "data-family": id, class: `${i < from || i > to ? "out" : "in"} ${kind}` },
        svg("title", {}, `${showDate(bar.name, currentLanguage())} ${label(graph.families.get(id))} ${n}${bracket(say(`dates${kind}`))}`)));
    }
  });
  picture.append(svg("rect", { x: 0, y: HEIGHT, width: 1000, height: 1, class: "axis" }));
  brush(picture);
  return [picture, el("div", { class: "years", "aria-hidden": "true" }, ticks())];
}

function ticks() {
  const step = Math.max(1, Math.ceil(bars.length / 8));
  return bars.map((bar, i) => [bar, i]).filter(([bar, i]) => (bar.name.length === 4 ? i % step === 0 : bar.name.endsWith("-01") || i === 0))
    .filter(([, i], k, list) => k === 0 || i - list[0][1] > bars.length * (matchMedia("(max-width: 820px)").matches ? 0.24 : 0.09))
    .map(([bar, i]) => {
      const earlier = bar.days[0].slice(0, bar.name.length) < bar.name ? "〜" : "";
      const tick = el("span", {}, earlier, bar.name.length === 4 || bar.name.endsWith("-01") ? bar.name.slice(0, 4) : showDate(bar.name, currentLanguage()));
      tick.style.left = `${(i / bars.length) * 100}%`;
      return tick;
    });
}

/** Drag over the bars to choose a range, which is shown while dragging; a click chooses one bar. */
function brush(picture) {
  let start = -1;
  const frame = svg("rect", { y: 0, height: HEIGHT, class: "brush", width: 0 });
  picture.append(frame);
  const place = event => {
    const box = picture.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const show = event => {
    const [from, to] = [Math.min(start, place(event)), Math.max(start, place(event))];
    const w = 1000 / bars.length;
    frame.setAttribute("x", from * w);
    frame.setAttribute("width", (to - from + 1) * w);
    picture.closest("#timeline").querySelector(".range").textContent = rangeText(from, to);
    return [from, to];
  };
  picture.addEventListener("pointerdown", event => {
    start = place(event);
    picture.setPointerCapture(event.pointerId);
    show(event);
  });
  picture.addEventListener("pointermove", event => start >= 0 && show(event));
  picture.addEventListener("pointercancel", () => { start = -1; frame.setAttribute("width", 0); });
  picture.addEventListener("pointerup", event => {
    if (start < 0) return;
    const range = show(event);
    start = -1;
    chooseDates(...range);
  });
}

const rangeText = (from, to) => `${showDate(bars[from].name, currentLanguage())} 〜 ${showDate(bars[Math.max(from, to)].name, currentLanguage())}`;

function chooseDates(from, to) {
  const whole = from <= 0 && to >= bars.length - 1;
  change(whole ? { since: "", until: "" } : { since: bars[from].days[0], until: bars[to].days[1] });
}

/** The same range by keyboard: two sliders. */
function ranges() {
  const [from, to] = chosenRange();
  const one = (key, value, run) => el("input", {
    type: "range", min: 0, max: bars.length - 1, step: 1, value, "aria-label": `${say("date")} ${say(key)}`, "aria-valuetext": showDate(bars[value]?.name, currentLanguage()),
    class: key, data: { key }, on: { change: event => run(Number(event.target.value)) },
  });
  return el("div", { class: "ends" }, one("since", from, v => chooseDates(Math.min(v, to), to)), one("until", to, v => chooseDates(from, Math.max(v, from))));
}

/** Whether the dates are running. */
export const isPlaying = () => playing !== 0;

function play() {
  if (playing) return stop();
  const width = Math.max(1, Math.round(bars.length / 24));
  let now = state.since || state.until ? chosenRange()[0] : 0;
  playing = setInterval(() => {
    if (now >= bars.length) return stop();
    change({ since: bars[0].days[0], until: bars[Math.min(bars.length - 1, now + width - 1)].days[1] }, { remember: false });
    now += width;
  }, 700);
  change({}, { remember: false });
}

function stop() {
  clearInterval(playing);
  playing = 0;
  change({}, { remember: false });
}
