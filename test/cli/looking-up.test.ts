import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { listAt, parseJson, textAt } from '../../src/model/index.js';
import { cli } from './testing/process.js';

const { stdout: allChecks } = await cli(['list', 'checks', '--json']);
const checkIds = listAt(parseJson(allChecks)).flatMap((row) => textAt(row, 'id') ?? []);

test('what is built has every check of the sources, once', async () => {
  const { suites } = await loadLibrary();
  expect(checkIds.toSorted()).toEqual(suites.flatMap(({ checks }) => checks.map(({ id }) => id)).sort());
});

describe('--version and help', () => {
  test('the version is that of the package', async () => {
    const version = textAt(parseJson(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')), 'version');
    for (const word of ['--version', '-V']) {
      expect(await cli([word])).toEqual({ exitCode: 0, stdout: `${version ?? ''}\n`, stderr: '' });
    }
  });

  test('help names every command and nothing that does not exist', async () => {
    const { exitCode, stdout } = await cli(['--help']);
    expect(exitCode).toBe(0);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name = '']) => name);
    const before = ['doctor', 'init', 'plan', 'list', 'explain', 'help'];
    const checking = ['run', 'clean', 'judge', 'reference', 'report', 'validate'];
    expect(commands.sort()).toEqual([...before, ...checking, 'certify', 'keygen', 'verify'].sort());
  });

  test('no command at all is a wrong command line', async () => {
    const { exitCode, stderr } = await cli([]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Usage: fhir-handshake');
  });
});

describe('list', () => {
  test.each(['suites', 'scenarios', 'checks', 'requirements', 'faults'])(
    '%s: one line each, as JSON too',
    async (what) => {
      const plain = await cli(['list', what]);
      const rows = listAt(parseJson((await cli(['list', what, '--json'])).stdout));
      expect(plain.exitCode).toBe(0);
      expect(rows.length).toBeGreaterThan(0);
      const lines = plain.stdout.trimEnd().split('\n');
      expect(lines.map((line) => line.split(' ')[0])).toEqual(rows.map((row) => textAt(row, 'id')));
    },
  );

  test('--untested gives a reason for every requirement without a check', async () => {
    const { exitCode, stdout } = await cli(['list', '--untested', '--json']);
    const rows = listAt(parseJson(stdout));
    expect(exitCode).toBe(0);
    expect(rows.map((row) => textAt(row, 'id'))).toContain('ALL-SEC-15');
    for (const row of rows) {
      expect(listAt(row, 'checks')).toEqual([]);
      expect(textAt(row, 'untested')).not.toBe('');
    }
  });

  test('--untested tells each reason once, with the rules it holds for', async () => {
    const { stdout } = await cli(['list', '--untested']);
    const rows = listAt(parseJson((await cli(['list', '--untested', '--json'])).stdout));
    const reasons = stdout.split('\n').filter((line) => /^\S/.test(line));
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.length).toBeLessThan(rows.length / 2);
    expect(stdout.match(/^ {2}[A-Z0-9]+-[A-Z]+-\d\d /gm)).toHaveLength(rows.length);
    for (const row of rows) expect(stdout).toContain(`${textAt(row, 'untested') ?? ''} (`);
  });

  test('a rule that only some servers let us decide says so beside its checks', async () => {
    const { stdout } = await cli(['list', 'requirements']);
    expect(stdout).toMatch(
      /^ALL-SEC-02 .* · security\.\S+ .*· not always decidable: It needs a short token lifetime\. · https/m,
    );
  });

  test('anything else is refused with what is near', async () => {
    const { exitCode, stderr } = await cli(['list', 'chekcs']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean "checks"?');
  });
});

describe('explain', () => {
  test('tells rule, link, cause, remedy and how to see it broken', async () => {
    const { exitCode, stdout } = await cli(['explain', 'heartbeat.interval']);
    expect(exitCode).toBe(0);
    for (const words of ['R5-HB-01 (SH', 'https://hl7.org/fhir/', 'What usually breaks it: ', 'How to mend it: ']) {
      expect(stdout).toContain(words);
    }
    expect(stdout).toContain('fhir-handshake run --reference --fault heartbeat-');
  });

  test('explains every check', async () => {
    expect(checkIds.length).toBeGreaterThan(100);
    const sample = checkIds.filter((_, index) => index % 25 === 0);
    for (const id of sample) expect((await cli(['explain', id])).stdout).toContain(`${id}: `);
  });

  test('tells of a rule which checks verify it', async () => {
    const { exitCode, stdout } = await cli(['explain', 'ALL-SEC-02']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ALL-SEC-02 (SHALL NOT, R4 R4B R5, basis: definition)\n  An expired token binds nothing.');
    expect(stdout).toContain('  Not always decidable: It needs a short token lifetime.\n');
    expect(stdout).toContain('\n\nVerified by security.expired-token: ');
  });

  test('tells of a rule that nothing tests why', async () => {
    const { stdout } = await cli(['explain', 'ALL-SEC-15']);
    expect(stdout).toMatch(/\n\nNot tested: Form and strength of a token .*\n$/);
    expect(stdout).not.toContain('Not always decidable');
  });

  test('a slip of the pen is answered with what is near', async () => {
    const { exitCode, stderr, stdout } = await cli(['explain', 'hearbeat.interval']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('no requirement "hearbeat.interval". Did you mean "heartbeat.interval"');
  });
});
