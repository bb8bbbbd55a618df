// Discord's clock, as its Date headers tell it and a monotonic clock carries it on. The machine's own clock may be off by hours.

export type DiscordClock = {
  heard(dateHeader: string | null): void;
  /** Milliseconds since 1970 by Discord's clock; 0 while nothing was heard. */
  now(): number;
};

export function discordClock(monotonic: () => number = () => performance.now()): DiscordClock {
  let ahead: number | undefined;
  return {
    heard(dateHeader) {
      const time = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
      if (!Number.isNaN(time)) ahead = time - monotonic();
    },
    now: () => (ahead === undefined ? 0 : Math.round(monotonic() + ahead)),
  };
}

/** The time inside a snowflake, by Discord's clock. */
export const timeOfSnowflake = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;

/** The least snowflake of a time. */
export const snowflakeAt = (ms: number): string => String(BigInt(Math.max(0, ms - 1_420_070_400_000)) << 22n);
