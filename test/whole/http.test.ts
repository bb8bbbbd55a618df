// The sandbox over HTTP: its Discord signs and posts, and its bot holds no gateway.
import { expect, test, vi } from 'vitest';
import { childrenOf, fileOf, shippedCatalogue, start, temporaryFolder, until } from './process.ts';

vi.setConfig({ testTimeout: 60_000 });

test('a card, a subscription and its alert, over kill -9 of the bot', async () => {
  const sandbox = start(
    ['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'sandbox', '--http'],
    { cwd: temporaryFolder(), env: { SANDBOX_PORT: '0', CATALOGUE_FILE: shippedCatalogue } },
  );
  sandbox.write('/movie Unlocked');
  await sandbox.line('[1 🔔 Remind me]');
  sandbox.write('/alerts subscribe');
  await sandbox.line('[1 Change]');
  process.kill(await until('the bot', () => childrenOf(sandbox.pid)[0]), 'SIGKILL');
  sandbox.write('/time 2023-02-17T09:00+09:00');
  await sandbox.line('comes out today');
  sandbox.write('/alerts list');
  await sandbox.line('on release day at 09:00');
  expect(sandbox.errors()).toMatch(/"endpoint":"http:\/\/127\.0\.0\.1:\d+\/interactions","msg":"ready"/);
  expect(sandbox.output()).not.toMatch(/no answer/);
});
