// One option of a command, while it is filled: free text with suggestions, or one of what is offered.
import { choiceList } from './choice-list.js';
import { element, newId } from './element.js';

const waitMs = 120;

/**
 * @param {{ name: string, label: string, about: string, required: boolean, autocomplete: boolean, isNumber: boolean, choices?: object[] }} option
 * @param {{ say(): object, suggest(): Promise<object[]>, done(): void, drop(field: object): void, leave(): void, about(text: string, isNew?: boolean): void }} on
 */
export function optionField(option, text, on) {
  const input = element('input', {
    id: newId('option'),
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-required': String(option.required),
    inputMode: option.isNumber ? 'numeric' : 'text',
    size: 14,
    value: text,
  });
  const field = { option, on, input, picked: undefined, asked: 0, timer: undefined };
  field.list = choiceList(input, {
    label: option.label,
    pick(choice) {
      field.picked = choice;
      input.value = choice.title;
      on.done();
    },
  });
  listen(field);
  return Object.assign(field, {
    node: element(
      'span',
      { className: 'option' },
      element(
        'label',
        { htmlFor: input.id },
        option.label,
        option.required && element('span', { className: 'star' }, '*'),
      ),
      input,
      field.list.node,
    ),
    search: () => search(field),
    isEmpty: () => isEmpty(field),
    value: () => field.picked?.value ?? exact(field)?.value ?? input.value.trim(),
    /** What keeps it from being sent. */
    fault: () => faultOf(field),
  });
}

const isEmpty = ({ input }) => input.value.trim() === '';

const exact = ({ option, input }) =>
  option.choices?.find(({ name }) => name === input.value || name === `#${input.value}`);

function faultOf(field) {
  const { option, on, picked } = field;
  if (isEmpty(field)) return option.required ? on.say().isMissing(option.label) : undefined;
  const isOffered = !option.choices || picked || exact(field);
  return isOffered ? undefined : on.say().notOffered(option.label);
}

function search(field) {
  const { option, list } = field;
  clearTimeout(field.timer);
  if (option.choices) list.show(fitting(field));
  else if (option.autocomplete) field.timer = setTimeout(() => void suggest(field), waitMs);
}

function fitting({ option, picked, input }) {
  const typed = picked ? '' : input.value.toLowerCase();
  const found = option.choices.filter(({ name }) => name.toLowerCase().includes(typed));
  return found.map(({ name, value }) => ({ title: name, value }));
}

/** An answer that comes after more was typed is passed over. */
async function suggest(field) {
  const { option, on, input, list } = field;
  const mine = (field.asked += 1);
  on.about(on.say().searching);
  const found = await on.suggest().catch(() => []);
  if (mine !== field.asked || document.activeElement !== input) return;
  list.show(found.map(({ name, value }) => ({ title: name, value })));
  on.about(found.length === 0 ? on.say().nothingOffered : option.about);
}

function stop(field) {
  clearTimeout(field.timer);
  field.asked += 1;
  field.list.hide();
}

function keyDown(field, event) {
  const { on, input, list } = field;
  if (list.key(event) || event.isComposing) return;
  if (event.key === 'Escape') on.leave();
  if (event.key === 'ArrowDown') search(field);
  if (event.key !== 'Backspace' || input.value !== '') return;
  event.preventDefault();
  on.drop(field);
}

function listen(field) {
  const { option, on, input } = field;
  input.addEventListener('input', () => {
    field.picked = undefined;
    input.removeAttribute('aria-invalid');
    on.about(option.about, true);
    search(field);
  });
  input.addEventListener('focus', () => {
    on.about(option.required ? `${option.about} · ${on.say().required}` : option.about, true);
    if (!field.picked && (option.choices || isEmpty(field))) search(field);
  });
  input.addEventListener('blur', () => stop(field));
  input.addEventListener('keydown', (event) => keyDown(field, event));
}
