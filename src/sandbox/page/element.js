// Makes elements. Text goes in as text: nothing on this page is ever read as HTML.

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] of the element, or attributes where it has no such property; `on`: listeners
 * @param {...(Node | string | undefined | null | false)} children
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key === 'on') listen(node, value);
    else if (key in node && !key.startsWith('aria')) node[key] = value;
    else node.setAttribute(key, value === true ? '' : `${value}`);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

function listen(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

/** An element of the page that is known to be there. */
export const byId = (id) => document.getElementById(id);

/** @param {() => unknown} act */
export const button = (label, act, properties = {}) =>
  element('button', { type: 'button', ...properties, on: { click: act } }, label);

let last = 0;
/** For labels and the like to point to. */
export const newId = (what) => `${what}-${(last += 1)}`;
