// A select of a message: one option is picked at once; of several, when the list is closed with Done.
import { choiceList } from './choice-list.js';
import { element } from './element.js';

export function pickerButton(select, say, pick) {
  return select.most > 1 ? severalOf(select, say, pick) : oneOf(select, say, pick);
}

const titleOf = ({ emoji, label }) => (emoji ? `${emoji} ${label}` : label);

function oneOf({ id, hint, disabled, options }, say, pick) {
  const chosen = options.find((option) => option.chosen);
  const door = element(
    'button',
    {
      type: 'button',
      className: 'control picker',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-label': hint || say.choose,
      disabled,
      'data-control': id,
    },
    chosen ? titleOf(chosen) : hint || say.choose,
  );
  const list = choiceList(door, { label: hint || say.choose, pick: ({ value }) => pick([value]) });
  const choices = options.map((option) => ({
    title: titleOf(option),
    note: option.about,
    value: option.value,
  }));
  const toggle = () => (list.isOpen() ? list.hide() : list.show(choices));
  door.addEventListener('click', toggle);
  door.addEventListener('blur', list.hide);
  door.addEventListener('keydown', (event) => {
    if (list.key(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    list.show(choices);
  });
  return element('div', { className: 'picker-box' }, door, list.node);
}

function severalOf({ id, hint, least, most, disabled, options }, say, pick) {
  const boxes = options.map((option) =>
    element('input', { type: 'checkbox', checked: option.chosen, value: option.value, disabled }),
  );
  const values = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const send = element(
    'button',
    {
      type: 'button',
      className: 'control',
      disabled,
      'data-control': id,
      on: { click: () => pick(values()) },
    },
    say.done,
  );
  const limit = () => {
    const { length } = values();
    for (const box of boxes) box.disabled = disabled || (!box.checked && length >= most);
    send.disabled = disabled || length < least;
  };
  for (const box of boxes) box.addEventListener('change', limit);
  limit();
  return element(
    'fieldset',
    { className: 'several' },
    element('legend', {}, hint || say.choose),
    ...options.map((option, index) =>
      element(
        'label',
        {},
        boxes[index],
        ` ${titleOf(option)}`,
        option.about && element('span', { className: 'note' }, ` ${option.about}`),
      ),
    ),
    send,
  );
}
