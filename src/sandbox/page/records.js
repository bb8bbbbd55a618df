// The ledger of posts, and what went between the bot and Discord.
import { inSeoul } from './dates.js';
import { byId, element } from './element.js';

/** A table that scrolls sideways where it is too wide; by keyboard too. */
const table = (label, heads, rows) =>
  element(
    'div',
    { className: 'table', tabindex: '0', role: 'group', 'aria-label': label },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows),
    ),
  );

const cells = (...contents) => contents.map((content) => element('td', {}, ...[content].flat()));

const dueStyle = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' };

export function showLedger(rows, say, locale) {
  const card = byId('ledger');
  if (rows.length === 0) return card.replaceChildren(element('p', { className: 'hint' }, say.noPosts));
  const row = ({ place, due, alerts, state, attempts, reason }) =>
    element(
      'tr',
      {},
      ...cells(inSeoul(due, locale, dueStyle), place, alerts, [
        element('span', { className: `badge ${state}` }, say.states[state] ?? state),
        element(
          'span',
          { className: 'note' },
          [attempts > 0 && say.attempts(attempts), reason].filter(Boolean).join(' · '),
        ),
      ]),
    );
  keepingScroll(card, table(say.ledger, [say.due, say.place, say.alerts, say.state], rows.map(row)));
}

export function showLog({ requests, lines, breaches }, say, locale) {
  const card = byId('log');
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const row = ({ at, kind, what, status, isBad, ms }) =>
    element(
      'tr',
      { className: isBad ? `${kind} bad` : kind },
      ...cells(
        time.format(at),
        element('code', {}, what),
        kind === 'request' ? `${status} · ${ms} ms` : status,
      ),
    );
  const summary = element(
    'p',
    { className: breaches.length > 0 ? 'fault' : 'hint' },
    `${say.requests(requests)} · ${breaches.length > 0 ? say.breaches(breaches.length) : say.noBreach}`,
  );
  const list =
    breaches.length > 0 &&
    element('ul', { className: 'fault breaches' }, ...breaches.map((one) => element('li', {}, one)));
  keepingScroll(card, summary, list, table(say.log, [say.time, say.what, say.answer], lines.map(row)));
}

function keepingScroll(card, ...nodes) {
  const before = card.querySelector('.table');
  const { scrollTop = 0, scrollLeft = 0 } = before ?? {};
  const hadFocus = before !== null && document.activeElement === before;
  card.replaceChildren(...nodes.filter(Boolean));
  const after = card.querySelector('.table');
  if (!after) return;
  Object.assign(after, { scrollTop, scrollLeft });
  if (hadFocus) after.focus();
}
