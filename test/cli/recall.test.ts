import { expect, test } from 'vitest';
import { recall } from '../../src/cli/recall.ts';
import type { Movie } from '../../src/core/movie.ts';
import type { Database } from '../../src/store/database.ts';
import { ledger } from '../../src/store/ledger.ts';
import { movieOf, releasedOn, releaseOf } from '../core/samples.ts';
import { alert, atNine, hours, nine, releasesAtNine, staff, staffAtNine } from '../store/alerts.ts';
import { temporaryDatabase } from '../store/temporary.ts';

const real = 5_000;
const moved = releasedOn('unlocked', '2023-03-03');
const twins = ['one', 'two'].map((id) =>
  movieOf(id, { title: 'Twins', releases: [releaseOf('2023-02-17')] }),
);

/** Unlocked was posted in #releases for 17 February, in #staff for a week before; another movie in both. */
async function postAll(db: Database): Promise<void> {
  const owed = [alert('unlocked'), alert('unlocked', { place: staff, date: '2023-02-10' }), alert('one')];
  await ledger(db).reconcile(owed, { now: hours(-1) });
  const settlement = { state: 'sent', messageId: '7', channelId: '1' } as const;
  const claims = await ledger(db).claim(atNine);
  await ledger(db).settle(claims.map((claim) => ({ claim, settlement })));
  await ledger(db).reconcile([alert('unlocked', { place: 'user:3', due: hours(5) })], { now: nine });
}

async function recalled(movies: readonly Movie[], movie: string, date?: string) {
  await using made = await temporaryDatabase();
  await postAll(made.db);
  const said = await recall(made.db, { movies, movie, real, ...(date !== undefined && { date }) }).catch(
    (error: Error) => `${error.name}: ${error.message}`,
  );
  const errands = await made.db.selectFrom('errand').selectAll().orderBy('post_id').execute();
  return { said: said.split('\n'), edited: errands.map(({ post_id }) => post_id), errands };
}

test('what was posted about a date that is not in the catalogue any more is to be edited', async () => {
  const { said, errands } = await recalled([moved, ...twins], 'unlocked');
  expect(said).toEqual([
    '2 posts about unlocked on 2023-02-10, 2023-02-17 to edit: the bot does it within a minute, by its catalogue as it is then.',
  ]);
  const edit = { kind: 'edit', visible_at: real, until: real + 12 * 3_600_000, attempts: 0 };
  expect(errands).toEqual([
    { post_id: releasesAtNine, ...edit },
    { post_id: staffAtNine, ...edit },
  ]);
});

test('one date alone, also where it stands', async () => {
  const standing = releasedOn('unlocked', '2023-02-17');
  expect((await recalled([standing], 'unlocked', '2023-02-17')).edited).toEqual([releasesAtNine]);
  expect((await recalled([standing], 'unlocked')).edited).toEqual([staffAtNine]);
});

test('a movie that was taken out of the catalogue, by its id', async () => {
  const { said, edited } = await recalled(twins, 'unlocked', '2023-02-10');
  expect([said[0]?.split(':')[0], edited]).toEqual([
    '1 post about unlocked on 2023-02-10 to edit',
    [staffAtNine],
  ]);
});

test.each([
  [
    'all dates still stand',
    [releasedOn('unlocked', '2023-02-10', '2023-02-17')],
    ['unlocked'],
    [
      'UseError: What was posted about unlocked (2023-02-10, 2023-02-17) is what the catalogue says. Correct the catalogue file first, or name a date with --date to have its posts drawn anew.',
    ],
  ],
  [
    'another date',
    [moved],
    ['unlocked', '2023-02-11'],
    ['UseError: Nothing was posted about unlocked on that date, but on: 2023-02-10, 2023-02-17.'],
  ],
  ...['25:99', '2023-02-30', ''].map(
    (typed) =>
      [
        `no date: ${typed}`,
        [moved],
        ['unlocked', typed],
        ['UseError: What is named with --date is no date: write one such as 2023-02-17.'],
      ] as const,
  ),
  ['never posted', twins, ['two'], ['UseError: Nothing was posted about Twins so far.']],
  [
    'two of that title',
    twins,
    ['Twins'],
    ['UseError: Which one is it? Name its id:', '  one  Twins', '  two  Twins'],
  ],
  [
    'no such movie',
    [moved],
    ['\u001b[31m'],
    ['UseError: The catalogue has no such movie. The nearest are:', '  unlocked  unlocked'],
  ],
  ['an empty catalogue', [], ['x'], ['UseError: The catalogue has no such movie.']],
] as const)('%s: nothing is edited', async (_what, movies, [movie, date], said) => {
  expect(await recalled(movies, movie, date)).toEqual({ said, edited: [], errands: [] });
});
