import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a browser is, by the variable CHROMIUM or in the usual places. */
const chromiumPath = [process.env['CHROMIUM'] ?? '', ...usualPaths].find((path) => path !== '' && existsSync(path));

/** Whether tests in a browser are left out, which they are on a person's machine without one, and never in continuous integration. */
export const isWithoutBrowser = chromiumPath === undefined && process.env['CI'] !== 'true';

if (isWithoutBrowser)
  console.warn(
    'No Chromium here, so the tests of the HTML report in a browser are skipped. Install it, or name it in the variable CHROMIUM.',
  );

/** Starts a browser that shows pages of this machine and asks no network for anything. */
export function startChromium(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error('no Chromium is installed: the HTML report cannot be tested (Debian: apt-get install chromium)');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}
