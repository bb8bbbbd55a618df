// npm run soak -- [--minutes N] [--seed N]
// The bot's own process at work for a month, at a day a minute: a movie comes out each day, 100 servers with ten channels each,
// people at 20 commands a second, a gateway that drops, a catalogue file that is edited, also wrongly. The exit code is 1
// where something was lost, doubled or not answered, or where memory grew.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breachesOf, figuresOf } from './soak-report.ts';
import { soakRun } from './soak-run.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const options = { minutes: Number(values.minutes), seed: Number(values.seed) };
print(
  `seed ${options.seed}, ${options.minutes} minutes; repeat with: npm run soak -- --seed ${options.seed} --minutes ${options.minutes}`,
);
const cwd = await mkdtemp(join(tmpdir(), 'soak-'));
try {
  const report = await soakRun({ ...options, cwd }, print);
  print(tableOf([figuresOf(report)]));
  for (const breach of breachesOf(report)) {
    print(`BREACH: ${breach}`);
    process.exitCode = 1;
  }
  if (process.exitCode === 1) print(report.said);
} finally {
  await rm(cwd, { recursive: true, force: true, maxRetries: 5 });
}
