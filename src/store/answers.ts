import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Throws where the database does not answer. */
export const answers = async (db: Database): Promise<void> => void (await sql`select 1`.execute(db));
