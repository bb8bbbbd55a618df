// Whatever may be wrong with one thing, the others are looked at.
import type { CheckName, Finding } from './finding.ts';

export async function* foreseen(
  check: CheckName,
  look: () => AsyncGenerator<Finding>,
): AsyncGenerator<Finding> {
  try {
    yield* look();
  } catch (error) {
    yield unforeseenIn(check, error);
  }
}

export const unforeseenIn = (check: CheckName, error: unknown): Finding => ({
  check,
  state: 'wrong',
  says: `This could not be looked at: ${(error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.')}`,
  remedy:
    'Where it says what is wrong, mend that; else restore a backup of a damaged database, correct DISCORD_API_URL if it is set, or report it as a fault of Gaebong.',
});
