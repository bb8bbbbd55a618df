// One line of the benchmark's table: ours beside a bare bot's, and whether it is as it should be.
import { tableOf } from './table.ts';

export type Measure = {
  name: string;
  ours?: number;
  bare?: number;
  /** Ours as a multiple of the bare one's, or how much more it is. */
  ratio?: number;
  more?: number;
  /** What `ratio`, else `more`, else `ours` should be at most. */
  most?: number;
  /** Why there is no figure. */
  why?: string;
};

const rounded = (value: number | undefined): number | string =>
  value === undefined ? '' : Number(value.toPrecision(3));

/** Undefined: there is no aim, or no figure. */
export function isMet({ ratio, more, ours, most }: Measure): boolean | undefined {
  const judged = ratio ?? more ?? ours;
  return most === undefined || judged === undefined ? undefined : judged <= most;
}

function aimOf({ ratio, most }: Measure): string {
  if (most === undefined) return '';
  return `≤ ${most}${ratio === undefined ? '' : ' ×'}`;
}

const comparedOf = ({ ratio, more }: Measure): string => {
  if (ratio !== undefined) return `${rounded(ratio)} ×`;
  return more === undefined ? '' : `${more >= 0 ? '+' : '-'}${rounded(Math.abs(more))}`;
};

const metOf = (measure: Measure): string => {
  const met = isMet(measure);
  return met === undefined ? (measure.why ?? '') : met ? 'yes' : 'no';
};

export function tableOfMeasures(measures: readonly Measure[]): string {
  const column = (title: string, of: (measure: Measure) => number | string) => ({
    measure: title,
    ...Object.fromEntries(measures.map((measure) => [measure.name, of(measure)])),
  });
  return tableOf([
    column('ours', ({ ours }) => rounded(ours)),
    column('bare', ({ bare }) => rounded(bare)),
    column('compared', comparedOf),
    column('aim', aimOf),
    column('met', metOf),
  ]);
}
