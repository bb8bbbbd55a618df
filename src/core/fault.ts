// What is wrong with data from outside: where, and why, in words for the person who wrote it.
import type { z } from 'zod';

/** `path` is as one would write it in code: movies[3].releases[0].date. Empty: the whole. */
export type Fault = { path: string; reason: string };

export const reasonsOf = (error: z.ZodError): Fault[] => error.issues.flatMap(faultsOf);

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathOf(issue.path), reason: reasonOf(issue) }];
  return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), reason: 'is not a known key' }));
}

function reasonOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return typeReason(issue.expected, issue.input);
  if (issue.code === 'invalid_value') {
    return `${shown(issue.input)} is none of ${issue.values.map((value) => shown(value)).join(', ')}`;
  }
  if (issue.code === 'too_small') return `${shown(issue.input)} is too small`;
  return issue.message;
}

function typeReason(expected: string, input: unknown): string {
  return input === undefined ? 'is missing' : `${shown(input)} is not ${nouns[expected] ?? expected}`;
}

const nouns: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** A value as JSON, on one line and not long. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= 60 ? json : `${json.slice(0, 59)}…`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${shown(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
