// Subscribing on the page, and what comes when the clock moves.
import { expect } from 'vitest';
import { become, clockStands, clockTo, goTo, ledger, linesOf, messages, press, send } from './deeds.ts';
import { pageTest } from './page-test.ts';

const today = 'Unlocked comes out today';
const unlocked = 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데';
const card = [
  'Unlocked · 스마트폰을 떨어뜨렸을 뿐인데',
  'Friday, 17 February 2023 · Netflix',
  'An ordinary office worker loses her smartphone. The criminal who finds it turns all that it holds into a threat against her.',
];

pageTest('a moderator subscribes #releases, and on 17 February it is told once', async ({ page }) => {
  await send(page, '/alerts subscribe');
  expect(await linesOf(messages(page, 'Saved for'))).toEqual([
    '✅ Saved for #releases',
    'notable movies · on release day at 09:00 in Seoul · pings nobody · in English',
    'Next alert: Unlocked · Friday, February 17, 2023 at 9:00 AM',
    'Change',
    'Send a test',
  ]);
  await clockTo(page, '2023-02-17T09:00');
  expect(await linesOf(messages(page, today))).toEqual([
    '🎬 Unlocked comes out today, Friday 17 February',
    ...card,
    'As announced on 1 February 2023',
    'About this movie',
  ]);
  expect(await page.locator('#phone .push').allInnerTexts()).toEqual([
    'Gaebong · #releases · now\n🎬 Unlocked comes out today, Friday 17 February',
    'Gaebong · #releases · 16 days ago\n🎬 Movie alerts come to #releases: notable movies',
  ]);
  expect(await ledger(page)).toEqual([
    ['Feb 17, 9:00 AM', '#releases', 'unlocked · release', 'sent\n1 attempt'],
  ]);
  await page.getByRole('button', { name: '+ 1 hour' }).click();
  await clockStands(page);
  await page.getByRole('button', { name: '+ 1 day' }).click();
  await clockStands(page);
  await expect.poll(() => page.locator('#today').textContent()).toBe('Feb 18, 2023, 10:00 AM · Seoul');
  expect(await messages(page, today).count()).toBe(1);
});

pageTest(
  'a member is offered no subscribing; in #staff the reason is said',
  async ({ page }) => {
    await goTo(page, 'staff');
    await send(page, '/alerts subscribe');
    expect(await linesOf(messages(page, 'Only you can see this'))).toEqual([
      'Nothing was saved.',
      "I can't post in #staff. Missing there: Send Messages. Edit Channel → Permissions → add Gaebong → allow it.",
      'Try again',
    ]);
    await become(page, 'Member');
    await page.locator('#typing').fill('/alerts subscribe');
    await page.getByText('No command of that name is offered to you here.').waitFor();
    await page.keyboard.press('Enter');
    expect(await messages(page, '/alerts').count()).toBe(0);
  },
  { shared: true },
);

pageTest(
  '[Next alert] goes from one to the next, over the news that Kill Boksoon has its day',
  async ({ page }) => {
    await page.getByRole('button', { name: 'Next alert' }).click();
    await page.getByText('no alert is owed: subscribe a channel with /alerts subscribe first').waitFor();
    await send(page, '/alerts subscribe');
    await messages(page, 'Saved for').waitFor();
    for (const title of [today, 'Kill Boksoon has a date now', 'Kill Boksoon comes out today']) {
      await page.getByRole('button', { name: 'Next alert' }).click();
      await messages(page, title).waitFor();
      await clockStands(page);
    }
    expect(await page.locator('#clock .news li').allTextContents()).toEqual([
      'News (staged): Kill Boksoon now has its date, 2023-03-31.',
    ]);
    expect(await page.locator('#today').textContent()).toBe('Mar 31, 2023, 9:00 AM · Seoul');
    await page.locator('#until').fill('2023-03-30T09:00');
    await press(page, 'Go');
    await page.getByText(/the clock only goes forward/).waitFor();
  },
);

pageTest('options one after the other: channel, movie, role, hour, zone, language', async ({ page }) => {
  await goTo(page, 'general');
  await send(page, '/alerts subscribe', {
    channel: ['news', '#news'],
    movie: ['unlcoked', unlocked],
    role: ['mov', '@Movie Night'],
    time: '9pm',
    'time-zone': ['KST', 'Asia/Seoul · 10:00'],
    'days-before': '3',
    language: ['', 'Korean · 한국어'],
  });
  expect(await linesOf(messages(page, 'Saved for'))).toEqual([
    '✅ Saved for #news',
    'Unlocked · on release day at 21:00 in Seoul, and 3 days before · pings @Movie Night · in Korean · published to followers',
    'Next alert: Unlocked, 3 days before (Friday 17 February) · Tuesday, February 14, 2023 at 9:00 PM',
    'Change',
    'Send a test',
  ]);
});

pageTest('the form of [Change], and the buttons of /alerts list', async ({ page }) => {
  const inForm = async (time: string): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'Change these alerts' });
    await dialog.getByLabel('Time on release day').fill(time);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await send(page, '/alerts subscribe');
  await messages(page, 'Saved for').getByRole('button', { name: 'Change' }).click();
  await inForm('half past never');
  expect(await linesOf(messages(page, 'Nothing was saved.'))).toEqual([
    'Nothing was saved.',
    '“half past never” is no time that I can read. These work: 9, 9pm, 21:30, noon.',
    'Change',
  ]);
  await messages(page, 'Nothing was saved.').getByRole('button', { name: 'Change' }).click();
  await inForm('8am');
  await send(page, '/alerts list');
  const row = [
    'notable movies · on release day at 08:00 in Seoul · pings nobody · in English',
    'Next alert: Unlocked · Friday, February 17, 2023 at 8:00 AM',
  ];
  const list = messages(page, 'Movie alerts in 1 channel');
  expect((await linesOf(list)).slice(2)).toEqual(['🎬 #releases', ...row, 'Edit', 'Test', 'Pause', 'Remove']);
  await list.getByRole('button', { name: 'Pause' }).click();
  await list.getByRole('button', { name: 'Resume' }).waitFor();
  expect((await linesOf(list)).slice(2)).toEqual([
    '⏸ #releases · paused by a person since February 1, 2023',
    'notable movies · on release day at 08:00 in Seoul · pings nobody · in English',
    'Edit',
    'Test',
    'Resume',
    'Remove',
    '(edited)',
  ]);
  await list.getByRole('button', { name: 'Remove' }).click();
  const question = messages(page, 'Remove the alerts of #releases?');
  await question.getByRole('button', { name: 'Remove' }).click();
  await messages(page, 'No channel of this server').waitFor();
});

pageTest('[Remind me] comes as a direct message, and on the phone', async ({ page }) => {
  await become(page, 'Member');
  await send(page, '/remind', { movie: ['Unl', unlocked] });
  await messages(page, "I'll send you a direct message").waitFor();
  await clockTo(page, '2023-02-17T09:00');
  await page.locator('#phone .push').waitFor();
  expect(await page.locator('#phone .push').allInnerTexts()).toEqual([
    'Gaebong · Direct messages · now\n🔔 You asked to be reminded: Unlocked comes out today, Friday 17 February',
  ]);
  await page.locator('#phone .push').click();
  expect(await linesOf(messages(page, today))).toEqual([
    '🔔 You asked to be reminded: Unlocked comes out today, Friday 17 February',
    ...card,
    'As announced on 1 February 2023 · /remind shows your reminders and removes them',
    'About this movie',
  ]);
});
