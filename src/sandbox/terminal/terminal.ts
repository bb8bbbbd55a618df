// The sandbox without its page: lines in, lines out.
import { Locale } from 'discord-api-types/v10';
import type { Answer, LocalDiscord, Message, Person } from '../discord/discord.ts';
import type { Form } from '../discord/answer.ts';
import { fieldNames } from '../discord/form-fields.ts';
import { drawForm, drawMessage, type Control } from './draw-text.ts';
import { readLine, type Line } from './terminal-line.ts';
import { channelNamed, directMessages, personNamed } from '../discord/world.ts';

export type TerminalParts = {
  discord: LocalDiscord;
  now(): Temporal.Instant;
  /** Moves the calendar; the bot does what falls due on the way. Throws a sentence. */
  travel(to: string): Promise<void>;
  timeZone: string;
  print(line: string): void;
};

type Seat = { username: string; channelId: string; locale?: string };

export type Terminal = {
  /** Does what a line says and resolves when its answer is printed. */
  enter(line: string): Promise<void>;
  /** Prints what the bot posted into channels since the last time. */
  printPosts(): void;
};

const keys = [
  '/movie Unlocked            a command: its first option, or name:value',
  '/time 2023-02-17T09:00+09:00   moves the clock forward',
  '/as member ko              who you are: moderator or member; and your language',
  '/in #releases              where you are; "/in dm" for direct messages with the bot',
  '/press 1, /pick 2          the button or option with that number in the last answer',
  '/fill time:9pm             sends the form that is open, with what you change; \\n is a new line',
  '/log                       what the bot asked Discord, and what broke its rules',
];

const locales: readonly string[] = Object.values(Locale);

type State = TerminalParts & {
  seat: Seat;
  /** The message drawn last, whose numbers can be pressed and picked. */
  last?: { message: Message; controls: Control[] };
  form?: Form | undefined;
  /** The newest post that was printed. */
  seen: string;
};

export function createTerminal(parts: TerminalParts): Terminal {
  const { discord, print } = parts;
  const channelId = channelNamed(discord.world, 'releases')?.id ?? '';
  const state: State = { ...parts, seat: { username: 'moderator', channelId }, seen: latestPost(discord) };
  return {
    async enter(line) {
      try {
        await run(state, readLine(line, discord.world.commands, state.form && fieldNames(state.form)));
      } catch (error) {
        print(`! ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    printPosts() {
      for (const message of postsAfter(discord, state.seen)) {
        state.seen = message.id;
        show(state, message, false);
      }
    },
  };
}

async function run(state: State, line: Line): Promise<void> {
  const { discord, print } = state;
  switch (line.what) {
    case 'nothing':
      return;
    case 'keys':
      return keys.forEach((key) => print(key));
    case 'log':
      return log(discord, print);
    case 'time':
      await state.travel(line.to);
      return print(`It is ${clockIn(state)} now.`);
    case 'as':
      return sit(state, line);
    case 'in':
      return go(state, line.where);
    case 'press':
    case 'pick':
      return use(state, line.number);
    case 'fill':
      if (!state.form) return print('! no form is open');
      return showAnswer(state, await keyboard(state).submit(state.form, line.fields));
    case 'command':
      return showAnswer(state, await keyboard(state).type(line.path, line.options));
    case 'unknown':
      return print(`! there is no "${line.line.split(/\s/)[0] ?? ''}"; type ? for what there is`);
  }
}

const userId = ({ discord, seat }: State): string => personNamed(discord.world, seat.username)?.user.id ?? '';

function keyboard(state: State, channelId = state.seat.channelId): Person {
  const { locale } = state.seat;
  return state.discord.as(userId(state), { channelId, ...(locale ? { locale } : {}) });
}

function show(state: State, message: Message, isPrivate: boolean): void {
  const { discord, print, timeZone } = state;
  const { lines, controls } = drawMessage(message, discord.world, timeZone);
  state.last = { message, controls };
  print(headingOf(discord, message, isPrivate));
  for (const line of lines) print(`  ${line}`);
}

function showAnswer(state: State, answer: Answer): void {
  const { form, failed, followUps, message, updated } = answer;
  if (failed) state.print(`! ${failed}`);
  state.form = form;
  for (const line of form ? drawForm(form) : []) state.print(`  ${line}`);
  const shown = message ?? updated;
  if (shown) show(state, shown, answer.private);
  for (const followUp of followUps) show(state, followUp, true);
}

async function use(state: State, number: number): Promise<void> {
  const { last, print } = state;
  if (Number.isNaN(number)) return print('! type a number that stands in the last answer, such as /press 1');
  const control = last?.controls.find((one) => one.number === number);
  if (!last || !control) return print(`! the last answer has nothing with the number ${number}`);
  const { message } = last;
  const { customId, value } = control;
  const person = keyboard(state, message.channel_id);
  showAnswer(
    state,
    await (value === undefined ? person.press(message, customId) : person.pick(message, customId, [value])),
  );
}

/** en is en-US: more than its kind nobody needs to know. */
const localeNamed = (typed: string): string | undefined =>
  locales.find((one) => one === typed || one.startsWith(`${typed}-`));

function sit(state: State, { who, locale: typed }: Extract<Line, { what: 'as' }>): void {
  const { discord, print, seat } = state;
  if (!personNamed(discord.world, who)) return print('! there are two people to be: moderator and member');
  const locale = typed === undefined ? undefined : localeNamed(typed);
  if (typed !== undefined && locale === undefined) {
    return print(`! Discord has no language ${typed}; it has ${locales.join(', ')}`);
  }
  state.seat = { username: who, channelId: seat.channelId, ...(locale ? { locale } : {}) };
  print(`You are the ${who} now${locale ? `, with Discord in ${locale}` : ''}.`);
}

function go(state: State, where: string): void {
  const { discord, print, seat } = state;
  const { world } = discord;
  const channel = where === 'dm' ? directMessages(world, userId(state)) : channelNamed(world, where);
  if (!channel) return print(`! there is no channel ${where}`);
  state.seat = { ...seat, channelId: channel.id };
  print(`You are in ${where === 'dm' ? 'direct messages with the bot' : `#${channel.name ?? ''}`} now.`);
}

function log({ requests, breaches }: LocalDiscord, print: (line: string) => void): void {
  for (const { method, path, status } of requests.slice(-50)) print(`${method} ${path} ${status}`);
  for (const { method, path, what } of breaches) print(`! ${method} ${path}: ${what}`);
  print(`${requests.length} requests, ${breaches.length} breaches of Discord's rules`);
}

const clockIn = ({ now, timeZone }: TerminalParts): string =>
  `${now().toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' }).replace('T', ' ')} in ${timeZone}`;

function headingOf({ world }: LocalDiscord, { channel_id, author }: Message, isPrivate: boolean): string {
  const { name } = world.channels[channel_id] ?? {};
  const place = name === undefined ? 'direct messages' : `#${name}`;
  return `${place} · ${author.global_name ?? author.username}${isPrivate ? ' · only you can see this' : ''}`;
}

/** What the bot posted by itself: no answers to commands. */
function postsAfter({ world }: LocalDiscord, id: string): Message[] {
  return Object.values(world.messages)
    .flat()
    .map(({ message }) => message)
    .filter((message) => message.author.id === world.bot.id && message.interaction_metadata === undefined)
    .filter((message) => BigInt(message.id) > BigInt(id))
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

const latestPost = (discord: LocalDiscord): string => postsAfter(discord, '0').at(-1)?.id ?? '0';
