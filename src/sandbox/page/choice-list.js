// A list to choose from, led by an input or a button that keeps the focus (the ARIA combobox and listbox pattern).
import { element, newId } from './element.js';

/**
 * @param {HTMLElement} owner has the focus and tells of keys
 * @param {{ label: string, pick(choice: { title: string, note?: string, value: unknown }): void }} options
 */
export function choiceList(owner, { label, pick }) {
  const node = element('ul', {
    role: 'listbox',
    id: newId('choices'),
    className: 'choices',
    'aria-label': label,
    hidden: true,
  });
  const list = { owner, node, pick, choices: [], active: -1 };
  owner.setAttribute('aria-expanded', 'false');
  return {
    node,
    /** `first`: which one is active; -1: none. */
    show: (choices, first = 0) => show(list, choices, first),
    hide: () => hide(list),
    isOpen: () => !node.hidden,
    /** Whether it took the key. */
    key: (event) => takesKey(list, event),
  };
}

function show(list, choices, first) {
  const { owner, node } = list;
  if (choices.length === 0) return hide(list);
  list.choices = choices;
  node.replaceChildren(...choices.map((choice, index) => optionOf(choice, () => take(list, index))));
  node.hidden = false;
  owner.setAttribute('aria-controls', node.id);
  owner.setAttribute('aria-expanded', 'true');
  mark(list, first);
  node.scrollIntoView({ block: 'nearest' });
}

function hide(list) {
  const { owner, node } = list;
  node.hidden = true;
  node.replaceChildren();
  owner.setAttribute('aria-expanded', 'false');
  owner.removeAttribute('aria-controls');
  mark(list, -1);
}

function mark(list, index) {
  const { owner, node } = list;
  list.active = index;
  for (const [at, option] of [...node.children].entries())
    option.setAttribute('aria-selected', String(at === index));
  const chosen = node.children[index];
  if (chosen) owner.setAttribute('aria-activedescendant', chosen.id);
  else owner.removeAttribute('aria-activedescendant');
  chosen?.scrollIntoView({ block: 'nearest' });
}

function take(list, index) {
  const choice = list.choices[index];
  hide(list);
  if (choice) list.pick(choice);
}

function takesKey(list, event) {
  if (list.node.hidden || event.isComposing) return false;
  const act = actionOf(list, event);
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}

function actionOf(list, { key, shiftKey }) {
  const { active, choices } = list;
  const step = (by) => mark(list, (active + by + choices.length) % choices.length);
  if (key === 'ArrowDown') return () => step(1);
  if (key === 'ArrowUp') return () => step(active < 0 ? 0 : -1);
  if (key === 'Escape') return () => hide(list);
  const takes = key === 'Enter' || (key === 'Tab' && !shiftKey);
  return takes && active >= 0 ? () => take(list, active) : undefined;
}

function optionOf({ title, note }, takeIt) {
  const keepFocus = (event) => event.preventDefault();
  return element(
    'li',
    {
      role: 'option',
      id: newId('choice'),
      'aria-selected': 'false',
      on: { mousedown: keepFocus, click: takeIt },
    },
    element('span', { className: 'title' }, title),
    note && element('span', { className: 'note' }, note),
  );
}
