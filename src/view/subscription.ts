// How a subscription is said: in the channel that it is for, and to the person who made it.
import { ButtonStyle, type APIButtonComponent } from 'discord-api-types/v10';
import type { Catalogue } from '../core/catalogue.ts';
import { nextAlert } from '../core/plan.ts';
import type { Language, Subscription } from '../core/subscription.ts';
import type { Wished } from '../text/en/alerts.ts';
import type { Say } from '../text/index.ts';
import { customId } from './custom-id.ts';
import { button, noMentions, plainWithin, reply, row, text, type Message } from './message.ts';

/** What the views of subscriptions need: the reader's words, and how commands are mentioned to that reader. */
export type Telling = {
  say: Say;
  movies: Catalogue;
  now: Temporal.Instant;
  commandIds: ReadonlyMap<string, string>;
};

export const channelMention = (channelId: string): string => `<#${channelId}>`;
export const roleMention = (roleId: string): string => `<@&${roleId}>`;
export const messageLink = (guildId: string, channelId: string, messageId: string): string =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;

/** An instant as Discord shows it on the reader's own clock. F: with weekday and time; f: with time; D: the day. */
export const timestamp = (instant: Temporal.Instant, style: 'F' | 'f' | 'D'): string =>
  `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;

/** </alerts list:123>, or /alerts list while its id is unknown. */
export function alertsMention(what: 'subscribe' | 'list', { say, commandIds }: Telling): string {
  const id = commandIds.get('alerts');
  const { alerts } = say.commands;
  return id === undefined ? `/${alerts.name} ${alerts[what].name}` : `</alerts ${what}:${id}>`;
}

// Four channels stand on a page of /alerts list, whose text may have 4,000 characters in all.
const mostTitles = 3;
const longestTitle = 60;

export function wishedOf(subscription: Subscription, { say, movies }: Telling): Wished {
  const { channelId, roleId, minute, timeZone, daysBefore, language } = subscription;
  const list = subscription.movies === 'all' ? undefined : subscription.movies;
  return {
    channel: channelMention(channelId),
    ...(list && {
      movies: {
        titles: list.slice(0, mostTitles).map((id) => titleOf(id, movies, say)),
        more: Math.max(0, list.length - mostTitles),
      },
    }),
    minute,
    timeZone,
    daysBefore,
    ...(roleId !== undefined && { role: roleMention(roleId) }),
    language,
  };
}

/** A movie that is not in the catalogue is named by its id. */
export function titleOf(movieId: string, movies: Catalogue, say: Say): string {
  const movie = movies.movie(movieId);
  return plainWithin(movie ? say.posts.title(movie) : movieId, longestTitle);
}

export function nextLine(subscription: Subscription, telling: Telling): string {
  const { say, movies, now } = telling;
  const next = nextAlert(movies.movies, subscription, now);
  if (!next) return say.alerts.noNext;
  return say.alerts.next(titleOf(next.movieId, movies, say), timestamp(next.due, 'F'));
}

/** Posted in the channel before anything is saved. It has an alert's own form, so that what Discord takes it will take again. */
export function confirmation(subscription: Subscription, telling: Telling): Message {
  const { say } = telling;
  const wished = wishedOf(subscription, telling);
  const about = say.alerts.confirmedAbout(wished, alertsMention('list', telling));
  return {
    content: say.alerts.confirmed(wished),
    embeds: [{ description: `${about}\n${nextLine(subscription, telling)}` }],
    components: [],
    allowed_mentions: noMentions,
  };
}

/** What stands now, told to the person who asked, under a heading such as "Saved". */
export function subscriptionCard(subscription: Subscription, heading: string, telling: Telling): Message {
  const { say } = telling;
  const { channelId } = subscription;
  const lines = [
    heading,
    say.alerts.wished(wishedOf(subscription, telling)),
    nextLine(subscription, telling),
  ];
  return reply(
    text(lines.join('\n')),
    row(
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
