// What a soak came to, and what of it may not be.
import type { Figures } from './chaos-report.ts';
import { growthOf } from './memory.ts';
import type { Counts } from './remote.ts';
import type { Told } from './soak-month.ts';
import type { Counted } from './soak-people.ts';

export type SoakReport = {
  minutes: number;
  told: Told & { posts: number };
  people: Counted;
  drops: number;
  edits: { right: number; wrong: number; refused: number };
  /** In MB, each five seconds after the first five minutes. */
  memory: readonly number[];
  counts: Counts;
  /** Lines of the log that are errors, but for refused edits. */
  errors: readonly string[];
  endedByItself: readonly string[];
  said: string;
};

/** Of fewer samples no growth is told. */
const leastSamples = 40;
const mostGrowth = 0.05;

const growth = ({ memory }: SoakReport): number | undefined =>
  memory.length < leastSamples ? undefined : growthOf(memory);

export function figuresOf(report: SoakReport): Figures {
  const { told, people, edits, counts, memory } = report;
  const grown = growth(report);
  return {
    minutes: report.minutes,
    'posts owed and told': told.posts,
    lost: told.lost,
    doubled: told.doubled,
    'told too early': told.early,
    'commands, choices and buttons': people.asked,
    'not answered while the gateway was down': people.whileDown,
    'not answered otherwise': people.failed,
    'gateway drops': report.drops,
    'edits of the catalogue': edits.right,
    'wrong edits, refused': `${edits.refused} of ${edits.wrong}`,
    '429 answers': counts.byStatus['429'] ?? 0,
    'schema breaches': counts.breaches.length,
    'errors in the log': report.errors.length,
    'memory, MB': Math.round(memory.at(-1) ?? 0),
    'memory after five minutes grew by':
      grown === undefined ? 'too short to tell' : `${(grown * 100).toFixed(1)} %`,
  };
}

/** What must not be: a sentence each. Empty: all is well. */
export function breachesOf(report: SoakReport): string[] {
  const { told, people, edits, counts } = report;
  const found: [boolean, string][] = [
    [told.lost > 0, `${told.lost} posts were lost`],
    [told.doubled > 0, `${told.doubled} posts were doubled`],
    [told.early > 0, `${told.early} posts came before their time`],
    [people.failed > 0, `${people.failed} were not answered: ${people.reasons.join('; ')}`],
    [edits.refused !== edits.wrong, `${edits.refused} of ${edits.wrong} wrong edits were refused`],
    [counts.breaches.length > 0, `schema: ${JSON.stringify(counts.breaches[0])}`],
    [report.errors.length > 0, `errors in the log: ${report.errors.slice(0, 3).join('; ')}`],
    [report.endedByItself.length > 0, `the bot ended: ${report.endedByItself.join('; ')}`],
    [(growth(report) ?? 0) >= mostGrowth, `memory grew by ${((growth(report) ?? 0) * 100).toFixed(1)} %`],
  ];
  return found.flatMap(([isSo, sentence]) => (isSo ? [sentence] : []));
}
