// A year within what was typed: "Unlocked 2023", "(2023) Unlocked", "Unlocked (2023) · …", "Unlocked (2023) im si-wan", 2023년 Unlocked.

export type YearReading = { title: string; year?: string };

const forms = [
  /^(?<title>.*\S)\s*\((?<year>\d{4})년?\)(?:\s*·.*)?$/u,
  /^(?<title>.*\S)\s*\((?<year>\d{4})년?\)\s*(?<rest>[^\s·].*)$/u,
  /^\((?<year>\d{4})년?\)\s*(?<title>\S.*)$/u,
  /^(?<title>.*\S)\s+(?<year>(?:19|20)\d{2})년?$/u,
  /^(?<year>(?:19|20)\d{2})년?\s+(?<title>\S.*)$/u,
];

/** As it is, and without the year that it may name. */
export function yearReadings(text: string): YearReading[] {
  const typed = text.trim();
  const named = forms.flatMap((form): YearReading[] => {
    const { title, rest, year } = form.exec(typed)?.groups ?? {};
    if (title === undefined || year === undefined) return [];
    return [{ title: rest === undefined ? title : `${title} ${rest}`, year }];
  });
  return [{ title: text }, ...named];
}
