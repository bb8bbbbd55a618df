// The state of a button, select or modal is all in its custom_id, so that those of old messages work after any restart.

/** "movie/remind/unlocked": the command, what is done, and its arguments. Discord allows 1 to 100 characters. */
export function customId(command: string, action: string, ...args: readonly (string | number)[]): string {
  const id = [command, action, ...args].join('/');
  if (id.length > 100) throw new RangeError(`custom_id of ${id.length} characters: ${id}`);
  return id;
}

export function readCustomId(id: string): { command: string; action: string; args: string[] } {
  const [command = '', action = '', ...args] = id.split('/');
  return { command, action, args };
}
