// Does what a Dockerfile says, without an engine: each stage is a folder in memory that has this machine's /usr and /etc,
// which nobody can write, and Node where node:26-slim has it. Wants root and a mount namespace of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execForm, stagesIn, type Instruction, type Stage } from './dockerfile.ts';

export type Built = { root: string; last: Stage };

type Building = { root: string; workdir: string; stages: Map<string, string>; context: string };

/** `context`: the folder with the Dockerfile. */
export function build(context: string): Built {
  const stages = new Map<string, string>();
  let built: Built | undefined;
  for (const stage of stagesIn(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
    const building: Building = { root: newRoot(), workdir: '/', stages, context };
    for (const step of stage.steps) take(step, building);
    if (stage.name) stages.set(stage.name, building.root);
    built = { root: building.root, last: stage };
  }
  if (!built) throw new Error('The Dockerfile has no stage.');
  return built;
}

/** Makes the image's files read-only, and its volume a disk of its own that begins as the folder in the image is. */
export function mountFor({ root, last }: Built): void {
  mount('-o', 'remount,ro', join(root, 'usr/local'));
  for (const { name, args } of last.steps) if (name === 'VOLUME') mountVolume(root, execForm(args)[0] ?? '');
  mount('-o', 'remount,ro', root);
}

function mountVolume(root: string, path: string): void {
  const folder = join(root, path);
  const { mode, uid, gid } = statSync(folder);
  mount('-t', 'tmpfs', '-o', `mode=${(mode & 0o777).toString(8)},uid=${uid},gid=${gid}`, 'tmpfs', folder);
}

function newRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'image-'));
  process.once('exit', () => {
    spawnSync('umount', ['--recursive', '--lazy', root]);
    rmdirSync(root);
  });
  mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', root);
  for (const name of ['usr', 'etc', 'proc', 'dev', 'root']) mkdirSync(join(root, name));
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) link(`/${name}`, join(root, name));
  for (const name of ['usr', 'etc']) {
    mount('--bind', `/${name}`, join(root, name));
    mount('-o', 'remount,bind,ro', join(root, name));
  }
  for (const name of ['proc', 'dev']) mount('--bind', `/${name}`, join(root, name));
  mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', join(root, 'usr/local'));
  installNode(join(root, 'usr/local'));
  return root;
}

function link(from: string, to: string): void {
  if (lstatSync(from, { throwIfNoEntry: false })?.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
}

/** This Node, and the npm that is here. */
function installNode(folder: string): void {
  const npm = realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim());
  const module = join(folder, 'lib/node_modules/npm');
  mkdirSync(join(folder, 'bin'));
  cpSync(process.execPath, join(folder, 'bin/node'));
  cpSync(resolve(dirname(npm), '..'), module, { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(folder, 'bin/npm'));
}

function take({ name, args }: Instruction, building: Building): void {
  if (name === 'WORKDIR') {
    building.workdir = args;
    mkdirSync(join(building.root, args), { recursive: true });
  } else if (name === 'COPY') copy(args.split(/\s+/), building);
  else if (name === 'RUN') run(execForm(args), building);
}

function copy(words: readonly string[], { root, workdir, stages, context }: Building): void {
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const to = resolve('/', workdir, paths.pop() ?? '');
  for (const path of paths) {
    const names = from === undefined && path === '.' ? allowedIn(context) : [path];
    const base = from === undefined ? context : (stages.get(from) ?? '');
    for (const name of names) {
      const isWhole = from !== undefined && paths.length === 1;
      cpSync(join(base, name), join(root, to, isWhole ? '' : name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
}

/** What .dockerignore, which begins with *, lets in. */
export function allowedIn(context: string): string[] {
  const [first, ...rest] = readFileSync(join(context, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (first !== '*' || rest.some((line) => !line.startsWith('!')))
    throw new Error('.dockerignore is no list of what may come in');
  return rest.map((line) => line.slice(1));
}

function run(words: readonly string[], { root, workdir }: Building): void {
  const environment = Object.entries({ ...forNpm(), HOME: '/root', PATH: path });
  const set = environment.map(([name, value]) => `${name}=${value}`);
  execFileSync('chroot', [root, 'env', '-i', '-C', workdir, ...set, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** As node:26-slim has it. */
export const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How this machine reaches its registry, as an engine passes it on to a build. */
const forNpm = (): Record<string, string | undefined> => ({
  npm_config_registry: execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim(),
  npm_config_update_notifier: 'false',
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(NODE_EXTRA_CA_CERTS|(HTTPS?|NO)_PROXY)$/i.test(name)),
  ),
});

function mount(...args: string[]): void {
  execFileSync('mount', args);
}
