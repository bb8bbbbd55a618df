import type { Catalogue } from '../core/catalogue.ts';

export type HeldCatalogue = { current(): Catalogue; replace(next: Catalogue): void };

/** The one place that knows which catalogue is the newest. */
export function holdCatalogue(first: Catalogue): HeldCatalogue {
  let held = first;
  return {
    current: () => held,
    replace(next) {
      held = next;
    },
  };
}
