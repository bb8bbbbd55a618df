import { expect, test } from 'vitest';
import { createCalendar, travel } from '../../src/sandbox/calendar.ts';

const start = Temporal.Instant.from('2023-02-01T01:00:00Z');
const hours = (count: number) => start.add({ hours: count });

test('a calendar runs on by itself, and from where it was moved to', () => {
  let monotonic = 5000;
  const calendar = createCalendar(start, () => monotonic);
  monotonic += 1500;
  expect(calendar.now()).toEqual(start.add({ milliseconds: 1500 }));
  calendar.set(hours(5));
  monotonic += 10;
  expect(calendar.now()).toEqual(hours(5).add({ milliseconds: 10 }));
});

async function journey(to: number, events: readonly number[], isOn = true) {
  const calendar = createCalendar(start, () => 0);
  const stops: string[] = [];
  await travel(calendar, hours(to), async (at) => {
    stops.push(`${calendar.now().since(start).total('hours')}`);
    const next = events.find((event) => Temporal.Instant.compare(hours(event), at) > 0);
    return isOn && next !== undefined ? hours(next) : undefined;
  });
  return { stops, arrived: calendar.now().since(start).total('hours') };
}

test('it is moved through each instant at which the bot has something to do', async () => {
  expect(await journey(10, [2, 3, 10, 12])).toEqual({ stops: ['0', '2', '3', '10', '10'], arrived: 10 });
});

test('with nothing to do, or the bot off, straight there', async () => {
  expect(await journey(10, [])).toEqual({ stops: ['0', '10'], arrived: 10 });
  expect(await journey(10, [2, 3], false)).toEqual({ stops: ['0', '10'], arrived: 10 });
});
