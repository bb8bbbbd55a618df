// Writes into the database whose file it is given and says on standard output what is written for good:
// "claimed ID", "sent ID" and "fact KEY". Started by other tests, in a process that can be killed.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../src/store/database.ts';
import { factStore } from '../../src/store/facts.ts';
import { ledger } from '../../src/store/ledger.ts';
import { alert, nine, settleOne } from './alerts.ts';

const [file = '', firstPlace = '', most = ''] = process.argv.slice(2);
const db = await openDatabase(`sqlite:${file}`);
const books = ledger(db);
const facts = factStore(db);
const say = (line: string) => writeSync(1, `${line}\n`);

for (let at = 0n; at < BigInt(most); at += 1n) {
  const place = `channel:${BigInt(firstPlace) + at}` as const;
  await books.reconcile([alert('unlocked', { place })], { now: nine, within: place });
  for (const claim of await books.claim({ now: nine, real: 0, leaseMs: 1, discordNow: 7, most: 1 })) {
    say(`claimed ${claim.id}`);
    await settleOne(books, claim, { state: 'sent', messageId: '1', channelId: '2' });
    say(`sent ${claim.id}`);
  }
  await facts.set(place, 'there');
  say(`fact ${place}`);
}
await db.destroy();
