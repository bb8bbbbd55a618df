import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWished, ledgerRows } from '../../../src/sandbox/page-server/ledger-rows.ts';
import { openDatabase } from '../../../src/store/database.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'sandbox.sqlite');
}

async function database(path: string) {
  const opened = await openDatabase(`sqlite:${path}`);
  onTestFinished(() => opened.destroy());
  return opened;
}

const post = {
  place: 'channel:1' as const,
  part: 0,
  visible_at: null,
  attempts: 0,
  doubt_since: null,
  channel_id: null,
  message_id: null,
  reason: null,
};

test('posts with their alerts, the latest first, while the bot has its database open', async () => {
  const path = file();
  const open = await database(path);
  await open
    .insertInto('post')
    .values([
      { ...post, id: 'a', due: 1, state: 'sent', attempts: 2, message_id: '5' },
      { ...post, id: 'b', due: 2, state: 'failed', reason: 'Missing Access' },
    ])
    .execute();
  const alert = { place: 'channel:1' as const, kind: 'release' as const, date: '2023-02-17', post_id: 'a' };
  await open
    .insertInto('alert')
    .values([
      { ...alert, movie_id: 'unlocked' },
      { ...alert, movie_id: 'jung-e' },
    ])
    .execute();
  expect(ledgerRows(path)).toEqual([
    {
      id: 'b',
      place: 'channel:1',
      due: 2,
      state: 'failed',
      attempts: 0,
      reason: 'Missing Access',
      messageId: null,
      alerts: '',
    },
    {
      id: 'a',
      place: 'channel:1',
      due: 1,
      state: 'sent',
      attempts: 2,
      reason: null,
      messageId: '5',
      alerts: 'unlocked · release, jung-e · release',
    },
  ]);
});

test('whether anybody wishes to be told', async () => {
  const path = file();
  const open = await database(path);
  expect(isWished(path)).toBe(false);
  const reminder = { user_id: '1', movie_id: 'unlocked', language: 'en' as const, since: 0, undated: 0 };
  await open.insertInto('reminder').values(reminder).execute();
  expect(isWished(path)).toBe(true);
});

test('no database, one without tables, and none at all are empty', () => {
  const path = file();
  expect([ledgerRows(path), isWished(path)]).toEqual([[], false]);
  writeFileSync(path, '');
  expect(ledgerRows(path)).toEqual([]);
  writeFileSync(path, 'this is no database, however long one looks at it'.repeat(100));
  expect([ledgerRows(path), isWished(path)]).toEqual([[], false]);
});
