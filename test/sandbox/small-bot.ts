// A bot's process without a bot: it answers the sandbox, and ends when the hour is noon in UTC.
import { joinSandbox } from '../../src/sandbox/bot-side.ts';

const { calendar, serve } = await joinSandbox();
serve(async () => {
  const now = calendar.now();
  if (now.toZonedDateTimeISO('UTC').hour === 12) process.exit(1);
  return { next: now.add({ hours: 1 }), alert: undefined };
});
