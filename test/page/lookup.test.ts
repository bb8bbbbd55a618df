// Looking movies up on the page, at the keyboard.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { become, choose, fill, goTo, linesOf, messages, offered, press, send } from './deeds.ts';
import { pageTest } from './page-test.ts';
import { manyMovies } from './movies.ts';

const unlocked = 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데';
const card = [
  unlocked,
  'Friday, 17 February 2023 · in 16 days',
  'Streaming · Netflix',
  'An ordinary office worker loses her smartphone. The criminal who finds it turns all that it holds into a threat against her.',
  'Director Kim Tae Joon · Cast Yim Si-wan, Chun Woo Hee, Kim Hee Won, Kim Ye Won, Park Ho San, Jeon Jin Ho',
  'As announced on 1 February 2023',
  '🔔 Remind me',
  'TMDB ↗',
];

const focusedName = 'document.activeElement.ariaLabel ?? document.activeElement.textContent';

/** Tabs until what has the focus is called so. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    if ((await page.evaluate(focusedName)) === name) return;
  }
  throw new Error(`no way to "${name}" by ${key}`);
}

pageTest(
  '/movie Unlocked by keyboard alone, from the first Tab to the reminder',
  async ({ page }) => {
    await page.getByRole('heading', { name: '#releases' }).waitFor();
    await tabTo(page, 'Message #releases, or / for commands');
    await choose(page, '/mov', '/movie');
    await choose(page, 'Unlocked', unlocked);
    await page.keyboard.press('Enter');
    expect(await linesOf(messages(page, 'Streaming'))).toEqual(card);
    await tabTo(page, '🔔 Remind me', 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await linesOf(messages(page, 'Only you can see this'))).toEqual([
      "🔔 I'll send you a direct message about Unlocked on Friday, 17 February 2023 at 09:00 in Seoul.",
      'Remove',
    ]);
    await tabTo(page, 'Dismiss');
    await page.keyboard.press('Enter');
    await messages(page, 'Only you can see this').waitFor({ state: 'detached' });
  },
  { shared: true },
);

pageTest(
  'what is typed finds a movie: with an error, in Korean, and by an actor',
  async ({ page }) => {
    for (const typed of ['unlcoked', '스마트폰', 'yim siwan']) {
      await fill(page, '/movie');
      await page.keyboard.type(typed);
      await page.getByRole('option', { name: unlocked }).waitFor();
      await expect.poll(() => offered(page), { timeout: 10_000 }).toEqual([unlocked]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await goTo(page, 'anywhere-thread');
    await send(page, '/movie', { title: ['스마트폰', unlocked] });
    expect(await linesOf(messages(page, 'Streaming'))).toEqual(card);
  },
  { shared: true },
);

pageTest(
  '"/" offers what this person may use here, filtered while typing',
  async ({ page }) => {
    const everybodys = ['/movie', '/person', '/upcoming', '/remind', '/help'];
    const managers = ['/alerts subscribe', '/alerts list', '/alerts why'];
    const sees = async (typed: string, names: string[]): Promise<void> => {
      await page.locator('#typing').fill('');
      await page.keyboard.type(typed);
      const seen = async () => (await offered(page)).toSorted();
      await expect.poll(seen, { timeout: 10_000 }).toEqual(names.toSorted());
    };
    await sees('/', [...everybodys, ...managers]);
    await sees('/re', ['/remind']);
    await sees('/li', ['/alerts list']);
    await page.keyboard.press('Escape');
    await become(page, 'Member');
    await page.locator('#typing').focus();
    await sees('/', everybodys);
    await page.keyboard.type('alerts subscribe');
    await page.keyboard.press('Enter');
    await page.getByText('No command of that name is offered to you here.').waitFor();
  },
  { shared: true },
);

pageTest(
  'a required option is asked for, and Escape leaves',
  async ({ page }) => {
    await send(page, '/movie');
    await page.getByText('title is required.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Message #releases, or / for commands' }).waitFor();
  },
  { shared: true },
);

pageTest(
  'a list in pages, and a card opened from it',
  async ({ page }) => {
    await send(page, '/upcoming');
    const list = messages(page, 'I know 11 movies.');
    await list.getByText('Page 1 of 2').waitFor();
    await press(page, '▶');
    await list.getByText('Page 2 of 2').waitFor();
    expect(await linesOf(list)).toEqual([
      'Korean movies in the next 90 days and later this year',
      'Saturday, 18 February 2023 · in 17 days',
      '• Movie 9',
      'Sunday, 19 February 2023 · in 18 days',
      '• Movie 10',
      'Monday, 20 February 2023 · in 19 days',
      '• Movie 11',
      'Page 2 of 2 · I know 11 movies.',
      'Open a movie',
      '◀',
      '▶',
      'Show here',
      '(edited)',
    ]);
    await list.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Movie 10' }).click();
    expect(await linesOf(messages(page, 'Remind me'))).toEqual([
      'Movie 10 (2023)',
      'Sunday, 19 February 2023 · in 18 days',
      'Source: A test',
      '🔔 Remind me',
    ]);
  },
  { movies: manyMovies },
);
