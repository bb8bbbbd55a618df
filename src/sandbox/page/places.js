// The list of channels, with a mark where something is new.
import { button, byId, element } from './element.js';

const signs = { text: '#', announcement: '#', thread: '↳', direct: '@' };

export const placeName = (channel, say) => {
  if (!channel) return '';
  return channel.kind === 'direct' ? `${say.direct}: ${channel.name}` : `#${channel.name}`;
};

const seen = new Map();

export function showPlaces(channels, currentId, say, goTo) {
  const list = byId('channels');
  const focus = document.activeElement?.closest('[data-channel]')?.dataset.channel;
  list.replaceChildren(
    ...channels.map((channel) => {
      const { id, last } = channel;
      if (id === currentId || !seen.has(id)) seen.set(id, last);
      return element(
        'li',
        { className: channel.kind },
        door(channel, currentId, seen.get(id) !== last, say, goTo),
      );
    }),
  );
  if (focus) list.querySelector(`[data-channel="${focus}"]`)?.focus();
}

function door({ id, name, kind, botMayPost }, currentId, isNew, say, goTo) {
  const isCurrent = id === currentId;
  const node = button('', () => goTo(id), {
    className: isNew && !isCurrent ? 'place new' : 'place',
    'data-channel': id,
    'aria-current': isCurrent ? 'page' : undefined,
  });
  const note =
    kind === 'direct'
      ? say.direct
      : !botMayPost
        ? say.botClosed
        : kind === 'announcement'
          ? say.announcement
          : '';
  node.append(
    element('span', { className: 'sign', 'aria-hidden': 'true' }, signs[kind]),
    element('span', {}, name),
    note && element('span', { className: 'note' }, note),
  );
  return node;
}
