// [Send a test]: an alert as it will look, marked as a test, in the channel itself.
import { tell, type Context, type Reply } from '../../src/command.ts';
import type { AlertInPost } from '../../src/core/alert.ts';
import { nextAlert } from '../../src/core/plan.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { toldDates } from '../../src/core/telling-days.ts';
import { sayIn } from '../../src/text/index.ts';
import { samplePost } from '../../src/view/alert-post.ts';
import { channelMention, messageLink, notice } from '../../src/view/subscription.ts';
import { onOwn, type Own } from './own.ts';

export const sendTest = onOwn(postSample, 'private');

async function postSample({ subscription }: Own, context: Context): Promise<Reply> {
  const { say, movies } = context;
  const { channelId, guildId, timeZone } = subscription;
  const sample = sampleOf(subscription, context);
  const telling = { movies, say: sayIn(subscription.language), timeZone };
  const posted = await context.post(channelId, samplePost(sample, telling));
  const mention = channelMention(channelId);
  if (!posted.ok) return tell(notice([say.alerts.notTested, say.alerts.refusals[posted.why](mention)]));
  return tell(notice([say.alerts.tested(mention, messageLink(guildId, channelId, posted.messageId))]));
}

/** The next alert, as on its day; without one, the latest date that would have been told. */
function sampleOf(subscription: Subscription, { movies, now }: Context): AlertInPost | undefined {
  const next = nextAlert(movies.movies, { ...subscription, state: { name: 'active' } }, now);
  if (next) return onTheDay(next.movieId, next.date);
  const followed = movies.movies.filter(
    ({ id }) => subscription.movies === 'all' || subscription.movies.includes(id),
  );
  const told = followed.flatMap((movie) => toldDates(movie).map((date) => onTheDay(movie.id, date)));
  return told.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
}

const onTheDay = (movieId: string, date: string): AlertInPost => ({
  movieId,
  date,
  kind: date.length > 7 ? 'release' : 'month',
});
