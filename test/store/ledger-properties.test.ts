// Whatever happens in whatever order: no alert reaches a place in two posts, and none that is owed is lost.
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert.ts';
import { freshDatabase } from './engines.ts';
import { temporaryFolder } from './temporary.ts';
import { keysOf, owedAlert, step, World, type Step } from './world.ts';

function neverTwice({ arrived }: World): void {
  for (const [key, posts] of arrived) expect([key, [...posts]]).toStrictEqual([key, [...posts].slice(0, 1)]);
}

async function rowsAreSound({ books }: World): Promise<void> {
  const rows = await books.posts();
  const keys = rows.flatMap(keysOf);
  expect(keys.toSorted()).toStrictEqual([...new Set(keys)].toSorted());
  for (const row of rows) {
    expect([row.id, row.visibleAt !== undefined]).toStrictEqual([
      row.id,
      ['due', 'claimed'].includes(row.state),
    ]);
  }
}

async function live(url: string, steps: readonly Step[]): Promise<void> {
  const world = new World(url);
  await world.open();
  try {
    for (const each of steps) {
      await world.take(each);
      neverTwice(world);
    }
    await rowsAreSound(world);
  } finally {
    await world.close();
  }
}

const steps = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

test('no alert is in two posts that may have been sent, and each keeps the alerts of its first claim', async () => {
  const run = fc.asyncProperty(steps, (taken) =>
    live(':memory:', taken.filter(endsNothing).map(withoutCrash)),
  );
  await fc.assert(run, { numRuns: 300 });
}, 120_000);

test('nor is one where the process dies and starts again in between', async () => {
  const run = fc.asyncProperty(steps, async (taken) => {
    using folder = temporaryFolder();
    await live(`sqlite:${join(folder.path, 'a.sqlite')}`, taken);
  });
  await fc.assert(run, { numRuns: 30 });
}, 120_000);

test('nor on PostgreSQL', async () => {
  const run = fc.asyncProperty(steps, async (taken) => {
    await using fresh = await freshDatabase('postgres');
    await live(fresh.url, taken);
  });
  await fc.assert(run, { numRuns: 20 });
}, 120_000);

test('all that is owed and open arrives in the end, whatever came before', async () => {
  const run = fc.asyncProperty(
    fc.array(step, { maxLength: 25 }),
    fc.array(owedAlert, { minLength: 1, maxLength: 8 }),
    async (taken, wished) => {
      const world = new World(':memory:');
      await world.open();
      try {
        for (const each of taken.filter(endsNothing)) await world.take(withoutCrash(each));
        await arriveAll(world, wished);
        neverTwice(world);
      } finally {
        await world.close();
      }
    },
  );
  await fc.assert(run, { numRuns: 200 });
}, 120_000);

// What is only in memory does not outlive its process.
const endsNothing = (step: Step): boolean => step.do !== 'crash';

const withoutCrash = (step: Step): Step =>
  step.answer === 'crash after sending' ? { ...step, answer: 'sent, no answer' } : step;

// From here on nothing fails: what is owed and open now has arrived, or is over and in doubt.
async function arriveAll(world: World, wished: readonly Alert[]): Promise<void> {
  const owed = [
    ...new Map(wished.map((each) => [`${each.place} ${each.movieId} ${each.kind}`, each])).values(),
  ];
  await world.books.reconcile(owed, { now: world.now });
  world.real += 1_000_000;
  for (let round = 0; round < 20; round += 1) {
    await world.claim(3);
    while (world.claims.length > 0) await world.answer(0, 'sent');
  }
  const rows = await world.books.posts();
  const inDoubt = new Set(
    rows.filter((row) => row.doubtSince !== undefined && row.visibleAt === undefined).flatMap(keysOf),
  );
  const claimedAtAnotherInstant = new Set(
    rows.filter((row) => row.attempts > 0 && row.state === 'due').flatMap(keysOf),
  );
  for (const each of owed) {
    const [key = ''] = keysOf({ ...each, alerts: [each] });
    const isOpen =
      Temporal.Instant.compare(each.due, world.now) <= 0 &&
      Temporal.Instant.compare(world.now, each.due.add({ hours: 12 })) <= 0;
    if (isOpen && !inDoubt.has(key) && !claimedAtAnotherInstant.has(key)) {
      expect([key, world.arrived.get(key)?.size]).toStrictEqual([key, 1]);
    }
  }
}
