import { describe, expect, test } from 'vitest';
import { movieIds } from '../../src/store/movie-ids.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { engines, freshDatabase } from './engines.ts';

const now = Temporal.Instant.from('2026-11-01T00:00:00Z');
const later = now.add({ hours: 1 });

describe.each(engines)('%s', (engine) => {
  test('ids come back in the order in which they became known, with that time', async () => {
    await using house = await freshDatabase(engine);
    const store = movieIds(house.db);
    const first = new Map([['wikidata:Q1', 'wikidata:Q1']]);
    await store.keep(first, await store.known(), now);
    const second = new Map([...first, ['tmdb:5', 'wikidata:Q1'], ['file:own', 'own']]);
    await store.keep(second, await store.known(), later);
    const { ids, since } = await store.known();
    expect([...ids]).toEqual([
      ['wikidata:Q1', 'wikidata:Q1'],
      ['file:own', 'own'],
      ['tmdb:5', 'wikidata:Q1'],
    ]);
    expect([...since]).toEqual([
      ['wikidata:Q1', now.epochMilliseconds],
      ['own', later.epochMilliseconds],
    ]);
  });

  test('what was posted and wished under an id that went into another one is also of that one', async () => {
    await using house = await freshDatabase(engine);
    const { db } = house;
    const store = movieIds(db);
    await store.keep(
      new Map([
        ['tmdb:5', 'tmdb:5'],
        ['wikidata:Q1', 'wikidata:Q1'],
      ]),
      await store.known(),
      now,
    );
    const reminders = reminderStore(db);
    const wish = { language: 'ko', since: now, undated: false } as const;
    await reminders.add({ userId: '3', movieId: 'wikidata:Q1', ...wish });
    await reminders.add({ userId: '4', movieId: 'wikidata:Q1', ...wish });
    await reminders.add({ userId: '4', movieId: 'tmdb:5', ...wish });
    const post = { id: 'p', place: 'channel:1', due: 1, part: 0, state: 'sent', attempts: 1 } as const;
    await db.insertInto('post').values(post).execute();
    const alert = { place: 'channel:1', movie_id: 'wikidata:Q1', kind: 'release', post_id: 'p' } as const;
    await db
      .insertInto('alert')
      .values({ ...alert, date: '2026-12-24' })
      .execute();
    await store.keep(new Map([['wikidata:Q1', 'tmdb:5']]), await store.known(), later);
    const posted = await db.selectFrom('alert').select(['movie_id', 'date']).orderBy('movie_id').execute();
    expect(posted).toEqual([
      { movie_id: 'tmdb:5', date: '2026-12-24' },
      { movie_id: 'wikidata:Q1', date: '2026-12-24' },
    ]);
    expect(
      [await reminders.of('3'), await reminders.of('4')].map((list) => list.map((one) => one.movieId)),
    ).toEqual([['tmdb:5'], ['tmdb:5']]);
  });
});
