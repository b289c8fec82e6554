// Building DOM without markup in strings: text is always text.

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** An element with attributes (`on…` are listeners; null and false are left out) and children (null is left out). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  node.append(...present(children));
  return node;
}

/** The children that exist, flattened. */
export function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** An element filled with HTML that the API has sanitised: the only place that parses markup. */
export function sanitised(tag, attributes, html) {
  const node = element(tag, attributes);
  node.innerHTML = html;
  return node;
}

export const hiddenText = (text) => element("span", { class: "visually-hidden" }, text);

let lastId = 0;

/** An id that no other element of the document has. */
export const newId = (prefix) => `${prefix}-${(lastId += 1)}`;
