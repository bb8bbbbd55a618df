// Runs the Dockerfile's steps, and then the image as compose.yaml does, where there is no engine to do it: as an
// unprivileged user, on files that nobody can write, with one volume. `npm run container:check`, as root on Linux.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { follow, type Child } from '../bench/child.ts';
import { startLocalDiscord } from '../src/sandbox/discord/discord.ts';
import { openingWorld } from '../src/sandbox/discord/opening-world.ts';
import { environmentOf, execForm, lastOf } from './container/dockerfile.ts';
import { build, mountFor, path, type Built } from './container/image.ts';

const longestWaitMs = 60_000;

/** `words` as the image's user, in its folder, with its environment and `env`. */
function runIn({ root, last }: Built, words: readonly string[], env: Record<string, string> = {}): Child {
  const set = Object.entries({ PATH: path, HOME: '/', ...environmentOf(last), ...env });
  const user = lastOf(last, 'USER') ?? '';
  const pairs = set.map(([name, value]) => `${name}=${value}`);
  const inRoot = [`--userspec=${user}`, '--groups=', root, 'env', '-i', '-C', lastOf(last, 'WORKDIR') ?? '/'];
  return follow(spawn('chroot', [...inRoot, ...pairs, ...words], { stdio: ['pipe', 'pipe', 'pipe'] }));
}

async function expectSaid(image: Built, words: readonly string[], code: number, part: string): Promise<void> {
  const run = runIn(image, words);
  const ended = await run.ended;
  if (ended !== code || !run.said().includes(part))
    throw new Error(`${words.join(' ')} ended with ${ended}: ${run.said()}`);
  report(`${words.join(' ')}: ${run.said().trim().split('\n').at(-1)}`);
}

async function tryLive(image: Built, gaebong: readonly string[]): Promise<void> {
  const now = Temporal.Now.instant();
  const discord = await startLocalDiscord({ calendar: Temporal.Now.instant, world: openingWorld(now) });
  try {
    const live = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    const command = execForm(lastOf(image.last, 'CMD') ?? '[]');
    const bot = runIn(image, [...gaebong, ...command], live);
    await bot.line('commands registered', longestWaitMs);
    report('started with a token: commands registered');
    await tryHealth(image);
    await expectSaid(image, [...gaebong, 'backup', '/data/backups/a.sqlite'], 0, 'The backup is');
    await expectSaid(image, [...gaebong, 'restore', '/data/backups/a.sqlite'], 0, 'Restored');
    const before = performance.now();
    bot.signal('SIGTERM');
    const code = await bot.ended;
    const seconds = (performance.now() - before) / 1000;
    if (code !== 0 || seconds > 10)
      throw new Error(`it ended with ${code} after ${seconds} s: ${bot.said()}`);
    report(`SIGTERM: ended with 0 after ${seconds.toFixed(1)} s`);
  } finally {
    await discord.close();
  }
}

async function tryHealth(image: Built): Promise<void> {
  const [, words = ''] = (lastOf(image.last, 'HEALTHCHECK') ?? '').split(' CMD ');
  const health = runIn(image, execForm(words));
  if ((await health.ended) !== 0) throw new Error(`HEALTHCHECK: not healthy ${health.said()}`);
  report('HEALTHCHECK: healthy');
}

async function trySandbox(image: Built, gaebong: readonly string[]): Promise<void> {
  const sandbox = runIn(image, [...gaebong, 'sandbox'], { SANDBOX_PORT: '0' });
  await sandbox.line('in a browser', longestWaitMs);
  sandbox.signal('SIGINT');
  await sandbox.ended;
  report('the sandbox starts');
}

/** Nobody else may read what was written. */
function checkModes({ root }: Built): void {
  const files = readdirSync(join(root, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const open = files.filter((file) => (statSync(file).mode & 0o077) !== 0);
  if (open.length > 0) throw new Error(`Others may read ${open.join(', ')}`);
  report(`${files.length} files written, all for their owner alone`);
}

function report(line: string): void {
  process.stdout.write(`ok  ${line}\n`);
}

if (process.getuid?.() !== 0) throw new Error('It mounts folders: run it as root.');
const image = build(process.cwd());
report(`built: ${image.last.steps.length} steps`);
mountFor(image);
const gaebong = execForm(lastOf(image.last, 'ENTRYPOINT') ?? '[]');
await expectSaid(image, [...gaebong, 'version'], 0, 'Gaebong ');
await expectSaid(image, [...gaebong, 'start'], 1, 'DISCORD_TOKEN: is needed');
await tryLive(image, gaebong);
await trySandbox(image, gaebong);
checkModes(image);
// The pipes of what was killed may still be open.
process.exit(0);
