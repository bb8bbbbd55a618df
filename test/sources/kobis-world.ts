// A KOBIS with these films, the source that asks it, and what was kept of it.
import { onTestFinished } from 'vitest';
import { createKobis } from '../../src/sources/kobis.ts';
import { kobisServer, theKey, type KobisFilm, type KobisServer } from './kobis-server.ts';
import { nothingKept, round, type Kept } from './rounds.ts';

export async function world(films: KobisFilm[]) {
  const server = await kobisServer(films);
  onTestFinished(() => server.close());
  return { server, kept: nothingKept(), source: sourceAt(server) };
}

export const sourceAt = ({ url }: KobisServer, key = theKey) =>
  createKobis({ key, url, userAgent: 'Test', perSecond: Infinity, backoffMs: 1 });

/** After a reading of all years. */
export async function filled(films: KobisFilm[]) {
  const all = await world(films);
  await round(all.source, all.kept, '2023-02-01T03:00:00Z');
  all.server.requests.length = 0;
  return all;
}

export const codes = ({ movies }: Kept) => [...movies.values()].map(({ ids }) => ids.kobis);
export const opening = ({ movies }: Kept, code: string) =>
  movies.get(`kobis:${code}`)?.releases.map(({ date }) => date);
export const asked = ({ requests }: KobisServer) =>
  requests.map(({ path }) =>
    path.replace(`key=${theKey}&`, '').replace('&itemPerPage=100', '').replace('&repNationCd=22041011', ''),
  );
