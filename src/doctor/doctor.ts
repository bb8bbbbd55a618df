// What is to be looked at, in order. Nothing is written anywhere, and whatever asks has a time limit.
import { within } from '../alerts/time-limit.ts';
import type { Command } from '../command.ts';
import type { Config } from '../config.ts';
import { factStore } from '../store/facts.ts';
import type { LookedInto } from '../store/look-into.ts';
import { movieIds } from '../store/movie-ids.ts';
import { lastNoted } from '../store/off-periods.ts';
import { ownerOf } from '../store/owner.ts';
import { sourceMovies } from '../store/source-movies.ts';
import { subscribedPlaces, type SubscribedPlaces } from '../store/subscribed-places.ts';
import { createAsking, type Asking } from './asking.ts';
import { examineCatalogue, type Kept } from './catalogue.ts';
import { judgeClock } from './clock.ts';
import { examineCommands } from './commands.ts';
import { judgeDatabase, seeDatabase, type SeenDatabase } from './database.ts';
import type { CheckName, Finding } from './finding.ts';
import { foreseen, unforeseenIn } from './foreseen.ts';
import { examineHttpHost } from './http-host.ts';
import { judgeLastTick } from './last-tick.ts';
import { judgeNode } from './node.ts';
import { examinePlaces } from './places.ts';
import { examineServers } from './servers.ts';
import { examineSettings, type EnvFile } from './settings.ts';
import { examineToken, type Bot, type Examined } from './token.ts';

export type DoctorParts = {
  /** With what a file .env adds. */
  env: Readonly<Record<string, string | undefined>>;
  envFile?: EnvFile;
  nodeVersion: string;
  commands: readonly Command[];
  /** By this machine's clock. */
  now(): Temporal.Instant;
  /** Looks at every subscription, however many there are. */
  all: boolean;
  progress(done: number, of: number): void;
  /** Requests to Discord a second, where it is not Discord itself. */
  perSecond?: number;
};

const mostPlaces = 25;
const timeLimitMs = 15_000;

export async function* examine(parts: DoctorParts): AsyncGenerator<Finding> {
  yield judgeNode(parts.nodeVersion);
  const { findings, config, faulty } = examineSettings(parts.env, parts.envFile);
  yield* findings;
  yield* await examineHttpHost(config);
  const { seen, open, unforeseen } = await databaseOf(config, faulty);
  try {
    yield* seen ? judgeDatabase(seen) : [unforeseen ?? skipped('database', wrongSetting('DATABASE_URL'))];
    const today = parts.now().toZonedDateTimeISO(config.timeZone).toPlainDate();
    yield* foreseen('catalogue', async function* () {
      yield* await examineCatalogue(config, today, await keptIn(seen, open));
    });
    const known = seen?.is === 'missing' ? nothingIn(false) : await knownIn(open);
    yield* examineDiscord(parts, { config, faulty, known });
    yield examineTick(parts, known);
  } finally {
    await open?.close();
  }
}

type SeenOrNot = { seen?: SeenDatabase; open?: LookedInto; unforeseen?: Finding };

const databaseOf = async ({ databaseUrl }: Config, faulty: readonly string[]): Promise<SeenOrNot> =>
  faulty.includes('DATABASE_URL')
    ? {}
    : seeDatabase(databaseUrl).catch((error: unknown) => ({ unforeseen: unforeseenIn('database', error) }));

const skipped = (check: CheckName, says: string): Finding => ({ check, state: 'skipped', says });

const wrongSetting = (name: string): string => `${name} is wrong: this could not be looked at.`;

/** What a database tells. */
type Known = {
  atWork: boolean;
  owner?: string | undefined;
  last?: Temporal.Instant | undefined;
  places(most: number): Promise<SubscribedPlaces>;
};

async function keptIn(seen: SeenDatabase | undefined, open: LookedInto | undefined): Promise<Kept> {
  if (seen?.is === 'missing' || seen?.is === 'in memory' || open?.tables === 'none') return 'nothing';
  if (!open || open.tables === 'newer') return 'unread';
  const { db, tables } = open;
  const read = Promise.all([sourceMovies(db).count('wikidata'), movieIds(db).known()]);
  // An earlier version may have no tables for them.
  const without = tables === 'behind' ? 'nothing' : 'unread';
  return within(timeLimitMs, read, 'reading the database').then(
    () => db,
    () => without,
  );
}

const nothingIn = (atWork: boolean): Known => ({ atWork, places: async () => ({ places: [], all: 0 }) });

/** Undefined: it cannot be read. */
async function knownIn(open: LookedInto | undefined): Promise<Known | undefined> {
  if (!open || open.tables === 'newer') return undefined;
  const { atWork, db } = open;
  if (open.tables === 'none') return nothingIn(atWork);
  const read = Promise.all([ownerOf(factStore(db)), lastNoted(db)]);
  // An earlier version has not all the tables.
  const [owner, last] = await within(timeLimitMs, read, 'reading the database').catch(() => []);
  return {
    atWork,
    owner,
    last,
    places: (most) => within(timeLimitMs, subscribedPlaces(db, most), 'reading it'),
  };
}

type Before = { config: Config; faulty: readonly string[]; known: Known | undefined };

const ofDiscord: readonly CheckName[] = ['token', 'commands', 'servers', 'subscriptions', 'clock'];

async function* examineDiscord(parts: DoctorParts, before: Before): AsyncGenerator<Finding> {
  const { config, faulty, known } = before;
  const wrong = ofToken.find((name) => faulty.includes(name));
  if (wrong !== undefined) {
    yield* ofDiscord.map((check) => skipped(check, wrongSetting(wrong)));
    return;
  }
  if (config.token === undefined) {
    yield { ...skipped('token', noToken), remedy: goLive };
    yield* ofDiscord.slice(1).map((check) => skipped(check, 'There is no token to ask Discord with.'));
    return;
  }
  const asking = createAsking(config.token, config.apiUrl, parts.perSecond);
  const { findings, bot }: Examined = await examineToken(asking, {
    ...config,
    token: config.token,
    owner: known?.owner,
  }).catch((error: unknown) => ({ findings: [unforeseenIn('token', error)] }));
  yield* findings;
  if (bot) yield* examineBot(parts, before, { asking, bot });
  else yield* ofDiscord.slice(1, -1).map((check) => skipped(check, 'Discord did not say who the bot is.'));
  yield examineClock(asking, parts.now());
}

const ofToken = ['DISCORD_TOKEN', 'DISCORD_API_URL', 'DISCORD_PUBLIC_KEY'];
const unread = 'There is no database that could be read.';
const noToken = 'DISCORD_TOKEN is not set: "npm start" runs the sandbox, with a Discord of its own.';
const goLive = 'To go live, follow "Go live" in the README.';

async function* examineBot(
  parts: DoctorParts,
  { config, faulty, known }: Before,
  { asking, bot }: { asking: Asking; bot: Bot },
): AsyncGenerator<Finding> {
  const { applicationId } = bot;
  const { guildId } = config;
  const atWork = known?.atWork ?? false;
  const server = guildId === undefined ? {} : { guildId };
  if (faulty.includes('DISCORD_GUILD_ID')) yield skipped('commands', wrongSetting('DISCORD_GUILD_ID'));
  else yield* await examineCommands(asking, { applicationId, commands: parts.commands, atWork, ...server });
  yield* foreseen('servers', async function* () {
    yield await examineServers(asking, applicationId);
  });
  if (known) yield* foreseen('subscriptions', () => examineSubscriptions(parts, known, { asking, bot }));
  else yield skipped('subscriptions', unread);
}

async function* examineSubscriptions(
  { all, now, progress }: DoctorParts,
  known: Known,
  { asking, bot }: { asking: Asking; bot: Bot },
): AsyncGenerator<Finding> {
  const found = await known.places(all ? Number.MAX_SAFE_INTEGER : mostPlaces).catch(() => undefined);
  if (!found) {
    yield skipped('subscriptions', unread);
    return;
  }
  if (found.all === 0) {
    yield skipped('subscriptions', 'No channel has subscribed so far.');
    return;
  }
  yield* examinePlaces(found.places, { asking, userId: bot.userId, now: now(), progress });
  const left = found.all - found.places.length;
  if (left === 0) return;
  const says = `${left.toLocaleString('en')} more subscribed channels were not looked at.`;
  yield {
    ...skipped('subscriptions', says),
    remedy: 'gaebong doctor --all looks at each; that takes about a second for two.',
  };
}

/** A Date header has whole seconds: on average it is half a second old. */
function examineClock({ clock }: Asking, now: Temporal.Instant): Finding {
  const discord = clock.now();
  if (discord === 0) return skipped('clock', 'Discord did not say what time it is.');
  return judgeClock(now.epochMilliseconds - discord - 500);
}

const examineTick = ({ now }: DoctorParts, known: Known | undefined): Finding =>
  known
    ? judgeLastTick({ last: known.last, atWork: known.atWork, now: now() })
    : skipped('last tick', unread);
