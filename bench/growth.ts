// What ten times, and a hundred times, the movies and the subscriptions take.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, startChild } from './child.ts';
import { freshHeld } from './engines.ts';
import { catalogue, start, subscribeAll } from './million.ts';
import type { PostAll, PostedAll } from './post-all.ts';
import { inventedChannels } from './release-day.ts';

/** Plans so many subscriptions on SQLite, with nothing due: how long that takes, and the most memory meanwhile. */
export async function planned(subscriptions: number): Promise<PostedAll> {
  const cwd = await mkdtemp(join(tmpdir(), 'growth-'));
  try {
    await using held = await freshHeld('sqlite');
    await subscribeAll(held.db, inventedChannels(subscriptions));
    const options: PostAll = {
      // Nothing is sent.
      url: 'http://127.0.0.1:9/api',
      token: 'none',
      database: held.url,
      catalogue,
      calendar: start.toString(),
      limited: false,
    };
    const child = startChild([fileOf('bench/post-all.ts'), JSON.stringify(options)], { cwd });
    const line = await child.line('done', 600_000);
    await child.ended;
    return JSON.parse(line.slice('done '.length)) as PostedAll;
  } finally {
    await rm(cwd, { recursive: true, force: true, maxRetries: 5 });
  }
}
