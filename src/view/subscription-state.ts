// How a subscription stands: whether its channel is told, and if not, since when and why.
import type { Subscription } from '../core/subscription.ts';
import type { Say } from '../text/index.ts';
import { plainWithin } from './message.ts';
import { channelMention, timestamp } from './subscription-mentions.ts';

export const isTold = ({ state }: Subscription): boolean =>
  state.name === 'active' || state.name === 'no access';

export function stateLine({ channelId, state }: Subscription, say: Say): string {
  const channel = channelMention(channelId);
  const { states } = say.alerts;
  if (state.name === 'active') return states.active(channel);
  const since = timestamp(state.since, 'D');
  if (state.name === 'paused') return states.paused(channel, since);
  return states[state.name](channel, since, reasonOf(state.reason, say));
}

/** The reason is kept as Discord's code, so that it can be said in any language. */
export function reasonOf(code: string, { alerts: { reasons } }: Say): string {
  const known: Record<string, string> = { ...reasons, other: '' };
  return known[code] || reasons.other(plainWithin(code, 60));
}
