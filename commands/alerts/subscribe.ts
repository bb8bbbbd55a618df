// /alerts subscribe: checks, posts a confirmation in the channel, and saves only if Discord took it.
import {
  channel,
  integer,
  role,
  subcommand,
  tell,
  text,
  update,
  type Choice,
  type Context,
  type Press,
} from '../../src/command.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { suggestTimeZones } from '../../src/core/time-zone.ts';
import { sayIn } from '../../src/text/index.ts';
import type { Message } from '../../src/view/message.ts';
import {
  alertsMention,
  channelMention,
  confirmation,
  notice,
  subscriptionCard,
  titleOf,
  wayOut,
} from '../../src/view/subscription.ts';
import { channelTypes } from '../../src/view/subscription-access.ts';
import { choiceName } from '../../src/view/title.ts';
import { channelObstacle, roleFault } from './access.ts';
import { isSameWish, subscriptionAfter } from './after.ts';
import { againId, readAgain, readOptions, type Asked } from './asked.ts';

/** So many titles fit into the form that changes them. */
export const mostListed = 50;

const languages = ['en', 'ko'] as const;

export const subscribe = subcommand({
  words: (say) => say.commands.alerts.subscribe,
  slow: 'private',
  options: {
    channel: channel({ channelTypes }),
    movie: text({ suggests: true, most: 100 }),
    role: role(),
    time: text({ most: 40 }),
    'time-zone': text({ suggests: true, most: 60 }),
    'days-before': integer({ least: 0, most: 30 }),
    language: text({
      choices: languages.map((value) => ({ value, name: (say) => say.alerts.choices[value] })),
    }),
  },

  suggest({ option, text: typed }, context) {
    return option === 'time-zone' ? zoneChoices(typed, context) : movieChoices(typed, context);
  },

  async run(given, context) {
    const { say, guild } = context;
    const place = given.channel ?? context.channel;
    const { asked, faults } = readOptions(given, context);
    const obstacle = channelObstacle(place, say);
    const unpingable = given.role && roleFault(given.role, place, guild?.id, say);
    const why = [...faults, obstacle?.why, unpingable].filter((line) => line !== undefined);
    if (why.length === 0) return tell(await attempt(asked, context));
    const canAskAgain = faults.length === 0 && (obstacle?.retry ?? true);
    return tell(refusal(why, canAskAgain ? asked : undefined, context, unpingable !== undefined));
  },
});

/** [Try again]. In another channel Discord's answer to the confirmation is the check: a button's payload says nothing of it. */
export const again: Press = {
  slow: 'update',
  async run({ args }, context) {
    const asked = readAgain(args);
    const isHere = asked.channelId === context.channel.id;
    const obstacle = isHere ? channelObstacle(context.channel, context.say) : undefined;
    if (!obstacle) return update(await attempt(asked, context));
    return update(refusal([obstacle.why], obstacle.retry ? asked : undefined, context));
  },
};

async function attempt(asked: Asked, context: Context): Promise<Message> {
  const { say, guild, subscriptions } = context;
  if (!guild) return notice([say.problems.serverOnly]);
  const before = await subscriptions.get(asked.channelId);
  const after = subscriptionAfter(before, asked, { ...context, guildId: guild.id });
  const mention = channelMention(asked.channelId);
  // Channels never change servers: this is a custom_id of another server's message.
  if (before && before.guildId !== guild.id)
    return notice([say.alerts.nothingSaved, say.alerts.notSubscribed(mention)]);
  const notes = noteOn(before, asked, context);
  if (before?.state.name === 'active' && isSameWish(before, after)) {
    return subscriptionCard(after, [say.alerts.unchanged(mention), ...notes].join('\n'), context);
  }
  if (after.movies !== 'all' && after.movies.length > mostListed) {
    return notice([say.alerts.nothingSaved, say.alerts.listFull(mostListed, alertsMention('list', context))]);
  }
  const inItsLanguage = { ...context, say: sayIn(after.language) };
  const posted = await context.post(asked.channelId, confirmation(after, inItsLanguage));
  if (!posted.ok) return refusal([say.alerts.refusals[posted.why](mention)], asked, context);
  await subscriptions.save(after);
  // Posts that wait for access are put off for hours; that there is access now lets them be tried at once.
  if (before?.state.name === 'no access') await subscriptions.setState(after.channelId, after.state);
  return subscriptionCard(after, [say.alerts.saved(mention), ...notes].join('\n'), context);
}

/** That a movie was followed already, where one was named. */
function noteOn(before: Subscription | undefined, { movieId }: Asked, { say, movies }: Context): string[] {
  if (movieId === undefined || !before) return [];
  const title = titleOf(movieId, movies, say);
  if (before.movies === 'all') return [say.alerts.alreadyIncluded(title)];
  return before.movies.includes(movieId) ? [say.alerts.alreadyListed(title)] : [];
}

/** Why nothing was saved. `asked`: what a button asks again, without the role if that is what cannot be pinged. */
function refusal(
  why: readonly string[],
  asked: Asked | undefined,
  { say }: Context,
  dropRole = false,
): Message {
  const { roleId, ...others } = asked ?? { channelId: '' };
  const kept = dropRole || roleId === undefined ? others : { ...others, roleId };
  const id = asked && againId(kept);
  const label = dropRole ? say.alerts.withoutPing : say.alerts.tryAgain;
  return notice([say.alerts.nothingSaved, ...why], ...(id === undefined ? [] : [wayOut(id, label)]));
}

const zoneChoices = (typed: string, { now }: Context): Choice[] =>
  suggestTimeZones(typed, now, 25).map(({ zone, time }) => ({ name: `${zone} · ${time}`, value: zone }));

function movieChoices(typed: string, { movies, now, timeZone, language }: Context): Choice[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return movies
    .suggest(typed, today, 25)
    .map((movie) => ({ name: choiceName(movie, language), value: movie.id }));
}
