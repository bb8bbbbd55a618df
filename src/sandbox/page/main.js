// Joins the parts of the page: who its reader is, what the sandbox tells, and what the reader does.
import { clockCard } from './clock.js';
import { composer } from './composer.js';
import { inSeoul } from './dates.js';
import { button, byId, element } from './element.js';
import { openForm } from './form.js';
import { link } from './link.js';
import { messageList } from './messages.js';
import { noticeList } from './notices.js';
import { showPhone } from './phone.js';
import { placeName, showPlaces } from './places.js';
import { showLedger, showLog } from './records.js';
import { troubleCard } from './trouble.js';
import { wordsIn } from './words.js';

/**
 * What the drawing of messages needs.
 * @typedef {{ say: object, locale: string, now(): number, goTo(channelId: string): void, begin(command: string): void,
 *   dismiss(messageId: string): void, actOn(messageId: string): object }} Reading
 */

const kept = JSON.parse(sessionStorage.getItem('reader') ?? '{}');
const me = { as: kept.as ?? 'moderator', locale: kept.locale ?? 'en-US', channelId: kept.channelId ?? '' };
const view = {};
const words = () => wordsIn(me.locale);
const now = () => Date.parse(view.clock?.now ?? 0);
const here = () => view.channels?.find(({ id }) => id === view.place?.channelId);

const { ask } = link({ opened: look, changed, lost: (isLost) => (byId('lost').hidden = !isLost) });

function look() {
  sessionStorage.setItem('reader', JSON.stringify(me));
  void ask('look', me).catch(() => {});
}

const reading = {
  get say() {
    return words();
  },
  get locale() {
    return me.locale;
  },
  now,
  goTo,
  begin: (text) => line.begin(text),
  dismiss: (message) => void ask('dismiss', { message }).catch((error) => notices.add(error.message)),
  actOn: (message) => ({
    press: (control) => act('press', { message, control }),
    pick: (control, values) => act('pick', { message, control, values }),
  }),
};

const messages = messageList(reading);
const notices = noticeList(words);
const line = composer({
  say: words,
  place: () => placeName(here(), words()),
  offers: () => view.offers ?? [],
  whyNone: () => (view.offers?.length > 0 ? words().noCommands : words().bots[view.bot ?? 'starting']),
  ask,
  write: (text) => void ask('write', { text }).catch((error) => notices.add(error.message)),
  run: (offer, options) => run(`/${offer.name}`, () => ask('type', { path: offer.path, options })),
});
const parts = { say: words, locale: () => me.locale, now, ask, goTo };
const clock = clockCard(parts);
const trouble = troubleCard(parts);

/** Gives what Discord's client would not have sent; what the bot leaves unanswered becomes a notice. */
async function run(what, send) {
  const sending = notices.add(`${what} · ${words().sending}`, false);
  const { failed, silent, form } = await send().catch((error) => ({ failed: error.message }));
  sending.remove();
  if (silent) notices.add(`${what} · ${words().silent}`);
  if (form) openForm(form, reading, (fields) => submit(form, fields));
  return silent ? undefined : failed;
}

async function act(what, more) {
  const control = document.activeElement?.closest('[data-control]');
  control?.setAttribute('aria-busy', 'true');
  const why = await run(control?.textContent ?? '', () => ask(what, more));
  control?.removeAttribute('aria-busy');
  if (why !== undefined) notices.add(why);
}

async function submit({ token }, fields) {
  const { failed, silent } = await ask('submit', { token, fields }).catch((error) => ({
    failed: error.message,
  }));
  return silent ? words().silent : failed;
}

function goTo(channelId) {
  me.channelId = channelId;
  notices.clear();
  showPane('chat');
  look();
}

function become(change) {
  Object.assign(me, change);
  notices.clear();
  line.leave();
  sayAll();
  look();
}

const shows = {
  clock: () => {
    clock.show(view.clock);
    byId('today').textContent =
      `${inSeoul(now(), me.locale, { dateStyle: 'medium', timeStyle: 'short' })} · ${words().seoul}`;
    byId('today').dateTime = view.clock.now;
  },
  pushes: () => showPhone(view.pushes, parts),
  ledger: () => showLedger(view.ledger, words(), me.locale),
  log: () => showLog(view.log, words(), me.locale),
};

function changed(sections) {
  const isFirst = !view.place;
  Object.assign(view, sections);
  if (!view.place) return;
  const has = (...names) => isFirst || names.some((name) => name in sections);
  if (has('clock', 'pushes')) shows.pushes();
  for (const name of ['clock', 'ledger', 'log']) if (has(name)) shows[name]();
  if (has('channels', 'place')) showChat();
  if (has('messages', 'place')) messages.show(view.messages, view.place.channelId, me.locale);
  if (has('bot', 'trouble', 'channels')) trouble.show(view.bot, view.trouble, view.channels);
  if (has('offers', 'place')) line.renew();
  if (isFirst) loadFont();
}

/** Not before the page can be used: its two lists of some 90 parts take long to read. */
function loadFont() {
  for (const weight of [400, 700])
    document.head.append(element('link', { rel: 'stylesheet', href: `/font/${weight}.css` }));
}

function showChat() {
  me.channelId = view.place.channelId;
  const say = words();
  const place = placeName(here(), say);
  byId('server').textContent = view.place.server;
  byId('channel').textContent = place;
  byId('beginning').textContent = say.beginning(place);
  byId('scroll').setAttribute('aria-label', say.messagesIn(place));
  showPlaces(view.channels, view.place.channelId, say, goTo);
}

/** Everything that depends on the language. */
function sayAll() {
  const say = words();
  document.documentElement.lang = me.locale === 'ko' ? 'ko' : 'en';
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = say[node.dataset.say];
  for (const node of document.querySelectorAll('[data-label]'))
    node.setAttribute('aria-label', say[node.dataset.label]);
  byId('people').replaceChildren(
    ...['moderator', 'member'].map((as) =>
      button(say[as], () => become({ as }), { className: 'control', 'aria-pressed': String(me.as === as) }),
    ),
  );
  clock.name();
  if (!view.place) return;
  for (const show of Object.values(shows)) show();
  showChat();
  messages.show(view.messages, view.place.channelId, me.locale);
  trouble.show(view.bot, view.trouble, view.channels);
  line.renew();
}

function showPane(name) {
  document.body.dataset.pane = name;
  if (name === 'chat') messages.toEnd();
  for (const node of document.querySelectorAll('[data-pane-of]'))
    node.setAttribute('aria-pressed', String(node.dataset.paneOf === name));
}

const locales = { 'en-US': 'English', ko: '한국어', de: 'Deutsch' };
byId('locale').replaceChildren(
  ...Object.entries(locales).map(([value, name]) =>
    element('option', { value, selected: value === me.locale, lang: value }, name),
  ),
);
byId('locale').addEventListener('change', ({ target }) => become({ locale: target.value }));
for (const node of document.querySelectorAll('[data-pane-of]'))
  node.addEventListener('click', () => showPane(node.dataset.paneOf));
showPane('chat');
sayAll();
