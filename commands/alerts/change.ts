// Changing a subscription, and telling what stands then.
import type { Context } from '../../src/command.ts';
import { leftOut } from '../../src/core/plan.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import type { Message } from '../../src/view/message.ts';
import { leftOutLines, subscriptionCard } from '../../src/view/subscription.ts';

/** `notes`: what the change leaves out, for people to read. */
type Changed = { before: Subscription | undefined; after: Subscription | undefined; notes: string[] };

/** Makes of a subscription, as it then stands, what `how` gives. */
export async function change(
  channelId: string,
  how: (current: Subscription | undefined) => Subscription | undefined,
  context: Context,
): Promise<Changed> {
  const { subscriptions, movies, now } = context;
  const told = await subscriptions.told(channelId);
  const seen: { before?: Subscription } = {};
  const after = await subscriptions.change(channelId, (current) => {
    if (current) seen.before = current;
    return how(current);
  });
  const { before } = seen;
  const left = before && after ? leftOut(movies.movies, { before, after, told }, now) : [];
  return { before, after, notes: leftOutLines(left, context) };
}

export async function cardOf(
  subscription: Subscription,
  heading: readonly string[],
  context: Context,
): Promise<Message> {
  const told = await context.subscriptions.told(subscription.channelId);
  return subscriptionCard(subscription, heading, told, context);
}
