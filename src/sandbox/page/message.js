// One message, as its reader sees it.
import { instantInWords } from './dates.js';
import { element } from './element.js';
import { drawParts } from './parts.js';
import { drawText } from './text.js';

/** @param {import('./main.js').Reading} reading */
export function drawMessage(message, reading) {
  const { say } = reading;
  return element(
    'li',
    {
      className: ['message', message.isPrivate && 'private', message.pingsYou && 'pings']
        .filter(Boolean)
        .join(' '),
      'data-message': message.id,
    },
    message.answers &&
      element(
        'p',
        { className: 'answers' },
        element('b', {}, message.answers.who),
        say.used[0],
        element('span', { className: 'mention' }, message.answers.command),
        say.used[1],
      ),
    drawHead(message, reading),
    message.thinking
      ? element('p', { className: 'thinking' }, `${message.author} ${say.thinking}`)
      : element('div', { className: 'body' }, ...drawBody(message, reading)),
    message.isPrivate && drawPrivacy(message, reading),
  );
}

function drawHead({ author, isBot, at }, { say, locale, now }) {
  const instant = Date.parse(at);
  return element(
    'p',
    { className: 'head' },
    element('span', { className: isBot ? 'face bot' : 'face', 'aria-hidden': 'true' }, [...author][0] ?? ''),
    element('b', {}, author),
    isBot && element('span', { className: 'badge' }, say.bot),
    element('time', { dateTime: at }, instantInWords(instant, 'f', locale, now())),
  );
}

function drawBody(message, reading) {
  const { say } = reading;
  const act = reading.actOn(message.id);
  return [
    message.text.length > 0 && element('div', { className: 'text' }, ...drawText(message.text, reading)),
    ...message.embeds.map((embed) => drawEmbed(embed, reading)),
    ...drawParts(message.parts, reading, act),
    ...message.files.map((name) => element('p', { className: 'file' }, `${say.file} · ${name}`)),
    message.edited && element('small', { className: 'edited' }, say.edited),
  ].filter(Boolean);
}

function drawPrivacy({ id }, { say, dismiss }) {
  return element(
    'p',
    { className: 'privacy' },
    `${say.onlyYou} · `,
    element('button', { type: 'button', className: 'link', on: { click: () => dismiss(id) } }, say.dismiss),
  );
}

function drawEmbed(embed, reading) {
  const text = (className, nodes) =>
    nodes.length > 0 && element('div', { className }, ...drawText(nodes, reading));
  const title = embed.url
    ? [
        element(
          'a',
          { href: embed.url, target: '_blank', rel: 'noreferrer noopener' },
          ...drawText(embed.title, reading),
        ),
      ]
    : drawText(embed.title, reading);
  const node = element(
    'div',
    { className: 'embed' },
    embed.author && element('p', { className: 'embed-author' }, embed.author),
    embed.title.length > 0 && element('p', { className: 'embed-title' }, ...title),
    text('text', embed.text),
    ...embed.fields.map(({ name, value }) =>
      element('div', {}, text('field-name', name), text('text', value)),
    ),
    (embed.picture || embed.thumbnail) && element('p', { className: 'picture' }, reading.say.picture),
    embed.footer && element('p', { className: 'embed-footer' }, embed.footer),
  );
  if (embed.colour) node.style.setProperty('--accent', embed.colour);
  return node;
}
