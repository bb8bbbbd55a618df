import type { Catalogue } from '../core/catalogue.ts';
import type { SourceState } from '../core/source-record.ts';
import type { Say } from '../text/index.ts';
import { container, plainWithin, reply, text, type Message } from './message.ts';

type House = {
  say: Say;
  movies: Catalogue;
  sources: readonly SourceState[];
  now: Temporal.Instant;
  timeZone: string;
  /** Registered commands by name, for clickable mentions. */
  commandIds: ReadonlyMap<string, string>;
  version: string;
};

/** What the bot does, its commands, what it keeps, and where its movies come from. */
export function helpPage(house: House): Message {
  const { say, commandIds } = house;
  const lines = commandLines(say).map(([name, about]) => `${mention(name, commandIds)} · ${about}`);
  return reply(
    container(
      text(say.help.what),
      text(lines.join('\n')),
      text(say.help.privacy.join('\n')),
      text(
        factLines(house)
          .map((line) => `-# ${line}`)
          .join('\n'),
      ),
    ),
  );
}

function factLines({ say: { help, ...say }, movies, sources, version, ...clock }: House): string[] {
  const facts = [help.version(version), help.catalogue(movies.movies.length, movies.asOf)];
  const names = sources.map(({ name }) => name).filter((name) => name !== 'file');
  if (names.length === 0) {
    return [[...facts, help.sources(plainWithin(movies.sources.join(', '), 500))].join(' · ')];
  }
  const today = clock.now.toZonedDateTimeISO(clock.timeZone).toPlainDate();
  return [
    facts.join(' · '),
    ...sources.map((source) => help.source(source, ageOf(source, today, say))),
    ...names.map((name) => help.attribution[name]),
  ];
}

/** A day of the calendar in UTC: where it is earlier, that is tomorrow. */
function ageOf({ asOf }: SourceState, today: Temporal.PlainDate, { dates }: Pick<Say, 'dates'>): string {
  if (asOf === undefined) return '';
  const day = Temporal.PlainDate.from(asOf);
  return dates.distance(Temporal.PlainDate.compare(day, today) > 0 ? today : day, today);
}

/** Discord makes `</alerts list:1>` clickable; the id is the command's own, not the subcommand's. */
function mention(name: string, commandIds: ReadonlyMap<string, string>): string {
  const id = commandIds.get(name.split(' ')[0] ?? '');
  return id === undefined ? `\`/${name}\`` : `</${name}:${id}>`;
}

const commandLines = ({ commands }: Say): [name: string, about: string][] => [
  ['movie', commands.movie.about],
  ['person', commands.person.about],
  ['upcoming', commands.upcoming.about],
  ['remind', commands.remind.about],
  ['alerts subscribe', commands.alerts.subscribe.about],
  ['alerts list', commands.alerts.list.about],
  ['alerts why', commands.alerts.why.about],
  ['help', commands.help.about],
];
