// The sources that the settings name, without the file. One that is not asked is not loaded.
import type { Config } from '../config.ts';
import type { Source } from '../sources/source.ts';
import { version } from './version.ts';

/** A source whose key is not set is not asked: the settings are checked for that. */
export async function askedSources(config: Config): Promise<Source[]> {
  const asked = await Promise.all(config.sources.map((name) => sourceOf(name, config)));
  return asked.filter((source) => source !== undefined);
}

async function sourceOf(name: Config['sources'][number], config: Config): Promise<Source | undefined> {
  if (name === 'file') return undefined;
  const { userAgentOf } = await import('../sources/http.ts');
  const userAgent = userAgentOf(version());
  if (name === 'wikidata') {
    const { createWikidata } = await import('../sources/wikidata.ts');
    return createWikidata({ url: config.wikidataUrl, userAgent });
  }
  if (name === 'tmdb' && config.tmdbToken !== undefined) {
    const { createTmdb } = await import('../sources/tmdb.ts');
    return createTmdb({ token: config.tmdbToken, url: config.tmdbApiUrl, userAgent });
  }
  if (name === 'kobis' && config.kobisKey !== undefined) {
    const { createKobis } = await import('../sources/kobis.ts');
    return createKobis({ key: config.kobisKey, url: config.kobisApiUrl, userAgent });
  }
  return undefined;
}
