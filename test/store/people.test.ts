import { describe, expect, test } from 'vitest';
import { peopleStore } from '../../src/store/people.ts';
import { engines, freshDatabase } from './engines.ts';

const at = Temporal.Instant.from('2023-02-17T00:00Z');

describe.each(engines)('people in %s', (engine) => {
  test('the channel of direct messages is remembered, the newest holds', async () => {
    await using held = await freshDatabase(engine);
    const people = peopleStore(held.db);
    expect(await people.dmChannel('7')).toBeUndefined();
    await people.rememberDmChannel('7', '70');
    await people.rememberDmChannel('8', '80');
    await people.rememberDmChannel('7', '71');
    expect(await people.dmChannel('7')).toBe('71');
    expect(await people.dmChannel('8')).toBe('80');
  });

  test('refusals add up and are told once', async () => {
    await using held = await freshDatabase(engine);
    const people = peopleStore(held.db);
    await people.refused('8', at, ['jung_e']);
    await people.refused('7', at, ['unlocked', 'jung_e']);
    await people.refused('7', at.add({ hours: 1 }), ['unlocked', 'ballerina']);
    await people.refused('9', at, []);
    expect(await people.refusal('7')).toStrictEqual({ movieIds: ['ballerina', 'jung_e', 'unlocked'] });
    await people.forgetRefusal('7', ['ballerina', 'jung_e']);
    expect(await people.refusal('7')).toStrictEqual({ movieIds: ['unlocked'] });
    await people.forgetRefusal('7', ['unlocked']);
    expect(await people.refusal('7')).toBeUndefined();
    expect(await people.refusal('8')).toStrictEqual({ movieIds: ['jung_e'] });
    expect(await people.refusal('9')).toBeUndefined();
  });

  test('who was told and is refused again is told again', async () => {
    await using held = await freshDatabase(engine);
    const people = peopleStore(held.db);
    await people.refused('7', at, ['unlocked']);
    await people.forgetRefusal('7', ['unlocked']);
    await people.refused('7', at.add({ hours: 24 }), ['unlocked']);
    expect(await people.refusal('7')).toStrictEqual({ movieIds: ['unlocked'] });
  });

  test('a channel of direct messages is forgotten', async () => {
    await using held = await freshDatabase(engine);
    const people = peopleStore(held.db);
    await people.rememberDmChannel('7', '70');
    await people.forgetDmChannel('7');
    expect(await people.dmChannel('7')).toBeUndefined();
  });
});
