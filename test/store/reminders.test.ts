import { describe, expect, test } from 'vitest';
import type { Reminder } from '../../src/core/subscription.ts';
import { reminderStore } from '../../src/store/reminders.ts';
import { engines, freshDatabase } from './engines.ts';

const reminder = (userId: string, movieId: string, more: Partial<Reminder> = {}): Reminder => ({
  userId,
  movieId,
  language: 'ko',
  since: Temporal.Instant.from('2023-02-01T01:00:00.5Z'),
  undated: false,
  ...more,
});

describe.each(engines)('reminders in %s', (engine) => {
  test('come back in the order in which they were made', async () => {
    await using held = await freshDatabase(engine);
    const reminders = reminderStore(held.db);
    const later = reminder('7', 'a', { since: Temporal.Instant.from('2023-02-02T00:00Z') });
    const first = reminder('7', 'ballerina', { undated: true, language: 'en' });
    const other = reminder('8', 'ballerina');
    for (const one of [later, other, first]) expect(await reminders.add(one)).toBe(true);
    expect(await reminders.of('7')).toStrictEqual([first, later]);
    expect(await reminders.all()).toStrictEqual([first, other, later]);
    expect(await reminders.of('9')).toStrictEqual([]);
  });

  test('a second one for the same movie changes nothing', async () => {
    await using held = await freshDatabase(engine);
    const reminders = reminderStore(held.db);
    const first = reminder('7', 'unlocked');
    expect(await reminders.add(first)).toBe(true);
    expect(await reminders.add({ ...first, language: 'en', undated: true })).toBe(false);
    expect(await reminders.all()).toStrictEqual([first]);
  });

  test('removing says whether there was one', async () => {
    await using held = await freshDatabase(engine);
    const reminders = reminderStore(held.db);
    const kept = [reminder('7', 'jung_e'), reminder('8', 'unlocked')];
    for (const one of [...kept, reminder('7', 'unlocked')]) await reminders.add(one);
    expect(await reminders.remove('7', 'unlocked')).toBe(true);
    expect(await reminders.remove('7', 'unlocked')).toBe(false);
    expect(await reminders.all()).toStrictEqual(kept);
  });
});
