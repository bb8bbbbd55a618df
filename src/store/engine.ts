import { PostgresAdapter, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** PostgreSQL, where other processes may be at work at the same time. Also true of a transaction. */
export const isShared = (db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
