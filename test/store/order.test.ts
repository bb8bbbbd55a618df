import { expect, test } from 'vitest';
import { ledger } from '../../src/store/ledger.ts';
import { alert, nine } from './alerts.ts';
import { engines, freshDatabase } from './engines.ts';

test.each(engines)('text is in the order of its characters, whatever the language: %s', async (engine) => {
  await using held = await freshDatabase(engine);
  const ids = ['10', '9', 'Z', '_', 'a', 'b-c', 'b_a', 'ba', '가'];
  const owed = ids.toReversed().map((id) => alert(id));
  await ledger(held.db).reconcile(owed, { now: nine });
  const [post] = await ledger(held.db).posts();
  expect(post?.alerts.map(({ movieId }) => movieId)).toStrictEqual(ids);
  const after = held.db
    .selectFrom('alert')
    .select('movie_id')
    .where('movie_id', '>', '_')
    .orderBy('movie_id');
  expect((await after.execute()).map((row) => row.movie_id)).toStrictEqual(['a', 'b-c', 'b_a', 'ba', '가']);
});
