// From what a source says to what places are told: a date that moves, one that is fixed, and a first fill.
import { expect, test } from 'vitest';
import { createBuilder } from '../../src/refresh/catalogue-builder.ts';
import type { Movie, Release } from '../../src/core/movie.ts';
import { movieWith } from '../commands/movies.ts';
import { stage, type Stage } from '../alerts/stage.ts';
import { userId } from '../sandbox/local.ts';
import { page, sceneOn, sourceOf } from './scene.ts';

const seoul = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+09:00`);

/** What Wikidata says of one movie and of another that is nothing to anybody. */
function said(...dates: string[]) {
  const releases = dates.map((date): Release => ({ date, region: 'KR', type: 'theatrical', earlier: [] }));
  return [
    movieWith({ id: 'wikidata:Q1', title: 'Movie 1', releases, popularity: 10 }),
    movieWith({ id: 'wikidata:Q2', title: 'Movie 2', popularity: 10 }),
  ];
}

/** A channel that follows all, and two sources that were never asked. */
async function following(scene: Stage) {
  await scene.subscribe('releases', { movies: 'all', daysBefore: 3 });
  const alerts = await scene.start();
  const parts = sceneOn(scene.database, { sources: [sourceOf('wikidata'), sourceOf('tmdb')] });
  const builder = createBuilder(parts);
  let round = 0;
  return {
    alerts,
    async learn(movies: readonly Movie[], source: 'wikidata' | 'tmdb' = 'wikidata') {
      round += 1;
      parts.now = scene.now;
      const at = { real: round, dueAt: round, today: '2023-02-01' };
      await parts.movies.keep(source, page(movies, String(round), { end: 'all' }), at);
      await builder.build();
      scene.learn(parts.catalogue.current().movies);
      await alerts.replan();
    },
  };
}

test('a refresh that moves a date tells those who know the old one, and edits what they know', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn(said('2023-02-17'));
  scene.now = seoul('2023-02-14T09:00');
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([
    '🎬 **Movie 1** opens in cinemas in 3 days, on Friday 17 February',
  ]);
  scene.now = seoul('2023-02-14T12:00');
  await learn(said('2023-03-03'));
  scene.now = seoul('2023-02-15T09:00');
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([
    '🎬 ~~**Movie 1** opens in cinemas in 3 days, on Friday 17 February~~ → moved to Friday, 3 March 2023',
    '🎬 **Movie 1** has moved from Friday 17 February to Friday, 3 March 2023, in 16 days',
  ]);
});

test('one that fixes a date is told once', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn(said());
  scene.now = seoul('2023-02-14T12:00');
  await learn(said('2023-03-03'));
  scene.now = seoul('2023-02-15T09:00');
  await alerts.tick();
  await learn(said('2023-03-03'));
  scene.now = seoul('2023-02-16T09:00');
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([
    '🎬 **Movie 1** has a date now: Friday, 3 March 2023, in 16 days',
  ]);
});

test('two movies that turn out to be one are told once, under the older id', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  const [dated] = said('2023-02-17');
  if (!dated) throw new Error('no movie');
  await learn([movieWith({ id: 'tmdb:5', title: 'Movie 1' })], 'tmdb');
  scene.now = seoul('2023-02-02T12:00');
  await learn([dated]);
  scene.now = seoul('2023-02-14T09:00');
  await alerts.tick();
  scene.now = seoul('2023-02-14T12:00');
  await learn([{ ...dated, ids: { tmdb: 5 } }]);
  const posted = await scene.database.selectFrom('alert').select(['movie_id', 'kind']).execute();
  expect(posted.map(({ movie_id, kind }) => `${movie_id} ${kind}`).toSorted()).toEqual([
    'tmdb:5 early',
    'wikidata:Q1 early',
  ]);
  scene.now = seoul('2023-02-17T09:00');
  await alerts.tick();
  const [early, today] = ['in 3 days, on', 'today,'].map(
    (when) => `🎬 **Movie 1** opens in cinemas ${when} Friday 17 February`,
  );
  expect(scene.texts('releases')).toEqual([early, today]);
});

test('a first fill on the day itself tells nothing that was due before it', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  scene.now = seoul('2023-02-17T15:00');
  await learn(said('2023-02-17'));
  scene.now = seoul('2023-02-17T16:00');
  await alerts.replan();
  expect(scene.texts('releases')).toEqual([]);
});

/** One movie as a source says it. */
const one = (id: string, date?: string, more: Partial<Movie> = {}): Movie =>
  movieWith({
    id,
    title: 'Movie 1',
    popularity: 10,
    releases: date === undefined ? [] : [{ date, region: 'KR', type: 'theatrical', earlier: [] }],
    ...more,
  });

test('what a second source knows when it is first asked is no news; what it learns later is', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn(said());
  scene.now = seoul('2023-02-14T12:00');
  await learn([one('tmdb:5', '2023-03-03', { ids: { wikidata: 'Q1' } })], 'tmdb');
  scene.now = seoul('2023-02-15T09:00');
  await alerts.tick();
  const before = scene.texts('releases');
  scene.now = seoul('2023-02-15T12:00');
  await learn([one('tmdb:5', '2023-03-10', { ids: { wikidata: 'Q1' } }), one('tmdb:6')], 'tmdb');
  await learn(
    [one('tmdb:5', '2023-03-10', { ids: { wikidata: 'Q1' } }), one('tmdb:6', '2023-03-17')],
    'tmdb',
  );
  scene.now = seoul('2023-02-16T09:00');
  await alerts.tick();
  expect([before, scene.texts('releases')]).toEqual([
    [],
    ['🎬 **Movie 1** has a date now: Friday, 17 March 2023, in 29 days'],
  ]);
});

test('a movie that was known under an id that its source forgot is told once all the same', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn([one('tmdb:5')], 'tmdb');
  scene.now = seoul('2023-02-15T12:00');
  await learn([one('wikidata:Q1', '2023-02-17', { alsoIds: ['wikidata:Q9'] })]);
  scene.now = seoul('2023-02-17T09:00');
  await alerts.tick();
  scene.now = seoul('2023-02-17T12:00');
  await learn([one('wikidata:Q1', '2023-02-17', { ids: { tmdb: 5 } })]);
  await alerts.tick();
  expect(scene.texts('releases')).toEqual(['🎬 **Movie 1** opens in cinemas today, Friday 17 February']);
});

test('a movie that becomes two on its day is told once', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn([one('tmdb:5', '2023-02-17')], 'tmdb');
  await learn([one('wikidata:Q1', '2023-02-17', { ids: { tmdb: 5 } })]);
  scene.now = seoul('2023-02-17T09:00');
  await alerts.tick();
  for (const hour of ['12', '13']) {
    scene.now = seoul(`2023-02-17T${hour}:00`);
    await learn([one('wikidata:Q1', '2023-02-17')]);
    await alerts.tick();
  }
  expect(scene.texts('releases')).toEqual(['🎬 **Movie 1** opens in cinemas today, Friday 17 February']);
});

test('a reminder under an id that went into another one comes, and is then over', async () => {
  const scene = await stage({ movies: [] });
  const { alerts, learn } = await following(scene);
  await learn([one('tmdb:5', '2023-02-17')], 'tmdb');
  await learn([one('wikidata:Q1', '2023-02-17')]);
  await learn([one('wikidata:Q1', '2023-02-17', { ids: { tmdb: 5 } })]);
  const [former = ''] = scene.catalogue().movies[0]?.alsoIds ?? [];
  await scene.remind(userId(scene.discord, 'member'), { movieId: former });
  await alerts.replan();
  scene.now = seoul('2023-02-17T09:00');
  await alerts.tick();
  const toPeople = (await scene.posts()).filter(({ place }) => place.startsWith('user:'));
  expect([
    toPeople.map(({ state }) => state),
    await scene.database.selectFrom('reminder').selectAll().execute(),
  ]).toEqual([['sent'], []]);
});

test('who was told of a day hears that it moved, though the movie is notable no more', async () => {
  const scene = await stage({ movies: [] });
  await scene.subscribe('releases', { movies: 'notable', daysBefore: 3 });
  const alerts = await scene.start();
  const learn = async (movie: Movie) => {
    scene.learn([movie, one('other')]);
    await alerts.replan();
  };
  await learn(one('m', '2023-02-17'));
  scene.now = seoul('2023-02-14T09:00');
  await alerts.tick();
  scene.now = seoul('2023-02-14T12:00');
  await learn(one('m', '2023-03-03', { notable: false }));
  scene.now = seoul('2023-02-15T09:00');
  await alerts.tick();
  expect(scene.texts('releases').at(-1)).toBe(
    '🎬 **Movie 1** has moved from Friday 17 February to Friday, 3 March 2023, in 16 days',
  );
});
