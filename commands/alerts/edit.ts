// [Edit] and [Change]: one form with all that can be changed, and what it says when it is sent.
import { ask, tell, update, type Context, type Reply, type Submit } from '../../src/command.ts';
import type { Subscription } from '../../src/core/subscription.ts';
import { en, ko } from '../../src/text/index.ts';
import { customId } from '../../src/view/custom-id.ts';
import {
  alertsMention,
  channelMention,
  isLanguage,
  notice,
  subscriptionCard,
  wayOut,
} from '../../src/view/subscription.ts';
import { movieLine, subscriptionForm } from '../../src/view/subscription-form.ts';
import { isSameWish, withSince } from './after.ts';
import { quoted, readMovie, readTime, readTimeZone } from './asked.ts';
import { listPage } from './list.ts';
import { onOwn, ownOf, type Own } from './own.ts';
import { mostListed } from './subscribe.ts';

type Fields = Readonly<Record<string, string>>;

export const edit = onOwn(({ subscription, page }, context) =>
  ask(subscriptionForm(subscription, page, context)),
);

export const save: Submit = {
  async run({ args, fields }, context) {
    const own = await ownOf(args, context);
    return 'subscription' in own ? saveFields(own, fields, context) : own;
  },
};

async function saveFields({ subscription, page }: Own, fields: Fields, context: Context): Promise<Reply> {
  const { say } = context;
  const { channelId } = subscription;
  const { wanted, faults } = readFields(subscription, fields, context);
  if (faults.length > 0) {
    const back = customId('alerts', 'edit', channelId, ...(page === undefined ? [] : [page]));
    return tell(notice([say.alerts.nothingSaved, ...faults], wayOut(back, say.alerts.change)));
  }
  const isSame = isSameWish(subscription, wanted);
  const after = withSince(subscription, wanted);
  if (!isSame) await context.subscriptions.save(after);
  if (page !== undefined) return update(await listPage(page, context));
  const heading = isSame ? say.alerts.unchanged : say.alerts.saved;
  return update(subscriptionCard(after, heading(channelMention(channelId)), context));
}

function readFields(before: Subscription, fields: Fields, context: Context) {
  const { say, now } = context;
  const minute = readTime(fields['time'] ?? '', say);
  const timeZone = readTimeZone(fields['time-zone'] ?? '', say);
  const daysBefore = readDays(fields['days-before'] ?? '', context);
  const movies = readMovies(before.movies, fields['movies'] ?? '', context);
  const language = fields['language'] ?? '';
  const wanted: Subscription = {
    ...before,
    movies: movies.value ?? before.movies,
    minute: minute.value ?? before.minute,
    timeZone: timeZone.value ?? before.timeZone,
    daysBefore: daysBefore.value ?? before.daysBefore,
    language: isLanguage(language) ? language : before.language,
    since: now,
  };
  const single = [minute.fault, timeZone.fault, daysBefore.fault].filter((fault) => fault !== undefined);
  return { wanted, faults: [...single, ...movies.faults] };
}

function readDays(typed: string, { say }: Context): { value?: number; fault?: string } {
  const text = typed.normalize('NFKC').trim();
  const isNumber = /^\d{1,2}$/.test(text) && Number(text) <= 30;
  return isNumber ? { value: Number(text) } : { fault: say.alerts.badDays(quoted(typed)) };
}

type Movies = { value?: Subscription['movies']; faults: string[] };

/** One movie a line. A line that still is as the form gave it is that same movie, whatever else has its title. */
function readMovies(before: Subscription['movies'], typed: string, context: Context): Movies {
  const { say, movies } = context;
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return { faults: [say.alerts.form.movies.about] };
  if (lines.some(meansAll)) return { value: 'all', faults: [] };
  const listed = before === 'all' ? [] : before;
  const found = lines.map((line) => {
    const same = listed.find((id) => movieLine(id, movies.movie(id), say) === line);
    if (same !== undefined) return { value: same };
    const { value, fault } = readMovie(line, movies, say);
    return value ? { value: value.id } : { fault };
  });
  const ids = [...new Set(found.flatMap(({ value }) => value ?? []))];
  const faults = found.flatMap(({ fault }) => fault ?? []).slice(0, 5);
  if (ids.length <= mostListed) return { value: ids, faults };
  return { faults: [say.alerts.listFull(mostListed, alertsMention('list', context))] };
}

const meansAll = (line: string): boolean => [en.alerts.all, ko.alerts.all].includes(line.toLowerCase());
