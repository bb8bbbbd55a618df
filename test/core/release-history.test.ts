import { expect, test } from 'vitest';
import { withHistory } from '../../src/core/release-history.ts';
import { movieOf, releaseOf } from './samples.ts';

const kr = { region: 'KR', type: 'theatrical' } as const;
const said = (date: string, asOf: string) => releaseOf(date, { ...kr, asOf, source: 'Wikidata' });

const after = (before: string, now: string, asOf = '2026-11-02') =>
  withHistory(
    movieOf('a', { releases: [said(before, '2026-11-01')] }),
    movieOf('a', { releases: [said(now, asOf)] }),
  ).releases;

test('what was still to come when the source changed it had been announced', () => {
  expect(after('2026-12', '2026-12-24')).toEqual([
    {
      ...said('2026-12-24', '2026-11-02'),
      earlier: [{ date: '2026-12', asOf: '2026-11-01', source: 'Wikidata' }],
    },
  ]);
});

test('what was over by then had been a mistake', () => {
  expect(after('1961', '1962')).toEqual([said('1962', '2026-11-02')]);
});

test('a date that stays keeps what was before it', () => {
  const first = movieOf('a', { releases: [said('2026-12', '2026-11-01')] });
  const second = withHistory(first, movieOf('a', { releases: [said('2026-12-24', '2026-11-02')] }));
  const third = withHistory(second, movieOf('a', { releases: [said('2026-12-24', '2026-11-03')] }));
  expect(third.releases.map(({ earlier }) => earlier)).toEqual([
    [{ date: '2026-12', asOf: '2026-11-01', source: 'Wikidata' }],
  ]);
});

test('of two releases of one kind nobody says which one moved', () => {
  const two = movieOf('a', {
    releases: [said('2026-12-01', '2026-11-01'), said('2026-12-02', '2026-11-01')],
  });
  const now = movieOf('a', { releases: [said('2026-12-03', '2026-11-02')] });
  expect(withHistory(two, now)).toEqual(now);
});
