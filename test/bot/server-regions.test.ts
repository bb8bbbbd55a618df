import { expect, test } from 'vitest';
import { createServerRegions } from '../../src/bot/server-regions.ts';

type Kept = { guildId: string; channelId: string; region: string }[];

/** A store whose answers a test sets, and a clock that it moves. */
function scene(kept: Kept) {
  const at = { kept, real: 0, reads: 0, isBroken: false };
  const regions = createServerRegions(
    {
      async regionsOfServers() {
        at.reads += 1;
        if (at.isBroken) throw new Error('no database');
        return at.kept;
      },
    },
    () => at.real,
  );
  return { at, regions };
}

const mixed: Kept = [
  { guildId: '1', channelId: '11', region: 'US' },
  { guildId: '1', channelId: '12', region: 'KR' },
  { guildId: '2', channelId: '21', region: 'JP' },
];

test('a channel goes by its own region, then by that of its server if there is one, then by home', async () => {
  const { regions } = scene(mixed);
  await regions.refresh();
  const of = (channelId: string, guildId?: string) => regions.of({ channelId, ...(guildId && { guildId }) });
  expect([of('11', '1'), of('12', '1'), of('13', '1'), of('22', '2'), of('31', '3'), of('41')]).toEqual([
    'US',
    'KR',
    'KR',
    'JP',
    'KR',
    'KR',
  ]);
});

test('answers at once from memory, and reads anew after a minute', async () => {
  const { at, regions } = scene([]);
  await regions.refresh();
  at.kept = mixed;
  at.real = 59_999;
  expect([regions.of({ channelId: '21' }), at.reads]).toEqual(['KR', 1]);
  at.real = 60_000;
  expect([regions.of({ channelId: '21' }), regions.of({ channelId: '21' }), at.reads]).toEqual([
    'KR',
    'KR',
    2,
  ]);
  await Promise.resolve();
  await Promise.resolve();
  expect(regions.of({ channelId: '21' })).toEqual('JP');
});

test('goes on with what it knows where the database cannot be read', async () => {
  const { at, regions } = scene(mixed);
  await regions.refresh();
  at.isBroken = true;
  at.real = 100_000;
  expect([regions.of({ channelId: '21' }), at.reads]).toEqual(['JP', 2]);
  await expect(regions.refresh()).rejects.toThrow('no database');
  expect(regions.of({ channelId: '21' })).toEqual('JP');
});
