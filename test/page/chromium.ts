// Debian's Chromium, which no package brings. CHROMIUM names another one.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const named = process.env['CHROMIUM'];
const executablePath = named || '/usr/bin/chromium';

/** Whoever names one, as CI does, must not pass without having looked. */
export const isSkipped = !named && !existsSync(executablePath);

export const whyNoChromium = `There is no Chromium at ${executablePath}: the tests of the sandbox's page are skipped. Install it, or name it in CHROMIUM.`;

/** Nothing of it asks for anything on the network by itself. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
