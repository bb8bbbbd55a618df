// [Send a test]: an alert as it will look, marked as a test, in the channel itself.
import { tell, type Context, type Reply } from '../../src/command.ts';
import type { AlertInPost } from '../../src/core/alert.ts';
import { follows } from '../../src/core/followed.ts';
import { nextAlert } from '../../src/core/plan.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { toldDates } from '../../src/core/telling-days.ts';
import { sayIn } from '../../src/text/index.ts';
import { samplePost } from '../../src/view/alert-post.ts';
import { channelMention, messageLink } from '../../src/view/subscription-mentions.ts';
import { notice } from '../../src/view/subscription.ts';
import { refusalLine } from './access.ts';
import { onOwn, type Own } from './own.ts';

export const sendTest = onOwn(postSample, 'private');

async function postSample({ subscription }: Own, context: Context): Promise<Reply> {
  const { say, movies } = context;
  const { channelId, guildId, timeZone, region } = subscription;
  const sample = await sampleOf(subscription, context);
  const telling = { movies, say: sayIn(subscription.language), timeZone, region };
  const posted = await context.post(channelId, samplePost(sample, telling));
  const mention = channelMention(channelId);
  if (!posted.ok) return tell(notice([say.alerts.notTested, refusalLine(posted, mention, say)]));
  return tell(notice([say.alerts.tested(mention, messageLink(guildId, channelId, posted.messageId))]));
}

/** The next alert, as on its day; without one, the latest date that would have been told. */
async function sampleOf(
  subscription: Subscription,
  { movies, now, subscriptions }: Context,
): Promise<AlertInPost | undefined> {
  const told = await subscriptions.told(subscription.channelId);
  const next = nextAlert(movies.movies, { ...subscription, state: { name: 'active' } }, now, told);
  if (next) return onTheDay(next.movieId, next.date);
  const followed = movies.movies.filter((movie) => follows(subscription.movies, movie));
  const past = followed.flatMap((movie) =>
    toldDates(movie, subscription.region).map((date) => onTheDay(movie.id, date)),
  );
  return past.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
}

const onTheDay = (movieId: string, date: string): AlertInPost => ({
  movieId,
  date,
  kind: date.length > 7 ? 'release' : 'month',
});
