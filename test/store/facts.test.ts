import { describe, expect, test } from 'vitest';
import { factStore } from '../../src/store/facts.ts';
import { engines, freshDatabase } from './engines.ts';

describe.each(engines)('facts in %s', (engine) => {
  test('are kept by name until removed', async () => {
    await using held = await freshDatabase(engine);
    const facts = factStore(held.db);
    expect(await facts.get('application')).toBeUndefined();
    await facts.set('application', '1');
    await facts.set('other', '');
    await facts.set('application', '18446744073709551615');
    expect(await facts.get('application')).toBe('18446744073709551615');
    expect(await facts.get('other')).toBe('');
    await facts.remove('application');
    await facts.remove('application');
    expect(await facts.get('application')).toBeUndefined();
    expect(await facts.get('other')).toBe('');
  });
});
