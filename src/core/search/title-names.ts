// Under what a movie's title is looked for, and what a text may mean as a title.
import { inSinoKorean } from '../hangul/sino-korean.ts';
import type { Movie } from '../movie.ts';
import type { Name } from './name-index.ts';
import { reading, readingsOf, type Reading } from './readings.ts';

const discounts = { withoutArticle: 2, behindColon: 8, number: 4 };

export function titlesOf(movie: Movie | undefined): Name[] {
  if (!movie) return [];
  const { title, originalTitle, aliases } = movie;
  const names: Name[] = [];
  const others = originalTitle === undefined ? aliases : [originalTitle, ...aliases];
  addNames(title, names);
  for (const other of new Set(others)) if (other !== title) addNames(other, names);
  return names;
}

const article = /^(?:the|an?)\s+(?=.{2})/i;
const colon = /[:：|]/;

/** As typed, without an article that the title may lack, and with "and" for &. */
export function titleReadings(text: string): Reading[] {
  const typed = text.trim();
  const bare = typed.replace(article, '');
  return [
    ...readingsOf(text),
    ...(bare === typed ? [] : [reading('letters', bare, discounts.withoutArticle / 100)]),
    ...(typed.includes('&') ? [reading('letters', typed.replaceAll('&', ' and '), 0)] : []),
  ];
}

/** The number of a sequel. */
const roman = /(?<=\s)(?:II|III|IV)$/;
const digitOf = (number: string): string => (number === 'IV' ? '4' : String(number.length));

function addNames(title: string, names: Name[]): void {
  names.push({ text: title });
  const length = article.exec(title)?.[0].length ?? 0;
  if (length > 0) names.push({ text: title.slice(length), discount: discounts.withoutArticle });
  const place = title.search(colon);
  if (place > 0) names.push({ text: title.slice(place + 1), discount: discounts.behindColon });
  if (title.includes('&')) names.push({ text: title.replaceAll('&', ' and ') });
  if (roman.test(title)) names.push({ text: title.replace(roman, digitOf), discount: discounts.number });
  if (/\d[^가-힣]?[가-힣]|[가-힣][^가-힣]?\d/.test(title))
    names.push({ text: inSinoKorean(title), discount: discounts.number });
}
