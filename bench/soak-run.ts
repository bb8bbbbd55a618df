// A month of the bot's own process, with a local Discord in another one.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../src/store/database.ts';
import { subscriptionStore } from '../src/store/subscriptions.ts';
import type { Subscription } from '../src/core/subscription.ts';
import { pause } from './child.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { residentMb } from './memory.ts';
import { between, randomFrom, type Random } from './random.ts';
import { startDiscord, type CrowdedDiscord } from './remote.ts';
import {
  compareDays,
  daysIn,
  daysOwed,
  monthlySubscriptions,
  monthStart,
  writeMonth,
  type Told,
} from './soak-month.ts';
import { startPeople, type People } from './soak-people.ts';
import type { SoakReport } from './soak-report.ts';

export type SoakOptions = { minutes: number; seed: number; cwd: string };

const channels = 1000;
const perSecond = 20;
/** The calendar goes on in steps of so many hours, each followed by an edit of the catalogue, which has the bot look. */
const stepHours = 6;
const stepMs = 15_000;
const stepsInADay = 24 / stepHours;
const settlingMs = 300_000;
const dropsOneIn = 8;
const wrongOneIn = 10;
/** So long after the last step what is due may still be on its way. */
const patienceMs = 120_000;

type Scene = {
  options: SoakOptions;
  random: Random;
  discord: CrowdedDiscord;
  fleet: Fleet;
  subscriptions: readonly Subscription[];
  catalogue: string;
};

type Course = {
  droppedAt: number;
  drops: number;
  right: number;
  wrong: number;
  memory: number[];
  passedMs: number;
};

export async function soakRun(options: SoakOptions, print: (line: string) => void): Promise<SoakReport> {
  await using made = new AsyncDisposableStack();
  const scene = await sceneOf(options, made);
  const { discord, random } = scene;
  const course: Course = { droppedAt: -Infinity, drops: 0, right: 0, wrong: 0, memory: [], passedMs: 0 };
  await discord.remote.connected();
  // Its commands are there some moments later.
  await pause(5000);
  const { userId, channelId } = await discord.keyboard();
  const person = discord.remote.as(userId, { channelId });
  const people = startPeople({ person, perSecond, random, droppedAt: () => course.droppedAt });
  made.defer(() => people.stop());
  await month(scene, course, people, print);
  await people.stop();
  const until = monthStart.add({ milliseconds: Math.round(course.passedMs) });
  await untilTold(scene, until);
  // Awaited here: what it asks is there until this function ends.
  return await reportOf(scene, course, people, until);
}

async function sceneOf(options: SoakOptions, made: AsyncDisposableStack): Promise<Scene> {
  const { cwd, seed, minutes } = options;
  const random = randomFrom(seed);
  const discord = await startDiscord({ channels, seed, calendar: monthStart.toString() }, cwd);
  made.defer(() => discord.close());
  const database = `sqlite:${join(cwd, 'bot.sqlite')}`;
  const subscriptions = monthlySubscriptions(await discord.channels(), random);
  const db = await openDatabase(database);
  for (const subscription of subscriptions) await subscriptionStore(db).save(subscription);
  await db.destroy();
  const catalogue = join(cwd, 'movies.json');
  await writeMonth(catalogue, minutes + 2, 0);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: database,
    CATALOGUE_FILE: catalogue,
    SOURCES: 'file',
    LOG_LEVEL: 'error',
  };
  const fleet = startFleet({ count: 1, cwd, start: monthStart, env });
  made.defer(() => fleet.stop());
  return { options, random, discord, fleet, subscriptions, catalogue };
}

async function month(
  scene: Scene,
  course: Course,
  people: People,
  print: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  for (let step = 1; step <= scene.options.minutes * stepsInADay; step += 1) {
    while (performance.now() < began + step * stepMs) {
      await pause(5000);
      if (performance.now() - began > settlingMs) course.memory.push(memoryNow(scene.fleet));
    }
    await happen(scene, course, step);
    if (scene.fleet.endedByThemselves.length > 0) return;
    if (step % stepsInADay !== 0) continue;
    const { asked, failed, reasons } = people.counts();
    const { messages } = await scene.discord.counts();
    print(
      `day ${step / stepsInADay}: ${messages} posts, ${asked} asked, ${failed} not answered${reasons
        .slice(0, 1)
        .map((why) => ` (${why})`)
        .join('')}, ${Math.round(memoryNow(scene.fleet))} MB`,
    );
  }
}

const memoryNow = ({ pids }: Fleet): number => residentMb(pids()[0] ?? 0);

/** A step of the calendar, an edit, and now and then a wrong edit before it, or a gateway that closes. */
async function happen(
  { options, random, discord, fleet, catalogue }: Scene,
  course: Course,
  step: number,
): Promise<void> {
  if (between(random, 1, dropsOneIn) === 1) {
    course.drops += 1;
    course.droppedAt = performance.now();
    await discord.remote.disconnectGateway(between(random, 0, 1) === 1 ? 4000 : 4009);
  }
  if (between(random, 1, wrongOneIn) === 1) {
    course.wrong += 1;
    await writeFile(catalogue, '{ "movies": [{ "id": "day-0" }] }');
    // Editors do not write twice within a second either; it looks once the file has stood still.
    await pause(3000);
  }
  await fleet.step(stepHours * 3_600_000);
  course.passedMs = step * stepHours * 3_600_000;
  course.right += 1;
  await writeMonth(catalogue, options.minutes + 2, step);
}

async function untilTold(scene: Scene, until: Temporal.Instant): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(1000)) {
    if ((await toldOf(scene, until)).lost === 0) break;
  }
  // A message that comes too much would come in this time.
  await pause(3000);
}

/** `until`: what falls due in the minutes after it may be told already. */
async function toldOf(
  { discord, options, subscriptions }: Scene,
  until: Temporal.Instant,
): Promise<Told & { posts: number }> {
  const contents = await discord.contents();
  const sum = { posts: 0, lost: 0, doubled: 0, early: 0 };
  for (const subscription of subscriptions) {
    const told = (contents[subscription.channelId] ?? []).flatMap(daysIn);
    const { lost, doubled } = compareDays(daysOwed(subscription, options.minutes + 2, until), told);
    const later = until.add({ hours: 1 });
    const { early } = compareDays(daysOwed(subscription, options.minutes + 2, later), told);
    sum.posts += told.length;
    sum.lost += lost;
    sum.doubled += doubled;
    sum.early += early;
  }
  return sum;
}

async function reportOf(
  scene: Scene,
  course: Course,
  people: People,
  until: Temporal.Instant,
): Promise<SoakReport> {
  const { discord, fleet, options } = scene;
  const [said = ''] = fleet.said();
  const lines = said.split('\n').filter((line) => line !== '');
  const refused = lines.filter((line) => line.includes('has faults'));
  return {
    minutes: options.minutes,
    told: await toldOf(scene, until),
    people: people.counts(),
    drops: course.drops,
    edits: { right: course.right, wrong: course.wrong, refused: refused.length },
    memory: course.memory,
    counts: await discord.counts(),
    errors: lines.filter((line) => !refused.includes(line)),
    endedByItself: fleet.endedByThemselves,
    said: said.slice(-3000),
  };
}
