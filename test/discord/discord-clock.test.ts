import { expect, test } from 'vitest';
import { discordClock, timeOfSnowflake } from '../../src/discord/discord-clock.ts';
import { steadyClock } from '../../src/ops/clock.ts';

test("Discord's clock goes on from its last Date header, whatever the machine's own says", () => {
  let monotonic = 100;
  const clock = discordClock(() => monotonic);
  expect(clock.now()).toBe(0);
  clock.heard('Wed, 01 Feb 2023 01:00:00 GMT');
  monotonic += 2500;
  expect(clock.now()).toBe(Date.parse('2023-02-01T01:00:02.500Z'));
  clock.heard('nonsense');
  clock.heard(null);
  expect(clock.now()).toBe(Date.parse('2023-02-01T01:00:02.500Z'));
});

test('the time inside a snowflake', () => {
  expect(timeOfSnowflake('175928847299117063')).toBe(Date.parse('2016-04-30T11:18:25.796Z'));
});

test('real time does not follow steps of the wall clock', () => {
  let wall = 1_000_000;
  let monotonic = 0;
  const real = steadyClock(
    () => wall,
    () => monotonic,
  );
  wall -= 3_600_000;
  monotonic += 10;
  expect(real()).toBe(1_000_010);
});
