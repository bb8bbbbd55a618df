// The sandbox without its page: lines in, lines out.
import type { Answer, LocalDiscord, Message, Person } from './discord.ts';
import type { Form } from './answer.ts';
import { drawForm, drawMessage, type Control } from './draw-text.ts';
import { readLine, type Line } from './terminal-line.ts';
import { channelNamed, directMessages, personNamed } from './world.ts';

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
  '/fill time:9pm             sends the form that is open, with what you change',
  '/log                       what the bot asked Discord, and what broke its rules',
];

export function createTerminal(parts: TerminalParts): Terminal {
  const { discord, print } = parts;
  let seat: Seat = { username: 'moderator', channelId: channelNamed(discord.world, 'releases')?.id ?? '' };
  let last: { message: Message; controls: Control[]; channelId: string } | undefined;
  let form: Form | undefined;
  let seen = latestPost(discord);

  const keyboard = (channelId = seat.channelId): Person => {
    const userId = personNamed(discord.world, seat.username)?.user.id ?? '';
    return discord.as(userId, { channelId, ...(seat.locale ? { locale: seat.locale } : {}) });
  };
  const show = (message: Message, heading: string): void => {
    const drawn = drawMessage(message, discord.world, parts.timeZone);
    last = { message, controls: drawn.controls, channelId: message.channel_id };
    print(heading);
    for (const line of drawn.lines) print(`  ${line}`);
  };
  const showAnswer = (answer: Answer): void => {
    if (answer.failed) print(`! ${answer.failed}`);
    form = answer.form;
    if (form) for (const line of drawForm(form)) print(`  ${line}`);
    const message = answer.message ?? answer.updated;
    if (message) show(message, headingOf(discord, message, answer.private));
    for (const followUp of answer.followUps) show(followUp, headingOf(discord, followUp, true));
  };
  const use = async (number: number): Promise<void> => {
    const control = last?.controls.find((one) => one.number === number);
    if (!last || !control) return print(`! the last answer has nothing with the number ${number}`);
    const person = keyboard(last.channelId);
    const { customId, value } = control;
    showAnswer(
      await (value === undefined
        ? person.press(last.message, customId)
        : person.pick(last.message, customId, [value])),
    );
  };
  const sit = (line: Extract<Line, { what: 'as' }>): void => {
    if (!personNamed(discord.world, line.who))
      return print('! there are two people to be: moderator and member');
    seat = { username: line.who, channelId: seat.channelId, ...(line.locale ? { locale: line.locale } : {}) };
    print(`You are the ${line.who} now${line.locale ? `, with Discord in ${line.locale}` : ''}.`);
  };
  const go = (where: string): void => {
    const userId = personNamed(discord.world, seat.username)?.user.id ?? '';
    const channel =
      where === 'dm' ? directMessages(discord.world, userId) : channelNamed(discord.world, where);
    if (!channel) return print(`! there is no channel ${where}`);
    seat.channelId = channel.id;
    print(`You are in ${where === 'dm' ? 'direct messages with the bot' : `#${channel.name ?? ''}`} now.`);
  };
  const log = (): void => {
    for (const { method, path, status } of discord.requests.slice(-50)) print(`${method} ${path} ${status}`);
    for (const { method, path, what } of discord.breaches) print(`! ${method} ${path}: ${what}`);
    print(`${discord.requests.length} requests, ${discord.breaches.length} breaches of Discord's rules`);
  };

  const run = async (line: Line): Promise<void> => {
    switch (line.what) {
      case 'nothing':
        return;
      case 'keys':
        return keys.forEach(print);
      case 'log':
        return log();
      case 'time':
        await parts.travel(line.to);
        return print(`It is ${clockIn(parts)} now.`);
      case 'as':
        return sit(line);
      case 'in':
        return go(line.where);
      case 'press':
      case 'pick':
        return use(line.number);
      case 'fill':
        if (!form) return print('! no form is open');
        return showAnswer(await keyboard().submit(form, line.fields));
      case 'command':
        return showAnswer(await keyboard().type(line.path, line.options));
      case 'unknown':
        return print(`! there is no "${line.line.split(/\s/)[0] ?? ''}"; type ? for what there is`);
    }
  };

  return {
    async enter(line) {
      try {
        await run(readLine(line, discord.world.commands));
      } catch (error) {
        print(`! ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    printPosts() {
      for (const message of postsAfter(discord, seen)) {
        seen = message.id;
        show(message, headingOf(discord, message, false));
      }
    },
  };
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
