// A handler's Context of plain values, with subscriptions and reminders in memory.
import type {
  ChosenChannel,
  Command,
  Context,
  Given,
  Options,
  Posted,
  Reminders,
  Reply,
  Subcommand,
  Subscriptions,
} from '../../src/command.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import type { Reminder, Subscription } from '../../src/core/subscription.ts';
import { sayIn } from '../../src/text/index.ts';
import type { Message } from '../../src/view/message.ts';
import { sixMovies } from './movies.ts';

/** 1 February 2023, 10:00 in Seoul. */
export const opening = Temporal.Instant.from('2023-02-01T01:00:00Z');

export const here: ChosenChannel = {
  id: '300000000000000001',
  type: 0,
  name: 'releases',
  permissions: 277025508352n,
  appPermissions: 277025508352n,
};

export const contextWith = (given: Partial<Context> = {}): Context => ({
  say: sayIn(given.language ?? 'en'),
  language: 'en',
  now: opening,
  timeZone: 'Asia/Seoul',
  region: 'KR',
  movies: catalogueOf(sixMovies),
  sources: [],
  subscriptions: subscriptionsInMemory(),
  reminders: remindersInMemory(),
  post: async (): Promise<Posted> => ({ ok: true, messageId: '400000000000000001' }),
  user: { id: '200000000000000001' },
  guild: { id: '100000000000000001' },
  channel: here,
  commandIds: new Map(),
  version: '0.1.0',
  ...given,
});

export function subscriptionsInMemory(kept: readonly Subscription[] = []): Subscriptions {
  const byChannel = new Map(kept.map((subscription) => [subscription.channelId, subscription]));
  return {
    get: async (channelId) => byChannel.get(channelId),
    inGuild: async (guildId) => [...byChannel.values()].filter((kept) => kept.guildId === guildId),
    change: async (channelId, change) => {
      const wanted = change(byChannel.get(channelId));
      if (wanted) byChannel.set(channelId, wanted);
      return byChannel.get(channelId);
    },
    remove: async (channelId) => {
      byChannel.delete(channelId);
    },
    retry: async () => {},
    history: async () => ({ waiting: 0, missed: 0 }),
    told: async () => [],
    onRecord: async () => ({ records: [], offPeriods: [] }),
  };
}

export function remindersInMemory(kept: readonly Reminder[] = []): Reminders {
  const all = [...kept];
  const indexOf = (userId: string, movieId: string): number =>
    all.findIndex((reminder) => reminder.userId === userId && reminder.movieId === movieId);
  return {
    of: async (userId) => all.filter((reminder) => reminder.userId === userId),
    add: async (reminder) => {
      if (indexOf(reminder.userId, reminder.movieId) >= 0) return false;
      all.push(reminder);
      return true;
    },
    remove: async (userId, movieId) => {
      const index = indexOf(userId, movieId);
      if (index >= 0) all.splice(index, 1);
      return index >= 0;
    },
  };
}

/** What a command without subcommands answers. */
export async function call(command: Command, given: Given<Options>, context: Context): Promise<Reply> {
  return only(command).run(given, context);
}

export async function suggest(command: Command, option: string, text: string, context: Context) {
  return only(command).suggest?.({ option, text, given: {} }, context);
}

/** What a press on a button, or a choice in a select, answers: its custom_id as in the message. */
export async function press(
  command: Command,
  customId: string,
  context: Context,
  values: readonly string[] = [],
): Promise<Reply> {
  const [name, action = '', ...args] = customId.split('/');
  const press = name === command.name ? command.presses?.[action] : undefined;
  if (!press) throw new Error(`${command.name} knows no ${customId}`);
  return press.run({ args, values }, context);
}

export function messageOf(reply: Reply): Message {
  if (reply.kind === 'form') throw new Error('a form, not a message');
  return reply.message;
}

function only(command: Command): Subcommand {
  if (command.kind === 'group') throw new Error(`${command.name} is a group`);
  return command;
}
