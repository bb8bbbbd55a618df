// The form that changes a subscription, filled in with what stands.
import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APITextInputComponent,
} from 'discord-api-types/v10';
import type { Catalogue } from '../core/catalogue.ts';
import type { Movie } from '../core/movie.ts';
import type { Language, Subscription } from '../core/subscription.ts';
import { formatMinute } from '../core/time-of-day.ts';
import type { Say } from '../text/index.ts';
import { customId } from './custom-id.ts';
import { clip, type ModalForm } from './message.ts';
import type { Telling } from './subscription.ts';
import { namesApart, yearOf } from './title.ts';

/** `page`: of the list on which [Edit] was pressed; undefined: [Change] was pressed elsewhere. */
export function subscriptionForm(
  subscription: Subscription,
  page: number | undefined,
  telling: Telling,
): ModalForm {
  const { say } = telling;
  const { channelId, minute, timeZone, daysBefore, language } = subscription;
  const { form } = say.alerts;
  return {
    custom_id: customId('alerts', 'save', channelId, page ?? '', seenMark(subscription)),
    title: say.alerts.formTitle,
    components: [
      labelled(form.time, input('time', formatMinute(minute), 20)),
      labelled(form.timeZone, input('time-zone', timeZone, 60)),
      labelled(form.daysBefore, input('days-before', String(daysBefore), 2)),
      labelled(form.movies, {
        ...input('movies', moviesText(subscription, telling), 4000),
        style: TextInputStyle.Paragraph,
      }),
      labelled(form.language, languageSelect(language, say)),
    ],
  };
}

/** What a sent form says of the subscription that it was filled in with: whether that is the one that stands. */
export const seenMark = ({ since, language }: Subscription): string =>
  `${since.epochMilliseconds.toString(36)}${language}`;

const labelled = (
  { label, about }: { label: string; about?: string },
  component: APILabelComponent['component'],
): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  ...(about !== undefined && { description: about }),
  component,
});

const input = (custom_id: string, value: string, max_length: number): APITextInputComponent => ({
  type: ComponentType.TextInput,
  custom_id,
  style: TextInputStyle.Short,
  required: true,
  min_length: 1,
  max_length,
  value,
});

const languageSelect = (chosen: Language, say: Say): APILabelComponent['component'] => ({
  type: ComponentType.StringSelect,
  custom_id: 'language',
  options: (['en', 'ko'] as const).map((value) => ({
    label: say.alerts.choices[value],
    value,
    default: value === chosen,
  })),
});

function moviesText(subscription: Subscription, { say, movies }: Telling): string {
  const followed = subscription.movies;
  if (typeof followed === 'string') return say.alerts.which[followed];
  return movieLines(followed, movies, say).join('\n');
}

// Fifty fit into an input.
const longestLine = 79;

/** Movies as the form lists them, each differently: "Unlocked (2023)". A movie that the catalogue lacks is its id. */
export function movieLines(movieIds: readonly string[], movies: Catalogue, say: Say): string[] {
  const known = movieIds.flatMap((id) => movies.movie(id) ?? []);
  const names = namesApart(known, (movie, most) => titleAndYear(movie, say, most), say, longestLine);
  const lines = new Map(known.map(({ id }, at) => [id, names[at]]));
  return movieIds.map((id) => lines.get(id) ?? id);
}

function titleAndYear(movie: Movie, say: Say, most: number): string {
  const year = yearOf(movie);
  const title = clip(say.posts.title(movie).replace(/\s+/g, ' ').trim(), most - 9);
  return year === undefined ? title : `${title} (${year})`;
}
