// The forms that the bot opens, and questions of the page's own, as dialogs.
import { button, element, newId } from './element.js';
import { drawText } from './text.js';

/**
 * @param {(fields: Record<string, string | string[]>) => Promise<string | undefined>} send gives what keeps it from being sent
 * @param {import('./main.js').Reading} reading
 */
export function openForm(form, reading, send) {
  const { say } = reading;
  const fields = form.fields.map((field) => drawField(field, say));
  const fault = element('p', { className: 'fault', role: 'alert' });
  const submit = element('button', { type: 'submit', className: 'control primary' }, say.submit);
  const title = element('h2', { id: newId('title') }, form.title);
  const body = element(
    'form',
    { method: 'dialog' },
    title,
    ...form.notes.map((note) => element('div', { className: 'text' }, ...drawText(note, reading))),
    ...fields.map(({ node }) => node),
    fault,
    element(
      'div',
      { className: 'row end' },
      button(say.cancel, () => dialog.close(), { className: 'control' }),
      submit,
    ),
  );
  const dialog = showDialog(title, body);
  const sendAll = async () => {
    submit.disabled = true;
    const values = fields.flatMap(({ id, value }) => (value ? [[id, value()]] : []));
    const why = await send(Object.fromEntries(values));
    submit.disabled = false;
    if (why === undefined) dialog.close();
    else fault.textContent = why;
  };
  body.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendAll();
  });
}

function showDialog(title, body) {
  const dialog = element(
    'dialog',
    { 'aria-labelledby': title.id, on: { close: () => dialog.remove() } },
    body,
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Resolves to whether it was confirmed. */
export function confirmed(question, yes, say) {
  return new Promise((resolve) => {
    const title = element('h2', { id: newId('title'), className: 'question' }, question);
    const body = element(
      'form',
      { method: 'dialog' },
      title,
      element(
        'div',
        { className: 'row end' },
        button(say.cancel, () => dialog.close(), { className: 'control' }),
        button(yes, () => dialog.close('yes'), { className: 'control danger' }),
      ),
    );
    const dialog = showDialog(title, body);
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'));
  });
}

function drawField(field, say) {
  const id = newId('field');
  const about = field.about && element('p', { className: 'hint', id: `${id}-about` }, field.about);
  const input = inputOf(field, id, say);
  if (about) input.node.setAttribute('aria-describedby', about.id);
  return {
    id: field.id,
    value: input.value,
    node: element(
      'div',
      { className: 'field' },
      element(
        'label',
        { htmlFor: id },
        field.label,
        field.required && element('span', { className: 'star' }, ' *'),
      ),
      about,
      input.node,
    ),
  };
}

function inputOf(field, id, say) {
  if (field.kind === 'text') {
    const { value, required, most, hint } = field;
    const node = element(field.long ? 'textarea' : 'input', {
      id,
      value,
      required,
      maxLength: most,
      placeholder: hint,
    });
    return { node, value: () => node.value };
  }
  if (field.kind === 'other')
    return { node: element('p', { id, className: 'other' }, say.notDrawn(field.what)) };
  const options = field.options.map(({ emoji, label, value, chosen }) =>
    element('option', { value, selected: chosen }, emoji ? `${emoji} ${label}` : label),
  );
  const node = element('select', { id, multiple: field.most > 1, required: field.required }, ...options);
  return { node, value: () => [...node.selectedOptions].map(({ value }) => value) };
}
