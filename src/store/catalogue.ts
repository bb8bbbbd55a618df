import { setImmediate } from 'node:timers/promises';
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

/** Makes a catalogue ready to be searched, while everything else has its turn. */
export async function prepareCatalogue(catalogue: Catalogue): Promise<void> {
  while (catalogue.prepare()) await setImmediate();
}
