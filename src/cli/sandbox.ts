// The sandbox, and the bot that it starts as a child.
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { readCatalogueFile } from '../sources/file.ts';

/** `http`: the local Discord calls the bot over HTTP, without a gateway. */
export async function sandbox(config: Config, { http }: { http: boolean }): Promise<void> {
  const { runSandbox } = await import('../sandbox/sandbox.ts');
  await runSandbox({
    port: config.sandboxPort,
    movies: await readCatalogueFile(config.catalogueFile),
    timeZone: config.timeZone,
    bot: {
      module: fileURLToPath(new URL('../cli.ts', import.meta.url)),
      args: ['sandboxed'],
      env: environmentOfBot(config),
    },
    folder: 'var',
    http,
    input: process.stdin,
    print: (line) => void process.stdout.write(`${line}\n`),
  });
}

const environmentOfBot = (config: Config): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  CATALOGUE_FILE: config.catalogueFile,
  SOURCES: 'file',
  DEFAULT_TIME_ZONE: config.timeZone,
  LOG_LEVEL: config.logLevel,
});
