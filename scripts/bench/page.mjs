// The HTML report of a session of ten thousand frames: how large it is, and how long a browser takes to open it and to unfold it.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../browser.mjs';
import { root } from '../ready.mjs';
import { ms } from './table.mjs';

const FRAMES = 10_000;
const launcher = join(root, 'bin', 'fhir-handshake.js');

export async function pageRows() {
  const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  const [transcript, page] = ['session.ndjson', 'report.html'].map((name) => join(scratch, name));
  writeFileSync(transcript, longSession(scratch));
  const written = took(['judge', transcript, '--reporter', `html=${page}`]);
  const { opened, unfolded, found } = await inBrowser(pathToFileURL(page).href);
  const megabytes = statSync(page).size / 1e6;
  rmSync(scratch, { recursive: true, force: true });
  return [
    { what: 'judged and written', figure: ms(written) },
    { what: 'size', figure: `${megabytes.toFixed(1)} MB`, goal: '≤ 24 MB', met: megabytes <= 24 },
    { what: 'opened', figure: ms(opened), goal: '≤ 1 s', met: opened <= 1000 },
    { what: 'walk unfolded', figure: ms(unfolded), goal: '≤ 500 ms', met: unfolded <= 500 },
    { what: 'searched', figure: ms(found), goal: '≤ 500 ms', met: found <= 500 },
  ];
}

/** A session of the embedded server in which one event arrives again and again. */
function longSession(scratch) {
  const folder = join(scratch, 'recorded');
  took(['run', '--reference', '--quiet', '--transcript', folder]);
  const [header, ...lines] = readFileSync(join(folder, 'session.ndjson'), 'utf8').trim().split('\n');
  const footer = lines.pop();
  const entries = lines.map((line) => JSON.parse(line));
  const index = entries.findLastIndex(
    ({ kind, text }) => kind === 'ws-received' && text.includes('event-notification'),
  );
  const again = Array.from({ length: FRAMES }, () => entries[index]);
  const all = [...entries.slice(0, index), ...again, ...entries.slice(index + 1)];
  const numbered = all.map((entry, place) => JSON.stringify({ ...entry, seq: place + 1 }));
  return [header, ...numbered, JSON.stringify({ ...JSON.parse(footer), entries: all.length }), ''].join('\n');
}

/** Milliseconds of one command, whatever it says of the target: a session alone leaves much undecided. */
function took(args) {
  const begun = performance.now();
  const { stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  if (stderr !== '') throw new Error(stderr.slice(-2000));
  return performance.now() - begun;
}

async function inBrowser(url) {
  const browser = await chromium.launch({ executablePath: ensureBrowser() });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.evaluate(async () => {
      const [{ loadEventEnd: opened }] = performance.getEntriesByType('navigation');
      const time = async (act) => {
        const from = performance.now();
        act();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - from;
      };
      const unfolded = await time(() => document.querySelector('details.walk[data-walk]').setAttribute('open', ''));
      const found = await time(() => {
        const field = document.getElementById('search');
        field.value = 'event-notification';
        field.dispatchEvent(new Event('input'));
      });
      return { opened, unfolded, found };
    });
  } finally {
    await browser.close();
  }
}
