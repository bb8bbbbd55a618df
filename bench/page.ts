// How soon the sandbox's page can be used once `npm start` has said so: until "/" offers /movie, in a browser that is
// already there. The sandbox is started anew for each run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../test/page/chromium.ts';

const root = join(import.meta.dirname, '..');
const greetingLines = 3;

export async function pageUsable(runs: number): Promise<{ least: number; median: number }> {
  const browser = await launchChromium();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await usableAfter(browser));
  await browser.close();
  const sorted = times.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? NaN, median: sorted[Math.floor(runs / 2)] ?? NaN };
}

/** In milliseconds from the last line of the greeting. */
async function usableAfter(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cwd = mkdtempSync(join(tmpdir(), 'page-'));
  const sandbox = spawn(process.execPath, [join(root, 'src/cli.ts'), 'sandbox'], {
    cwd,
    env: { PATH: process.env['PATH'], SANDBOX_PORT: '0', CATALOGUE_FILE: join(root, 'data/movies.json') },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: sandbox.stdout })) {
    if (said.push(line) === greetingLines) break;
  }
  const from = performance.now();
  await page.goto(/http:\/\/[\d.:]+/.exec(said.join('\n'))?.[0] ?? '');
  await page.locator('#typing').fill('/');
  await page.getByRole('option', { name: '/movie' }).waitFor();
  const ms = performance.now() - from;
  await context.close();
  sandbox.kill();
  await once(sandbox, 'exit');
  rmSync(cwd, { recursive: true, force: true });
  return Math.round(ms);
}
