// People who type, press and look at choices, so many times a second, whatever the bot does meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../src/sandbox/discord/discord.ts';
import type { RemotePerson } from '../src/sandbox/discord/remote-discord.ts';
import { between, oneOf, type Random } from './random.ts';

export type People = {
  counts(): Counted;
  stop(): Promise<void>;
};

/** Asked, and of these not answered in time: while the gateway was down, and otherwise, with why of the first ones. */
export type Counted = { asked: number; whileDown: number; failed: number; reasons: readonly string[] };

/** A bot that was thrown off needs so long to be back. */
const downMs = 10_000;
const mostReasonsKept = 20;

export type PeopleOptions = {
  person: RemotePerson;
  perSecond: number;
  random: Random;
  /** When the gateway was closed last, in ms of real time. */
  droppedAt(): number;
};

export function startPeople({ person, perSecond, random, droppedAt }: PeopleOptions): People {
  const reasons: string[] = [];
  const under = new Set<Promise<void>>();
  const stopping = new AbortController();
  let [asked, whileDown, failed] = [0, 0, 0];
  const note = (what: string, at: number): void => {
    const isExcused = performance.now() - droppedAt() < downMs || at - droppedAt() < downMs;
    if (isExcused) {
      whileDown += 1;
      return;
    }
    failed += 1;
    if (reasons.length < mostReasonsKept) reasons.push(what);
  };
  const act = async (): Promise<void> => {
    asked += 1;
    const at = performance.now();
    const deed = deedOf(random);
    try {
      const { failed: why } = await deed.run(person);
      if (why !== undefined) note(`${deed.name}: ${why}`, at);
    } catch (error) {
      note(`${deed.name}: ${String(error)}`, at);
    }
  };
  const acting = (async () => {
    for (const from = performance.now(); !stopping.signal.aborted;) {
      const run = act().finally(() => under.delete(run));
      under.add(run);
      await pause(Math.max(0, from + (asked * 1000) / perSecond - performance.now()));
    }
  })();
  return {
    counts: () => ({ asked, whileDown, failed, reasons }),
    async stop() {
      stopping.abort();
      await acting;
      await Promise.all(under);
    },
  };
}

type Deed = { name: string; run(person: RemotePerson): Promise<Pick<Answer, 'failed'>> };

const typing = (path: string, options = {}): Deed => ({
  name: `/${path}`,
  run: (person) => person.type(path, options),
});

const choosing = (path: string, option: string, text: string): Deed => ({
  name: `/${path} suggestions`,
  run: async (person) => {
    await person.suggest(path, { [option]: text }, option);
    return {};
  },
});

/** A card, and a press of its first button. */
const pressing = (title: string): Deed => ({
  name: 'a button',
  async run(person) {
    const answer = await person.type('movie', { title });
    const id = answer.message && firstButton(answer.message);
    return answer.failed !== undefined || !answer.message || id === undefined
      ? answer
      : person.press(answer.message, id);
  },
});

const buttonType = 2;

function firstButton(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('custom_id' in part && 'type' in part && part.type === buttonType) return String(part.custom_id);
  return Object.values(part).reduce<string | undefined>(
    (found, inner) => found ?? firstButton(inner),
    undefined,
  );
}

function deedOf(random: Random): Deed {
  const day = between(random, 0, 29);
  return oneOf(random, [
    () => typing('movie', { title: `day-${day}` }),
    () => typing('movie', { title: `the dya ${day}` }),
    () => typing('movie', { title: 'no such movie anywhere' }),
    () => typing('person', { name: `Person ${day}` }),
    () => typing('upcoming'),
    () => typing('help'),
    () => typing('remind'),
    () => choosing('movie', 'title', 'the d'),
    () => choosing('movie', 'title', 'ㄱㄴ'),
    () => choosing('person', 'name', 'per'),
    () => pressing(`day-${day}`),
  ])();
}
