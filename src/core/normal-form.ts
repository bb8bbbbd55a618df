// Text as search compares it: letters and digits alone, no case, no accents, Hangul as single jamo.
import { mostUnits } from './edit-distance.ts';

export function normalForm(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return letters
    .replace(finalJamo, (jamo) => finals[jamo.charCodeAt(0) - firstFinal] ?? jamo)
    .slice(0, mostUnits);
}

// A final consonant is written as the initial one of the same sound, compound ones apart: so 한 is a beginning of 하나.
const firstFinal = 0x11a8;
const finalJamo = /[\u11a8-\u11c2]/g;
const finals =
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'
    .normalize('NFKD')
    .split(' ');

/** The form of a name from each of its words on, the whole first: "The Point Men" gives thepointmen, pointmen, men. */
export function formsOf(name: string): string[] {
  const words = name.split(/\s+/);
  const forms = words.map((_, index) => normalForm(words.slice(index).join('')));
  return [...new Set(forms)].filter((form) => form !== '');
}

/** A name with its first word last, and with its last word first: "Yim Si-wan" as well as "Si-wan Yim", 상호연 as well as 연상호. */
export function inBothOrders(name: string): string[] {
  const words = /^[가-힣]{2,4}$/.test(name) ? [name.slice(0, 1), name.slice(1)] : name.trim().split(/\s+/);
  if (words.length < 2) return [name];
  const firstLast = [...words.slice(1), ...words.slice(0, 1)].join(' ');
  const lastFirst = [...words.slice(-1), ...words.slice(0, -1)].join(' ');
  return [...new Set([name, firstLast, lastFirst])];
}

/** The forms that a query may mean, and the year it names: "Unlocked (2023) · …" is also "Unlocked" of 2023. */
export function queryForms(text: string): { forms: string[]; year?: string } {
  const named = /^(?<title>.*\S)\s*\((?<year>\d{4})\)|^(?<title>.*\S)\s+(?<year>(?:19|20)\d{2})$/u.exec(
    text.trim(),
  );
  const { title, year } = named?.groups ?? {};
  const forms = [text, ...(title === undefined ? [] : [title])].map(normalForm);
  return { forms: forms.filter((form) => form !== ''), ...(year === undefined ? {} : { year }) };
}

/** Whether there is anything in it to search for: blanks, signs and emoji are nothing. */
export const isSearchable = (text: string): boolean => normalForm(text) !== '';

/** Which letters a form has, as bits; several letters share one. */
export function lettersOf(form: string): number {
  let letters = 0;
  for (let index = 0; index < form.length; index++) letters |= 1 << (form.charCodeAt(index) & 31);
  return letters;
}

/** At least this many edits away is any form with these letters. */
export function missingLetters(letters: number, from: number): number {
  let missing = 0;
  for (let rest = letters & ~from; rest !== 0; rest &= rest - 1) missing++;
  return missing;
}
