// [Edit] and [Change]: one form with all that can be changed, and what it says when it is sent.
import { ask, tell, update, type Context, type Reply, type Submit } from '../../src/command.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import type { Say } from '../../src/text/index.ts';
import { customId } from '../../src/view/custom-id.ts';
import type { Message } from '../../src/view/message.ts';
import { alertsMention, isLanguage, notice, wayOut } from '../../src/view/subscription.ts';
import { seenMark, subscriptionForm } from '../../src/view/subscription-form.ts';
import { channelMention } from '../../src/view/subscription-mentions.ts';
import { stateLine } from '../../src/view/subscription-state.ts';
import { isSameWish, withSince } from './after.ts';
import { quoted, readTime, readTimeZone } from './asked.ts';
import { cardOf, change } from './change.ts';
import { readMovies } from './listed.ts';
import { listPage } from './list.ts';
import { onOwn, ownOf, type Own } from './own.ts';

type Fields = Readonly<Record<string, string>>;

export const edit = onOwn(({ subscription, page }, context) =>
  subscription.state.name === 'closed'
    ? tell(ended(subscription, context))
    : ask(subscriptionForm(subscription, page, context)),
);

/** Nothing is posted there any more, whatever is changed: the way on is to subscribe anew. */
const ended = (subscription: Subscription, context: Context): Message =>
  notice([
    stateLine(subscription, context.say),
    context.say.alerts.startAgain(alertsMention('subscribe', context)),
  ]);

export const save: Submit = {
  async run({ args, fields }, context) {
    const own = await ownOf(args, context);
    return 'subscription' in own ? saveFields({ ...own, seen: args[2] }, fields, context) : own;
  },
};

/** `seen`: the mark of what the form was filled in with. */
type Sent = Own & { seen: string | undefined };

async function saveFields(
  { subscription, page, seen }: Sent,
  fields: Fields,
  context: Context,
): Promise<Reply> {
  const { say, now } = context;
  const { channelId } = subscription;
  if (subscription.state.name === 'closed') return tell(ended(subscription, context));
  const { wanted, faults } = readFields(subscription, fields, context);
  if (faults.length > 0) return tell(notSaved(channelId, page, faults, say));
  const isSeen = (current: Subscription) => seen === undefined || seen === seenMark(current);
  const { before, after, notes } = await change(
    channelId,
    (current) =>
      current && (isSeen(current) ? withSince(current, { ...current, ...wanted, since: now }) : current),
    context,
  );
  const mention = channelMention(channelId);
  if (!before || !after) return tell(notice([say.alerts.notSubscribed(mention)]));
  if (!isSeen(before)) return tell(notSaved(channelId, page, [say.alerts.changedMeanwhile(mention)], say));
  if (page !== undefined) return update(await listPage(page, context, notes));
  const heading = isSameWish(before, after) ? say.alerts.unchanged(mention) : say.alerts.saved(mention);
  return update(await cardOf(after, [heading, ...notes], context));
}

function notSaved(channelId: string, page: number | undefined, why: readonly string[], say: Say): Message {
  const back = customId('alerts', 'edit', channelId, ...(page === undefined ? [] : [page]));
  return notice([say.alerts.nothingSaved, ...why], wayOut(back, say.alerts.change));
}

type Wanted = Partial<Pick<Subscription, 'movies' | 'minute' | 'timeZone' | 'daysBefore' | 'language'>>;

function readFields(before: Subscription, fields: Fields, context: Context) {
  const { say } = context;
  const minute = readTime(fields['time'] ?? '', say);
  const timeZone = readTimeZone(fields['time-zone'] ?? '', say);
  const daysBefore = readDays(fields['days-before'] ?? '', context);
  const movies = readMovies(before.movies, fields['movies'] ?? '', context);
  const language = fields['language'] ?? '';
  const wanted: Wanted = {
    ...(movies.value && { movies: movies.value }),
    ...(minute.value !== undefined && { minute: minute.value }),
    ...(timeZone.value !== undefined && { timeZone: timeZone.value }),
    ...(daysBefore.value !== undefined && { daysBefore: daysBefore.value }),
    ...(isLanguage(language) && { language }),
  };
  const single = [minute.fault, timeZone.fault, daysBefore.fault].filter((fault) => fault !== undefined);
  return { wanted, faults: [...single, ...movies.faults] };
}

function readDays(typed: string, { say }: Context): { value?: number; fault?: string } {
  const text = typed.normalize('NFKC').trim();
  const isNumber = /^\d{1,2}$/.test(text) && Number(text) <= 30;
  return isNumber ? { value: Number(text) } : { fault: say.alerts.badDays(quoted(typed)) };
}
