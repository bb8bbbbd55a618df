// Components V2 and action rows. What is not drawn is a labelled box.
import { element } from './element.js';
import { pickerButton } from './picker.js';
import { drawText } from './text.js';

/**
 * @param {{ press(id: string): void, pick(id: string, values: string[]): void }} act
 * @param {import('./main.js').Reading} reading
 */
export const drawParts = (parts, reading, act) => parts.map((part) => drawPart(part, reading, act));

function drawPart(part, reading, act) {
  const { say } = reading;
  switch (part.kind) {
    case 'text':
      return element('div', { className: 'text' }, ...drawText(part.text, reading));
    case 'container':
      return drawContainer(part, reading, act);
    case 'section':
      return element(
        'div',
        { className: 'section' },
        element('div', {}, ...drawParts(part.inside, reading, act)),
        part.beside && drawPart(part.beside, reading, act),
      );
    case 'row':
      return element('div', { className: 'row' }, ...drawParts(part.inside, reading, act));
    case 'picture':
      return drawPicture(part.about, say);
    case 'gallery':
      return element('div', { className: 'gallery' }, ...part.about.map((about) => drawPicture(about, say)));
    case 'file':
      return element('p', { className: 'file' }, `${say.file} · ${part.name}`);
    case 'separator':
      return part.line
        ? element('hr', { className: part.wide ? 'wide' : '' })
        : element('div', { className: 'gap' });
    case 'button':
      return drawButton(part, act);
    case 'select':
      return pickerButton(part, say, (values) => act.pick(part.id, values));
    default:
      return element('p', { className: 'other' }, say.notDrawn(part.what));
  }
}

function drawContainer({ accent, inside }, reading, act) {
  const node = element('div', { className: 'container' }, ...drawParts(inside, reading, act));
  if (accent) node.style.setProperty('--accent', accent);
  return node;
}

/** Pictures would come from other machines: their description stands for them. */
const drawPicture = (about, say) =>
  element('p', { className: 'picture' }, about ? `${say.picture} · ${about}` : say.picture);

const looks = { 1: 'primary', 3: 'success', 4: 'danger' };

function drawButton({ style, label, id, url, disabled }, act) {
  if (url) {
    return element(
      'a',
      { className: 'control away', href: url, target: '_blank', rel: 'noreferrer noopener' },
      label,
      element('span', { 'aria-hidden': 'true' }, ' ↗'),
    );
  }
  const press = () => act.press(id);
  return element(
    'button',
    {
      type: 'button',
      className: `control ${looks[style] ?? ''}`,
      disabled,
      'data-control': id,
      on: { click: press },
    },
    label,
  );
}
