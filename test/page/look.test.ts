// What the page is for its readers: its languages, its width, its colours, and whom it trusts.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { become, clockTo, fill, goTo, linesOf, messages, press, send } from './deeds.ts';
import { hostileMovies, hostileTitle } from './movies.ts';
import { pageTest } from './page-test.ts';

const speak = (page: Page, language: string) => page.locator('#locale').selectOption(language);
const story =
  '평범한 회사원이 스마트폰을 잃어버린다. 그것을 주운 범죄자는 그 안에 담긴 모든 것으로 그녀를 위협한다.';
const unlockedInKorean = '스마트폰을 떨어뜨렸을 뿐인데 (2023) · Unlocked';

pageTest('Korean from end to end', async ({ page }) => {
  await speak(page, '한국어');
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  await send(page, '/영화', { 제목: ['unlcoked', unlockedInKorean] });
  expect(await linesOf(messages(page, 'Netflix'))).toEqual([
    '〈스마트폰을 떨어뜨렸을 뿐인데〉 (2023) · Unlocked',
    '2023년 2월 17일 (금) 공개 · D-16',
    '스트리밍 · Netflix',
    story,
    '감독 김태준 · 출연 임시완, 천우희, 김희원, 김예원, 박호산, Jeon Jin Ho',
    '2023년 2월 1일 발표 기준',
    '🔔 알림 받기',
    'TMDB ↗',
  ]);
  await send(page, '/채널알림 구독');
  expect(await linesOf(messages(page, '저장'))).toEqual([
    '✅ #releases 채널 저장 완료',
    '주요 영화 · 공개일 서울 시간 오전 9시 · 멘션 없음 · 한국어',
    '다음 알림: 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2023년 2월 17일 금요일 오전 9:00',
    '바꾸기',
    '테스트 보내기',
  ]);
  await clockTo(page, '2023-02-17T09:00');
  expect(await linesOf(messages(page, '오늘 공개'))).toEqual([
    '🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
    '스마트폰을 떨어뜨렸을 뿐인데 · Unlocked',
    '2023년 2월 17일 (금) · Netflix',
    story,
    '2023년 2월 1일 발표 기준',
    '이 영화 보기',
  ]);
  expect(await page.locator('#phone .push').allInnerTexts()).toEqual([
    'Gaebong · #releases · 지금\n🎬 오늘 공개 〈스마트폰을 떨어뜨렸을 뿐인데〉 · 2월 17일 (금)',
    'Gaebong · #releases · 16일 전\n🎬 #releases 채널에 영화 알림을 올려요: 주요 영화',
  ]);
});

pageTest(
  'Deutsch reads English',
  async ({ page }) => {
    await goTo(page, 'general');
    await speak(page, 'Deutsch');
    await send(page, '/movie', { title: ['Unl', 'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데'] });
    expect(await linesOf(messages(page, 'Netflix'))).toEqual([
      'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데',
      'Friday, 17 February 2023 · in 16 days',
      'Streaming · Netflix',
      'An ordinary office worker loses her smartphone. The criminal who finds it turns all that it holds into a threat against her.',
      'Director Kim Tae Joon · Cast Yim Si-wan, Chun Woo Hee, Kim Hee Won, Kim Ye Won, Park Ho San, Jeon Jin Ho',
      'As announced on 1 February 2023',
      '🔔 Remind me',
      'TMDB ↗',
    ]);
  },
  { shared: true },
);

pageTest(
  'two readers: what one posts the other sees, in their own zone, but not what is private',
  async ({ page, another }) => {
    const other = await another({ timezoneId: 'America/New_York' });
    await become(other, 'Member');
    for (const reader of [page, other]) await goTo(reader, 'news');
    await send(page, '/help');
    await messages(page, 'Only you can see this').waitFor();
    await page.keyboard.type('Good evening');
    await page.keyboard.press('Enter');
    await messages(other, 'Good evening').waitFor();
    const timeOn = (reader: Page) => messages(reader, 'Good evening').locator('.head time').innerText();
    const times = [await timeOn(page), await timeOn(other)];
    expect(times).toEqual(['February 1, 2023 at 10:00 AM', 'January 31, 2023 at 8:00 PM']);
    expect(await messages(other, 'Only you can see this').count()).toBe(0);
    expect(await other.locator('#heard p').allTextContents()).toEqual(['Moderator: Good evening']);
  },
  { shared: true },
);

pageTest(
  'a title that would be a program is text',
  async ({ page }) => {
    await send(page, '/movie', { title: ['img', `${hostileTitle} (2023)`] });
    await send(page, '/alerts subscribe');
    await messages(page, 'Saved for').waitFor();
    await clockTo(page, '2023-02-17T09:00');
    expect(await linesOf(messages(page, 'comes out today'))).toEqual([
      `🎬 ${hostileTitle} comes out today, Friday 17 February`,
      hostileTitle,
      'Friday, 17 February 2023',
      'Source: A test',
      'About this movie',
    ]);
    expect(await page.locator('img, #messages script').count()).toBe(0);
    expect(await page.title()).toBe("Gaebong's sandbox");
  },
  { movies: hostileMovies },
);

/** What reaches beyond the window, but for what scrolls by itself. */
const tooWide = `[...document.querySelectorAll('body *')]
  .filter((node) => node.checkVisibility() && !node.closest('.table, .unseen') && node.getBoundingClientRect().right > innerWidth + 1)
  .map((node) => node.outerHTML.slice(0, 120))`;

const narrow = { width: 360, height: 740 };

pageTest(
  '360 pixels are enough',
  async ({ page }) => {
    await send(page, '/movie', { title: 'Unlocked' });
    await send(page, '/upcoming');
    await send(page, '/alerts subscribe');
    for (const pane of ['Channels', 'Chat', 'Behind the scenes']) {
      await page
        .getByRole('navigation', { name: 'Parts of the page' })
        .getByRole('button', { name: pane })
        .click();
      expect(await page.evaluate(tooWide)).toEqual([]);
      expect(
        await page.evaluate('[document.documentElement.scrollWidth, document.body.scrollWidth]'),
      ).toEqual([360, 360]);
    }
  },
  { context: { viewport: narrow } },
);

/** What axe-core finds, in light and in dark. It is given to the page from outside, past its policy for scripts. */
async function violations(page: Page): Promise<unknown[]> {
  const found: unknown[] = [];
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(
      await page.evaluate(
        `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html.slice(0, 150), failureSummary])))`,
      ),
    );
  }
  return found.flat();
}

pageTest(
  'axe-core finds nothing, light or dark: messages, a list to choose from, a form, trouble',
  async ({ page }) => {
    await send(page, '/alerts subscribe');
    await messages(page, 'Saved for').waitFor();
    await send(page, '/upcoming');
    await messages(page, 'I know').waitFor();
    await press(page, 'answers 500');
    await clockTo(page, '2023-02-17T09:00');
    await page.locator('#ledger td').first().waitFor();
    await fill(page, '/movie');
    await page.locator('[role="option"]').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await messages(page, 'Saved for').getByRole('button', { name: 'Change' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await speak(page, '한국어');
    expect(await violations(page)).toEqual([]);
  },
);

pageTest('the page can be used soon after npm start says so', async ({ page, sandbox }) => {
  const began = performance.now();
  await page.locator('#typing').fill('/');
  await page.getByRole('option', { name: '/movie' }).waitFor();
  expect(performance.now() - began).toBeLessThan(5000);
  expect(sandbox.output().split('\n').slice(0, -1)).toHaveLength(3);
});
