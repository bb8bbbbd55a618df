// npm run chaos -- [--seed N] [--channels N] [--engine sqlite|postgres] [--processes N] [--kills N]
// A release day on SQLite with one process and on PostgreSQL with one and with three, under everything that can go
// wrong. Prints the seed first and the counts last; the exit code is 1 where a promise was broken.
import { parseArgs } from 'node:util';
import { chaosRun, type ChaosOptions } from './chaos-run.ts';
import { breachesOf, figuresOf, type Figures } from './chaos-report.ts';
import { freshHeld, stopEngines, type EngineName } from './engines.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    channels: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '20' },
    engine: { type: 'string' },
    processes: { type: 'string' },
  },
});

const all: readonly [EngineName, number][] = [
  ['sqlite', 1],
  ['postgres', 1],
  ['postgres', 3],
];
const chosen = all.filter(
  ([engine, processes]) =>
    (values.engine ?? engine) === engine && Number(values.processes ?? processes) === processes,
);

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const optionsOf = (engine: EngineName, processes: number): ChaosOptions => ({
  engine,
  processes,
  channels: Number(values.channels),
  seed: Number(values.seed),
  kills: Number(values.kills),
  suspensions: processes > 1 ? 2 : 1,
  hurry: false,
  patienceMs: 10_000,
});

print(`seed ${values.seed}; repeat with: npm run chaos -- --seed ${values.seed}`);
if (chosen.length === 0) print('there is no such run: sqlite has 1 process, postgres 1 or 3');
const figures: Figures[] = [];
for (const [engine, processes] of chosen) {
  print(`${engine}, ${processes} process${processes > 1 ? 'es' : ''} …`);
  await using held = await freshHeld(engine);
  const report = await chaosRun(optionsOf(engine, processes), held);
  figures.push(figuresOf(report));
  const breaches = breachesOf(report);
  for (const breach of breaches) print(`BREACH: ${breach}`);
  if (breaches.length > 0) {
    process.exitCode = 1;
    for (const said of report.said) print(said.slice(-3000));
  }
}
await stopEngines();
print(tableOf(figures));
if (chosen.length === 0) process.exitCode = 2;
