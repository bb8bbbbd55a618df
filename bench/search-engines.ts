// The engines that the bench of search compares, each over the same movies and asked as its documentation advises.
import { DatabaseSync } from 'node:sqlite';
import uFuzzy from '@leeoniya/ufuzzy';
import * as flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import * as fuzzysort from 'fuzzysort';
import MiniSearch from 'minisearch';
import { catalogueOf } from '../src/core/catalogue.ts';
import type { Movie } from '../src/core/movie.ts';
import { formsOfMovie, formsOfQuery, type Form } from './search-forms.ts';

type Prepared = ReturnType<typeof fuzzysort.prepare>;

/** The ids of what was found, best first; five and more are not needed. */
type Find = (query: string) => readonly string[];

/** `bytes`: what it holds outside of the heap. */
export type Engine = { find: Find; bytes?: () => number };

export const engines: Readonly<Record<string, (movies: readonly Movie[]) => Engine>> = {
  ours,
  'fuse.js': fuse,
  minisearch,
  fuzzysort: plainFuzzysort,
  'fuzzysort, our forms': fuzzysortOverForms,
  flexsearch: flex,
  uFuzzy: microFuzzy,
  'SQLite FTS5': fullText,
};

const most = 5;

function ours(movies: readonly Movie[]): Engine {
  const catalogue = catalogueOf(movies);
  while (catalogue.prepare());
  const today = Temporal.PlainDate.from('2026-01-15');
  return {
    find: (query) =>
      catalogue
        .find(query, today)
        .slice(0, most)
        .map(({ id }) => id),
  };
}

// ── What the others are given: text ──────────────────────────────────────────────────────────────────────────────

type Doc = { id: string; title: string; originalTitle: string; people: string };

const fields = ['title', 'originalTitle', 'people'] as const;

const docOf = ({ id, title, originalTitle = '', directors, cast }: Movie): Doc => ({
  id,
  title,
  originalTitle,
  people: [...directors, ...cast]
    .map(({ name, originalName = '' }) => `${name} ${originalName}`.trim())
    .join(', '),
});

/** https://www.fusejs.io/api/options.html: titles weigh more; people are a long text, of which any part may match. */
function fuse(movies: readonly Movie[]): Engine {
  const index = new Fuse(movies.map(docOf), {
    keys: [
      { name: 'title', weight: 2 },
      { name: 'originalTitle', weight: 2 },
      { name: 'people', weight: 1 },
    ],
    ignoreLocation: true,
    threshold: 0.4,
  });
  return { find: (query) => index.search(query, { limit: most }).map(({ item }) => item.id) };
}

/** https://lucaong.github.io/minisearch: fuzzy by a fifth of the length, and prefixes. */
function minisearch(movies: readonly Movie[]): Engine {
  const index = new MiniSearch<Doc>({
    fields: [...fields],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2, originalTitle: 2 } },
  });
  index.addAll(movies.map(docOf));
  return {
    find: (query) =>
      index
        .search(query)
        .slice(0, most)
        .map(({ id }) => String(id)),
  };
}

/** https://github.com/farzher/fuzzysort: prepared targets, and a limit. */
function plainFuzzysort(movies: readonly Movie[]): Engine {
  const targets = movies.map((movie) => {
    const { id, title, originalTitle, people } = docOf(movie);
    return { id, names: [title, originalTitle, people].map((name) => fuzzysort.prepare(name)) };
  });
  const keys = [0, 1, 2].map((place) => (target: { names: Prepared[] }) => target.names[place]);
  return {
    find: (query) => fuzzysort.go(query, targets, { keys, limit: most }).map(({ obj }) => obj.id),
  };
}

/** Each form of a query among the forms of its kind; the best of all. */
function fuzzysortOverForms(movies: readonly Movie[]): Engine {
  const targets: Record<Form['kind'], { id: string; form: Prepared }[]> = {
    letters: [],
    initials: [],
    sound: [],
    people: [],
  };
  for (const movie of movies) {
    for (const { kind, text } of formsOfMovie(movie)) {
      targets[kind].push({ id: movie.id, form: fuzzysort.prepare(text) });
    }
  }
  return {
    find(query) {
      const found = formsOfQuery(query).flatMap(({ kind, text }) => [
        ...fuzzysort.go(text, targets[kind], { key: 'form', limit: most, threshold: 0.3 }),
      ]);
      const ids = found.toSorted((a, b) => b.score - a.score).map(({ obj }) => obj.id);
      return [...new Set(ids)].slice(0, most);
    },
  };
}

/** https://github.com/nextapps-de/flexsearch: beginnings of words, and the encoder that keeps Hangul. */
function flex(movies: readonly Movie[]): Engine {
  const { Charset, Document } = flexsearch;
  const index = new Document<Doc>({
    tokenize: 'forward',
    encoder: Charset.Normalize,
    document: { id: 'id', index: [...fields] },
  });
  for (const movie of movies) index.add(docOf(movie));
  return {
    find(query) {
      const found = index.search(query, { limit: most, suggest: true });
      return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, most);
    },
  };
}

/** https://github.com/leeoniya/uFuzzy: one typo in each word, words out of order, the settings for all scripts. */
function microFuzzy(movies: readonly Movie[]): Engine {
  const ids = movies.map(({ id }) => id);
  const haystack = movies
    .map(docOf)
    .map(({ title, originalTitle, people }) => `${title} ${originalTitle} ${people}`);
  const index = new uFuzzy({
    unicode: true,
    interSplit: String.raw`[^\p{L}\d']+`,
    intraSplit: String.raw`\p{Ll}\p{Lu}`,
    intraBound: String.raw`\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}`,
    intraChars: String.raw`[\p{L}\d']`,
    intraContr: String.raw`'\p{L}{1,2}\b`,
    intraMode: 1,
  });
  return {
    find(query) {
      const [found, info, order] = index.search(haystack, query, 1, 1000);
      const places = order && info ? order.map((place) => info.idx[place] ?? 0) : (found ?? []);
      return places.slice(0, most).flatMap((place) => ids[place] ?? []);
    },
  };
}

/** https://www.sqlite.org/fts5.html: the trigram tokenizer, any trigram of the query, bm25. */
function fullText(movies: readonly Movie[]): Engine {
  const db = new DatabaseSync(':memory:');
  db.exec(
    `create virtual table movie using fts5(id unindexed, title, originalTitle, people, tokenize = 'trigram')`,
  );
  const insert = db.prepare('insert into movie values (?, ?, ?, ?)');
  db.exec('begin');
  for (const { id, title, originalTitle, people } of movies.map(docOf))
    insert.run(id, title, originalTitle, people);
  db.exec('commit');
  const ask = db.prepare('select id from movie where movie match ? order by bm25(movie, 0, 2, 2, 1) limit ?');
  const pages = db.prepare('select page_count * page_size as bytes from pragma_page_count, pragma_page_size');
  return {
    find(query) {
      const grams = trigramsOf(query).map((gram) => `"${gram.replaceAll('"', '""')}"`);
      return grams.length === 0 ? [] : ask.all(grams.join(' OR '), most).map(({ id }) => String(id));
    },
    bytes: () => Number(pages.get()?.['bytes']),
  };
}

function trigramsOf(text: string): string[] {
  const letters = text.split('');
  return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
}
