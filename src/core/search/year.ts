// A year within what was typed: "Unlocked 2023", "(2023) Unlocked", "Unlocked (2023) · …".

export type YearReading = { title: string; year?: string };

/** As it is, and without the year that it may name. */
export function yearReadings(text: string): YearReading[] {
  const named =
    /^(?<title>.*\S)\s*\((?<year>\d{4})\)|^(?<title>.*\S)\s+(?<year>(?:19|20)\d{2})$|^(?<year>(?:19|20)\d{2})\s+(?<title>\S.*)$/u.exec(
      text.trim(),
    );
  const { title, year } = named?.groups ?? {};
  return [{ title: text }, ...(title === undefined || year === undefined ? [] : [{ title, year }])];
}
