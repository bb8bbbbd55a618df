// What a person does on the page, and what they then read, by roles and names.
import type { Locator, Page } from 'playwright-core';

const composer = (page: Page): Locator => page.locator('#typing');
/** Those of the page's own lists; its native selects have options too. */
const options = (page: Page): Locator => page.locator('[role="option"]');

/** Types a text, waits until `choice` is offered, and takes it. */
export async function choose(page: Page, text: string, choice: string): Promise<void> {
  await page.keyboard.type(text);
  const { length: down } = await before(page, choice);
  for (let step = 0; step < down; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What is offered above a choice. */
async function before(page: Page, choice: string): Promise<string[]> {
  await options(page).getByText(choice, { exact: true }).waitFor();
  const all = await offered(page);
  return all.slice(0, all.indexOf(choice));
}

/** The titles that the open list offers, in their order. */
export const offered = (page: Page): Promise<string[]> => options(page).locator('.title').allTextContents();

/** Words of one's own, and on to the next. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

type Values = Record<string, [string, string] | string>;

/** Fills a command by keyboard; `values`: what is typed for each option, and which of those offered is taken. */
export async function fill(page: Page, command: string, values: Values = {}): Promise<void> {
  await composer(page).focus();
  await choose(page, command, command);
  for (const [name, wanted] of Object.entries(values)) {
    const field = page.getByRole('combobox', { name: new RegExp(`^${name}\\*?$`) });
    if (!(await field.isVisible())) await choose(page, name, name);
    if (typeof wanted === 'string') await write(page, wanted);
    else await choose(page, ...wanted);
  }
}

export async function send(page: Page, command: string, values: Values = {}): Promise<void> {
  await fill(page, command, values);
  await page.keyboard.press('Enter');
}

export async function goTo(page: Page, channel: string): Promise<void> {
  await page.locator('#channels').getByRole('button', { name: channel }).click();
  await page.getByRole('heading', { name: `#${channel}` }).waitFor();
}

export const become = (page: Page, person: string): Promise<void> =>
  page.getByRole('button', { name: person, exact: true }).click();

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).last().click();

/** The messages that hold a text, as they are read. */
export const messages = (page: Page, part: string): Locator =>
  page.locator('#messages > li').filter({ hasText: part });

/** What one message says, line by line, without who and when. */
export async function linesOf(message: Locator): Promise<string[]> {
  const text = await message.locator('.body').innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** A day and hour in Seoul: 2023-02-17T09:00. Resolves when all that falls due on the way is done. */
export async function clockTo(page: Page, instant: string): Promise<void> {
  await page.locator('#until').fill(instant);
  await page.locator('#clock form').getByRole('button').click();
  await clockStands(page);
}

/** Its buttons are disabled while it moves. */
export const clockStands = (page: Page): Promise<void> =>
  page.locator('#clock .row button:enabled').first().waitFor();

/** The rows of the ledger, as [due, place, alerts, state]. */
export async function ledger(page: Page): Promise<string[][]> {
  const rows = await page.locator('#ledger tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
}
