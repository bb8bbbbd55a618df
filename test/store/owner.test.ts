import { describe, expect, test } from 'vitest';
import { factStore } from '../../src/store/facts.ts';
import { claimDatabase, knownBotUser } from '../../src/store/owner.ts';
import { engines, freshDatabase } from './engines.ts';

const bot = { applicationId: '11', userId: '12', name: 'gaebong' };

describe.each(engines)('%s', (engine) => {
  test('a database belongs to the bot that first used it', async () => {
    await using held = await freshDatabase(engine);
    const { db } = held;
    const facts = factStore(db);
    await claimDatabase(facts, bot, 'token');
    await claimDatabase(facts, bot, 'a newer token');
    const other = claimDatabase(facts, { applicationId: '21', userId: '22', name: 'other' }, 'x');
    await expect(other).rejects.toThrow(
      "This database belongs to another bot (application 11), and DISCORD_TOKEN is the token of other (application 21): use that bot's token, or another DATABASE_URL.",
    );
    expect(await knownBotUser(facts, 'a newer token')).toBe('12');
  });

  test('a bot is known by its token alone, which itself is not kept', async () => {
    await using held = await freshDatabase(engine);
    const { db } = held;
    const facts = factStore(db);
    expect(await knownBotUser(facts, 'token')).toBeUndefined();
    await claimDatabase(facts, bot, 'token');
    expect(await knownBotUser(facts, 'token')).toBe('12');
    expect(await knownBotUser(facts, 'another')).toBeUndefined();
    const kept = await db.selectFrom('fact').select('value').execute();
    expect(kept.filter(({ value }) => value.includes('token'))).toEqual([]);
  });
});
