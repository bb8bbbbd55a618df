// What the doctor says of one thing that it looked at.

export type CheckName =
  | 'node'
  | 'configuration'
  | 'database'
  | 'catalogue'
  | 'token'
  | 'commands'
  | 'servers'
  | 'subscriptions'
  | 'clock'
  | 'last tick';

/** skipped: it could not be looked at, or there is nothing to look at. A remedy is said wherever there is one. */
export type Finding = {
  check: CheckName;
  state: 'ok' | 'warning' | 'wrong' | 'skipped';
  says: string;
  remedy?: string;
};
