// /alerts list: a server's channels, in pages, and what can be done with each.
import { subcommand, tell, update, type Context, type Press, type Reply } from '../../src/command.ts';
import type { Message } from '../../src/view/message.ts';
import { removalQuestion, subscriptionList } from '../../src/view/subscription-list.ts';
import { onOwn } from './own.ts';

const perPage = 4;

export const list = subcommand({
  words: (say) => say.commands.alerts.list,
  options: {},
  run: async (_given, context) => tell(await listPage(0, context)),
});

/** A page that is no longer there shows the last one. */
export async function listPage(wanted: number, context: Context): Promise<Message> {
  const { guild, subscriptions } = context;
  const all = guild ? await subscriptions.inGuild(guild.id) : [];
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const rows = await Promise.all(
    shown.map(async (subscription) => ({
      subscription,
      ...(await subscriptions.history(subscription.channelId)),
    })),
  );
  return subscriptionList({ rows, count: all.length, page, pages }, context);
}

const again = async (page: number | undefined, context: Context): Promise<Reply> =>
  update(await listPage(page ?? 0, context));

export const turn: Press = {
  run: ({ args: [page] }, context) => again(Number(page), context),
};

export const pause = onOwn(async ({ subscription, page }, context) => {
  const { channelId, state } = subscription;
  if (state.name === 'active' || state.name === 'no access') {
    await context.subscriptions.setState(channelId, { name: 'paused', since: context.now });
  }
  return again(page, context);
});

/** What fell due while a person had it paused is not owed; what waits for access is. */
export const resume = onOwn(async ({ subscription, page }, context) => {
  const { channelId, state } = subscription;
  if (state.name === 'paused') {
    await context.subscriptions.save({ ...subscription, since: context.now, state: { name: 'active' } });
  }
  if (state.name === 'no access') await context.subscriptions.setState(channelId, { name: 'active' });
  return again(page, context);
});

export const quiet = onOwn(async ({ subscription, page }, context) => {
  const { roleId: _, ...withoutRole } = subscription;
  await context.subscriptions.save(withoutRole);
  return again(page, context);
});

export const remove = onOwn(({ subscription, page }, { say }) =>
  update(removalQuestion(subscription, page ?? 0, say)),
);

export const drop = onOwn(async ({ subscription, page }, context) => {
  await context.subscriptions.remove(subscription.channelId);
  return again(page, context);
});
