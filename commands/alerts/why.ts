// /alerts why: why a channel was told of a movie, or was not, and when it will be.
import { channel, requiredText, subcommand, tell, update } from '../../src/command.ts';
import type { Context, Press } from '../../src/command.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { whyOf, type Reason } from '../../src/core/why.ts';
import { customId } from '../../src/view/custom-id.ts';
import { reply, text, type Message } from '../../src/view/message.ts';
import { movieNotFound } from '../../src/view/not-found.ts';
import { readerOf, todayOf } from '../../src/view/reader.ts';
import { wayOut } from '../../src/view/subscription.ts';
import { channelTypes } from '../../src/view/subscription-access.ts';
import { whyCard } from '../../src/view/why-card.ts';
import { suggestMovies } from '../suggest-movies.ts';
import { againId } from './asked.ts';

export const why = subcommand({
  words: (say) => say.commands.alerts.why,
  options: { movie: requiredText({ suggests: true, most: 100 }), channel: channel({ channelTypes }) },

  suggest: ({ text: typed }, context) => suggestMovies(typed, context),

  async run({ movie: typed, channel: chosen }, context) {
    const { movies } = context;
    const { id } = chosen ?? context.channel;
    const movie = movies.movie(typed) ?? movies.find(typed, todayOf(context))[0];
    if (movie) return tell(await answerFor(movie, id, context));
    return tell(movieNotFound(typed, movies, readerOf(context), ['alerts', `why/${id}`]));
  },
});

/** alerts/why/CHANNEL/MOVIE: one of the movies that were offered instead. */
export const whyAgain: Press = {
  async run({ args: [channelId = '', movieId = ''] }, context) {
    const movie = context.movies.movie(movieId);
    return update(movie ? await answerFor(movie, channelId, context) : reply(text(context.say.movies.gone)));
  },
};

async function answerFor(movie: Movie, channelId: string, context: Context): Promise<Message> {
  const { guild, movies, now, say, subscriptions } = context;
  if (!guild) return reply(text(say.problems.serverOnly));
  const found = await subscriptions.get(channelId);
  const isOurs = found === undefined || found.guildId === guild.id;
  // Channels never change servers: this is a custom_id of another server's message.
  if (!isOurs) return reply(text(say.problems.unknownPress));
  const { records, offPeriods } = await subscriptions.onRecord(channelId, movie.id);
  const reasons = whyOf({ movie, subscription: found, records, offPeriods, now });
  const asked = { movie, channelId, guildId: guild.id, subscription: found };
  const reading = { ...context, ...readerOf(context), movies };
  return whyCard(reasons, asked, reading, waysOut(reasons, movie, found, context));
}

/** What can be done about it at once. */
function waysOut(
  reasons: readonly Reason[],
  movie: Movie,
  subscription: Subscription | undefined,
  { say }: Context,
) {
  if (!subscription) return [];
  const { channelId, publish, state } = subscription;
  const resume = customId('alerts', 'resume', channelId);
  if (state.name === 'paused') return [wayOut(resume, say.alerts.resume)];
  if (state.name === 'no access') return [wayOut(resume, say.alerts.tryNow)];
  const isActive = state.name === 'active';
  const isBecause = (name: Reason['name']) => isActive && reasons.some((reason) => reason.name === name);
  const same = { channelId, ...(publish && { publish: 'yes' as const }) };
  const add = isBecause('not listed') ? againId({ ...same, movieId: movie.id }) : undefined;
  const all = isBecause('not notable') ? againId({ ...same, which: 'all' }) : undefined;
  return [
    ...(add === undefined ? [] : [wayOut(add, say.why.add)]),
    ...(all === undefined ? [] : [wayOut(all, say.alerts.followAll)]),
  ];
}
