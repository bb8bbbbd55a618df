// npm run bench -- [--quick]      one table of everything, beside a bare bot of discord.js, in some twenty minutes
// npm run bench -- [speed | limits | page | million | lifted | search | answers | notable] [--posts N] [--minutes N] [--engine sqlite|postgres]
//   speed    posts a second with Discord's limits lifted, beside a bare loop over discord.js (the median of three runs)
//   limits   posts a second within Discord's limits
//   page     until the sandbox's page can be used, in Chromium
//   million  1,000,000 posts due at one minute: the bot's process for some minutes
//   lifted   the same for its alerts alone, with the limits lifted
//   search   how well and how fast movies are found, beside other engines: [--data FOLDER] [--engine NAME] [--size N] [--kinds]
//   answers  /movie by id and its choices with six movies and with 30,006
//   notable  alerts a week by the least popularity of what is followed: --data FOLDER
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { answerTimes } from './answers.ts';
import { stopEngines, type EngineName } from './engines.ts';
import { millionLifted, millionLive } from './million.ts';
import { notableBench } from './notable.ts';
import { pageUsable } from './page.ts';
import { searchBench } from './search.ts';
import { speedOf, type Speed, type SpeedOptions } from './speed.ts';
import { tableOf } from './table.ts';
import { wholeBench } from './whole.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string' },
    minutes: { type: 'string', default: '3' },
    engine: { type: 'string' },
    runs: { type: 'string', default: '3' },
    data: { type: 'string' },
    size: { type: 'string' },
    kinds: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const engine: EngineName = values.engine === 'postgres' ? 'postgres' : 'sqlite';
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const postsOr = (usual: number): number => Number(values.posts ?? usual);

async function median(options: SpeedOptions): Promise<Speed> {
  const runs: Speed[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) runs.push(await speedOf(options));
  const [middle] = runs.toSorted((a, b) => a.perSecond - b.perSecond).slice(Math.floor(runs.length / 2));
  if (!middle) throw new Error('no runs');
  return middle;
}

/** With the limits lifted: the bot's share of what a bare loop does. Aim: 0.7. */
async function speed(): Promise<void> {
  const rows = [];
  for (const against of ['local', 'plain'] as const) {
    const options = { engine, against, posts: postsOr(5000), limited: false };
    const bare = await median({ ...options, contender: 'bare loop' });
    const bot = await median({ ...options, contender: 'bot' });
    rows.push({
      Discord: against === 'local' ? 'checks everything' : 'takes everything',
      engine,
      posts: options.posts,
      'bare loop, posts a second': Math.round(bare.perSecond),
      'bot, posts a second': Math.round(bot.perSecond),
      ratio: Math.round((bot.perSecond / bare.perSecond) * 100) / 100,
    });
  }
  print(tableOf(rows));
}

/** Within the limits: the share of the 45 a second that the bot allows itself. Aim: 0.98, and no 429. */
async function limits(): Promise<void> {
  const posts = postsOr(1000);
  const bot = await median({ contender: 'bot', engine, against: 'local', posts, limited: true });
  const perSecond = Math.round(bot.perSecond * 100) / 100;
  const ratio = Math.round((bot.perSecond / 45) * 1000) / 1000;
  const { tooMany, mostInASecond } = bot;
  print(
    tableOf([
      {
        engine,
        posts,
        'posts a second': perSecond,
        'of 45': ratio,
        '429 answers': tooMany,
        'most requests in a second': mostInASecond,
      },
    ]),
  );
}

/** Aim: 1,000 ms. */
async function page(): Promise<void> {
  const runs = Number(values.runs);
  const { least, median: middle } = await pageUsable(runs);
  print(tableOf([{ runs, 'least, ms': least, 'median, ms': middle }]));
}

const search = (): Promise<void> => {
  const { data, size, kinds } = values;
  const one = {
    ...(values.engine === undefined ? {} : { engine: values.engine }),
    ...(size === undefined ? {} : { size: Number(size) }),
  };
  return searchBench({ ...one, ...(data === undefined ? {} : { data }), kinds }, print);
};

const million = { engine, posts: postsOr(1_000_000), minutes: Number(values.minutes) };
const benches: Record<string, () => Promise<void>> = {
  whole: () => wholeBench(values, print),
  speed,
  limits,
  page,
  million: async () => print(tableOf([await millionLive(million)])),
  lifted: async () => print(tableOf([await millionLifted(million)])),
  search,
  answers: async () => print(tableOf(await answerTimes(30_000))),
  notable: async () => notableBench(values.data, print),
};

const [machine] = cpus();
print(`${cpus().length} × ${machine?.model ?? 'unknown'}, Node ${process.version}`);
try {
  for (const name of positionals.length > 0 ? positionals : ['whole']) {
    const bench = benches[name];
    if (!bench) throw new Error(`no such bench: ${name}; there are ${Object.keys(benches).join(', ')}`);
    print(`\n${name}`);
    await bench();
  }
} finally {
  await stopEngines();
}
