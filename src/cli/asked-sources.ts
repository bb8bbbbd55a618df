// The sources that the settings name, without the file.
import type { Config } from '../config.ts';
import { userAgentOf } from '../sources/http.ts';
import { createKobis } from '../sources/kobis.ts';
import type { Source } from '../sources/source.ts';
import { createTmdb } from '../sources/tmdb.ts';
import { createWikidata } from '../sources/wikidata.ts';
import { version } from './version.ts';

/** A source whose key is not set is not asked: the settings are checked for that. */
export function askedSources({ sources, ...config }: Config): Source[] {
  const userAgent = userAgentOf(version());
  return sources.flatMap((name): Source[] => {
    if (name === 'wikidata') return [createWikidata({ url: config.wikidataUrl, userAgent })];
    if (name === 'tmdb' && config.tmdbToken !== undefined)
      return [createTmdb({ token: config.tmdbToken, url: config.tmdbApiUrl, userAgent })];
    if (name === 'kobis' && config.kobisKey !== undefined)
      return [createKobis({ key: config.kobisKey, url: config.kobisApiUrl, userAgent })];
    return [];
  });
}
