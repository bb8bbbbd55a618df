// How often something new was kept to make a catalogue of: a process whose own is of an earlier count builds anew.
import type { FactStore } from '../store/facts.ts';

type VersionFacts = Pick<FactStore, 'get' | 'set'>;

const versionKey = 'catalogue version';

export const readVersion = (facts: VersionFacts): Promise<string | undefined> => facts.get(versionKey);

export const nextVersion = async (facts: VersionFacts): Promise<void> =>
  facts.set(versionKey, following(await readVersion(facts)));

export const following = (version = '0'): string => String(Number(version) + 1);
