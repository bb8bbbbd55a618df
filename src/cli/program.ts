// What can be typed after `gaebong`, and what of it is wrong.
import { Command, CommanderError } from 'commander';
import { environmentWithFile, readConfig, type Config } from '../config.ts';
import { addCatalogue } from './catalogue-commands.ts';
import { refuseLostToken } from './env-file.ts';
import { example, exitCodes } from './help-text.ts';
import { logFor, UseError } from './leave.ts';
import type { Print } from './move.ts';
import { printable } from '../ops/printable.ts';
import { settingsWithoutToken } from './typed-settings.ts';
import { version } from './version.ts';

/** Where what a person reads goes. */
export type Streams = { out(text: string): void; err(text: string): void };

/** What is wrong was said already. */
class SaidAlready extends Error {}

/**
 * Does what is typed. Gives 0, 1 where something is wrong and was said, or 2 where that is no right use; throws what a
 * command could not do.
 */
export async function use(args: readonly string[], streams: Streams): Promise<number> {
  try {
    await program(streams).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof SaidAlready) return 1;
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

/** All that can be typed. Throws a CommanderError where something else is. */
export function program({ out, err }: Streams): Command {
  const gaebong = new Command('gaebong')
    .description('A Discord bot for Korean movies that you run yourself.')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: (text) => err(`${sentenceOf(text)}\n`) })
    .version(version(), '--version', 'the same as: gaebong version')
    .addHelpText('after', exitCodes);
  const print = (line: string): void => out(`${line}\n`);
  addRunning(gaebong);
  addDatabase(gaebong, print);
  addRecall(gaebong, print);
  addCatalogue(gaebong, print);
  addDoctor(gaebong, print, (line) => err(`${line}\n`));
  gaebong
    .command('version')
    .description('print the version of Gaebong and of Node')
    .addHelpText('after', example('gaebong version'))
    .action(() => print(`Gaebong ${version()}, Node ${process.versions.node}`));
  return gaebong;
}

function addRunning(gaebong: Command): void {
  gaebong
    .command('start')
    .description('run the bot; without a DISCORD_TOKEN, the sandbox')
    .addHelpText('after', example('DISCORD_TOKEN=… gaebong start'))
    .action(start);
  gaebong
    .command('sandbox')
    .description('run the sandbox: the bot with a small Discord of its own on this machine')
    .option('--http', 'have it call the bot over HTTP, as Discord does where an endpoint is set')
    .addHelpText('after', example('SANDBOX_PORT=8000 gaebong sandbox'))
    .action(({ http }: { http?: true }) => startSandbox(settingsWithoutToken(), http));
  gaebong.command('sandboxed', { hidden: true }).action(startSandboxed);
}

function addDatabase(gaebong: Command, print: Print): void {
  gaebong
    .command('move')
    .description('copy everything to another, empty database, and count it there')
    .requiredOption('--from <url>', 'the database to read, which no bot uses meanwhile')
    .requiredOption('--to <url>', 'the database to fill')
    .addHelpText(
      'after',
      example('gaebong move --from sqlite:var/gaebong.sqlite --to postgres://gaebong:…@localhost/gaebong'),
    )
    .action((urls: MoveUrls) => startMove(urls, print));
  gaebong
    .command('backup [file]')
    .description(
      'write everything to one new SQLite file, while the bot runs (default: in a folder backups beside the database)',
    )
    .addHelpText('after', example('gaebong backup /mnt/safe/gaebong.sqlite'))
    .action((file?: string) => startBackup(file, print));
  gaebong
    .command('restore <file>')
    .description(
      'bring subscriptions and reminders back from a backup, while the bot runs; what was posted since stays known',
    )
    .addHelpText('after', example('gaebong restore var/backups/gaebong-2023-02-17-090000-123.sqlite'))
    .action((file: string) => startRestore(file, print));
}

function addRecall(gaebong: Command, print: Print): void {
  gaebong
    .command('recall <movie>')
    .description('have the bot edit what it posted about a date that is not in the catalogue file any more')
    .option('--date <date>', 'only what was posted about this date, also where it still stands')
    .addHelpText(
      'after',
      `\nMOVIE is an id or a title.${example('gaebong recall unlocked --date 2023-02-17')}`,
    )
    .action((movie: string, { date }: { date?: string }) => startRecall(movie, date, print));
}

function addDoctor(gaebong: Command, print: Print, err: Print): void {
  gaebong
    .command('doctor')
    .description('look at everything that the bot needs, and say what to do where something is wrong')
    .option('--json', 'print a list of { check, state, says, remedy } for scripts')
    .option('--all', 'look at the permissions of every subscribed channel, not only of the first 25')
    .addHelpText('after', example('gaebong doctor --json'))
    .action(({ json = false, all = false }: { json?: boolean; all?: boolean }) =>
      startDoctor({ json, all }, print, err),
    );
}

type MoveUrls = { from: string; to: string };

async function startMove({ from, to }: MoveUrls, print: Print): Promise<void> {
  const { move } = await import('./move.ts');
  const { refuseForgetful, refuseMissing, withIdleDatabase } = await import('./databases.ts');
  refuseForgetful(from);
  refuseForgetful(to);
  if (from === to) throw new UseError('The two databases are one: name another one with --to.');
  refuseMissing(from);
  await withIdleDatabase(from, (source) => withIdleDatabase(to, (target) => move(source, target, to, print)));
}

async function startBackup(file: string | undefined, print: Print): Promise<void> {
  const { databaseUrl } = settingsWithoutToken();
  const { backup } = await import('./backups.ts');
  const { refuseForgetful } = await import('./databases.ts');
  refuseForgetful(databaseUrl);
  await backup(databaseUrl, file, print);
}

async function startRestore(file: string, print: Print): Promise<void> {
  const { databaseUrl } = settingsWithoutToken();
  const { restore } = await import('./backups.ts');
  const { refuseForgetful, withDatabase } = await import('./databases.ts');
  refuseForgetful(databaseUrl);
  await withDatabase(databaseUrl, (database) => restore(databaseUrl, database, file, print));
}

async function startRecall(movie: string, date: string | undefined, print: Print): Promise<void> {
  const config = settingsWithoutToken();
  const { recall } = await import('./recall.ts');
  const { keptMovies } = await import('../refresh/kept-movies.ts');
  const { refuseMissing, withDatabase } = await import('./databases.ts');
  refuseMissing(config.databaseUrl);
  const line = await withDatabase(config.databaseUrl, async (database) => {
    const { movies } = await keptMovies(database, config);
    return recall(database, { movies, movie, ...(date !== undefined && { date }), real: Date.now() });
  });
  print(line);
}

async function startDoctor(
  options: { json: boolean; all: boolean },
  print: Print,
  err: Print,
): Promise<void> {
  const { doctor } = await import('./doctor.ts');
  if (!(await doctor(options, print, err))) throw new SaidAlready();
}

async function start(): Promise<void> {
  const env = environmentWithFile(process.env);
  refuseLostToken(env);
  const config = readConfig(env);
  const { token } = config;
  if (!token) return startSandbox(config);
  const log = logFor(config);
  const { live } = await import('./start.ts');
  await live({ ...config, token }, log);
}

async function startSandbox(config: Config, http = false): Promise<void> {
  logFor(config);
  const { sandbox } = await import('./sandbox.ts');
  await sandbox(config, { http });
}

/** The sandbox hands its bot all settings: a .env file is for the live one. */
async function startSandboxed(): Promise<void> {
  const config = readConfig(process.env);
  const { sandboxed } = await import('./sandboxed.ts');
  await sandboxed({ ...config, token: config.token ?? '' }, logFor(config));
}

/** The parser's own words as a sentence of ours. What was typed may hold anything: no control character reaches the terminal. */
function sentenceOf(text: string): string {
  const [fault = '', hint = ''] = text.replace(/^error: /, '').split('\n');
  const [, nearest] = /^\(Did you mean (.+)\?\)$/.exec(hint) ?? [];
  const sentence = printable(`${fault.charAt(0).toUpperCase()}${fault.slice(1)}`);
  const end = nearest ? `: did you mean ${nearest}?` : '.';
  return `${sentence.replace(/\.$/, '')}${end} gaebong --help tells what there is.`;
}
