// Every sentence the bot says, in each of its languages. Korean does not compile while one of English is missing.
import type { Language } from '../core/subscription.ts';
import { alerts as alertsEn } from './en/alerts.ts';
import { commands as commandsEn } from './en/commands.ts';
import { dates as datesEn } from './en/dates.ts';
import { help as helpEn } from './en/help.ts';
import { movies as moviesEn } from './en/movies.ts';
import { posts as postsEn } from './en/posts.ts';
import { problems as problemsEn } from './en/problems.ts';
import { reminders as remindersEn } from './en/reminders.ts';
import { why as whyEn } from './en/why.ts';
import { alerts as alertsKo } from './ko/alerts.ts';
import { commands as commandsKo } from './ko/commands.ts';
import { dates as datesKo } from './ko/dates.ts';
import { help as helpKo } from './ko/help.ts';
import { movies as moviesKo } from './ko/movies.ts';
import { posts as postsKo } from './ko/posts.ts';
import { problems as problemsKo } from './ko/problems.ts';
import { reminders as remindersKo } from './ko/reminders.ts';
import { why as whyKo } from './ko/why.ts';

export const en = {
  commands: commandsEn,
  dates: datesEn,
  movies: moviesEn,
  reminders: remindersEn,
  help: helpEn,
  alerts: alertsEn,
  why: whyEn,
  posts: postsEn,
  problems: problemsEn,
};

export type Say = typeof en;

export const ko: Say = {
  commands: commandsKo,
  dates: datesKo,
  movies: moviesKo,
  reminders: remindersKo,
  help: helpKo,
  alerts: alertsKo,
  why: whyKo,
  posts: postsKo,
  problems: problemsKo,
};

export const sayIn = (language: Language): Say => (language === 'ko' ? ko : en);

/** The bot's language for a Discord locale: Korean for ko, English for every other. */
export const languageOf = (locale: string): Language => (locale === 'ko' ? 'ko' : 'en');
