// Notifications as a phone shows them: what `content` alone says.
import { instantInWords } from './dates.js';
import { byId, element } from './element.js';

/** @param {{ say(): object, locale(): string, now(): number, goTo(channelId: string): void }} parts */
export function showPhone(pushes, { say: words, locale, now, goTo }) {
  const card = byId('phone');
  const say = words();
  if (pushes.length === 0) return card.replaceChildren(element('p', { className: 'hint' }, say.noPush));
  const push = ({ channelId, place, at, text }) => {
    const when = instantInWords(Date.parse(at), 'R', locale(), now());
    return element(
      'button',
      { type: 'button', className: 'push', on: { click: () => goTo(channelId) } },
      element('span', { className: 'push-head' }, `Gaebong · ${place || say.direct} · ${when}`),
      element('span', { className: 'push-text' }, text),
    );
  };
  card.replaceChildren(
    element('ul', { className: 'phone' }, ...pushes.map((one) => element('li', {}, push(one)))),
  );
}
