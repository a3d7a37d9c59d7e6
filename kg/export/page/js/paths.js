// Shortest paths between two entities, the best attested first; what is denied leads nowhere.

/** Return up to `k` simple paths of at most `most` hops (by way of `via`, if given): lists of `{from, to, pair}`. */
export function shortestPaths(pairs, a, b, { k = 3, most = 4, statics = false, via = null } = {}) {
  const near = neighbours(pairs, statics);
  const distance = distances(near, b.i, most);
  if (a === b || !distance.has(a.i)) return [];
  const found = [];
  for (let length = distance.get(a.i); length <= most && found.length < k; length += 1) {
    const these = [];
    walk(near, distance, [a.i], [], length, b.i, these, { left: 20000 });
    const wanted = via ? these.filter(p => p.steps.some(step => step.from === via.i || step.to === via.i)) : these;
    wanted.sort((x, y) => attested(y) - attested(x) || (x.key < y.key ? -1 : 1));
    found.push(...wanted.slice(0, k - found.length));
  }
  return found.map(p => p.steps);
}

function neighbours(pairs, statics) {
  const near = new Map();
  const add = (from, to, pair) => {
    if (!near.has(from)) near.set(from, []);
    near.get(from).push({ from, to, pair });
  };
  for (const pair of pairs.values()) {
    const leads = pair.statements.some(s => s.st !== "negated" && (statics || !s.static));
    if (pair.a === pair.b || !leads) continue;
    add(pair.a, pair.b, pair);
    add(pair.b, pair.a, pair);
  }
  for (const steps of near.values()) steps.sort((x, y) => y.pair.evidence - x.pair.evidence || x.to - y.to);
  return near;
}

function distances(near, start, most) {
  const distance = new Map([[start, 0]]);
  let frontier = [start];
  for (let d = 1; d <= most && frontier.length; d += 1) {
    const next = [];
    for (const node of frontier) {
      for (const { to } of near.get(node) ?? []) {
        if (distance.has(to)) continue;
        distance.set(to, d);
        next.push(to);
      }
    }
    frontier = next;
  }
  return distance;
}

function walk(near, distance, seen, steps, left, goal, found, budget) {
  const here = seen[seen.length - 1];
  if (!left) {
    if (here === goal) found.push({ steps, key: seen.join(" ") });
    return;
  }
  for (const step of near.get(here) ?? []) {
    if ((budget.left -= 1) < 0) return;
    if (seen.includes(step.to) || (distance.get(step.to) ?? Infinity) > left - 1) continue;
    if (step.to === goal && left > 1) continue;
    walk(near, distance, [...seen, step.to], [...steps, step], left - 1, goal, found, budget);
  }
}

const attested = path => path.steps.reduce((sum, { pair }) => sum + Math.log1p(pair.evidence) + (pair.asserted ? 0.5 : 0), 0);
