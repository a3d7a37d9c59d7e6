// Positions computed in the page for what filters leave: the forces of kg.export.page.forces, from the places of before.

const ASPECT = 1.25;
const SPREAD = 0.35;
const DENSE = 220;

/** Return positions `[x, y]` for boxes `{x, y, w, h}` and lines `[from, to, count]` between their numbers; always the same. */
export function layOut(boxes, lines) {
  const n = boxes.length;
  if (n < 2) return boxes.map(() => [0, 0]);
  const points = shrunk(boxes);
  const mass = boxes.map(() => 1);
  for (const [a, b] of lines) [mass[a], mass[b]] = [mass[a] + 1, mass[b] + 1];
  const rounds = n > DENSE ? 70 : 160;
  for (let k = 0; k < rounds; k += 1) pushAndPull(points, lines, mass, 2.5 * (1 - k / rounds) + 0.02);
  const area = boxes.reduce((sum, b) => sum + b.w * b.h, 0) * 2.4;
  return separate(fitted(points, area), boxes);
}

/** The places of before, at the size in which the forces work; two in one place are parted. */
function shrunk(boxes) {
  const n = boxes.length;
  const mean = key => boxes.reduce((sum, b) => sum + b[key], 0) / n;
  const [x, y] = [mean("x"), mean("y")];
  const size = Math.sqrt(boxes.reduce((sum, b) => sum + (b.x - x) ** 2 + (b.y - y) ** 2, 0) / n) || 1;
  return boxes.map((b, i) => {
    const angle = i * 2.399963;
    return [((b.x - x) / size) * Math.sqrt(n / 2) + Math.cos(angle) * 0.1, ((b.y - y) / size) * Math.sqrt(n / 2) + Math.sin(angle) * 0.1];
  });
}

function pushAndPull(p, lines, mass, most) {
  const n = p.length;
  const fx = new Float64Array(n);
  const fy = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const [x, y] = p[i];
    for (let j = 0; j < i; j += 1) {
      const [dx, dy] = [x - p[j][0], y - p[j][1]];
      const push = (1.6 * mass[i] * mass[j]) / (dx * dx + dy * dy + 0.01);
      fx[i] += dx * push; fy[i] += dy * push;
      fx[j] -= dx * push; fy[j] -= dy * push;
    }
    const gravity = (0.9 * mass[i]) / (1 + Math.sqrt(x * x + y * y) * 0.06);
    fx[i] -= x * gravity; fy[i] -= y * gravity;
  }
  for (const [a, b, count] of lines) {
    const strength = 1 + Math.log(count);
    const [dx, dy] = [(p[b][0] - p[a][0]) * strength, (p[b][1] - p[a][1]) * strength];
    fx[a] += dx; fy[a] += dy;
    fx[b] -= dx; fy[b] -= dy;
  }
  for (let i = 0; i < n; i += 1) {
    const [sx, sy] = [(fx[i] / mass[i]) * 0.12, (fy[i] / mass[i]) * 0.12];
    const limit = Math.min(1, most / (Math.hypot(sx, sy) + 1e-12));
    p[i] = [p[i][0] + sx * limit, p[i][1] + sy * limit];
  }
}

/** Centre and stretch to an area in the shape of the screen, with room for the crowded middle. */
function fitted(points, area) {
  const middle = axis => points.map(p => p[axis]).sort((a, b) => a - b)[Math.floor(points.length / 2)];
  const [mx, my] = [middle(0), middle(1)];
  const centred = points.map(([x, y]) => [x - mx, y - my]);
  const rms = (list, axis) => Math.sqrt(list.reduce((sum, p) => sum + p[axis] ** 2, 0) / list.length) + 1e-9;
  const [sx, sy] = [rms(centred, 0), rms(centred, 1)];
  const shape = Math.min(2, Math.max(0.5, sx / sy)) ** 0.2;
  const want = Math.sqrt(ASPECT);
  const even = centred.map(([x, y]) => {
    const pull = Math.max(Math.hypot(x / sx, y / sy), 0.05) ** SPREAD;
    return [x / sx / pull, y / sy / pull];
  });
  const scale = [0, 1].map(axis => (Math.sqrt(area) / 3.6) * (axis ? 1 / (want * shape) : want * shape) / rms(even, axis));
  return even.map(([x, y]) => [x * scale[0], y * scale[1]]);
}

/** Push boxes apart until none overlap; those that are `fixed` stay. */
export function separate(centres, boxes, rounds = 300) {
  const p = centres.map(([x, y], i) => (boxes[i].fixed ? [x, y] : [x + i * 1e-4, y + i * 1e-5]));
  for (let k = 0; k < rounds; k += 1) {
    let clashes = 0;
    for (let i = 0; i < p.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        if (boxes[i].fixed && boxes[j].fixed) continue;
        const [dx, dy] = [p[i][0] - p[j][0], p[i][1] - p[j][1]];
        const [ox, oy] = [(boxes[i].w + boxes[j].w) / 2 - Math.abs(dx), (boxes[i].h + boxes[j].h) / 2 - Math.abs(dy)];
        if (ox <= 1e-3 || oy <= 1e-3) continue;
        clashes += 1;
        const share = boxes[i].fixed || boxes[j].fixed ? 1 : 0.5;
        const [mx, my] = ox <= oy ? [ox * share * (dx < 0 ? -1 : 1), 0] : [0, oy * share * (dy < 0 ? -1 : 1)];
        if (!boxes[i].fixed) p[i] = [p[i][0] + mx, p[i][1] + my];
        if (!boxes[j].fixed) p[j] = [p[j][0] - mx, p[j][1] - my];
      }
    }
    if (!clashes) break;
  }
  return p.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

/** Return places for boxes that join others which stay: each beside what it is linked with, around it in turn. */
export function joinIn(boxes, lines) {
  const at = boxes.map(b => [b.x, b.y]);
  const turn = new Map();
  boxes.forEach((box, i) => {
    if (box.fixed) return;
    const near = lines.flatMap(([a, b]) => (a === i && boxes[b].fixed ? [b] : b === i && boxes[a].fixed ? [a] : []));
    const host = near[0] ?? 0;
    const k = (turn.get(host) ?? 0) + 1;
    turn.set(host, k);
    const middle = axis => (near.length ? near.reduce((sum, j) => sum + at[j][axis], 0) / near.length : 0);
    const away = Math.atan2(middle(1), middle(0) || 1) + (k % 2 ? 1 : -1) * Math.ceil((k - 1) / 2) * 0.42;
    const far = 120 + 18 * k;
    at[i] = [middle(0) + Math.cos(away) * far, middle(1) + Math.sin(away) * far];
  });
  return separate(at, boxes);
}
