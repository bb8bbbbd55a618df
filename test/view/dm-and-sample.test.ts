// What reads like an alert: a reminder, a sample, and which post a message is.
import { expect, test } from 'vitest';
import type { Post } from '../../src/core/alert.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { alertPost, dmPost, postIdOf, samplePost } from '../../src/view/alert-post.ts';
import { ballerina, movieWith } from '../commands/movies.ts';
import { korean, postOf, release, telling } from './alert-posts.ts';

test('a direct message says that it was asked for, and how it ends', () => {
  const movies = catalogueOf([movieWith({ ...ballerina, releases: [{ date: '2023-10-06', earlier: [] }] })]);
  const now = Temporal.Instant.from('2023-09-16T09:00+09:00');
  const post: Post = {
    id: 'p-2',
    place: 'user:2',
    due: now,
    alerts: [{ movieId: ballerina.id, kind: 'dated', date: '2023-10-06' }],
  };
  expect(dmPost(post, { ...telling, movies, now })).toEqual({
    content: '🔔 You asked to be reminded: **Ballerina** has a date now: Friday, 6 October 2023, in 20 days',
    embeds: [
      {
        title: 'Ballerina · 발레리나',
        description: '**Friday, 6 October 2023**',
        footer: { text: 'As announced on 1 February 2023 · /remind shows your reminders and removes them' },
      },
    ],
    components: [
      {
        type: 1,
        components: [{ type: 2, style: 2, custom_id: 'movie/open/ballerina/p-2', label: 'About this movie' }],
      },
    ],
    allowed_mentions: { parse: [] },
  });
  expect(dmPost(post, { ...korean, movies, now })?.content).toBe(
    '🔔 부탁하신 알림: 공개일 발표 〈발레리나〉 · 2023년 10월 6일 (금) · D-20',
  );
});

test('a sample is marked as a test, and is no post', () => {
  const sample = samplePost(release('unlocked'), telling);
  expect(sample.content).toBe(
    '🧪 This is a test. When it is time, an alert here looks like this:\n🎬 **Unlocked** comes out today, Friday 17 February',
  );
  expect(postIdOf(sample)).toBe(undefined);
  expect(samplePost(undefined, telling)).toEqual({
    content:
      '🧪 This is a test. Alerts can be posted here; no movie has an exact day yet, so there is none to show.',
    components: [],
    allowed_mentions: { parse: [] },
  });
});

test('the id of a post is found in its button or select, and in nothing else', () => {
  const ids = [
    alertPost(postOf(release('unlocked')), telling),
    alertPost(postOf(release('unlocked'), release('the-point-men', '2023-01-18')), telling),
    { components: [{ type: 1, components: [{ type: 2, custom_id: 'movie/open/unlocked' }] }] },
    { components: [{ type: 1, components: [{ type: 2, custom_id: 'alerts/test/3/0' }] }, null, 'x'] },
    {},
  ].map((message) => message && postIdOf(message));
  expect(ids).toEqual(['p-1', 'p-1', undefined, undefined, undefined]);
});
