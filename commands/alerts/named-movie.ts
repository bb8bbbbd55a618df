// What is said of a movie that was named, to a channel that is subscribed already.
import type { Context } from '../../src/command.ts';
import { follows } from '../../src/core/followed.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { customId } from '../../src/view/custom-id.ts';
import { button, type Message } from '../../src/view/message.ts';
import { alertsMention, notice, titleOf, wayOut } from '../../src/view/subscription.ts';
import { againId, type Asked } from './asked.ts';

/** That a movie was followed already, where one was named. */
export function noteOn(before: Subscription | undefined, asked: Asked, context: Context): string[] {
  const { say, movies } = context;
  const { movieId } = asked;
  if (movieId === undefined || !before) return [];
  const title = titleOf(movieId, movies, say);
  const unnotable = notNotable(before, asked, context);
  if (unnotable !== undefined) return [unnotable];
  if (typeof before.movies === 'string') return [say.alerts.alreadyIncluded(title, before.movies)];
  const movie = movies.movie(movieId);
  return movie && follows(before.movies, movie) ? [say.alerts.alreadyListed(title)] : [];
}

/** That a movie was named which is none of the notable ones that a channel follows. */
export function notNotable(
  before: Subscription | undefined,
  { movieId }: Asked,
  context: Context,
): string | undefined {
  const { say, movies } = context;
  const movie = movieId === undefined ? undefined : movies.movie(movieId);
  if (!movie || before?.movies !== 'notable' || movie.notable) return undefined;
  return say.alerts.notNotable(titleOf(movie.id, movies, say), alertsMention('subscribe', context));
}

/** Why such a movie was not added, with the ways to be told of it. */
export function stillNotable(why: string, { movieId: _, ...others }: Asked, { say }: Context): Message {
  const all = againId({ ...others, which: 'all' });
  return notice(
    [say.alerts.nothingSaved, why],
    ...(all === undefined ? [] : [wayOut(all, say.alerts.followAll)]),
    button(customId('alerts', 'edit', others.channelId), say.alerts.change),
  );
}
