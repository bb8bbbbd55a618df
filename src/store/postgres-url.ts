import { StoreError } from './store-error.ts';

export const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:/.test(url);

/** What errors call a database: its address without user, password and settings. */
export function nameOfServer(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) {
    throw new StoreError(
      'A PostgreSQL database is named as in postgres://user:password@host:5432/name: correct DATABASE_URL.',
    );
  }
  return `postgres://${parsed.host}${parsed.pathname}`;
}
