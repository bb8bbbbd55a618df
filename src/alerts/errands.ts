// What is done with messages that were posted: published to followers, and edited where a date has moved. Each may be done twice.
import { idOfPlace } from '../core/alert.ts';
import type { Outcome, Refusal } from '../core/outcome.ts';
import type { Language } from '../core/subscription.ts';
import { sayIn } from '../text/index.ts';
import { amendedPost } from '../view/alert-post.ts';
import type { Message } from '../view/message.ts';
import type { Delivery } from './deliver.ts';
import type { Errand } from './parts.ts';
import { within } from './time-limit.ts';

const leaseMs = 45_000;
const limitMs = 40_000;
const mostInFlight = 4;
const hourMs = 3_600_000;
/** Who lost access for longer gets no more of it: the message itself was posted. */
const mostTries = 5;

/** Runs errands until none is left that may be run now, or `isOver`: posts go first. */
export async function runErrands(
  parts: Delivery,
  isOver: () => boolean,
  onLater: (at: number) => void,
): Promise<void> {
  while (!isOver() && parts.holds.everythingMs() === 0) {
    const real = parts.clocks.real();
    const claimed = parts.errands.claim({ real, leaseMs, most: mostInFlight });
    const errands = await within(limitMs, claimed, 'claiming errands');
    if (errands.length === 0) return;
    await Promise.all(errands.map((errand) => runSafely(parts, errand, onLater)));
  }
}

async function runSafely(parts: Delivery, errand: Errand, onLater: (at: number) => void): Promise<void> {
  try {
    await within(limitMs, run(parts, errand, onLater), `errand ${errand.kind}`);
  } catch (error) {
    // It stays claimed, and is tried again after its lease.
    parts.report({ name: 'error', error, what: errand.kind, post: errand.post.id });
  }
}

async function run(parts: Delivery, errand: Errand, onLater: (at: number) => void): Promise<void> {
  const { clocks, errands, holds, report } = parts;
  const { kind, post } = errand;
  if (clocks.real() > errand.until) return giveUp(parts, errand, 'too late');
  const heldMs = holds.channelMs(errand.channelId, post.place.startsWith('user:'));
  if (heldMs > 0) return errands.later(errand, clocks.real() + heldMs);
  const outcome = await attempt(parts, errand);
  if (outcome.name === 'later' && outcome.everyone) holds.heard(outcome);
  if (outcome.name === 'ok' || outcome.name === 'done already') {
    await errands.done(errand);
    return report({ name: kind === 'publish' ? 'published' : 'edited', post: post.id, place: post.place });
  }
  const afterMs = waitAfter(outcome, errand.attempts);
  if (afterMs === undefined) return giveUp(parts, errand, reasonOf(outcome));
  await errands.later(errand, clocks.real() + afterMs);
  onLater(clocks.real() + afterMs);
}

async function giveUp({ errands, report }: Delivery, errand: Errand, why: string): Promise<void> {
  await errands.done(errand);
  report({ name: 'given up', errand: errand.kind, post: errand.post.id, place: errand.post.place, why });
}

const reasonOf = (refusal: Refusal): string => ('code' in refusal ? `${refusal.code}` : refusal.name);

/** Undefined: it will not be done. What Discord wants slower is asked again in half a minute and more. */
function waitAfter(refusal: Refusal, attempts: number): number | undefined {
  if (refusal.name === 'later') return refusal.afterMs ?? Math.min(30_000 * 2 ** attempts, hourMs);
  if (attempts >= mostTries) return undefined;
  return refusal.name === 'no access' || refusal.name === 'token refused' ? hourMs : undefined;
}

/** A rate limit of an errand delays it alone: publishing has a limit of its own, and posts should not wait for it. */
async function attempt(parts: Delivery, errand: Errand): Promise<Outcome<unknown>> {
  const { channelId, messageId } = errand;
  // A message that is gone, or was never known, needs nothing more.
  if (messageId === '') return { name: 'done already' };
  if (errand.kind === 'publish') return parts.sender.publish(channelId, messageId);
  const message = await amended(parts, errand);
  return message ? parts.sender.edit(channelId, messageId, message) : { name: 'done already' };
}

/** Undefined: nobody wants to hear of it there any more. */
async function amended(parts: Delivery, { post }: Errand): Promise<Message | undefined> {
  const id = idOfPlace(post.place);
  const movies = parts.catalogue();
  if (post.place.startsWith('user:')) {
    const language = await languageOf(parts, id, post);
    return amendedPost(post, { movies, say: sayIn(language), timeZone: parts.timeZone });
  }
  const subscription = await parts.subscriptions.get(id);
  if (!subscription) return undefined;
  const { language, timeZone, region, roleId } = subscription;
  const telling = { movies, say: sayIn(language), timeZone, region };
  return amendedPost(post, { ...telling, ...(roleId ? { roleId } : {}) });
}

/** A reminder may be over since: then English, as for anyone whose language is not known. */
async function languageOf(parts: Delivery, userId: string, { alerts }: Errand['post']): Promise<Language> {
  const reminders = await parts.reminders.of(userId);
  const same = reminders.find(({ movieId }) => alerts.some((alert) => alert.movieId === movieId));
  return (same ?? reminders[0])?.language ?? 'en';
}
