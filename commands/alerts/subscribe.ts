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
  type ChosenChannel,
  type Context,
  type Press,
} from '../../src/command.ts';
import { suggestRegions } from '../../src/core/regions.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { suggestTimeZones } from '../../src/core/time-zone.ts';
import { sayIn } from '../../src/text/index.ts';
import type { Message } from '../../src/view/message.ts';
import { alertsMention, confirmation, notice, wayOut } from '../../src/view/subscription.ts';
import { canPublish, channelTypes } from '../../src/view/subscription-access.ts';
import { channelMention } from '../../src/view/subscription-mentions.ts';
import { suggestMovies } from '../suggest-movies.ts';
import { channelObstacle, refusalLine, roleFault } from './access.ts';
import { isSameWish, subscriptionAfter, subscriptionMeanwhile, type Circumstances } from './after.ts';
import { againId, readAgain, readOptions, whichChoices, type Asked } from './asked.ts';
import { cardOf, change } from './change.ts';
import { mostListed } from './listed.ts';
import { noteOn, notNotable, stillNotable } from './named-movie.ts';

const languages = ['en', 'ko'] as const;
const yesOrNo = ['yes', 'no'] as const;

export const subscribe = subcommand({
  words: (say) => say.commands.alerts.subscribe,
  slow: 'private',
  options: {
    channel: channel({ channelTypes }),
    movie: text({ suggests: true, most: 100 }),
    which: text({
      choices: whichChoices.map((value) => ({ value, name: (say) => say.alerts.whichChoices[value] })),
    }),
    role: role(),
    time: text({ most: 40 }),
    'time-zone': text({ suggests: true, most: 60 }),
    'days-before': integer({ least: 0, most: 30 }),
    region: text({ suggests: true, most: 60 }),
    language: text({
      choices: languages.map((value) => ({ value, name: (say) => say.alerts.choices[value] })),
    }),
    publish: text({
      choices: yesOrNo.map((value) => ({ value, name: (say) => say.alerts.publishChoices[value] })),
    }),
  },

  suggest({ option, text: typed }, context) {
    if (option === 'region') return regionChoices(typed, context);
    return option === 'time-zone' ? zoneChoices(typed, context) : suggestMovies(typed, context);
  },

  async run(given, context) {
    const place = given.channel ?? context.channel;
    const { asked, faults } = readOptions(given, context);
    const obstacle = channelObstacle(place, context.channel, context.say);
    const unpingable = given.role && roleFault(given.role, place, context);
    const why = [...faults, obstacle?.why, unpingable].filter((line) => line !== undefined);
    if (why.length === 0)
      return tell(await attempt(asked, context, publishNote(given.publish, place, context)));
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
    const obstacle = isHere ? channelObstacle(context.channel, context.channel, context.say) : undefined;
    if (!obstacle) return update(await attempt(asked, context));
    return update(refusal([obstacle.why], obstacle.retry ? asked : undefined, context));
  },
};

/** That what was asked for is left out, where nobody can follow the channel. */
const publishNote = (asked: string | undefined, { id, type }: ChosenChannel, { say }: Context): string[] =>
  asked === 'yes' && !canPublish(type) ? [say.alerts.cannotPublish(channelMention(id))] : [];

/** `notes`: what is said besides what stands now. */
async function attempt(asked: Asked, context: Context, notes: readonly string[] = []): Promise<Message> {
  const { say, guild, subscriptions } = context;
  if (!guild) return notice([say.problems.serverOnly]);
  const { channelId } = asked;
  const before = await subscriptions.get(channelId);
  const mention = channelMention(channelId);
  // Channels never change servers: this is a custom_id of another server's message.
  if (before && before.guildId !== guild.id) return notSubscribed(mention, context);
  const circumstances = { ...context, guildId: guild.id };
  const unnotable = notNotable(before, asked, context);
  if (unnotable !== undefined) return stillNotable(unnotable, asked, context);
  const after = subscriptionAfter(before, asked, circumstances);
  if (before?.state.name === 'active' && isSameWish(before, after)) {
    const heading = [say.alerts.unchanged(mention), ...noteOn(before, asked, context), ...notes];
    return cardOf(after, heading, context);
  }
  if (isTooLong(after)) return listFull(context);
  const told = await subscriptions.told(channelId);
  const inItsLanguage = { ...context, say: sayIn(after.language) };
  const posted = await context.post(channelId, confirmation(after, told, inItsLanguage));
  if (!posted.ok) return refusal([refusalLine(posted, mention, say)], asked, context);
  return keep(before, asked, circumstances, notes);
}

/** Discord took the confirmation, which may have taken long: what others changed meanwhile is not undone. */
async function keep(
  seen: Subscription | undefined,
  asked: Asked,
  context: Context & Circumstances,
  more: readonly string[],
): Promise<Message> {
  const { say, subscriptions } = context;
  const { channelId } = asked;
  let isFull = false;
  const changeNow = (current: Subscription | undefined) => {
    const wanted = subscriptionMeanwhile({ before: seen, current }, asked, context);
    isFull = wanted !== undefined && isTooLong(wanted);
    return isFull ? current : wanted;
  };
  const { before, after, notes } = await change(channelId, changeNow, context);
  const mention = channelMention(channelId);
  if (!after) return notSubscribed(mention, context);
  if (isFull) return listFull(context);
  // Posts that wait for access are put off for long; that there is access now lets them be tried at once.
  if (before?.state.name === 'no access') await subscriptions.retry(channelId);
  return cardOf(
    after,
    [say.alerts.saved(mention), ...noteOn(before, asked, context), ...more, ...notes],
    context,
  );
}

const isTooLong = ({ movies }: Subscription): boolean =>
  typeof movies !== 'string' && movies.length > mostListed;

const listFull = (context: Context): Message =>
  notice([
    context.say.alerts.nothingSaved,
    context.say.alerts.listFull(mostListed, alertsMention('list', context)),
  ]);

const notSubscribed = (mention: string, { say }: Context): Message =>
  notice([say.alerts.nothingSaved, say.alerts.notSubscribed(mention)]);

/** Why nothing was saved. `asked`: what a button asks again, without any role if the one asked for cannot be pinged. */
function refusal(
  why: readonly string[],
  asked: Asked | undefined,
  context: Context,
  dropRole = false,
): Message {
  const { say } = context;
  const lines = [say.alerts.nothingSaved, ...why];
  if (!asked) return notice(lines);
  const id = againId(dropRole ? { ...asked, roleId: null } : asked);
  if (id === undefined) return notice([...lines, say.alerts.typeAgain(alertsMention('subscribe', context))]);
  return notice(lines, wayOut(id, dropRole ? say.alerts.withoutPing : say.alerts.tryAgain));
}

const zoneChoices = (typed: string, { now }: Context): Choice[] =>
  suggestTimeZones(typed, now, 25).map(({ zone, time }) => ({ name: `${zone} · ${time}`, value: zone }));

const regionChoices = (typed: string, { language }: Context): Choice[] =>
  suggestRegions(typed, language, 25).map(({ code, name }) => ({ name: `${name} · ${code}`, value: code }));
