// The list of messages: only what has changed is drawn anew, and the focus stays where it was.
import { byId, element } from './element.js';
import { drawMessage } from './message.js';

/** @param {import('./main.js').Reading} reading */
export function messageList(reading) {
  const list = byId('messages');
  const scroll = byId('scroll');
  const heard = byId('heard');
  let drawn = new Map();
  let place = '';

  const tell = (messages) => {
    for (const { id, author, thinking } of messages.filter(({ id }) => !drawn.has(id))) {
      const said = list.querySelector(`[data-message="${id}"] .body`)?.textContent ?? '';
      if (!thinking) heard.append(element('p', {}, reading.say.newMessage(author, said)));
    }
    while (heard.children.length > 5) heard.firstChild.remove();
  };
  const toEnd = () => (scroll.scrollTop = scroll.scrollHeight);
  return {
    toEnd,
    /** `key`: what else the drawing depends on, such as the language. */
    show(messages, at, key) {
      const isHere = place === at + key;
      const isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
      const focus = focused(list);
      const next = new Map();
      for (const message of messages) {
        const text = JSON.stringify(message);
        const before = isHere ? drawn.get(message.id) : undefined;
        next.set(message.id, before?.text === text ? before : { text, node: drawMessage(message, reading) });
      }
      settle(
        list,
        [...next.values()].map(({ node }) => node),
      );
      if (isHere) tell(messages);
      else heard.replaceChildren();
      drawn = next;
      place = at + key;
      focusAgain(list, focus);
      if (!isHere || isAtEnd) toEnd();
    },
  };
}

/** Puts the children in order and leaves alone those that stand right. */
function settle(list, nodes) {
  for (const [index, node] of nodes.entries()) {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  }
  while (list.children.length > nodes.length) list.lastChild.remove();
}

/** The button or select that has the focus, by its message and its id. */
function focused(list) {
  const control = document.activeElement?.closest('[data-control]');
  const message = control?.closest('[data-message]');
  if (!message || !list.contains(message)) return undefined;
  const all = [...message.querySelectorAll('[data-control]')];
  return { message: message.dataset.message, control: control.dataset.control, at: all.indexOf(control) };
}

function focusAgain(list, focus) {
  if (!focus || list.contains(document.activeElement)) return;
  const message = list.querySelector(`[data-message="${focus.message}"]`);
  const all = [...(message?.querySelectorAll('[data-control]') ?? [])];
  const same = all.find(({ dataset, disabled }) => dataset.control === focus.control && !disabled);
  (same ?? all[focus.at] ?? byId('scroll')).focus();
}
