// Figures for a person to read, as Markdown has tables.

type Row = Readonly<Record<string, number | string>>;

/** One line for each figure, one column for each run. */
export function tableOf(runs: readonly Row[]): string {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  const lines = names.map((name) => [name, ...runs.map((run) => said(run[name]))]);
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(3, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const drawn = lines.map((line) => drawnRow(line, widths));
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}

const said = (value: number | string | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en') : (value ?? '');

const drawnRow = (line: readonly string[], widths: readonly number[]): string =>
  `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
