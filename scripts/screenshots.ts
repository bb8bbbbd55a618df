// Draws docs/*.png from the sandbox's page: `npm run screenshots`. Needs Chromium and a font with colour emoji.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../test/page/chromium.ts';
import { clockTo, goTo, messages, send } from '../test/page/deeds.ts';

type Reader = { locale: 'en-US' | 'ko'; colorScheme: 'light' | 'dark' };

const words = {
  'en-US': {
    movie: '/movie',
    title: 'title',
    typed: 'unlcoked',
    found: 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데',
    upcoming: '/upcoming',
    subscribe: '/alerts subscribe',
    saved: 'Saved for',
    known: 'I know',
    alert: 'comes out today',
  },
  ko: {
    movie: '/영화',
    title: '제목',
    typed: '스마트폰',
    found: '스마트폰을 떨어뜨렸을 뿐인데 (2023) · Unlocked',
    upcoming: '/개봉예정',
    subscribe: '/채널알림 구독',
    saved: '저장 완료',
    known: '편',
    alert: '오늘 공개',
  },
};

const viewport = { width: 1100, height: 680 };

type Drawing = {
  page: Page;
  say: (typeof words)['ko'];
  draw(name: string, what: Page | Locator): Promise<unknown>;
};

async function drawAll(browser: Browser, { locale, colorScheme }: Reader): Promise<void> {
  const sandbox = await openSandbox();
  const look = { viewport, colorScheme, locale, timezoneId: 'Asia/Seoul', deviceScaleFactor: 1.5 };
  const page = await browser.newPage(look);
  const draw: Drawing['draw'] = async (name, what) => {
    await settled(page);
    await what.screenshot({ path: `docs/${name}-${locale.slice(0, 2)}-${colorScheme}.png` });
  };
  try {
    await page.goto(sandbox.url);
    await page.locator('#locale').selectOption(locale);
    for (const scene of [card, list, alert, ledger]) await scene({ page, say: words[locale], draw });
  } finally {
    await page.close();
    sandbox.close();
  }
}

async function card({ page, say, draw }: Drawing): Promise<void> {
  await send(page, say.movie, { [say.title]: [say.typed, say.found] });
  await messages(page, 'Netflix').waitFor();
  await draw('card', page);
}

async function list({ page, say, draw }: Drawing): Promise<void> {
  await goTo(page, 'general');
  await send(page, say.upcoming);
  await messages(page, say.known).waitFor();
  await draw('list', page.locator('#chat'));
}

async function alert({ page, say, draw }: Drawing): Promise<void> {
  await goTo(page, 'news');
  await send(page, say.subscribe);
  await messages(page, say.saved).waitFor();
  await clockTo(page, '2023-02-17T09:00');
  await messages(page, say.alert).waitFor();
  await draw('alert', page);
}

/** With one post sent, and one planned. */
async function ledger({ page, draw }: Drawing): Promise<void> {
  await clockTo(page, '2023-03-30T09:00');
  const card = page.locator('[aria-labelledby="ledger-title"]');
  await card.locator('tbody tr').nth(1).waitFor();
  await draw('ledger', card);
}

/** No focus, no pointer and no missing letter is in the picture. */
async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur(), document.fonts.ready.then(() => {})');
}

async function openSandbox(): Promise<{ url: string; close(): void }> {
  const cwd = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const child = spawn(process.execPath, [resolve('src/cli.ts'), 'start'], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT: '0',
      CATALOGUE_FILE: resolve('data/movies.json'),
      LOG_LEVEL: 'error',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const [url = ''] = /http:\/\/[\d.:]+/.exec(line) ?? [];
  const close = (): void => {
    child.once('exit', () => rmSync(cwd, { recursive: true, force: true, maxRetries: 5 }));
    child.kill('SIGKILL');
  };
  return { url, close };
}

const browser = await launchChromium();
try {
  await drawAll(browser, { locale: 'en-US', colorScheme: 'light' });
  await drawAll(browser, { locale: 'ko', colorScheme: 'dark' });
} finally {
  await browser.close();
}
