// /alerts list: a server's channels, in pages, and what can be done with each.
import { subcommand, tell, update, type Context, type Press, type Reply } from '../../src/command.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import type { Message } from '../../src/view/message.ts';
import { removalQuestion, subscriptionList, type Row } from '../../src/view/subscription-list.ts';
import { channelMention } from '../../src/view/subscription-mentions.ts';
import { isTold } from '../../src/view/subscription-state.ts';
import { cardOf } from './change.ts';
import { onOwn, type Own } from './own.ts';

const perPage = 4;

export const list = subcommand({
  words: (say) => say.commands.alerts.list,
  options: {},
  run: async (_given, context) => tell(await listPage(0, context)),
});

/** A page that is no longer there shows the last one. `notes`: what has just been done. */
export async function listPage(
  wanted: number,
  context: Context,
  notes: readonly string[] = [],
): Promise<Message> {
  const { guild, subscriptions } = context;
  const all = guild ? await subscriptions.inGuild(guild.id) : [];
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const rows = await Promise.all(shown.map((subscription) => rowOf(subscription, context)));
  return subscriptionList({ rows, count: all.length, page, pages, notes }, context);
}

async function rowOf(subscription: Subscription, { subscriptions }: Context): Promise<Row> {
  const { channelId } = subscription;
  const [history, told] = await Promise.all([
    subscriptions.history(channelId),
    subscriptions.told(channelId),
  ]);
  return { subscription, ...history, told };
}

/** What stands now: on the list, or on the card on which the button was. */
async function again({ subscription, page }: Own, context: Context, notes: string[] = []): Promise<Reply> {
  if (page !== undefined) return update(await listPage(page, context, notes));
  const current = await context.subscriptions.get(subscription.channelId);
  return update(current ? await cardOf(current, notes, context) : await listPage(0, context, notes));
}

export const turn: Press = {
  run: async ({ args: [page] }, context) => update(await listPage(Number(page), context)),
};

export const pause = onOwn(async (own, context) => {
  const state = { name: 'paused', since: context.now } as const;
  await context.subscriptions.change(
    own.subscription.channelId,
    (current) => current && (isTold(current) ? { ...current, state } : current),
  );
  return again(own, context);
});

/** [Resume] and [Try now]. What fell due while a person had it paused is not owed; what waits for access is. */
export const resume = onOwn(async (own, context) => {
  const { channelId, state } = own.subscription;
  if (state.name === 'no access') return again(own, context, await tryNow(channelId, context));
  await context.subscriptions.change(
    channelId,
    (current) =>
      current && (current.state.name === 'paused' ? { ...current, ...resumedAt(context.now) } : current),
  );
  const isResumed = state.name === 'paused';
  return again(own, context, isResumed ? [context.say.alerts.resumed(channelMention(channelId))] : []);
}, 'update');

const resumedAt = (now: Temporal.Instant) => ({ since: now, state: { name: 'active' } as const });

/** Whether there is access shows when a post is tried: where none waits, the next one shows it. */
async function tryNow(channelId: string, { say, subscriptions }: Context): Promise<string[]> {
  const { waiting } = await subscriptions.history(channelId);
  if (waiting > 0) {
    await subscriptions.retry(channelId);
    return [];
  }
  await subscriptions.change(
    channelId,
    (current) =>
      current && (current.state.name === 'no access' ? { ...current, state: { name: 'active' } } : current),
  );
  return [say.alerts.nothingToTry(channelMention(channelId))];
}

export const quiet = onOwn(async (own, context) => {
  await context.subscriptions.change(own.subscription.channelId, (current) => {
    if (!current) return undefined;
    const { roleId: _, ...withoutRole } = current;
    return withoutRole;
  });
  return again(own, context);
});

export const remove = onOwn(({ subscription, page }, { say }) =>
  update(removalQuestion(subscription, page ?? 0, say)),
);

export const drop = onOwn(async ({ subscription, page }, context) => {
  await context.subscriptions.remove(subscription.channelId);
  return update(await listPage(page ?? 0, context));
});
