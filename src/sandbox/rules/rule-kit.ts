// How the rules for payloads say what is wrong: "path: reason", the path as it is written in the payload.
import type { Json } from '../discord/message.ts';

export type Collect = (at: string, what: string) => void;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Text as it is, numbers in digits, all else empty. */
export const asText = (value: unknown): string => (typeof value === 'number' ? String(value) : textOf(value));

export function collected(check: (collect: Collect) => void): string[] {
  const faults: string[] = [];
  check((at, what) => faults.push(at ? `${at}: ${what}` : what));
  return faults;
}

/** Refuses keys that Discord does not know there. */
export function knownKeys(collect: Collect, at: string, value: Json, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) collect(at ? `${at}.${key}` : key, 'unknown key');
  }
}

/** Text of `least` to `most` characters; null and undefined pass unless it is required. */
export function length(collect: Collect, at: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'string') return collect(at, 'must be text');
  if (value.length < least || value.length > most) {
    collect(at, `must have ${least} to ${most} characters, has ${value.length}`);
  }
}

export function optionalLength(collect: Collect, at: string, value: unknown, least: number, most: number) {
  if (value !== undefined && value !== null) length(collect, at, value, least, most);
}

export function count(collect: Collect, at: string, value: unknown, least: number, most: number): void {
  const { length } = listOf(value);
  if (length < least || length > most) collect(at, `must have ${least} to ${most} entries, has ${length}`);
}

export function webAddress(collect: Collect, at: string, value: unknown, schemes: readonly string[]): void {
  const scheme = URL.canParse(textOf(value)) ? new URL(textOf(value)).protocol : '';
  if (!schemes.includes(scheme)) collect(at, `must be an address of ${schemes.join(' ')}`);
}

/** Calls back for each value that occurs a second time. */
export function doubled(values: readonly string[], found: (value: string, index: number) => void): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) !== index) found(value, index);
  });
}
