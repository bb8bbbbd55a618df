import { expect, test } from 'vitest';
import { finishedReminders } from '../../src/core/finished-reminders.ts';
import { at, movieOf, releasedOn, releaseOf, reminderOf } from './samples.ts';

const movies = [
  releasedOn('over', '2023-01-01', '2023-02-17'),
  releasedOn('half-over', '2023-01-01', '2023-02-18'),
  releasedOn('month', '2023-01-01', '2023-01'),
  releasedOn('year', '2022'),
  movieOf('undated'),
  movieOf('festival', { releases: [releaseOf('2022-05-20', { type: 'festival' })] }),
];
const reminders = [...movies.map(({ id }) => reminderOf(id)), reminderOf('gone')];
const finished = (now: string, timeZone = 'Asia/Seoul') =>
  finishedReminders(movies, reminders, at(now), timeZone).map(({ movieId }) => movieId);

test('a reminder is finished when every exact day is over for longer than a post is open', () => {
  expect(finished('2023-02-17T21:00+09:00')).toEqual([]);
  expect(finished('2023-02-17T21:00:01+09:00')).toEqual(['over']);
  expect(finished('2023-02-17T21:00:01+09:00', 'Europe/London')).toEqual([]);
  expect(finished('2030-01-01T00:00Z')).toEqual(['over', 'half-over']);
});
