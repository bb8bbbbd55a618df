// Stopping, standing by, and what hangs.
import { expect, test } from 'vitest';
import type { Ledger } from '../../src/alerts/parts.ts';
import { createSettling } from '../../src/alerts/settling.ts';
import type { Claim } from '../../src/core/alert.ts';
import { onReleaseDay, releaseDay, stage, unlockedToday, until, type Stage } from './stage.ts';

/** A Discord that does not answer, until it is broken. */
function silence(scene: Stage): { isAsked(): boolean; breakIt(): void } {
  const answer = Promise.withResolvers<never>();
  let asked = false;
  scene.sender.send = () => {
    asked = true;
    return answer.promise;
  };
  return { isAsked: () => asked, breakIt: () => answer.reject(new Error('cut off')) };
}

test('stopping waits for a post no longer than it was told; it stays claimed, and in doubt', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  const { isAsked, breakIt } = silence(scene);
  void alerts.tick();
  await until(scene, isAsked);
  const start = performance.now();
  await alerts.stop(100);
  expect(performance.now() - start).toBeLessThan(5000);
  const rows = await scene.database.selectFrom('post').select(['state', 'doubt_since']).execute();
  expect(rows.map(({ state, doubt_since }) => [state, doubt_since !== null])).toEqual([['claimed', true]]);
  breakIt();
});

test('stopping waits for a post that is nearly done, and writes it down', async () => {
  const scene = await stage();
  const alerts = await onReleaseDay(scene, 'releases');
  scene.discord.fail({ kind: 'slow', ms: 300, method: 'POST', times: 1 });
  void alerts.tick();
  const rows = () => scene.database.selectFrom('post').where('state', '=', 'claimed').selectAll().execute();
  while ((await rows()).length === 0) await new Promise((resolve) => void setImmediate(resolve));
  await alerts.stop();
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
  await alerts.tick();
  expect(scene.texts('releases')).toEqual([unlockedToday]);
});

test('ticks that come while posts are sent wait as one', async () => {
  const scene = await stage();
  const alerts = await scene.start();
  const { expire } = scene.ledger;
  const gate = Promise.withResolvers<void>();
  let runs = 0;
  scene.ledger.expire = async (...given) => {
    runs += 1;
    await gate.promise;
    return expire(...given);
  };
  const first = alerts.tick();
  await until(scene, () => runs === 1);
  const others = Array.from({ length: 5 }, () => alerts.tick());
  // Planning one place comes after what the ticks do before they send.
  await alerts.replanPlace('channel:1');
  gate.resolve();
  await Promise.all([first, ...others]);
  expect(runs).toBe(2);
});

test('one that stands by sends, and neither plans nor ends anything', async () => {
  const scene = await stage();
  await scene.subscribe('releases');
  scene.leads = false;
  const alerts = await scene.start();
  scene.now = releaseDay;
  await alerts.replan();
  expect(await scene.posts()).toEqual([]);
  scene.leads = true;
  await alerts.tick();
  expect((await scene.posts()).map(({ state }) => state)).toEqual(['sent']);
});

test('where others are at work, what is claimed is left to its lease', async () => {
  const scene = await stage();
  scene.shared = true;
  scene.ledger.reopen = () => Promise.reject(new Error('reopened'));
  await expect(scene.start()).resolves.toBeDefined();
});

const claim = (id: string): Claim => ({
  id,
  place: 'channel:1',
  due: releaseDay,
  alerts: [],
  attempts: 1,
});
const settlement = { state: 'failed', reason: 'x' } as const;

function settlingWith(failures: number) {
  const written: string[][] = [];
  let left = failures;
  const ledger: Pick<Ledger, 'settle'> = {
    settle: async (settled) => {
      if (left > 0) {
        left -= 1;
        throw new Error('busy');
      }
      written.push(settled.map(({ claim: { id } }) => id));
      return settled.map(({ claim: { id } }) => id !== 'stale');
    },
  };
  return { written, ...createSettling(ledger) };
}

test('what comes within a moment is written down together, each with its own answer', async () => {
  const { settle, written } = settlingWith(0);
  expect(await Promise.all(['a', 'stale', 'b'].map((id) => settle(claim(id), settlement)))).toEqual([
    true,
    false,
    true,
  ]);
  expect(written).toEqual([['a', 'stale', 'b']]);
});

test('sixty-four do not wait for more', async () => {
  const { settle, written } = settlingWith(0);
  const ids = Array.from({ length: 70 }, (_, at) => `${at}`);
  await Promise.all(ids.map((id) => settle(claim(id), settlement)));
  expect(written.map((together) => together.length)).toEqual([64, 6]);
});

test('what cannot be written down is tried again a few times', async () => {
  const { settle, written } = settlingWith(2);
  expect(await settle(claim('a'), settlement)).toBe(true);
  expect(written).toEqual([['a']]);
});
