// How long /movie and its autocomplete take with the six movies that ship and with very many, from the keyboard to the answer.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, pause, startChild } from './child.ts';
import { writeManyMovies } from './contenders.ts';
import type { Figures } from './chaos-report.ts';
import { median, share } from './percentiles.ts';
import { startDiscord } from './remote.ts';

const shipped = fileOf('data/movies.json');
const rounds = 400;
/** What people have typed when they look at the choices. */
const typed = ['un', 'unlo', 'unlcoked', 'ㄱㅂㅅ', '길복', 'kim tae', 'song kang', 'quiet har'];

type Times = { card: number[]; choices: number[] };
type Bot = { ask(): Promise<void>; suggest(text: string): Promise<void> };

/** Both bots run all the time and are asked in turns. */
export async function answerTimes(many: number): Promise<Figures[]> {
  await using made = new AsyncDisposableStack();
  const cwd = await mkdtemp(join(tmpdir(), 'answers-'));
  made.defer(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  const six = await startBot(shipped, join(cwd, 'six'), made);
  const lots = await startBot(await writeManyMovies(cwd, many), join(cwd, 'many'), made);
  const bots = [six, lots].map((bot) => ({ bot, times: { card: [], choices: [] } satisfies Times as Times }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { bot, times } of bots) {
      times.card.push(await took(bot.ask));
      const text = typed[round % typed.length] ?? '';
      times.choices.push(await took(() => bot.suggest(text)));
    }
  }
  return bots.map(({ times }, index) => ({
    movies: index === 0 ? 6 : many + 6,
    rounds,
    '/movie by id: median ms': rounded(median(times.card)),
    'choices: median ms': rounded(median(times.choices)),
    'choices: 99 of 100, ms': rounded(share(times.choices, 0.99)),
  }));
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

async function took(what: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}

async function startBot(catalogue: string, cwd: string, made: AsyncDisposableStack): Promise<Bot> {
  const options = { channels: 10, seed: 1, calendar: '2023-02-01T10:00+09:00', withoutLimits: true };
  const discord = await startDiscord(options, tmpdir());
  made.defer(() => discord.close());
  const bot = startChild(['-r', fileOf('scripts/node-version.cjs'), fileOf('src/cli.ts'), 'start'], {
    cwd: tmpdir(),
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATABASE_URL: `sqlite:${cwd}/gaebong.sqlite`,
      CATALOGUE_FILE: catalogue,
      SOURCES: 'file',
    },
  });
  made.defer(() => bot.kill());
  await bot.line('commands registered', 60_000);
  const { userId, channelId } = await discord.keyboard();
  const person = discord.remote.as(userId, { channelId });
  const ask = async (): Promise<void> => {
    const { failed } = await person.type('movie', { title: 'unlocked' });
    if (failed) throw new Error(failed);
  };
  const suggest = async (text: string): Promise<void> =>
    void (await person.suggest('movie', { title: text }, 'title'));
  // Until it is warm, and its index is built.
  for (let round = 0; round < 50; round += 1) await ask().then(() => suggest('unl'));
  await pause(1000);
  return { ask, suggest };
}
