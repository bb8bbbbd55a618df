// Says once a run, and not once a file, that the tests of the page are skipped.
import { isSkipped, whyNoChromium } from './chromium.ts';

export function setup(): void {
  if (isSkipped) process.stdout.write(`${whyNoChromium}\n`);
}
