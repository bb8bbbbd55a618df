// Movies of the tests' own: more than one page of them, and one whose title would be a program if it were read as HTML.
export const hostileTitle = '<img src=x onerror="document.title=1"> <script>document.title=2</script>';

const source = 'A test';
const day = (index: number): string => `2023-02-${String(10 + index).padStart(2, '0')}`;

export const manyMovies = Array.from({ length: 11 }, (_, index) => ({
  id: `movie-${index + 1}`,
  title: `Movie ${index + 1}`,
  releases: [{ date: day(index) }],
  source,
}));

export const hostileMovies = [
  { id: 'hostile', title: hostileTitle, releases: [{ date: '2023-02-17' }], source },
];
