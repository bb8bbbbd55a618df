// A release day in short, under everything that can go wrong at once. The long one: npm run chaos
import { expect, test, vi } from 'vitest';
import { breachesOf, figuresOf } from '../../bench/chaos-report.ts';
import { chaosRun } from '../../bench/chaos-run.ts';
import { engines, freshDatabase } from '../store/engines.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Repeat a run with SEED=… in the environment. */
const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);

const short = {
  processes: 1,
  channels: 80,
  seed,
  kills: 2,
  suspensions: 0,
  hurry: true,
  patienceMs: 1000,
};

test.concurrent.each(engines)(
  `each channel has its message once, whatever goes wrong, in %s; seed ${seed}`,
  async (engine) => {
    await using held = await freshDatabase(engine);
    const report = await chaosRun({ ...short, engine }, held);
    expect(breachesOf(report)).toEqual([]);
    const { 'posted once': once, gone } = figuresOf(report);
    expect(Number(once) + Number(gone)).toBe(short.channels);
  },
);
