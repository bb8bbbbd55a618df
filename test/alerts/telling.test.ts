// What a post still says when it is sent, whom it pings, and what comes after a long stop.
import { expect, test } from 'vitest';
import { placeOfChannel } from '../../src/core/alert.ts';
import { sixMovies } from '../commands/movies.ts';
import { channelId, userId } from '../sandbox/local.ts';
import { onReleaseDay, releaseDay, stage, unlockedToday, type Stage } from './stage.ts';

const withoutUnlocked = sixMovies.filter(({ id }) => id !== 'unlocked');

test('what moved or was withdrawn while its post waited for another try is not told', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'answer', status: 403, method: 'POST', times: 1 });
  await alerts.tick();
  scene.learn(withoutUnlocked);
  scene.real += 60_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([]);
  const why = 'what it says is not in the catalogue any more';
  expect((await scene.posts()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', why]]);
});

test('a process that does not lead, and has not read the newest catalogue yet, leaves a post to later', async () => {
  const scene = await stage();
  scene.shared = true;
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'answer', status: 403, method: 'POST', times: 1 });
  await alerts.tick();
  scene.leads = false;
  scene.learn(withoutUnlocked);
  scene.real += 60_000;
  await alerts.tick();
  const why = 'not in the catalogue of this process so far';
  expect(await scene.posts()).toEqual([{ place: expect.any(String), state: 'due', reason: why }]);
  scene.learn(sixMovies);
  scene.real += 30_000;
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('in doubt, and withdrawn since: the message that is there counts, and is edited', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'cut', after: true, method: 'POST', times: 1 });
  await alerts.tick();
  scene.learn(withoutUnlocked);
  scene.real += 60_000;
  await alerts.tick();
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
  expect(scene.events.map(({ name }) => name)).toEqual(['put off', 'posted', 'edited']);
  expect(scene.texts('releases').length).toBe(1);
  expect(scene.texts('releases')).not.toEqual([unlockedToday]);
});

test('a reminder of a release that lost its date meanwhile, and was not told, stays', async () => {
  const scene = await stage();
  const member = userId(scene.discord, 'member');
  const [unlocked, other] = ['unlocked', 'ballerina'].map((id) => sixMovies.find((movie) => movie.id === id));
  if (!unlocked || !other) throw new Error('no such movie');
  scene.learn([unlocked, { ...other, releases: unlocked.releases }]);
  for (const movieId of ['unlocked', 'ballerina']) await scene.remind(member, { movieId });
  const alerts = await scene.start();
  scene.now = releaseDay;
  scene.discord.fail({ kind: 'answer', status: 403, method: 'POST', times: 1 });
  await alerts.tick();
  scene.learn([
    { ...unlocked, releases: [] },
    { ...other, releases: unlocked.releases },
  ]);
  scene.real += 60_000;
  await alerts.tick();
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
  expect((await scene.reminders.of(member)).map(({ movieId }) => movieId)).toEqual(['unlocked']);
});

/** Two posts of one channel: Unlocked at nine, and another hour of the same day. */
async function twoPosts(scene: Stage, secondDue: Temporal.Instant) {
  const role = { roleId: '123456789012345678' };
  await scene.subscribe('releases', role);
  const alerts = await scene.start();
  const place = placeOfChannel(channelId(scene.discord, 'releases'));
  const owed = [releaseDay, secondDue].map((due, at) => ({
    place,
    movieId: 'unlocked',
    kind: at === 0 ? ('release' as const) : ('early' as const),
    date: '2023-02-17',
    due,
  }));
  // Nothing is planned anew: these are its last.
  scene.leads = false;
  await scene.ledger.reconcile(owed, { now: scene.now, within: place, stands: () => true });
  return alerts;
}

const pings = (scene: Stage): boolean[] => scene.texts('releases').map((text) => text.includes('<@&'));

test.each([
  ['a second post of the day pings nobody', releaseDay.add({ hours: 3 }), [true, false]],
  ['the next day pings again', releaseDay.add({ hours: 16 }), [true, true]],
])('%s', async (_, due, expected) => {
  const scene = await stage();
  const alerts = await twoPosts(scene, due);
  for (const now of [releaseDay, due]) {
    scene.now = now;
    await alerts.tick();
  }
  expect(pings(scene)).toEqual(expected);
});

test('posts that were claimed together ping once, and a second try of the first pings as the first did', async () => {
  const scene = await stage({ times: { nonceWindow: 0 } });
  const alerts = await twoPosts(scene, releaseDay.add({ hours: 3 }));
  scene.now = releaseDay.add({ hours: 3 });
  scene.discord.fail({ kind: 'cut', method: 'POST', times: 1 });
  await alerts.tick();
  scene.real += 60_000;
  await alerts.tick();
  expect(pings(scene)).toEqual([false, true]);
});

test('after a stop of thirty days only what is still open comes, as one message a channel', async () => {
  const scene = await stage();
  const now = Temporal.Instant.from('2023-03-19T00:30:00Z');
  const days = ['2023-02-20', '2023-03-01', '2023-03-18', '2023-03-19', '2023-03-20'];
  scene.learn(
    sixMovies.slice(0, days.length).map((movie, at) => ({
      ...movie,
      releases: [{ date: days[at] ?? '', type: 'theatrical', earlier: [] }],
    })),
  );
  await scene.subscribe('releases', { movies: 'all', daysBefore: 1 });
  const alerts = await scene.start();
  await alerts.stop();
  const before = scene.texts('releases').length;
  scene.now = now;
  const again = await scene.start();
  await again.tick();
  expect([before, scene.texts('releases').length]).toEqual([0, 1]);
  const sent = (await scene.posts()).filter(({ state }) => state === 'sent');
  expect(sent).toEqual([{ place: placeOfChannel(channelId(scene.discord, 'releases')), state: 'sent' }]);
});
