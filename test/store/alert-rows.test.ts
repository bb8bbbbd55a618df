import { describe, expect, test } from 'vitest';
import { alertRowStore } from '../../src/store/alert-rows.ts';
import { ledger } from '../../src/store/ledger.ts';
import { alert, atNine, carried, hours, nine, releases, releasesAtNine, staff } from './alerts.ts';
import { engines, freshDatabase } from './engines.ts';

describe.each(engines)('%s', (engine) => {
  test('gives what became of one movie at one place, by due', async () => {
    await using house = await freshDatabase(engine);
    const books = ledger(house.db);
    const rows = alertRowStore(house.db);
    const early = alert('a', { kind: 'early', date: '2023-02-19' });
    const moved = alert('a', { kind: 'moved', date: '2023-02-19', was: '2023-02-17', due: hours(20) });
    const others = [alert('b'), alert('a', { place: staff })];
    await books.reconcile([moved, alert('a'), early, ...others], { now: nine });
    await books.claim(atNine);
    const sent = { state: 'sent', visible_at: null, message_id: '5', reason: null } as const;
    await house.db.updateTable('post').set(sent).where('id', '=', releasesAtNine).execute();
    await house.db
      .insertInto('errand')
      .values([
        { post_id: releasesAtNine, kind: 'publish', visible_at: 0, until: 1, attempts: 0 },
        { post_id: releasesAtNine, kind: 'edit', visible_at: 0, until: 1, attempts: 0 },
      ])
      .execute();

    const posted = { due: nine, state: 'sent', attempts: 1, messageId: '5', publishing: true };
    expect(await rows.aboutMovie(releases, 'a')).toEqual([
      { alert: carried(alert('a')), ...posted },
      { alert: carried(early), ...posted },
      {
        alert: { ...carried(moved), was: '2023-02-17' },
        due: hours(20),
        state: 'due',
        attempts: 0,
        visibleAt: 0,
        publishing: false,
      },
    ]);
    expect(await rows.aboutMovie(staff, 'a')).toEqual([
      {
        alert: carried(alert('a')),
        due: nine,
        state: 'claimed',
        attempts: 1,
        visibleAt: 61_000,
        publishing: false,
      },
    ]);
    expect(await rows.aboutMovie(staff, 'c')).toEqual([]);
  });
});
