import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, onTestFinished, test } from 'vitest';
import { attacked } from './testing/attacked.js';

const ESCAPE = '\u001b';
const NASTY = `${ESCAPE}]0;owned\u0007${ESCAPE}[2J\n::error::owned\n##vso[task.complete result=Succeeded;]\n<script>owned()</script>]]>| a | b |\u202e\u0000`;

/** Every text that people read in reports is the server's. */
function nasty(text: string): string {
  const inJson = JSON.stringify(NASTY).slice(1, -1);
  return text
    .replace('fhir-handshake reference server', () => inJson)
    .replace(/"diagnostics":"/g, () => `"diagnostics":"${inJson}`)
    .replace(/"status":"active"/g, () => `"status":"${inJson}"`);
}

test('texts of a server give no orders to terminals, CI systems and browsers', { timeout: 40_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-texts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);
  const reporters = ['terminal', ...['html', 'junit', 'markdown'].map((name) => `${name}=${file(name)}`)];
  const { exitCode, stdout, stderr } = await attacked({ rewrite: nasty }, [
    ...['--only', 'negotiation', '--only', 'discovery', '--verbose'],
    ...reporters.flatMap((reporter) => ['--reporter', reporter]),
  ]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('owned');
  for (const output of [stdout, stderr]) {
    expect(output).not.toContain(ESCAPE);
    expect(output).not.toMatch(/^(::|##)/m);
    expect(output).not.toContain('\u202e');
  }
  const [html, junit, markdown] = await Promise.all(
    ['html', 'junit', 'markdown'].map((name) => readFile(file(name), 'utf8')),
  );
  expect(html).toContain('owned');
  expect(html).not.toContain('<script>owned');
  expect(markdown).toContain('owned');
  expect(markdown).not.toContain('<script>');
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(junit ?? '').close();
  expect(junit).toContain('owned');
});
