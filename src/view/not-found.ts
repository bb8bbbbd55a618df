// What is said when a search finds nothing: the nearest as buttons, and how much is known at all.
import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Catalogue } from '../core/catalogue.ts';
import { isSearchable } from '../core/search/letters.ts';
import { customId } from './custom-id.ts';
import { button, plainWithin, reply, row, text, type Message } from './message.ts';
import type { Reader } from './reader.ts';
import { choiceNames, personName } from './title.ts';

/** `action`: what a press on one of the nearest movies does, such as ['movie', 'open']. */
export function movieNotFound(
  typed: string,
  catalogue: Catalogue,
  { say, language }: Reader,
  [command, action]: readonly [string, string],
): Message {
  const { movies } = say;
  const known = movies.known(catalogue.movies.length, catalogue.asOf);
  if (!isSearchable(typed)) return nothing(movies.nothingTyped, '', known, []);
  const nearest = catalogue.nearest(typed, 3);
  const names = choiceNames(nearest, language, 80);
  const buttons = nearest.map((movie, at) =>
    button(customId(command, action, movie.id), names[at] ?? movie.id),
  );
  return nothing(movies.notFound(plainWithin(typed, 100)), movies.nearestMovies, known, buttons);
}

export function personNotFound(typed: string, catalogue: Catalogue, { say, language }: Reader): Message {
  const { movies } = say;
  const known = movies.known(catalogue.movies.length, catalogue.asOf);
  if (!isSearchable(typed)) return nothing(movies.nothingTyped, '', known, []);
  const buttons = catalogue
    .nearestPeople(typed, 3)
    .filter(
      ({ name }, index, all) => name.length <= 80 && all.findIndex((one) => one.name === name) === index,
    )
    .map((person) => button(customId('person', 'open', person.name), personName(person, language)));
  return nothing(movies.personNotFound(plainWithin(typed, 100)), movies.nearestPeople, known, buttons);
}

function nothing(sentence: string, hint: string, known: string, buttons: APIButtonComponent[]): Message {
  if (buttons.length === 0) return reply(text(`${sentence}\n-# ${known}`));
  return reply(text(`${sentence} ${hint}\n-# ${known}`), row(...buttons));
}
