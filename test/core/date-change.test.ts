import { describe, expect, test } from 'vitest';
import { catalogueNews, changesAfter, type DateChange } from '../../src/core/date-change.ts';
import { at, movieOf, releasedOn, releaseOf } from './samples.ts';

const now = at('2023-02-10T12:00+09:00');
const known = (...dates: string[]) => new Map([['m', dates]]);

const changed = (before: string[], after: string[], when = now) =>
  catalogueNews(known(...before), [releasedOn('m', ...after)], { region: 'KR', now: when }).changes.map(
    ({ was, date }) => `${was} -> ${date}`,
  );
const amended = (before: string[], after: string[]) =>
  catalogueNews(known(...before), [releasedOn('m', ...after)], { region: 'KR', now }).amended;

describe('a catalogue', () => {
  test('that is the first changes nothing for anybody', () => {
    const movies = [releasedOn('m', '2023-02-17'), movieOf('undated')];
    expect(catalogueNews(new Map(), movies, { region: 'KR', now })).toEqual({
      region: 'KR',
      changes: [],
      amended: [],
      learned: [
        { movieId: 'm', dates: ['2023-02-17'] },
        { movieId: 'undated', dates: [] },
      ],
      withdrawn: [],
    });
  });

  test('with a new movie changes nothing, and messages of it that are there read as they should again', () => {
    const movies = [releasedOn('m', '2023-02-17'), releasedOn('new', '2023-03-01')];
    expect(catalogueNews(known('2023-02-17'), movies, { region: 'KR', now })).toEqual({
      region: 'KR',
      changes: [],
      amended: [{ movieId: 'new', dates: [] }],
      learned: [{ movieId: 'new', dates: ['2023-03-01'] }],
      withdrawn: [],
    });
  });

  test('that lost a movie amends what was said of its days to come', () => {
    expect(catalogueNews(known('2023-01-01', '2023-02-17'), [], { region: 'KR', now })).toEqual({
      region: 'KR',
      changes: [],
      amended: [{ movieId: 'm', dates: [] }],
      learned: [],
      withdrawn: ['m'],
    });
  });

  test('that says the same is no news', () => {
    const news = catalogueNews(known('2023-02-17'), [releasedOn('m', '2023-02-17')], { region: 'KR', now });
    expect(news).toEqual({ region: 'KR', changes: [], amended: [], learned: [], withdrawn: [] });
  });
});

describe('a day', () => {
  test('that is gone while another came has moved, several in order of date', () => {
    expect(changed(['2023-02-17'], ['2023-03-03'])).toEqual(['2023-02-17 -> 2023-03-03']);
    expect(changed(['2023-02-17', '2023-02-20'], ['2023-03-03', '2023-03-10'])).toEqual([
      '2023-02-17 -> 2023-03-03',
      '2023-02-20 -> 2023-03-10',
    ]);
    expect(changed(['2023-02-17', '2023-02-20'], ['2023-02-20', '2023-03-03'])).toEqual([
      '2023-02-17 -> 2023-03-03',
    ]);
    expect(amended(['2023-01-18', '2023-02-17'], ['2023-01-18', '2023-03-03'])).toEqual([
      { movieId: 'm', dates: ['2023-01-18'] },
    ]);
  });

  test('that is gone with a month or nothing in its place is no notice; what was said of it is amended', () => {
    expect(changed(['2023-02-17'], [])).toEqual([]);
    expect(changed(['2023-02-17'], ['2023-03'])).toEqual([]);
    expect(changed(['2023-02-17', '2023-02-20'], ['2023-03-03'])).toEqual(['2023-02-17 -> 2023-03-03']);
    expect(amended(['2023-02-17'], ['2023-03'])).toEqual([{ movieId: 'm', dates: [] }]);
    expect(amended(['2023-01-18'], [])).toEqual([]);
  });

  test('counts while it is today anywhere', () => {
    const over = at('2023-02-18T12:00Z');
    const stillToday = over.subtract({ seconds: 1 });
    expect(changed(['2023-02-17'], ['2023-03-03'], stillToday)).toEqual(['2023-02-17 -> 2023-03-03']);
    expect(changed(['2023-02-17'], ['2023-03-03'], over)).toEqual([]);
    expect(changed([], ['2023-02-17'], stillToday)).toEqual([' -> 2023-02-17']);
    expect(changed([], ['2023-02-17'], over)).toEqual([]);
  });

  test('is the first of a movie that had none, or only a month', () => {
    expect(changed([], ['2023-03-03', '2023-04-01'])).toEqual([' -> 2023-03-03']);
    expect(changed(['2023-03'], ['2023-03-03'])).toEqual(['2023-03 -> 2023-03-03']);
    expect(changed(['2023-01-18', '2023-05'], ['2023-01-18', '2023-05-12'])).toEqual([
      '2023-05 -> 2023-05-12',
    ]);
  });

  test('that comes besides one that is known is no notice', () => {
    expect(changed(['2023-02-17'], ['2023-02-17', '2023-03-03'])).toEqual([]);
    expect(changed(['2023-01-18'], ['2023-01-18', '2023-03-03'])).toEqual([]);
  });

  test('of a festival is none, and a year is not a day', () => {
    const movies = [movieOf('m', { releases: [releaseOf('2023-03-03', { type: 'festival' })] })];
    expect(catalogueNews(known(), movies, { region: 'KR', now }).changes).toEqual([]);
    expect(changed([], ['2023'])).toEqual([]);
    expect(changed([], ['2023-03-03'])).toEqual([' -> 2023-03-03']);
  });
});

describe('what is to be told', () => {
  const earlier = now.subtract({ hours: 5 });
  const change = (was: string, date: string, learnedAt = now): DateChange => ({
    region: 'KR',
    movieId: 'm',
    was,
    date,
    learnedAt,
  });
  const after = (standing: DateChange[], fresh: DateChange[], ...dates: string[]) =>
    changesAfter(standing, fresh, [releasedOn('m', ...dates)], now);

  test('of a day that moved twice is the last, to those who know the first and the second', () => {
    const [first, second] = [change('2023-02-17', '2023-03-03', earlier), change('2023-03-03', '2023-03-10')];
    expect(after([first], [second], '2023-03-10')).toEqual([change('2023-02-17', '2023-03-10'), second]);
    expect(after([change('', '2023-03-03', earlier)], [second], '2023-03-10')).toEqual([
      change('', '2023-03-10'),
      second,
    ]);
  });

  test('of a day that moved back is nothing to those who know only that day', () => {
    const back = change('2023-03-03', '2023-02-17');
    expect(after([change('2023-02-17', '2023-03-03', earlier)], [back], '2023-02-17')).toEqual([back]);
  });

  test('is nothing once the new day is gone, or the old one is there again', () => {
    const standing = [change('2023-02-17', '2023-03-03', earlier)];
    expect(after(standing, [], '2023-03-03')).toEqual(standing);
    expect(after(standing, [])).toEqual([]);
    expect(after(standing, [], '2023-02-17', '2023-03-03')).toEqual([]);
    expect(changesAfter(standing, [], [], now)).toEqual([]);
  });

  test('is nothing after four days, or once the new day is over', () => {
    const fourDays = change('2023-02-17', '2023-03-03', now.subtract({ hours: 96 }));
    expect(after([fourDays], [], '2023-03-03')).toEqual([fourDays]);
    const older = { ...fourDays, learnedAt: fourDays.learnedAt.subtract({ seconds: 1 }) };
    expect(after([older], [], '2023-03-03')).toEqual([]);
    const over = change('2023-02-20', '2023-02-08', earlier);
    expect(after([over], [], '2023-02-08')).toEqual([]);
  });
});

describe('in a region', () => {
  const both = (kr: string, us: string) =>
    movieOf('m', {
      releases: [releaseOf(kr, { region: 'KR' }), releaseOf(us, { region: 'US' })],
    });
  const news = (region: string) =>
    catalogueNews(known('2023-02-17'), [both('2023-02-17', '2023-03-03')], { region, now }).changes.map(
      ({ region, was, date }) => [region, was, date],
    );

  test('what moved in another is no news', () => {
    expect([news('KR'), news('US')]).toEqual([[], [['US', '2023-02-17', '2023-03-03']]]);
  });

  test('a change stands while its own date does', () => {
    const change = (region: string): DateChange => ({
      region,
      movieId: 'm',
      was: '2023-02-10',
      date: '2023-02-17',
      learnedAt: now,
    });
    const [kr, us] = [change('KR'), change('US')];
    expect(changesAfter([us, kr], [], [both('2023-02-17', '2023-02-17')], now)).toEqual([kr, us]);
    expect(changesAfter([us, kr], [], [both('2023-02-17', '2023-03-03')], now)).toEqual([kr]);
  });

  test('one that is known under another id by now amends nothing that still stands', () => {
    const movies = [{ ...releasedOn('n', '2023-02-17'), alsoIds: ['m'] }];
    expect(catalogueNews(known('2023-02-17', '2023-03-01'), movies, { region: 'KR', now })).toEqual({
      region: 'KR',
      changes: [],
      amended: [
        { movieId: 'n', dates: [] },
        { movieId: 'm', dates: ['2023-02-17'] },
      ],
      learned: [{ movieId: 'n', dates: ['2023-02-17'] }],
      withdrawn: ['m'],
    });
  });
});
