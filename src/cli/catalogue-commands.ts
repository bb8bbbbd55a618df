// What can be typed after `gaebong catalogue`.
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { example } from './help-text.ts';
import { logFor, UseError } from './leave.ts';
import type { Print } from './move.ts';
import { settingsWithoutToken } from './typed-settings.ts';

export function addCatalogue(gaebong: Command, print: Print): void {
  const catalogue = gaebong
    .command('catalogue')
    .description('check, sync, show or import movies')
    .addHelpText('after', example('gaebong catalogue check data/movies.json'));
  catalogue
    .command('check [file]')
    .description('list all faults of a catalogue file, or say what is in it (default: CATALOGUE_FILE)')
    .addHelpText('after', example('gaebong catalogue check'))
    .action((file?: string) => check(file, print));
  catalogue
    .command('sync [source]')
    .description('ask the sources now, or one of them; a bot at work reads what was kept within a minute')
    .addHelpText('after', example('gaebong catalogue sync wikidata'))
    .action((source?: string) => sync(source, print));
  catalogue
    .command('show <id>')
    .description('print each value of a movie with its source and date')
    .addHelpText('after', example('gaebong catalogue show unlocked'))
    .action((id: string) => show(id, print));
  addImport(catalogue, print);
}

function addImport(catalogue: Command, print: Print): void {
  catalogue
    .command('import <file>')
    .description('make a catalogue file of a .csv, .jsonl or .ndjson file')
    .requiredOption('--to <file>', 'the catalogue file to write')
    .option('--skip-refused', 'leave out rows with faults instead of writing nothing')
    .option('--force', 'replace a file that is there')
    .addHelpText('after', example('gaebong catalogue import movies.csv --to data/my-movies.json'))
    .action(async (from: string, options: { to: string; skipRefused?: true; force?: true }) => {
      const { importCatalogue } = await import('./catalogue-import.ts');
      await importCatalogue({ from, ...options }, print);
    });
}

async function check(file: string | undefined, print: Print): Promise<void> {
  const { checkCatalogue } = await import('./catalogue-check.ts');
  await checkCatalogue(file ?? settingsWithoutToken().catalogueFile, print);
}

async function sync(name: string | undefined, print: Print): Promise<void> {
  const config = settingsWithoutToken();
  const { askedSources } = await import('./asked-sources.ts');
  const asked = await askedSources(config);
  const sources = asked.filter((source) => name === undefined || source.name === name);
  if (sources.length === 0) throw new UseError(notAsked(config, name));
  const { withDatabase } = await import('./databases.ts');
  const { isBotAtWork } = await import('../store/at-work.ts');
  const { syncCatalogue, syncParts } = await import('./catalogue-sync.ts');
  await withDatabase(config.databaseUrl, async (db) => {
    const isAtWork = await isBotAtWork(db, config.databaseUrl);
    await syncCatalogue({ ...syncParts(db), sources, isBotAtWork: isAtWork, log: logFor(config), print });
  });
}

function notAsked({ sources }: Config, name: string | undefined): string {
  const asked = sources.filter((source) => source !== 'file').join(', ') || 'none';
  const which = name === undefined ? 'No source is asked' : 'This source is not asked';
  return `${which}: those that are by SOURCES and its keys: ${asked}.`;
}

async function show(id: string, print: Print): Promise<void> {
  const config = settingsWithoutToken();
  const { keptMovies } = await import('../refresh/kept-movies.ts');
  const { showMovie } = await import('./catalogue-show.ts');
  const { refuseMissing, withDatabase } = await import('./databases.ts');
  refuseMissing(config.databaseUrl);
  const merged = await withDatabase(config.databaseUrl, (db) => keptMovies(db, config));
  for (const line of showMovie(merged, id, Temporal.Now.plainDateISO('UTC'))) print(line);
}
