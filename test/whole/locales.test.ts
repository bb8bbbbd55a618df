// Every command, typed by a person of each of Discord's languages: Korean is answered in Korean, every other in English.
import { Locale } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { catalogueOf } from '../../src/core/catalogue.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Answer, LocalDiscord } from '../../src/sandbox/discord/discord.ts';
import type { Json } from '../../src/sandbox/discord/message.ts';
import {
  addChannel,
  addMember,
  addPerson,
  addServer,
  openingWorld,
} from '../../src/sandbox/discord/opening-world.ts';
import { readCatalogueFile } from '../../src/sources/file.ts';
import { holdCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { local, opening } from '../sandbox/local.ts';
import { shippedCatalogue } from './process.ts';

type Line = { path: string; options?: Json; en: string; ko: string };

/** What is typed, and a part of the answer in both languages. */
const lines: Line[] = [
  {
    path: 'movie',
    options: { title: 'Unlocked' },
    en: '**Friday, 17 February 2023** · in 16 days',
    ko: '**2023년 2월 17일 (금) 공개** · D-16',
  },
  {
    path: 'movie',
    options: { title: 'qqqqzzzz' },
    en: 'No Korean movie found for “qqqqzzzz”.',
    ko: '‘qqqqzzzz’ 검색 결과가 없어요.',
  },
  {
    path: 'person',
    options: { name: 'Kim Hee Won' },
    en: '**Kim Hee Won** · 김희원',
    ko: '**김희원** · Kim Hee Won',
  },
  {
    path: 'person',
    options: { name: 'qqqqzzzz' },
    en: 'Nobody found for “qqqqzzzz”.',
    ko: '혹시 이 사람인가요?',
  },
  {
    path: 'upcoming',
    en: 'Korean movies in the next 90 days and later this year',
    ko: '앞으로 90일과 올해의 한국 영화',
  },
  {
    path: 'upcoming',
    options: { when: '2023-02' },
    en: 'Korean movies in February 2023',
    ko: '2023년 2월 한국 영화',
  },
  {
    path: 'upcoming',
    options: { when: 'some day' },
    en: "I can't read “some day” as a month or a year.",
    ko: '‘some day’: 달이나 해로 읽을 수 없어요.',
  },
  {
    path: 'remind',
    options: { movie: 'Unlocked' },
    en: "I'll send you a direct message about **Unlocked**",
    ko: 'DM으로 보내 드려요.',
  },
  { path: 'remind', en: '**Your reminders** (1)', ko: '**내 알림** (1개)' },
  { path: 'help', en: 'looks up Korean movies', ko: '한국 영화의 정보와 날짜를 찾아 주고' },
  {
    path: 'alerts list',
    en: 'No channel of this server gets movie alerts yet.',
    ko: '이 서버에는 영화 알림을 받는 채널이 아직 없어요.',
  },
  {
    path: 'alerts subscribe',
    options: { channel: 'here', movie: 'unlocked', time: '9pm', 'time-zone': 'Asia/Seoul', 'days-before': 3 },
    en: 'on release day at **21:00 in Seoul**, and 3 days before',
    ko: '3일 전과 공개일 **서울 시간 오후 9시**',
  },
  {
    path: 'alerts subscribe',
    options: { time: 'noon-ish' },
    en: '“noon-ish” is no time that I can read.',
    ko: '‘noon-ish’ 시각을 읽지 못했어요.',
  },
  { path: 'alerts list', en: 'Movie alerts in 1 channel', ko: '영화 알림 채널 1개' },
  {
    path: 'alerts why',
    options: { movie: 'Unlocked' },
    en: '**Early alert of Friday, 17 February 2023**: due in 13 days at 21:00 in Seoul',
    ko: '**미리 알림 (공개일 2023년 2월 17일 (금))**: D-13 서울 시간 오후 9시 예정',
  },
];

/** A bot on a local Discord in which each language has a server of its own, with one person, its owner. */
async function worldOfLanguages() {
  const world = openingWorld(opening);
  const seats = Object.values(Locale).map((locale) => {
    const owner = addPerson(world, `person-${locale}`, 'Person', { locale });
    const server = addServer(world, 'Cinema', owner.user.id);
    addMember(server, owner.user.id);
    return { locale, userId: owner.user.id, channelId: addChannel(world, server, 'here').id };
  });
  const discord = await local({ world, withoutLimits: true });
  await startBotOn(discord);
  return { discord, seats };
}

async function startBotOn({ token, url }: LocalDiscord): Promise<void> {
  const store = await openStore(':memory:');
  const faults: unknown[] = [];
  const config = readConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: url });
  const bot = await startBot({
    config: { ...config, token },
    store,
    sourceStates: () => [],
    catalogue: holdCatalogue(catalogueOf(await readCatalogueFile(shippedCatalogue))),
    calendar: () => opening,
    log: createLog({ level: 'warn', stream: { write: (line) => void faults.push(line) } }),
    version: '1.2.3',
    onFatal: (error) => void faults.push(error),
    onAlerts: () => {},
  });
  onTestFinished(async () => {
    await bot.stop();
    await store.close();
    expect(faults).toEqual([]);
  });
  await bot.registered;
}

/** What a person reads, without the ids that differ from server to server. */
function read({ failed, private: isPrivate, message, form, followUps }: Answer): string {
  const parts = [message, ...followUps].map((one) => one && [one.content, one.embeds, one.components]);
  return JSON.stringify({ failed, isPrivate, parts, form }).replaceAll(/\d{17,20}/g, 'ID');
}

test('every command is typed here', () => {
  const paths = commands.flatMap((command) =>
    command.kind === 'group'
      ? Object.keys(command.commands).map((name) => `${command.name} ${name}`)
      : command.name,
  );
  expect([...new Set(lines.map(({ path }) => path))].toSorted()).toEqual(paths.toSorted());
});

test('Korean is answered in Korean, and every other of Discord’s languages in English', async () => {
  const { discord, seats } = await worldOfLanguages();
  const answers = new Map<string, string[]>();
  for (const { locale, userId, channelId } of seats) {
    const person = discord.as(userId, { channelId });
    const said: string[] = [];
    for (const { path, options } of lines) said.push(read(await person.type(path, options)));
    answers.set(locale, said);
  }
  const english = answers.get(Locale.EnglishUS) ?? [];
  const korean = answers.get(Locale.Korean) ?? [];
  expect(lines.filter(({ en }, index) => !english[index]?.includes(en))).toEqual([]);
  expect(lines.filter(({ ko }, index) => !korean[index]?.includes(ko))).toEqual([]);
  const others = Object.values(Locale).filter((locale) => locale !== Locale.Korean);
  expect(others.map((locale) => answers.get(locale))).toEqual(others.map(() => english));
  expect([discord.breaches, discord.losses]).toEqual([[], []]);
});
