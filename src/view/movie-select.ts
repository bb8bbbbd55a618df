import type { APIStringSelectComponent } from 'discord-api-types/v10';
import type { Movie } from '../core/movie.ts';
import type { Language } from '../core/subscription.ts';
import { select } from './message.ts';
import { choiceNames } from './title.ts';

/** A select whose values are movie ids: each once, at most 25. */
export function movieSelect(
  customId: string,
  placeholder: string,
  movies: readonly Movie[],
  language: Language,
): APIStringSelectComponent {
  const distinct = [...new Map(movies.map((movie) => [movie.id, movie])).values()];
  const shown = distinct.slice(0, 25);
  const names = choiceNames(shown, language);
  const options = shown.map(({ id }, at) => ({ label: names[at] ?? id, value: id }));
  return select(customId, placeholder, options);
}
