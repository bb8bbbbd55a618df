import { readFileSync } from 'node:fs';
import { median } from './percentiles.ts';

/** Resident memory of a process in MB, as Linux tells it. */
export function residentMb(pid: number): number {
  const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

/** How much more there is in the last quarter than in the first, as a share of it; by the medians of both. */
export function growthOf(values: readonly number[]): number {
  const quarter = Math.ceil(values.length / 4);
  return median(values.slice(-quarter)) / median(values.slice(0, quarter)) - 1;
}
