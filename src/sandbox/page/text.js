// Draws a tree of Discord's markdown.
import { instantInWords } from './dates.js';
import { element } from './element.js';

const tags = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strikethrough: 's',
  quote: 'blockquote',
  small: 'small',
};

/** @param {import('./main.js').Reading} reading */
export const drawText = (nodes, reading) => nodes.map((node) => drawNode(node, reading));

function drawNode(node, reading) {
  if (typeof node === 'string') return node;
  switch (node.kind) {
    case 'break':
      return element('br');
    case 'heading':
      return element('p', { className: `heading heading-${node.level}` }, ...drawText(node.inside, reading));
    case 'code':
      return element('code', {}, node.text);
    case 'block':
      return element('pre', {}, element('code', {}, node.text));
    case 'link':
      return drawLink(node, reading);
    case 'mention':
      return drawMention(node, reading);
    case 'time':
      return drawTime(node, reading);
    case 'spoiler':
      return drawSpoiler(node, reading);
    default:
      return element(tags[node.kind] ?? 'span', {}, ...drawText(node.inside, reading));
  }
}

const drawLink = ({ url, inside }, reading) =>
  element('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, ...drawText(inside, reading));

/** A channel and a command are doors, the others are names. */
function drawMention({ of, text, id }, { goTo, begin }) {
  if (of === 'channel') return mentionButton(text, () => goTo(id));
  if (of === 'command') return mentionButton(text, () => begin(text));
  return element('span', { className: 'mention' }, text);
}

const mentionButton = (text, act) =>
  element('button', { type: 'button', className: 'mention', on: { click: act } }, text);

function drawTime({ at, style }, { locale, now }) {
  const instant = new Date(at * 1000);
  return element(
    'time',
    {
      className: 'stamp',
      dateTime: instant.toISOString(),
      title: instantInWords(+instant, 'F', locale, now()),
    },
    instantInWords(+instant, style, locale, now()),
  );
}

function drawSpoiler({ inside }, reading) {
  const hidden = element('span', { className: 'spoiler', hidden: true }, ...drawText(inside, reading));
  const show = (event) => {
    hidden.hidden = false;
    event.currentTarget.remove();
  };
  const door = element(
    'button',
    { type: 'button', className: 'spoiler', on: { click: show } },
    reading.say.spoiler,
  );
  return element('span', {}, door, hidden);
}
