// One claimed post: to whom it goes, whether it is there already, sending it, and what Discord's answer means for the place.
import { createHash } from 'node:crypto';
import { idOfPlace, placeOfChannel, type AlertInPost, type Claim, type Settlement } from '../core/alert.ts';
import type { Outcome, Refusal } from '../core/outcome.ts';
import type { Subscription, SubscriptionState } from '../core/subscription.ts';
import { homeRegion } from '../core/releases-for.ts';
import { isLastRelease, stands } from '../core/telling-days.ts';
import { sayIn } from '../text/index.ts';
import { alertPost, dmPost, postIdOf } from '../view/alert-post.ts';
import type { Message } from '../view/message.ts';
import { backoffMs } from './backoff.ts';
import type { Holds } from './holds.ts';
import type { AlertParts } from './parts.ts';

/** What delivering needs: the parts, and what rate limits hold back. */
export type Delivery = AlertParts & { holds: Holds };

/** Where a post goes, how it reads, and what Discord's refusals mean there. */
type Destination = {
  channelId: string;
  /** Whose dates count there. */
  region: string;
  message(alerts: readonly AlertInPost[], options: { withRole: boolean }): Message | undefined;
  /** Whether the followers of the channel get it too. */
  publish: boolean;
  onSent(): Promise<void>;
  onRefused(refusal: Refusal): Promise<Settlement | undefined>;
};

const hourMs = 3_600_000;
const publishWithinMs = 12 * hourMs;
const editWithinMs = 24 * hourMs;

/** The same for every attempt at a post. Discord takes at most 25 characters. */
export const nonceOf = (postId: string): string =>
  createHash('sha256').update(postId).digest('base64url').slice(0, 25);

export async function deliver(parts: Delivery, claim: Claim): Promise<Settlement> {
  const isPerson = claim.place.startsWith('user:');
  const destination = await (isPerson ? toPerson : toChannel)(parts, claim);
  if ('state' in destination) return destination;
  const { channelId } = destination;
  const heldMs = parts.holds.channelMs(channelId, isPerson);
  if (heldMs > 0) return afterRefusal(parts, claim, { ...held, afterMs: heldMs });
  const before = await findEarlier(parts, claim, destination);
  if (before) return settlementOf(parts, claim, destination, before);
  const told = claim.alerts.filter((alert) => isTrue(parts, alert, destination.region));
  if (told.length < claim.alerts.length && mayBeBehind(parts)) return untilItKnows(parts);
  const message = destination.message(told, { withRole: true });
  if (!message) return { state: 'withdrawn', reason: 'what it says is not in the catalogue any more' };
  const outcome = await send(parts, claim, destination, message, told);
  const settlement = await settlementOf(parts, claim, destination, outcome);
  const untold = claim.alerts.filter((alert) => !told.includes(alert));
  return settlement.state === 'sent' && untold.length > 0 ? { ...settlement, untold } : settlement;
}

const isTrue = ({ catalogue }: AlertParts, alert: AlertInPost, region: string): boolean =>
  stands(alert, catalogue().movie(alert.movieId), region);

/** The process that leads plans by a catalogue that this one may not have read yet. What is over by it is withdrawn by that one. */
const mayBeBehind = ({ shared, isLeading }: AlertParts): boolean => shared && !isLeading();

/** It looks for a newer catalogue each 20 seconds. */
const behindMs = 30_000;

const untilItKnows = ({ clocks }: AlertParts): Settlement => ({
  state: 'later',
  visibleAt: clocks.real() + behindMs,
  reason: 'not in the catalogue of this process so far',
  inDoubt: false,
});

const held = { name: 'later', why: 'held', sureNotDone: true } as const;

async function settlementOf(
  parts: Delivery,
  claim: Claim,
  destination: Destination,
  outcome: Outcome<{ messageId: string }>,
): Promise<Settlement> {
  const { channelId } = destination;
  if (outcome.name !== 'ok' && outcome.name !== 'done already')
    return (await destination.onRefused(outcome)) ?? afterRefusal(parts, claim, outcome);
  await destination
    .onSent()
    .catch((error: unknown) => parts.report({ name: 'error', error, what: 'after posting', post: claim.id }));
  if (outcome.name !== 'ok') return { state: 'sent', messageId: '', channelId };
  const { messageId } = outcome.value;
  const publish = destination.publish ? { publishUntil: parts.clocks.real() + publishWithinMs } : {};
  return { state: 'sent', messageId, channelId, ...publish };
}

/** What an earlier attempt that got no answer has come to. Undefined: there is no message of it. */
async function findEarlier(
  parts: Delivery,
  claim: Claim,
  { channelId, region }: Destination,
): Promise<Outcome<{ messageId: string }> | undefined> {
  if (claim.doubtSince === undefined) return undefined;
  const found = await parts.sender.find(channelId, claim.doubtSince, (there) => postIdOf(there) === claim.id);
  parts.holds.heard(found, channelId);
  if (found.name === 'ok' && found.value.messageId) {
    await amend(parts, claim, region);
    return { name: 'ok', value: { messageId: found.value.messageId } };
  }
  // While it can be read back later, nothing is risked. Where it may not be read at all, the nonce is what is left.
  if (found.name === 'later') return { ...found, sureNotDone: false };
  return found.name === 'token refused' ? found : undefined;
}

/** A message that turns up late may name a date that has moved meanwhile. */
async function amend(parts: Delivery, claim: Claim, region: string): Promise<void> {
  if (claim.alerts.every((alert) => isTrue(parts, alert, region))) return;
  const real = parts.clocks.real();
  await parts.errands.askForEdit(claim.id, { real, until: real + editWithinMs });
}

async function send(
  { sender, holds }: Delivery,
  claim: Claim,
  destination: Destination,
  message: Message,
  told: readonly AlertInPost[],
): Promise<Outcome<{ messageId: string }>> {
  const { channelId } = destination;
  const outcome = await sender.send(channelId, message, nonceOf(claim.id));
  holds.heard(outcome, channelId);
  if (outcome.name !== 'role gone') return outcome;
  const unpinged = destination.message(told, { withRole: false }) ?? message;
  return sender.send(channelId, unpinged, nonceOf(claim.id));
}

/** What any place does after a refusal. */
function afterRefusal({ clocks }: AlertParts, claim: Claim, refusal: Refusal): Settlement {
  if (refusal.name === 'later') {
    const visibleAt = clocks.real() + (refusal.afterMs ?? backoffMs(claim.attempts));
    return { state: 'later', visibleAt, reason: refusal.why, inDoubt: !refusal.sureNotDone };
  }
  if (refusal.name === 'bad body')
    return { state: 'failed', reason: `Discord refused the message (${refusal.code})` };
  return { state: 'later', visibleAt: clocks.real() + hourMs, reason: refusal.name, inDoubt: false };
}

async function toChannel(parts: Delivery, claim: Claim): Promise<Destination | Settlement> {
  const channelId = idOfPlace(claim.place);
  const subscription = await parts.subscriptions.get(channelId);
  if (!subscription) return { state: 'withdrawn', reason: 'the subscription was removed' };
  const { state, roleId } = subscription;
  if (state.name === 'paused' || state.name === 'closed') return { state: 'withdrawn', reason: state.name };
  const telling = tellingOf(parts, claim, subscription);
  const role = roleId && !(await wasPinged(parts, claim, subscription)) ? { roleId } : {};
  return {
    channelId,
    region: subscription.region,
    publish: subscription.publish,
    message: (alerts, { withRole }) =>
      alertPost({ ...claim, alerts }, { ...telling, region: subscription.region, ...(withRole ? role : {}) }),
    onSent: () => resume(parts, subscription),
    onRefused: (refusal) => refusedByChannel(parts, claim, subscription, refusal),
  };
}

/** A role is pinged by one post of a channel's day. */
function wasPinged({ pings }: Delivery, claim: Claim, { timeZone }: Subscription): Promise<boolean> {
  const day = claim.due.toZonedDateTimeISO(timeZone).startOfDay();
  return pings.isSecond(claim, { from: day.toInstant(), until: day.add({ days: 1 }).toInstant() });
}

const tellingOf = (
  { catalogue, clocks }: AlertParts,
  { due }: Claim,
  { language, timeZone }: Pick<Subscription, 'language' | 'timeZone'>,
) => ({
  movies: catalogue(),
  say: sayIn(language),
  now: clocks.calendar(),
  timeZone,
  offline: Temporal.Instant.compare(due, clocks.startedAt) < 0,
});

/** Sets a state by what Discord said, unless a person has paused the subscription meanwhile. */
const setState = (
  { subscriptions }: AlertParts,
  channelId: string,
  state: SubscriptionState,
): Promise<unknown> =>
  subscriptions.change(channelId, (current) => {
    const isDiscords = current?.state.name === 'active' || current?.state.name === 'no access';
    return isDiscords ? { ...current, state } : current;
  });

async function resume(parts: AlertParts, { channelId, state }: Subscription): Promise<void> {
  if (state.name !== 'no access') return;
  await setState(parts, channelId, { name: 'active' });
  parts.report({ name: 'resumed', place: placeOfChannel(channelId) });
}

async function refusedByChannel(
  parts: AlertParts,
  claim: Claim,
  { channelId, state }: Subscription,
  refusal: Refusal,
): Promise<Settlement | undefined> {
  const { clocks, report } = parts;
  const since = clocks.calendar();
  if (refusal.name === 'gone') {
    const reason = `${refusal.code}`;
    await setState(parts, channelId, { name: 'closed', since, reason });
    report({ name: 'closed', place: claim.place, why: reason });
    return { state: 'failed', reason: 'the channel is gone' };
  }
  if (refusal.name !== 'no access' && refusal.name !== 'unreachable') return undefined;
  const reason = `${refusal.code}`;
  const lostBefore = state.name === 'no access';
  await setState(parts, channelId, { name: 'no access', since: lostBefore ? state.since : since, reason });
  if (!lostBefore) report({ name: 'paused', place: claim.place, why: reason });
  return { state: 'later', visibleAt: clocks.real() + hourMs, reason, inDoubt: false };
}

/** One may have been asked for under an id that it was known by before. */
const isSameMovie = ({ catalogue }: Pick<AlertParts, 'catalogue'>, one: string, other: string): boolean =>
  one === other || (catalogue().movie(one)?.id ?? one) === (catalogue().movie(other)?.id ?? other);

async function toPerson(parts: Delivery, claim: Claim): Promise<Destination | Settlement> {
  const userId = idOfPlace(claim.place);
  const reminders = await parts.reminders.of(userId);
  const reminderOf = ({ movieId }: { movieId: string }) =>
    reminders.find((reminder) => isSameMovie(parts, reminder.movieId, movieId));
  const wanted = claim.alerts.filter(reminderOf);
  const language = wanted[0] && reminderOf(wanted[0])?.language;
  if (!language) return { state: 'withdrawn', reason: 'the reminder was removed' };
  const channelId = await directMessages(parts, claim, userId);
  if (typeof channelId !== 'string') return channelId;
  const telling = tellingOf(parts, claim, { language, timeZone: parts.timeZone });
  return {
    channelId,
    region: homeRegion,
    publish: false,
    message: (alerts) =>
      dmPost({ ...claim, alerts: wanted.filter((alert) => alerts.includes(alert)) }, telling),
    onSent: () => endReminders(parts, claim, userId),
    onRefused: (refusal) => refusedByPerson(parts, claim, userId, refusal),
  };
}

/** What was asked for is done once a movie's last release was told. */
async function endReminders(
  { catalogue, reminders }: AlertParts,
  claim: Claim,
  userId: string,
): Promise<void> {
  const asked = await reminders.of(userId);
  for (const { movieId, kind, date } of claim.alerts) {
    const movie = catalogue().movie(movieId);
    const isOver =
      movie && kind === 'release' && stands({ date }, movie, homeRegion) && isLastRelease(movie, date);
    const same = isOver ? asked.filter((one) => isSameMovie({ catalogue }, one.movieId, movieId)) : [];
    for (const one of same) await reminders.remove(userId, one.movieId);
  }
}

async function directMessages(parts: Delivery, claim: Claim, userId: string): Promise<string | Settlement> {
  const known = await parts.people.dmChannel(userId);
  if (known) return known;
  const heldMs = parts.holds.channelMs(userId, true);
  if (heldMs > 0) return afterRefusal(parts, claim, { ...held, afterMs: heldMs });
  const opened = await parts.sender.openDirectMessages(userId);
  parts.holds.heard(opened, userId);
  if (opened.name !== 'ok') {
    return (await refusedByPerson(parts, claim, userId, opened)) ?? afterRefusal(parts, claim, opened);
  }
  await parts.people.rememberDmChannel(userId, opened.value.channelId);
  return opened.value.channelId;
}

/** A person who cannot be reached is told so at their next command; nothing is sent to them again for this post. */
async function refusedByPerson(
  { people, clocks }: AlertParts,
  claim: Claim,
  userId: string,
  refusal: Refusal,
): Promise<Settlement | undefined> {
  if (refusal.name === 'gone') {
    // The channel that was remembered is not theirs any more: the next attempt opens it anew.
    await people.forgetDmChannel(userId);
    return {
      state: 'later',
      visibleAt: clocks.real() + backoffMs(claim.attempts),
      reason: `${refusal.code}`,
      inDoubt: false,
    };
  }
  if (refusal.name !== 'unreachable' && refusal.name !== 'no access') return undefined;
  await people.refused(userId, clocks.calendar(), [...new Set(claim.alerts.map(({ movieId }) => movieId))]);
  return { state: 'failed', reason: `${refusal.code}` };
}
