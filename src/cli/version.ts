import { readFileSync } from 'node:fs';

/** Gaebong's own version, as package.json has it. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}
