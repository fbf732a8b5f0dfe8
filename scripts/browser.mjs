// The browser that the tests of the HTML report open it with: the one that FHIR_HANDSHAKE_BROWSER names, else a Chromium or Chrome
// that is installed. On Debian, root gets the package; anyone else is told what to install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the browser, or undefined where there is none. */
export function findBrowser() {
  const { FHIR_HANDSHAKE_BROWSER: named, PATH = '' } = process.env;
  if (named) return named;
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...ELSEWHERE].find(canRun);
}

/** Finds the browser or installs it; ends the process with one line where neither is possible. */
export function ensureBrowser() {
  const found = findBrowser() ?? installed();
  if (found !== undefined) return found;
  console.error(
    'The tests of the HTML report need Chromium: install it (Debian: apt-get install chromium), or name one in FHIR_HANDSHAKE_BROWSER.',
  );
  process.exit(1);
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error('Installing Chromium (once) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  if (!apt('install', '-y', '--no-install-recommends', 'chromium')) {
    // The lists of a fresh image are often empty.
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  }
  return findBrowser();
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
