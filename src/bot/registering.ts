// Discord's list of the commands: written by the process that leads, read by the others.
import { commands } from '../../commands/index.ts';
import { keepTrying } from '../discord/keep-trying.ts';
import { readCommandIds, registerCommands } from '../discord/registration.ts';
import type { BotHouse } from './house.ts';

type Where = Parameters<typeof registerCommands>[0];

function whereOf({ config, requests, stores }: BotHouse, applicationId: string): Where {
  const { guildId } = config;
  const key = 'commands in server';
  const lastGuild = {
    get: () => stores.facts.get(key),
    set: (id: string | undefined) =>
      id === undefined ? stores.facts.remove(key) : stores.facts.set(key, id),
  };
  return { requests, applicationId, commands, lastGuild, ...(guildId ? { guildId } : {}) };
}

export async function register(house: BotHouse, applicationId: string): Promise<void> {
  const { commandIds, config, log } = house;
  try {
    const { ids, written } = await keepTrying(
      () => registerCommands(whereOf(house, applicationId)),
      // In one server: the bot may be invited to it later.
      ({ name }) =>
        name === 'later' || (config.guildId !== undefined && ['no access', 'gone'].includes(name)),
      (error, seconds) => log.warn({ error }, `commands not registered; trying again in ${seconds} s`),
    );
    for (const [name, id] of ids) commandIds.set(name, id);
    log.info({ written }, 'commands registered');
  } catch (error) {
    log.error({ error }, 'Discord does not take the commands');
  }
}

/** For mentions such as </movie:123>: until all are known they are names alone. */
export async function learnCommandIds(
  house: BotHouse,
  applicationId: string,
  isWanted: () => boolean,
): Promise<void> {
  const isKnown = ({ name }: { name: string }) => house.commandIds.has(name);
  const asked = keepTrying(
    async () => {
      const ids = await readCommandIds(whereOf(house, applicationId));
      for (const [name, id] of ids) house.commandIds.set(name, id);
      if (!commands.every(isKnown)) throw new Error('the process that leads has not registered them yet');
    },
    isWanted,
    () => {},
  );
  // It is the process that leads by now, which registers them, or it stops.
  await asked.catch(() => {});
}
