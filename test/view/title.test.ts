import { describe, expect, test } from 'vitest';
import { choiceName, choiceNames } from '../../src/view/title.ts';
import { movieWith, unlocked } from '../commands/movies.ts';

const same = (id: string, date?: string, director?: string) =>
  movieWith({
    ...unlocked,
    id,
    releases: date === undefined ? [] : [{ date, earlier: [] }],
    directors: director === undefined ? [] : [{ name: director }],
  });
const remake = same('remake', '2023-02-17', 'Lee');

describe('the names of a list', () => {
  test('are the plain ones while they differ', () => {
    expect(choiceNames([unlocked, same('old', '1999')], 'en')).toEqual([
      'Unlocked (2023) · 스마트폰을 떨어뜨렸을 뿐인데',
      'Unlocked (1999) · 스마트폰을 떨어뜨렸을 뿐인데',
    ]);
  });

  test('have the day where they would read the same, the director where that is the same too, else the id', () => {
    const list = [unlocked, same('spring', '2023-04'), remake, same('a', '2023'), same('b', '2023')];
    expect(choiceNames(list, 'ko').map((name) => name.split(' · ').slice(2))).toEqual([
      ['Kim Tae Joon'],
      ['2023년 4월'],
      ['Lee'],
      ['a'],
      ['b'],
    ]);
  });

  test('keep what tells them apart however long the titles are', () => {
    const long = { title: 'x'.repeat(200), originalTitle: '길'.repeat(200) };
    const names = choiceNames(
      [
        { ...unlocked, ...long },
        { ...remake, ...long },
      ],
      'en',
      80,
    );
    expect(names.map((name) => [name.length <= 80, name.split(' · ').at(-1)])).toEqual([
      [true, 'Kim Tae Joon'],
      [true, 'Lee'],
    ]);
    expect(choiceName({ ...unlocked, ...long }, 'en').length).toBe(100);
  });
});
