// The calendar, forward only, and what it has brought.
import { inSeoul, seoulInput } from './dates.js';
import { button, byId, element } from './element.js';
import { confirmed } from './form.js';

/** @param {{ say(): object, locale(): string, ask(what: string, more?: object): Promise<any> }} parts */
export function clockCard(parts) {
  const clock = {
    ...parts,
    card: byId('clock'),
    face: element('p', { className: 'clock-face' }),
    news: element('ul', { className: 'news' }),
    status: element('p', { className: 'hint', role: 'status' }),
    until: element('input', { type: 'datetime-local', id: 'until' }),
    now: 0,
  };
  return {
    /** In the words of the language. */
    name: () => name(clock),
    show: (view) => show(clock, view),
  };
}

/** Does what may take a while; says what kept it. */
async function move({ card, status, say, ask }, what, more) {
  const controls = [...card.querySelectorAll('button, input')];
  for (const control of controls) control.disabled = true;
  status.textContent = say().moving;
  status.classList.remove('fault');
  const why = await ask(what, more).then(
    () => '',
    (error) => error.message,
  );
  for (const control of controls) control.disabled = false;
  status.textContent = say().refusals[why] ?? why;
  status.classList.toggle('fault', why !== '');
}

function name(clock) {
  const { card, face, news, status, say: words } = clock;
  const say = words();
  const moving = (what, more) => () => void move(clock, what, more);
  const reset = async () => {
    if (await confirmed(say.resetSure, say.reset, say)) await move(clock, 'reset');
  };
  card.replaceChildren(
    face,
    element(
      'div',
      { className: 'row' },
      button(say.hour, moving('hours', { count: 1 }), { className: 'control' }),
      button(say.day, moving('hours', { count: 24 }), { className: 'control' }),
      button(say.nextAlert, moving('next alert'), { className: 'control primary' }),
    ),
    untilForm(clock, say),
    status,
    news,
    element('p', { className: 'hint' }, say.goingBack),
    button(say.reset, reset, { className: 'control danger' }),
  );
}

function untilForm(clock, say) {
  const { until } = clock;
  const go = (event) => {
    event.preventDefault();
    if (until.value) void move(clock, 'until', { to: `${until.value}+09:00` });
  };
  return element(
    'form',
    { className: 'row', on: { submit: go } },
    element('label', { htmlFor: until.id }, say.until),
    until,
    element('button', { type: 'submit', className: 'control' }, say.go),
  );
}

function show(clock, view) {
  const { face, news, until, locale } = clock;
  const say = clock.say();
  const now = Date.parse(view.now);
  face.textContent = `${inSeoul(now, locale(), { dateStyle: 'full', timeStyle: 'short' })} · ${say.seoul}`;
  if (now !== clock.now && document.activeElement !== until) until.value = seoulInput(now);
  clock.now = now;
  news.replaceChildren(...view.news.map(({ title, date }) => element('li', {}, say.news(title, date))));
}
