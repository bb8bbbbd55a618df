// How a subscription is said: in the channel that it is for, and to the person who made it.
import { ButtonStyle, type APIButtonComponent } from 'discord-api-types/v10';
import type { Alert, AlertInPost } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { nextAlert } from '../core/plan.ts';
import { homeRegion } from '../core/releases-for.ts';
import type { Language, Subscription } from '../core/subscription.ts';
import type { Titles, Wished } from '../text/en/alerts.ts';
import type { Say } from '../text/index.ts';
import { customId } from './custom-id.ts';
import { button, noMentions, plainWithin, reply, row, text, type Message } from './message.ts';
import { channelMention, roleMention, timestamp } from './subscription-mentions.ts';
import { isTold, stateLine } from './subscription-state.ts';

/** What the views of subscriptions need: the reader's words, and how commands are mentioned to that reader. */
export type Telling = {
  say: Say;
  movies: Catalogue;
  now: Temporal.Instant;
  commandIds: ReadonlyMap<string, string>;
};

/** </alerts list:123>, or /alerts list while its id is unknown. */
export function alertsMention(what: 'subscribe' | 'list' | 'why', { say, commandIds }: Telling): string {
  const id = commandIds.get('alerts');
  const { alerts } = say.commands;
  return id === undefined ? `/${alerts.name} ${alerts[what].name}` : `</alerts ${what}:${id}>`;
}

// Four channels stand on a page of /alerts list, whose text may have 4,000 characters in all.
const mostTitles = 3;
const longestTitle = 60;

export function wishedOf(subscription: Subscription, { say, movies }: Telling): Wished {
  const { channelId, roleId, minute, timeZone, daysBefore, region, language, publish } = subscription;
  const followed = subscription.movies;
  return {
    channel: channelMention(channelId),
    movies: typeof followed === 'string' ? followed : titlesOf(followed, movies, say),
    ...(region !== homeRegion && { region: say.movies.region(region) }),
    minute,
    timeZone,
    daysBefore,
    ...(roleId !== undefined && { role: roleMention(roleId) }),
    language,
    publish,
  };
}

const titlesOf = (movieIds: readonly string[], movies: Catalogue, say: Say): Titles => ({
  titles: movieIds.slice(0, mostTitles).map((id) => titleOf(id, movies, say)),
  more: Math.max(0, movieIds.length - mostTitles),
});

/** A movie that is not in the catalogue is named by its id. */
export function titleOf(movieId: string, movies: Catalogue, say: Say): string {
  const movie = movies.movie(movieId);
  return plainWithin(movie ? say.posts.title(movie) : movieId, longestTitle);
}

/** `told`: what this channel was told already. */
export function nextLine(
  subscription: Subscription,
  told: readonly AlertInPost[],
  { say, movies, now }: Telling,
): string {
  const next = nextAlert(movies.movies, subscription, now, told);
  if (!next) return say.alerts.noNext;
  const early = next.kind === 'early' ? { days: subscription.daysBefore, date: next.date } : undefined;
  return say.alerts.next(titleOf(next.movieId, movies, say), timestamp(next.due, 'F'), early);
}

/** What a change left out, a line for the early ones and one for the others. */
export function leftOutLines(left: readonly Alert[], { say, movies }: Telling): string[] {
  const ids = (isEarly: boolean) => [
    ...new Set(left.filter(({ kind }) => (kind === 'early') === isEarly).map(({ movieId }) => movieId)),
  ];
  const [early, others] = [ids(true), ids(false)];
  return [
    ...(others.length > 0 ? [say.alerts.leftOut(titlesOf(others, movies, say))] : []),
    ...(early.length > 0 ? [say.alerts.earlyLeftOut(titlesOf(early, movies, say))] : []),
  ];
}

/** Posted in the channel before anything is saved. It has an alert's own form, so that what Discord takes it will take again. */
export function confirmation(
  subscription: Subscription,
  told: readonly AlertInPost[],
  telling: Telling,
): Message {
  const { say } = telling;
  const wished = wishedOf(subscription, telling);
  const about = say.alerts.confirmedAbout(wished, alertsMention('list', telling));
  return {
    content: say.alerts.confirmed(wished),
    embeds: [{ description: `${about}\n${nextLine(subscription, told, telling)}` }],
    components: [],
    allowed_mentions: noMentions,
  };
}

/** What stands now, told to the person who asked, under a heading such as "Saved". */
export function subscriptionCard(
  subscription: Subscription,
  heading: readonly string[],
  told: readonly AlertInPost[],
  telling: Telling,
): Message {
  const { say } = telling;
  const { channelId, state } = subscription;
  const lines = [
    ...heading,
    ...(state.name === 'active' ? [] : [stateLine(subscription, say)]),
    say.alerts.wished(wishedOf(subscription, telling)),
    ...(isTold(subscription) ? [nextLine(subscription, told, telling)] : []),
  ];
  const resume = customId('alerts', 'resume', channelId);
  return reply(
    text(lines.join('\n')),
    row(
      ...(state.name === 'paused' ? [wayOut(resume, say.alerts.resume)] : []),
      button(customId('alerts', 'edit', channelId), say.alerts.change),
      button(customId('alerts', 'test', channelId), say.alerts.sendTest),
    ),
  );
}

/** A private answer in words, with ways out as buttons: what was done, or why it was not. */
export const notice = (lines: readonly string[], ...ways: APIButtonComponent[]): Message =>
  reply(text(lines.join('\n')), ...(ways.length > 0 ? [row(...ways)] : []));

export const wayOut = (id: string, label: string): APIButtonComponent =>
  button(id, label, { style: ButtonStyle.Primary });

export const isLanguage = (value: string): value is Language => value === 'en' || value === 'ko';
