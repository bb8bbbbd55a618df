import type { Database } from './database.ts';

export type FactStore = {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
};

/** Small things to remember by name, such as which bot this database belongs to. */
export const factStore = (db: Database): FactStore => ({
  async get(key) {
    const row = await db.selectFrom('fact').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  },
  async set(key, value) {
    await db
      .insertInto('fact')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  },
  async remove(key) {
    await db.deleteFrom('fact').where('key', '=', key).execute();
  },
});
