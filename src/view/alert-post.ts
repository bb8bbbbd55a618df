// What is sent to a channel or a person: content + one embed + an action row. Components V2 alone would arrive on a phone as an
// empty notification, so `content` carries title, what happens and the date by itself.
import type { APIAllowedMentions, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { AlertInPost, Post } from '../core/alert.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { firstDay } from '../core/release-date.ts';
import type { Say } from '../text/index.ts';
import { contentOf, type Named } from './alert-content.ts';
import { alertEmbed } from './alert-embed.ts';
import { customId, readCustomId } from './custom-id.ts';
import { button, clip, noMentions, row, select, type Message } from './message.ts';
import { amendedIn, namedIn } from './named-alerts.ts';
import { namesApart } from './title.ts';

/** What a post needs besides itself. `timeZone` and `region` are the place's, a person's region being home; `offline`: the bot is known not to have run when it was due. */
export type Telling = {
  movies: Catalogue;
  say: Say;
  now: Temporal.Instant;
  timeZone: string;
  region?: string;
  roleId?: string;
  offline?: boolean;
};

/** Undefined: none of its movies is in the catalogue any more, so there is nothing to say. */
export function alertPost(post: Post, telling: Telling): Message | undefined {
  const named = namedIn(post.alerts, telling.movies, telling.region);
  if (named.length === 0) return undefined;
  return {
    content: `🎬 ${contentOf(named, post.due, telling)}${pingOf(telling)}`,
    embeds: [alertEmbed(named, telling.say)],
    components: doors(named, telling.say, post.id),
    allowed_mentions: mentionsOf(telling.roleId),
  };
}

/** The same as a direct message to one person who asked for it. */
export function dmPost(post: Post, telling: Omit<Telling, 'roleId'>): Message | undefined {
  const named = namedIn(post.alerts, telling.movies);
  if (named.length === 0) return undefined;
  const { say } = telling;
  return {
    content: `🔔 ${say.posts.reminder}: ${contentOf(named, post.due, telling)}`,
    embeds: [alertEmbed(named, say, say.posts.stopReminders)],
    components: doors(named, say, post.id),
    allowed_mentions: noMentions,
  };
}

/**
 * A post that was sent, as it should read now. What still holds reads as it did when it was due; a date that does not stand
 * any more is struck through, and what stands instead is said behind it. It pings nobody.
 */
export function amendedPost(post: Post, telling: Omit<Telling, 'now' | 'offline'>): Message {
  const { say, movies } = telling;
  const named = amendedIn(post.alerts, movies, telling.region);
  const opening = post.place.startsWith('user:') ? `🔔 ${say.posts.reminder}: ` : '🎬 ';
  const footer = post.place.startsWith('user:') ? say.posts.stopReminders : undefined;
  const gone = new Set(post.alerts.map(({ movieId }) => movieId).filter((id) => !movies.movie(id))).size;
  const lines = [
    ...(named.length > 0 ? [contentOf(named, post.due, { ...telling, now: post.due })] : []),
    ...(gone > 0 ? [say.posts.withdrawn(gone)] : []),
  ];
  return {
    content: `${opening}${lines.join('\n')}${pingOf(telling)}`,
    embeds: named.length > 0 ? [alertEmbed(named, say, footer)] : [],
    components: named.length > 0 ? doors(named, say, post.id) : [],
    allowed_mentions: noMentions,
  };
}

/** How an alert will look, marked as a test; it pings nobody and carries no post's id. */
export function samplePost(
  alert: AlertInPost | undefined,
  telling: Omit<Telling, 'now' | 'roleId'>,
): Message {
  const { say, timeZone } = telling;
  const named = alert ? namedIn([alert], telling.movies, telling.region) : [];
  if (!alert || named.length === 0) {
    return { content: `🧪 ${say.posts.emptyTest}`, components: [], allowed_mentions: noMentions };
  }
  const due = firstDay(alert.date).toZonedDateTime(timeZone).toInstant();
  return {
    content: `🧪 ${say.posts.test}\n🎬 ${contentOf(named, due, { ...telling, now: due })}`,
    embeds: [alertEmbed(named, say)],
    components: doors(named, say),
    allowed_mentions: noMentions,
  };
}

/** The post's id that a message carries in a custom_id; undefined if it is no post of ours. */
export function postIdOf(message: { components?: readonly unknown[] }): string | undefined {
  for (const id of customIdsIn(message.components ?? [])) {
    const { command, action, args } = readCustomId(id);
    if (command !== 'movie') continue;
    const postId = action === 'open' ? args[1] : action === 'pick' ? args[0] : undefined;
    if (postId) return postId;
  }
  return undefined;
}

function customIdsIn(components: readonly unknown[]): string[] {
  return components.flatMap((component) => {
    if (typeof component !== 'object' || component === null) return [];
    const own =
      'custom_id' in component && typeof component.custom_id === 'string' ? [component.custom_id] : [];
    const inside =
      'components' in component && Array.isArray(component.components) ? component.components : [];
    return [...own, ...customIdsIn(inside)];
  });
}

/** The way to the movies' cards: a button for one movie, a select for several. */
function doors(named: readonly Named[], say: Say, ...postId: string[]): APIMessageTopLevelComponent[] {
  const movies = [...new Set(named.map(({ movie }) => movie))].slice(0, 25);
  const [first, second] = movies;
  if (first && !second) return [row(button(customId('movie', 'open', first.id, ...postId), say.posts.about))];
  const names = namesApart(movies, (movie, most) => clip(say.posts.title(movie), most), say, 100);
  const options = movies.map(({ id }, at) => ({ label: names[at] ?? id, value: id }));
  return [row(select(customId('movie', 'pick', ...postId), say.posts.pick, options))];
}

const pingOf = ({ roleId }: Pick<Telling, 'roleId'>): string =>
  roleId === undefined ? '' : ` <@&${roleId}>`;

const mentionsOf = (roleId: string | undefined): APIAllowedMentions =>
  roleId === undefined ? noMentions : { parse: [], roles: [roleId] };
