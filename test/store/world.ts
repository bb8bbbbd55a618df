// A bot and its Discord in which anything happens, step by step, for the ledger's properties.
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Alert, Claim } from '../../src/core/alert.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { ledger, type Ledger } from '../../src/store/ledger.ts';
import { alert, hours, releases, settleOne } from './alerts.ts';

const places = [releases, 'user:3'] as const;
export const owedAlert = fc
  .record({
    place: fc.constantFrom(...places),
    movieId: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('release', 'early'),
    at: fc.constantFrom(0, 0, 1, 14),
  })
  .map(({ at, ...more }) => alert(more.movieId, { ...more, due: hours(at) }));

const answers = ['sent', 'sent, no answer', 'lost, no answer', 'crash after sending', 'refused'] as const;

export const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('owe'), owed: fc.array(owedAlert, { maxLength: 6 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('owe at'),
      place: fc.constantFrom(...places),
      owed: fc.array(owedAlert, { maxLength: 3 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('claim'), most: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer'),
      which: fc.nat(5),
      answer: fc.constantFrom(...answers),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), hours: fc.constantFrom(-3, 1, 1, 13) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('expire') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('withdraw', 'make visible'),
      place: fc.constantFrom(...places),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash') }) },
);
export type Step = Readonly<{
  do: string;
  owed?: Alert[];
  place?: (typeof places)[number];
  most?: number;
  which?: number;
  answer?: (typeof answers)[number];
  hours?: number;
}>;

export const keysOf = ({ place, alerts }: Pick<Claim, 'place' | 'alerts'>): string[] =>
  alerts.map(({ movieId, kind, date }) => `${place} ${movieId} ${kind} ${date}`);

/** A bot and a Discord that knows a post by its id for ever, as its nonce and the read-back see to it. */
export class World {
  now = hours(-1);
  real = 0;
  claims: Claim[] = [];
  readonly arrived = new Map<string, Set<string>>();
  readonly fixed = new Map<string, string>();
  readonly #url: string;
  #db: Database | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<void> {
    await this.close();
    this.#db = await openDatabase(this.#url);
    this.claims = [];
  }

  async close(): Promise<void> {
    await this.#db?.destroy();
    this.#db = undefined;
  }

  get books(): Ledger {
    if (!this.#db) throw new Error('Not open');
    return ledger(this.#db);
  }

  async claim(most: number): Promise<void> {
    this.real += 1_000;
    const { now, real } = this;
    const claims = await this.books.claim({ now, real, leaseMs: 1_500, discordNow: real, most });
    for (const claim of claims) {
      expect(Temporal.Instant.compare(claim.due, now)).toBeLessThanOrEqual(0);
      expect(Temporal.Instant.compare(now, claim.due.add({ hours: 12 }))).toBeLessThanOrEqual(0);
      expect(keysOf(claim).length).toBeGreaterThan(0);
      expect(keysOf(claim).join()).toBe(this.fixed.get(claim.id) ?? keysOf(claim).join());
      this.fixed.set(claim.id, keysOf(claim).join());
    }
    this.claims.push(...claims);
  }

  arrives(claim: Claim): void {
    for (const key of keysOf(claim)) {
      this.arrived.set(key, (this.arrived.get(key) ?? new Set()).add(claim.id));
    }
  }

  async answer(which: number, answer: (typeof answers)[number]): Promise<void> {
    const claim = this.claims[which % Math.max(1, this.claims.length)];
    if (!claim) return;
    const later = { state: 'later', visibleAt: this.real, reason: answer, inDoubt: true } as const;
    if (answer === 'refused') {
      await settleOne(this.books, claim, { ...later, inDoubt: false });
    } else if (answer === 'lost, no answer') {
      await settleOne(this.books, claim, later);
    } else {
      this.arrives(claim);
      if (answer === 'sent, no answer') await settleOne(this.books, claim, later);
      if (answer === 'sent')
        await settleOne(this.books, claim, { state: 'sent', messageId: '1', channelId: '2' });
    }
    this.claims = this.claims.filter((other) => other !== claim);
    if (answer === 'crash after sending') await this.open();
  }

  async take(step: Step): Promise<void> {
    const { now, books } = this;
    const { owed = [], place = releases } = step;
    switch (step.do) {
      case 'owe':
        return books.reconcile(owed, { now });
      case 'owe at':
        return books.reconcile(owed, { now, within: place });
      case 'claim':
        return this.claim(step.most ?? 1);
      case 'answer':
        return this.answer(step.which ?? 0, step.answer ?? 'sent');
      case 'wait':
        this.now = now.add({ hours: step.hours ?? 0 });
        return;
      case 'withdraw':
        return books.withdraw(place);
      case 'make visible':
        return books.makeVisible(place);
      case 'crash':
        return this.open();
      default:
        await books.expire(now);
    }
  }
}
