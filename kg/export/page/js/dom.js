// Elements are made from names and text only: no string is ever read as markup.

/** Make an element: `el("a", {href, class, on: {click}}, "text", child)`; null children are left out. */
export function el(name, options = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (key === "class") node.className = value;
    else if (key === "data") for (const [k, v] of Object.entries(value)) node.dataset[k] = v;
    else if (key === "href") setLink(node, value);
    else if (key === "value" || key === "checked" || key === "indeterminate" || key === "disabled") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false && c !== ""));
  return node;
}

/** Make an SVG element. */
export function svg(name, options = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(options)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Link to web addresses only; anything else (javascript:, data:) stays plain text. */
function setLink(node, address) {
  if (!/^https?:\/\//i.test(address)) return;
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer nofollow";
}

/** Replace what is inside `node`. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false && c !== ""));
  return node;
}

/** A button that looks like a link. */
export function link(text, run, options = {}) {
  return el("button", { type: "button", class: "link", ...options, on: { click: run } }, text);
}

/** A plain button. */
export function button(text, run, options = {}) {
  return el("button", { type: "button", ...options, on: { click: run } }, text);
}

/** Return the element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Return the colour of a style variable. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
