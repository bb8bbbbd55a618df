// The presses on a channel's subscription: their custom_ids carry the channel and the page of the list.
import { tell, type Context, type Press, type Reply } from '../../src/command.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { channelMention } from '../../src/view/subscription-mentions.ts';
import { notice } from '../../src/view/subscription.ts';

/** `page`: of the list on which the button stands; undefined: it stands elsewhere. */
export type Own = { subscription: Subscription; page: number | undefined };

/** The subscription that a custom_id names, if it still is there and of this server; else what to answer. */
export async function ownOf(args: readonly string[], context: Context): Promise<Own | Reply> {
  const { guild, say, subscriptions } = context;
  const [channelId = '', page] = args;
  const subscription = await subscriptions.get(channelId);
  if (!guild || subscription?.guildId !== guild.id) {
    return tell(notice([say.alerts.notSubscribed(channelMention(channelId))]));
  }
  return { subscription, page: page ? Number(page) : undefined };
}

/** A press that acts on a subscription of this server. */
export const onOwn = (
  act: (own: Own, context: Context) => Reply | Promise<Reply>,
  slow?: 'private' | 'update',
): Press => ({
  ...(slow && { slow }),
  async run({ args }, context) {
    const own = await ownOf(args, context);
    return 'subscription' in own ? act(own, context) : own;
  },
});
