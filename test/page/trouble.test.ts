// What goes wrong on request, and what is kept all the same.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { clockStands, clockTo, ledger, linesOf, messages, press, send } from './deeds.ts';
import { pageTest } from './page-test.ts';

const today = 'Unlocked comes out today';
const card = [
  'Unlocked · 스마트폰을 떨어뜨렸을 뿐인데',
  'Friday, 17 February 2023 · Netflix',
  'An ordinary office worker loses her smartphone. The criminal who finds it turns all that it holds into a threat against her.',
  'As announced on 1 February 2023',
  'About this movie',
];

async function subscribe(page: Page): Promise<void> {
  await send(page, '/alerts subscribe');
  await messages(page, 'Saved for').waitFor();
}

async function kill(page: Page): Promise<void> {
  await press(page, 'Kill the bot');
  await page.getByText('The bot is off.').waitFor();
}

async function start(page: Page): Promise<void> {
  await press(page, 'Start');
  await page.getByText('The bot is running.').waitFor();
}

/** A day later: what was to come a second time has come by then. */
async function aDayLater(page: Page): Promise<void> {
  await press(page, '+ 1 day');
  await clockStands(page);
}

pageTest('killed on the 16th and started on the 17th at noon: one alert, marked late', async ({ page }) => {
  await subscribe(page);
  await clockTo(page, '2023-02-16T12:00');
  await kill(page);
  await clockTo(page, '2023-02-17T12:00');
  expect(await messages(page, today).count()).toBe(0);
  await start(page);
  expect(await linesOf(messages(page, today))).toEqual([
    '🎬 Unlocked comes out today, Friday 17 February (3 hours late)',
    'Due at 09:00 in Seoul; I was offline then.',
    ...card,
  ]);
  await aDayLater(page);
  expect(await messages(page, today).count()).toBe(1);
});

pageTest('cut off after accepting, killed and started again: one alert', async ({ page }) => {
  await subscribe(page);
  await clockTo(page, '2023-02-17T08:00');
  await press(page, 'is cut off after accepting');
  await press(page, '+ 1 hour');
  await messages(page, today).waitFor();
  await kill(page);
  await clockStands(page);
  expect((await ledger(page)).map(([, , , state]) => state)).toEqual([
    'due\n1 attempt · no answer from Discord',
  ]);
  await press(page, 'Discord is well');
  await start(page);
  await aDayLater(page);
  expect((await ledger(page)).map(([, , , state]) => state)).toEqual(['sent\n2 attempts']);
  expect(await messages(page, today).count()).toBe(1);
});

pageTest('Discord answers 500, then is well again: one alert', async ({ page }) => {
  await subscribe(page);
  await press(page, 'answers 500');
  await clockTo(page, '2023-02-17T09:00');
  expect(await messages(page, today).count()).toBe(0);
  await press(page, 'Discord is well');
  await messages(page, today).waitFor();
  await aDayLater(page);
  expect(await messages(page, today).count()).toBe(1);
});

pageTest('a permission is taken away, a channel deleted: /alerts list says so', async ({ page }) => {
  await subscribe(page);
  await page.getByLabel("The bot's permissions in").selectOption('#releases');
  await page.getByLabel('Send Messages', { exact: true }).uncheck();
  await clockTo(page, '2023-02-17T09:00');
  await send(page, '/alerts list');
  expect(await linesOf(messages(page, 'Movie alerts in 1 channel'))).toEqual([
    'Movie alerts in 1 channel',
    '/alerts subscribe adds a channel, a movie or a role.',
    '⚠️ #releases · paused since February 17, 2023: I may not post there (Send Messages, Embed Links). I try again hourly while an alert waits.',
    'notable movies · on release day at 09:00 in Seoul · pings nobody · in English',
    'Next alert: none yet. No movie it follows has a date to come; once one has, it is told on release day.',
    '1 alert waiting',
    'Edit',
    'Test',
    'Try now',
    'Remove',
  ]);
  await press(page, 'Delete this channel');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete this channel' }).click();
  await page.locator('#channels').getByRole('button', { name: 'releases' }).waitFor({ state: 'detached' });
});

pageTest('a bot that is off does not respond; after a reset the world is new', async ({ page }) => {
  await subscribe(page);
  await kill(page);
  await send(page, '/help');
  await page.getByText('/help · The application did not respond').waitFor();
  await clockTo(page, '2023-02-03T10:00');
  const reloaded = page.waitForEvent('load');
  await press(page, 'Reset the world');
  await page.getByRole('dialog').getByRole('button', { name: 'Reset the world' }).click();
  await reloaded;
  await page.getByText('The bot is running.').waitFor();
  expect(await page.locator('#today').textContent()).toBe('Feb 1, 2023, 10:00 AM · Seoul');
  expect(await page.locator('#messages > li').count()).toBe(1);
  await send(page, '/alerts list');
  expect(await linesOf(messages(page, 'No channel of this server'))).toEqual([
    'No channel of this server gets movie alerts yet. /alerts subscribe starts it.',
  ]);
});
