// /upcoming [when]: movies by date, in pages: the next 90 days, a month, a year, or those without a date.
import { command, show, tell, text, type Choice, type Context } from '../src/command.ts';
import { parsePeriod, periodsBeginning } from '../src/core/period.ts';
import {
  inMonth,
  inYear,
  periods,
  undated,
  upcoming as ahead,
  type DateGroup,
} from '../src/core/upcoming.ts';
import { plainWithin, reply, text as paragraph, type Message } from '../src/view/message.ts';
import { movieListPage, type Entry, type MovieList } from '../src/view/movie-list.ts';
import { readerOf, type Reader } from '../src/view/reader.ts';
import { answer, cardOf } from './answer.ts';

export const upcoming = command({
  name: 'upcoming',
  words: (say) => say.commands.upcoming,
  options: { when: text({ suggests: true }) },

  suggest({ text: typed }, context) {
    const reader = readerOf(context);
    const said = typed.normalize('NFKC').toLowerCase().trim();
    const meant = periodsBeginning(typed, reader.today);
    const fits = ({ name, value }: Choice): boolean =>
      meant.includes(value) || name.toLowerCase().includes(said) || value.startsWith(said);
    const isMeant = ({ value }: Choice): number => Number(meant.includes(value));
    return choices(context, reader)
      .filter(fits)
      .toSorted((a, b) => isMeant(b) - isMeant(a))
      .slice(0, 25);
  },

  run({ when = '' }, context) {
    const { today, say } = readerOf(context);
    if (when.trim() === '') return tell(page('next', 0, context));
    const period = parsePeriod(when, today);
    if (period === undefined) return tell(reply(paragraph(say.movies.notAPeriod(plainWithin(when, 100)))));
    return tell(page(period, 0, context));
  },

  presses: {
    /** upcoming/page/WHEN/PAGE */
    page: { run: ({ args: [when, at] }, context) => answer(page(when, Number(at), context), context) },
    /** upcoming/show/WHEN/PAGE: the same page, for all to see. */
    show: { run: ({ args: [when, at] }, context) => show(page(when, Number(at), context, true)) },
    pick: { run: ({ values: [id = ''] }, context) => tell(cardOf(id, context)) },
  },
});

/** A page that all may see turns into one's own when it is turned; that one can be shown again. */
function page(when = 'next', at: number, context: Context, isPublic = false): Message {
  const reader = readerOf(context);
  return movieListPage(listOf(when, context, reader), at, context.movies, reader, isPublic);
}

function listOf(when: string, { movies: { movies } }: Context, reader: Reader): MovieList {
  const { say, region } = reader;
  if (when === 'none') {
    return { when, heading: say.movies.undated, entries: undated(movies).map((movie) => ({ movie })) };
  }
  if (/^\d{4}-\d{2}$/.test(when)) {
    return { when, heading: say.movies.inPeriod(when), entries: entriesOf(inMonth(movies, when, region)) };
  }
  if (/^\d{4}$/.test(when)) {
    return { when, heading: say.movies.inPeriod(when), entries: entriesOf(inYear(movies, when, region)) };
  }
  return { when: 'next', heading: say.movies.upcoming, entries: entriesOf(ahead(movies, reader)) };
}

const entriesOf = (groups: readonly DateGroup[]): Entry[] => groups.flatMap(({ listed }) => listed);

/** What exists: a year of months ahead, three years, "no date", then the past, latest first, and what is left. */
function choices({ movies: { movies } }: Context, { say, today, region }: Reader): Choice[] {
  const { months, years, undated } = periods(movies, region);
  const month = today.toString().slice(0, 7);
  const year = month.slice(0, 4);
  const monthsAhead = months.filter((value) => value >= month);
  const yearsAhead = years.filter((value) => value >= year);
  const values = [
    ...monthsAhead.slice(0, 12),
    ...yearsAhead.slice(0, 3),
    ...(undated ? ['none'] : []),
    ...months.filter((value) => value < month).toReversed(),
    ...years.filter((value) => value < year).toReversed(),
    ...monthsAhead.slice(12),
    ...yearsAhead.slice(3),
  ];
  return values.map((value) => ({
    name: value === 'none' ? say.movies.undatedChoice : say.dates.of(value),
    value,
  }));
}
