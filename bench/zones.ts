// npm run chaos:zones -- [--seed N]
// Every day of 2020 to 2030 as a release day in every time zone, at an hour of chance in each.
import { parseArgs } from 'node:util';
import { daysFrom, first, last, lookAt, type Found } from './everywhere.ts';
import { between, randomFrom } from './random.ts';
import { allZones } from './zone-names.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const random = randomFrom(Number(values.seed));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const pageSize = 10;

print(`seed ${values.seed}; repeat with: npm run chaos:zones -- --seed ${values.seed}`);
const began = performance.now();
const days = daysFrom(first, last);
const places = allZones.map((zone) => ({ zone, minute: between(random, 0, 1439), days }));
const all: Found = { alerts: 0, shifted: 0, faults: [] };
for (let start = 0; start < places.length; start += pageSize) {
  const { alerts, shifted, faults } = lookAt(places.slice(start, start + pageSize));
  all.alerts += alerts;
  all.shifted += shifted;
  all.faults.push(...faults);
}
for (const fault of all.faults.slice(0, 50)) print(`BREACH: ${fault}`);
const seconds = Math.round((performance.now() - began) / 1000);
print(
  `${allZones.length} zones, ${days.length} days: ${all.alerts.toLocaleString('en')} alerts, ${all.shifted} of them at an hour that the clock skipped, ${all.faults.length} faults, ${seconds} s`,
);
process.exitCode = all.faults.length > 0 ? 1 : 0;
