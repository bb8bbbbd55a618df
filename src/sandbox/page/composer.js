// The line to write in. "/" opens the commands; a command's options are filled one after the other, by keyboard alone.
import { choiceList } from './choice-list.js';
import { byId, element } from './element.js';
import { optionField } from './option-field.js';

/**
 * @param {{ say(): object, place(): string, offers(): object[], whyNone(): string, ask(what: string, more: object): Promise<any>,
 *   write(text: string): void, run(offer: object, options: object): Promise<string | undefined> }} parts
 */
export function composer(parts) {
  const line = { parts, command: undefined, fields: [], ...nodesOf() };
  line.list = choiceList(line.typing, {
    label: parts.say().commands,
    pick: ({ value }) => (line.command ? add(line, value) : begin(line, value)),
  });
  line.form.append(line.list.node, element('div', { className: 'line' }, line.inside, line.send), line.hint);
  listen(line);
  settle(line);
  return {
    /** Another place, person or language: what is offered may be another. */
    renew: () => renew(line),
    leave: () => leave(line),
    /** "/alerts list", as a mention shows it. */
    begin(text) {
      const offer = parts.offers().find(({ name, path }) => `/${name}` === text || `/${path}` === text);
      if (offer) begin(line, offer);
    },
  };
}

const nodesOf = () => ({
  form: byId('composer'),
  typing: element('input', { id: 'typing', role: 'combobox', 'aria-autocomplete': 'list', maxLength: 2000 }),
  hint: element('p', { className: 'hint', id: 'composer-hint', role: 'status' }),
  inside: element('div', { className: 'parts' }),
  send: element('button', { type: 'submit', className: 'control primary' }),
});

function tell({ hint }, text, isFault = false) {
  hint.textContent = text;
  hint.classList.toggle('fault', isFault);
}

const optionsLeft = ({ command, fields }) =>
  command.options.filter(({ name }) => !fields.some(({ option }) => option.name === name));

const valuesOf = (fields) =>
  Object.fromEntries(fields.filter((one) => !one.isEmpty()).map((one) => [one.option.name, one.value()]));

/** Draws the line as it stands. */
function settle(line) {
  const { parts, command, fields, typing, send, form, inside } = line;
  const say = parts.say();
  const chip = command && element('span', { className: 'chip' }, `/${command.name}`);
  place(inside, [chip, ...fields.map(({ node }) => node), typing].filter(Boolean));
  send.textContent = say.send;
  const label = command ? say.commandLine(command.name) : say.writeIn(parts.place());
  typing.setAttribute('aria-label', label);
  typing.placeholder = command ? say.moreOptions(optionsLeft(line).length) : label;
  form.classList.toggle('in-command', command !== undefined);
  tell(line, command ? command.about : '');
}

/** Leaves alone what stands right: an input that is moved loses the focus. */
function place(inside, nodes) {
  const isRight = ({ length }) =>
    length === nodes.length && nodes.every((node, at) => sameNode(node, inside.children[at]));
  if (isRight(inside.children)) return;
  const { activeElement } = document;
  inside.replaceChildren(...nodes);
  if (inside.contains(activeElement)) activeElement.focus();
}

const sameNode = (node, other) =>
  node === other || (node.className === 'chip' && node.textContent === other.textContent);

function renew(line) {
  const { command, parts, typing } = line;
  const isOffered = parts.offers().some(({ path, name }) => path === command?.path && name === command?.name);
  if (command && !isOffered) leave(line);
  else settle(line);
  if (!command && typing.value.startsWith('/')) typed(line);
}

function leave(line) {
  line.command = undefined;
  line.fields = [];
  line.typing.value = '';
  line.list.hide();
  settle(line);
  line.typing.focus();
}

/** `rest`: what was typed behind the command's name, for its first option. */
function begin(line, offer, rest = '') {
  const [first] = offer.options;
  line.command = offer;
  line.typing.value = '';
  line.list.hide();
  line.fields = offer.options
    .filter((option) => option.required || (rest && option === first))
    .map((option) => fieldOf(line, option, option === first ? rest : ''));
  settle(line);
  const [head] = line.fields;
  (head?.input ?? line.typing).focus();
  if (rest) head?.search();
}

function add(line, option) {
  const added = fieldOf(line, option);
  line.typing.value = '';
  line.fields.push(added);
  settle(line);
  added.input.focus();
}

function fieldOf(line, option, text = '') {
  const { parts } = line;
  return optionField(option, text, {
    say: parts.say,
    suggest: () =>
      parts.ask('suggest', {
        path: line.command.path,
        options: valuesOf(line.fields),
        focused: option.name,
      }),
    done: () => next(line),
    drop: (field) => drop(line, field),
    leave: () => leave(line),
    /** A fault stays until more is typed. */
    about(about, isNew) {
      if (isNew || !line.hint.classList.contains('fault')) tell(line, about);
    },
  });
}

/** To the option that is still missing, else to the end. */
function next({ fields, typing }) {
  const missing = fields.find((field) => field.option.required && field.isEmpty());
  (missing?.input ?? typing).focus();
}

function drop(line, field) {
  if (field.option.required) return leave(line);
  line.fields = line.fields.filter((other) => other !== field);
  settle(line);
  (line.fields.at(-1)?.input ?? line.typing).focus();
}

function typed(line) {
  const { command, typing, list } = line;
  if (command) return offerOptions(line, typing.value ? 0 : -1);
  const chosen = chosenByName(line);
  if (chosen) return begin(line, chosen.offer, typing.value.slice(chosen.name.length + 2));
  if (typing.value.startsWith('/')) offerCommands(line);
  else list.hide();
}

/** "/movie " or "/movie Unl" is a command that has been chosen by its name. */
function chosenByName({ parts, typing }) {
  const exact = parts.offers().flatMap((offer) => [offer.name, offer.path].map((name) => ({ offer, name })));
  return exact.find(({ name }) => typing.value.startsWith(`/${name} `));
}

function offerCommands(line) {
  const { parts, typing, list } = line;
  const typedName = typing.value.slice(1).toLowerCase();
  const found = parts
    .offers()
    .filter(({ name, path }) => name.includes(typedName) || path.includes(typedName));
  const starts = ({ name, path }) => name.startsWith(typedName) || path.startsWith(typedName);
  const sorted = found.toSorted((a, b) => Number(starts(b)) - Number(starts(a)));
  list.show(sorted.map((offer) => ({ title: `/${offer.name}`, note: offer.about, value: offer })));
  tell(line, found.length === 0 ? parts.whyNone() : '');
}

function offerOptions(line, first) {
  const name = line.typing.value.replace(/:$/, '').toLowerCase();
  const found = optionsLeft(line).filter(
    (option) => option.label.includes(name) || option.name.includes(name),
  );
  line.list.show(
    found.map((option) => ({ title: option.label, note: option.about, value: option })),
    first,
  );
}

async function sendCommand(line) {
  const { parts, command, fields, typing } = line;
  if (typing.value) return tell(line, parts.say().noSuchOption, true);
  const wrong = fields.find((one) => one.fault());
  if (wrong) {
    wrong.input.focus();
    wrong.input.setAttribute('aria-invalid', 'true');
    return tell(line, wrong.fault(), true);
  }
  const options = valuesOf(fields);
  leave(line);
  const why = await parts.run(command, options);
  if (why === undefined || line.command || typing.value) return;
  Object.assign(line, { command, fields });
  settle(line);
  tell(line, why, true);
}

function sendText(line) {
  const { parts, typing } = line;
  const text = typing.value.trim();
  if (text.startsWith('/')) return tell(line, parts.whyNone(), true);
  typing.value = '';
  if (text) parts.write(text);
}

function keyDown(line, event) {
  const { command, typing, list, fields } = line;
  const isLeaving = event.key === 'Escape' && (!command || typing.value === '');
  if ((!isLeaving && list.key(event)) || event.isComposing) return;
  if (event.key === 'Escape') return leave(line);
  if (event.key !== 'Backspace' || !command || typing.value !== '') return;
  event.preventDefault();
  if (fields.length > 0) fields.at(-1).input.focus();
  else leave(line);
}

function listen(line) {
  const { typing, form, list } = line;
  typing.addEventListener('input', (event) => {
    if (!event.isComposing) typed(line);
  });
  typing.addEventListener('compositionend', () => typed(line));
  typing.addEventListener('focus', () => line.command && offerOptions(line, -1));
  typing.addEventListener('blur', list.hide);
  typing.addEventListener('keydown', (event) => keyDown(line, event));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (line.command) void sendCommand(line);
    else sendText(line);
  });
}
