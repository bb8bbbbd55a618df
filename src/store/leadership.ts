// Which of several processes on one PostgreSQL does what only one may do: it holds a lock of the server's.
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Database } from './database.ts';
import { connectionTo } from './postgres-dialect.ts';

export type Leadership = {
  isLeading(): boolean;
  /** `changed` is told from now on. */
  onChange(changed: (leads: boolean) => void): void;
  /** Another process may lead at once. */
  stop(): Promise<void>;
};

const everyMs = 1_000;
/** A process that hears nothing from the server for so long leads no more; the server ends its lock later than that. */
const staleMs = 4_000;
const lockEndsMs = 6_000;

const takeLock = 'select pg_try_advisory_lock(1197826402, 2) as taken';

/** Whether a process holds the lock now. `db` is on the same server. */
export async function isLed(db: Database): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_locks where locktype = 'advisory' and classid = 1197826402 and objid = 2 and objsubid = 2
      and granted and database = (select oid from pg_database where datname = current_database())`.execute(
    db,
  );
  return rows.length > 0;
}

// A connection that breaks without a word, and one whose process is suspended, ends on the server's side too.
const limits = [
  'set tcp_keepalives_idle = 2',
  'set tcp_keepalives_interval = 1',
  'set tcp_keepalives_count = 3',
  `set idle_session_timeout = ${lockEndsMs}`,
];

/** Resolves when it is known who leads for now. The connection is of its own: a lock ends with it. */
export async function leadershipOn(url: string): Promise<Leadership> {
  let client: Client | undefined;
  let [leads, isOver, heardAt] = [false, false, 0];
  const listeners = new Set<(leads: boolean) => void>();
  const set = (now: boolean): void => {
    if (leads === now) return;
    leads = now;
    for (const changed of listeners) changed(now);
  };
  const lose = (lost: Client): void => {
    if (client !== lost) return;
    client = undefined;
    set(false);
    void lost.end().catch(() => {});
  };
  const beat = async (): Promise<void> => {
    const startedAt = performance.now();
    const mine = (client ??= await connect(url, lose));
    try {
      const { rows } = await mine.query<{ taken?: boolean }>(leads ? 'select 1' : takeLock);
      heardAt = startedAt;
      if (client === mine && !isOver) set(leads || rows[0]?.taken === true);
    } catch {
      lose(mine);
    }
  };
  const beating = keepBeating(() => beat().catch(() => {}));
  await beating.first;
  return {
    isLeading: () => leads && performance.now() - heardAt < staleMs,
    onChange: (changed) => void listeners.add(changed),
    async stop() {
      isOver = true;
      listeners.clear();
      await beating.stop();
      const last = client;
      if (last) lose(last);
      await last?.end().catch(() => {});
    },
  };
}

async function connect(url: string, lose: (client: Client) => void): Promise<Client> {
  const within = { connectionTimeoutMillis: 2_000, query_timeout: 2_000, statement_timeout: 2_000 };
  const client = new Client({ ...connectionTo(url), ...within, keepAliveInitialDelayMillis: 2_000 });
  client.on('error', () => lose(client));
  client.on('end', () => lose(client));
  await client.connect();
  // Older servers and sockets of this machine do not have all of them.
  for (const limit of limits) await client.query(limit).catch(() => {});
  return client;
}

function keepBeating(beat: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let last: Promise<void> = Promise.resolve();
  const beatAgain = async (): Promise<void> => {
    await beat();
    if (!isOver) timer = setTimeout(next, everyMs);
  };
  const next = (): void => {
    last = beatAgain();
  };
  next();
  return {
    first: last,
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await last;
    },
  };
}
