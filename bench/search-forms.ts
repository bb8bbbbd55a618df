// Names and queries in the normal forms of our search, as plain text, for another engine to compare.
import { initialsOf, isInitials } from '../src/core/hangul/initial-consonants.ts';
import { jamoOf } from '../src/core/hangul/jamo.ts';
import { hangulOfKeys, keysOfHangul } from '../src/core/hangul/keyboard.ts';
import { nameReadings } from '../src/core/hangul/name-readings.ts';
import { romanise } from '../src/core/hangul/romanise.ts';
import { soundFold } from '../src/core/hangul/sound-fold.ts';
import type { Movie, Person } from '../src/core/movie.ts';

export type Form = { kind: 'letters' | 'initials' | 'sound' | 'people'; text: string };

const lettersOf = (text: string): string => jamoOf(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));

export const formsOfMovie = (movie: Movie): Form[] =>
  [
    ...[movie.title, movie.originalTitle ?? ''].flatMap(formsOfTitle),
    ...[...movie.directors, ...movie.cast].flatMap(formsOfPerson),
  ].filter(({ text }) => text !== '');

const isHangul = (text: string): boolean => /[가-힣]/.test(text);

const formsOfTitle = (title: string): Form[] => [
  { kind: 'letters', text: lettersOf(title) },
  ...(isHangul(title)
    ? ([
        { kind: 'initials', text: lettersOf(initialsOf(title)) },
        { kind: 'sound', text: soundFold(romanise(title)) },
      ] as const)
    : []),
];

function formsOfPerson({ name, originalName }: Person): Form[] {
  const readings = originalName === undefined ? nameReadings(name).slice(0, 1) : [originalName];
  return [lettersOf(name), ...readings.map(lettersOf)].map((text) => ({ kind: 'people', text }));
}

export function formsOfQuery(query: string): Form[] {
  const keys = isHangul(query) || /[ㄱ-ㅣ]/.test(query) ? keysOfHangul(query) : hangulOfKeys(query);
  const forms: Form[] = [
    ...[query, keys].flatMap((text): Form[] => [
      { kind: 'letters', text: lettersOf(text) },
      ...(isInitials(text) ? [{ kind: 'initials', text: lettersOf(initialsOf(text)) } as const] : []),
    ]),
    ...(isHangul(query) ? [] : [{ kind: 'sound', text: soundFold(query) } as const]),
    ...[query, ...nameReadings(query)].map((text): Form => ({ kind: 'people', text: lettersOf(text) })),
  ];
  return forms.filter(({ text }) => text !== '');
}
