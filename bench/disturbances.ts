// What happens to a release day, and when: in order of how much of it is posted.
import type { Fault } from '../src/sandbox/discord/discord.ts';
import { pause } from './child.ts';
import type { Fleet } from './fleet.ts';
import { between, shuffled, type Random } from './random.ts';
import type { CrowdedDiscord } from './remote.ts';

export type Disturbance = {
  /** How much of the day is posted by then, from 0 to 1. */
  at: number;
  happen(): Promise<void>;
};

export type Fates = {
  /** They go for good, some before and some while it is posted. */
  gone: readonly string[];
  /** The bot loses access to them, and gets it back. */
  lost: readonly string[];
};

/** One in a hundred of each. */
export function fatesOf(random: Random, ids: readonly string[]): Fates {
  const some = Math.max(1, Math.round(ids.length / 100));
  const mixed = shuffled(random, ids);
  return { gone: mixed.slice(0, some), lost: mixed.slice(some, 2 * some) };
}

/** Of the requests that write or read messages 5 % are cut after they were accepted, 5 % get a 5xx, 5 % a 429. */
export const faults: readonly Fault[] = [
  { kind: 'cut', after: true, method: 'POST', path: '/messages', chance: 0.05 },
  { kind: 'answer', status: 502, after: true, path: '/messages', chance: 0.025 },
  { kind: 'answer', status: 503, path: '/messages', chance: 0.025 },
  { kind: 'too many requests', retryAfter: 1, global: true, path: '/messages', chance: 0.001 },
  { kind: 'too many requests', retryAfter: 1, path: '/messages', chance: 0.05 },
];

const hourMs = 3_600_000;

type Scene = {
  fleet: Fleet;
  discord: CrowdedDiscord;
  random: Random;
  fates: Fates;
  /** Lets places be tried at once whose access came back, as people do from the list of subscriptions. */
  tryNow(ids: readonly string[]): Promise<void>;
  afterKill(): Promise<void>;
};

export type Measure = { kills: number; suspensions: number; processes: number };

export function disturbances(scene: Scene, measure: Measure): Disturbance[] {
  return [
    ...killings(scene, measure),
    ...suspensions(scene, measure),
    ...steps(scene),
    ...endings(scene),
    ...losses(scene),
  ].toSorted((a, b) => a.at - b.at);
}

/** At random moments, and now and then while it is just starting again. */
function killings({ fleet, random, afterKill }: Scene, { kills, processes }: Measure): Disturbance[] {
  return Array.from({ length: kills }, (_, index) => ({
    at: 0.02 + random() * 0.93,
    async happen() {
      const which = between(random, 0, processes - 1);
      await pause(random() * (index % 5 === 4 ? 700 : 300));
      await fleet.kill(which, afterKill);
    },
  }));
}

/** For longer than the lease of a claim. */
const suspendedMs = 50_000;

function suspensions({ fleet, random }: Scene, { suspensions, processes }: Measure): Disturbance[] {
  return Array.from({ length: suspensions }, () => ({
    at: 0.4 + random() * 0.4,
    happen: () => fleet.suspend(between(random, 0, processes - 1), suspendedMs),
  }));
}

const steps = ({ fleet }: Scene): Disturbance[] => [
  { at: 0.25, happen: () => fleet.step(-hourMs) },
  { at: 0.35, happen: () => fleet.step(3 * hourMs) },
];

function endings({ discord, random, fates: { gone } }: Scene): Disturbance[] {
  const half = Math.ceil(gone.length / 2);
  const later = gone.slice(half);
  return [
    { at: 0, happen: () => discord.remove(gone.slice(0, half)) },
    ...later.map((id) => ({ at: random() * 0.8, happen: () => discord.remove([id]) })),
  ];
}

function losses({ discord, tryNow, fates: { lost } }: Scene): Disturbance[] {
  const half = Math.ceil(lost.length / 2);
  return [
    { at: 0, happen: () => discord.hide(lost.slice(0, half)) },
    { at: 0.1, happen: () => discord.silence(lost.slice(half)) },
    {
      at: 0.6,
      async happen() {
        await discord.open(lost);
        await tryNow(lost);
      },
    },
  ];
}
