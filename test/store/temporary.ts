import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/store/database.ts';

/** A folder that is gone at the end of the test's block. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'store-'));
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

type Kind = 'memory' | 'file';

/** An empty database, closed and gone at the end of the test's block. */
export async function temporaryDatabase(kind: Kind = 'memory') {
  const folder = temporaryFolder();
  const db: Database = await openDatabase(
    kind === 'memory' ? ':memory:' : `sqlite:${join(folder.path, 'a.sqlite')}`,
  );
  return {
    db,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      folder[Symbol.dispose]();
    },
  };
}
