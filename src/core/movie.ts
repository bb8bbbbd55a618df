// What a movie is, as the rest of the house sees it. The file format that it is read from is in movie-schema.ts.

/** `otherNames`: spellings under which people may look for them. */
export type Person = { name: string; originalName?: string; otherNames?: string[] };

export type ReleaseType = 'theatrical' | 'streaming' | 'festival' | 'tv' | 'other';

/** What had been announced before. No date: "none yet" was what was known. */
export type EarlierAnnouncement = { date?: string; asOf: string; source?: string };

export type Release = {
  /** A day, a month or a year: 2023-02-17, 2023-02 or 2023. */
  date: string;
  region?: string;
  type?: ReleaseType;
  platform?: string;
  /** The day on which the date was stated. */
  asOf?: string;
  source?: string;
  /** Oldest first. */
  earlier: EarlierAnnouncement[];
};

export type Movie = {
  id: string;
  /** Under these it was known too. */
  alsoIds?: readonly string[];
  title: string;
  originalTitle?: string;
  aliases: string[];
  synopsis?: { en: string; ko?: string };
  directors: Person[];
  cast: Person[];
  genres: string[];
  /** In order of date. None: undated. */
  releases: Release[];
  /** What had been announced while there is no release: only in a world that is told its news later. */
  earlier?: EarlierAnnouncement[];
  poster?: string;
  links: { label: string; url: string }[];
  ids: { wikidata?: string; tmdb?: number; kobis?: string; imdb?: string };
  /** Subscriptions that name no movies follow it. */
  notable: boolean;
  /** Since when it is known, in milliseconds by the calendar: what was due before is not owed. None: whatever is due is. */
  since?: number;
  /** Dates that a source said when it was first asked for all: that it knows them is no news. */
  firstFilled?: readonly string[];
  /** From 0: how many look for it, in the measure of the source that tells. */
  popularity?: number;
  source: { name: string; asOf?: string; url?: string };
};
