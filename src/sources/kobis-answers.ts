// What the open API of KOBIS answers (kobis.or.kr/kobisopenapi), as much of it as is used here. Every value is text, "" where there is none.
import { z } from 'zod';

const text = z.string().nullish();

/** A refusal comes with status 200. */
export const faultAnswer = z.object({ faultInfo: z.object({ errorCode: z.coerce.string() }) });

/** GET movie/searchMovieList.json: at most 100 a page. */
export const listAnswer = z.object({
  movieListResult: z.object({ totCnt: z.coerce.number(), movieList: z.array(z.unknown()) }),
});

export const listedMovie = z.object({
  movieCd: z.string().regex(/^[0-9A-Za-z]{1,20}$/),
  movieNm: z.string().refine((name) => name.trim() !== ''),
  movieNmEn: text,
  openDt: text,
  repNationNm: text,
  nationAlt: text,
  genreAlt: text,
  repGenreNm: text,
  directors: z.array(z.object({ peopleNm: z.string() })).nullish(),
});
export type ListedMovie = z.infer<typeof listedMovie>;

/** What is left to tell which movie a bad record is of. */
export const listedCode = z.object({ movieCd: z.string() });

const person = z.object({ peopleNm: z.string(), peopleNmEn: text });
export type KobisPerson = z.infer<typeof person>;

/** GET movie/searchMovieInfo.json: the people, with their English names. */
export const infoAnswer = z.object({
  movieInfoResult: z.object({
    movieInfo: z.object({ directors: z.array(person), actors: z.array(person) }),
  }),
});
