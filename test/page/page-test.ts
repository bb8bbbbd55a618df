// A test in a browser, on a sandbox that runs as npm start runs it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import {
  fileOf,
  shippedCatalogue,
  start,
  temporaryFolder,
  type AtEnd,
  type Running,
} from '../whole/process.ts';
import { isSkipped, launchChromium } from './chromium.ts';

export type Visit = {
  page: Page;
  url: string;
  sandbox: Running;
  /** One more reader, with a session of their own. */
  another(context?: BrowserContextOptions): Promise<Page>;
};

export type VisitOptions = {
  context?: BrowserContextOptions;
  /** Instead of the shipped ones. */
  movies?: readonly unknown[];
  /** On the file's one sandbox, which nobody may change for the others: no subscription, no step of the clock. */
  shared?: boolean;
};

type Opened = { sandbox: Running; url: string };

const keptRules = /no breach of Discord's rules|Discord 규칙 위반 없음/;
const longestWaitMs = 20_000;
const testTimeout = 60_000;

let browser: Promise<Browser> | undefined;
let shared: Promise<Opened> | undefined;
const atLast: (() => unknown)[] = [async () => (await browser)?.close()];
afterAll(async () => {
  for (const takeAway of atLast) await takeAway();
});

/** Whatever the test does, the page must report no error and ask no other machine, and the bot must keep to Discord's rules. */
export function pageTest(
  name: string,
  run: (visit: Visit) => Promise<void>,
  options: VisitOptions = {},
): void {
  test.skipIf(isSkipped)(name, { timeout: testTimeout }, async () => {
    const { sandbox, url } = await sandboxFor(options);
    const faults: string[] = [];
    const another = (context?: BrowserContextOptions) => openPage(url, faults, context);
    const page = await another(options.context);
    const failure = await run({ page, url, sandbox, another }).catch((error: unknown) => error);
    // First, since they may be the reason.
    expect(faults).toEqual([]);
    if (failure !== undefined) throw failure;
    await page.locator('#log > .hint').getByText(keptRules).waitFor({ state: 'attached' });
  });
}

function sandboxFor({ shared: isShared, movies }: VisitOptions): Promise<Opened> {
  if (!isShared) return openSandbox(onTestFinished, movies);
  return (shared ??= openSandbox((takeAway) => void atLast.push(takeAway)));
}

async function openSandbox(atEnd: AtEnd, movies?: readonly unknown[]): Promise<Opened> {
  const cwd = temporaryFolder(atEnd);
  const catalogue = join(cwd, 'movies.json');
  if (movies) writeFileSync(catalogue, JSON.stringify({ movies }));
  const sandbox = start(['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'], {
    cwd,
    env: { SANDBOX_PORT: '0', CATALOGUE_FILE: movies ? catalogue : shippedCatalogue },
    atEnd,
  });
  const [url = ''] = /http:\/\/[\d.:]+/.exec(await sandbox.line('Open http://')) ?? [];
  return { sandbox, url };
}

async function openPage(url: string, faults: string[], options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= launchChromium();
  const context = await (
    await browser
  ).newContext({
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Asia/Seoul',
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(longestWaitMs);
  const page = await context.newPage();
  listen(page, new URL(url).host, faults);
  await page.goto(url);
  return page;
}

function listen(page: Page, host: string, faults: string[]): void {
  const asked = (address: string): void => {
    if (new URL(address).host !== host) faults.push(`asked ${address}`);
  };
  page.on('request', (request) => asked(request.url()));
  page.on('websocket', (socket) => asked(socket.url()));
  page.on('pageerror', ({ message }) => void faults.push(message));
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
}
