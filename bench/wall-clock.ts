// Shifts the wall clock of the process that loads it, by `node --import`: by as many milliseconds as stand in the file
// that WALL_CLOCK names. The file is read again and again, so that the clock can be stepped. Monotonic clocks stay.
import { readFileSync } from 'node:fs';

const file = process.env['WALL_CLOCK'] ?? '';
const WallDate = Date;
const wallNow = WallDate.now.bind(WallDate);
const readEveryMs = 20;
let ahead = 0;

function read(): void {
  const text = readFileSync(file, 'utf8').trim();
  if (text !== '') ahead = Number(text);
}

const now = (): number => wallNow() + ahead;
const instant = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(now());
const zoned = (zone: Temporal.TimeZoneLike = Temporal.Now.timeZoneId()): Temporal.ZonedDateTime =>
  instant().toZonedDateTimeISO(zone);

read();
setInterval(read, readEveryMs).unref();
Object.assign(WallDate, { now });
// What the wall clock showed when the process began.
Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ahead });
globalThis.Date = new Proxy(WallDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made) as object,
  apply: () => new WallDate(now()).toString(),
});
Object.assign(Temporal.Now, {
  instant,
  zonedDateTimeISO: zoned,
  plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
  plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
  plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
});
