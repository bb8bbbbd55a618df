import type { APIButtonComponent } from 'discord-api-types/v10';
import { customId } from './custom-id.ts';
import { button } from './message.ts';

/** One page of a list. Pages count from 0; a page that is not there (any more) is the nearest that is. */
export type Page<T> = { items: readonly T[]; page: number; pages: number };

export function pageOf<T>(items: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  return { items: items.slice(page * size, (page + 1) * size), page, pages };
}

/** ◀ and ▶, where there is more than one page. The page is the last argument of the custom_id. */
export function pageButtons(
  [command, action, ...args]: readonly [string, string, ...string[]],
  { page, pages }: { page: number; pages: number },
): APIButtonComponent[] {
  if (pages === 1) return [];
  const to = (to: number, label: string): APIButtonComponent =>
    button(customId(command, action, ...args, to), label, { disabled: to < 0 || to >= pages });
  return [to(page - 1, '◀'), to(page + 1, '▶')];
}
