// Calls of /alerts for tests: its subcommands, its form, and a server whose posts are kept.
import { alerts } from '../../../commands/alerts.ts';
import type { Choice, ChosenRole, Context, Given, Options, Posted, Reply } from '../../../src/command.ts';
import type { Subscription } from '../../../src/core/subscription.ts';
import { messageFaults, modalFaults } from '../../../src/sandbox/rules/payload-rules.ts';
import type { Message } from '../../../src/view/message.ts';
import { contextWith, here, opening, press as pressOn, subscriptionsInMemory } from '../context.ts';

const guildId = '100000000000000001';

/** What a bare /alerts subscribe saves. */
export const bare: Subscription = {
  channelId: here.id,
  guildId,
  movies: 'notable',
  region: 'KR',
  minute: 540,
  timeZone: 'Asia/Seoul',
  daysBefore: 0,
  language: 'en',
  publish: false,
  since: opening,
  state: { name: 'active' },
};

export const role: ChosenRole = {
  id: '500000000000000001',
  name: 'Movie Night',
  mentionable: true,
  managed: false,
};

export type House = { context: Context; posts: { channelId: string; message: Message }[] };

/** A house with these subscriptions, in which Discord answers each post so. */
export function houseWith(
  kept: readonly Subscription[] = [],
  given: Partial<Context> = {},
  answer: Posted = { ok: true, messageId: '400000000000000001' },
): House {
  const posts: House['posts'] = [];
  const post = async (channelId: string, message: Message): Promise<Posted> => {
    posts.push({ channelId, message });
    return answer;
  };
  return { context: contextWith({ subscriptions: subscriptionsInMemory(kept), post, ...given }), posts };
}

export const savedIn = (house: House, channelId = here.id): Promise<Subscription | undefined> =>
  house.context.subscriptions.get(channelId);

export async function run(
  subcommand: 'subscribe' | 'list' | 'why',
  given: Given<Options>,
  { context, posts }: House,
): Promise<Reply> {
  if (alerts.kind !== 'group') throw new Error('/alerts is a group');
  const reply = await alerts.commands[subcommand]?.run(given, context);
  if (!reply) throw new Error(`/alerts knows no ${subcommand}`);
  return checked(reply, posts);
}

export async function suggest(option: string, text: string, { context }: House): Promise<readonly Choice[]> {
  if (alerts.kind !== 'group') throw new Error('/alerts is a group');
  return (await alerts.commands['subscribe']?.suggest?.({ option, text, given: {} }, context)) ?? [];
}

export const press = async (customId: string, { context, posts }: House): Promise<Reply> =>
  checked(await pressOn(alerts, customId, context), posts);

export async function submit(
  customId: string,
  fields: Record<string, string>,
  { context, posts }: House,
): Promise<Reply> {
  const [, action = '', ...args] = customId.split('/');
  const reply = await alerts.submits?.[action]?.run({ args, fields }, context);
  if (!reply) throw new Error(`/alerts knows no ${customId}`);
  return checked(reply, posts);
}

/** Every answer and every post is held against Discord's rules. */
function checked(reply: Reply, posts: House['posts']): Reply {
  const faults = [
    ...(reply.kind === 'form' ? modalFaults(reply.form) : messageFaults(reply.message, 'interaction')),
    ...posts.flatMap(({ message }) => messageFaults(message, 'channel')),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return reply;
}

/** The texts of a reply, and the labels of its buttons with their custom_ids. */
export function read(reply: Reply): { texts: string[]; buttons: Record<string, string> } {
  if (reply.kind === 'form') throw new Error('a form, not a message');
  const texts: string[] = [];
  const buttons: Record<string, string> = {};
  const visit = (part: object): void => {
    if ('content' in part && typeof part.content === 'string') texts.push(part.content);
    if ('label' in part && 'custom_id' in part) buttons[String(part.label)] = String(part.custom_id);
    if ('components' in part && Array.isArray(part.components)) part.components.forEach(visit);
  };
  reply.message.components.forEach(visit);
  return { texts, buttons };
}
