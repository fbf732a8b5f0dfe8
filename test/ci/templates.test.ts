import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { isObject, listAt, objectAt, textAt, type JsonObject } from '../../src/model/index.js';
import { startReference } from '../../src/reference/index.js';
import { scratchFolder } from '../cli/testing/scratch.js';
import { asInCi } from './testing/stand-in.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');
const version = textAt(jsonOf('package.json'), 'version') ?? '';
const REPORTS = ['junit.xml', 'report.html', 'report.json', 'transcripts'];

function jsonOf(name: string): JsonObject {
  const value: unknown = parse(textOf(name));
  if (isObject(value)) return value;
  throw new Error(`${name} holds no object`);
}

async function reference(options: Parameters<typeof startReference>[0] = {}): Promise<string> {
  const server = await startReference(options);
  onTestFinished(() => server.close());
  return server.baseUrl;
}

describe('action.yml', () => {
  const action = jsonOf('action.yml');
  const step = objectAt(action, 'runs', 'steps', 0) ?? {};
  const script = textAt(step, 'run') ?? '';
  const inputs = objectAt(action, 'inputs') ?? {};

  /** What the step does with some inputs, the others at their defaults. */
  async function act(given: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'own.yaml'), 'only: [metadata]\ncolor: false\n');
    const env = Object.keys(objectAt(step, 'env') ?? {}).map((name) => {
      const [, input = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(textAt(step, 'env', name) ?? '') ?? [];
      return [name, given[input] ?? textAt(inputs, input, 'default') ?? ''] as const;
    });
    const summary = join(cwd, 'summary.md');
    await writeFile(summary, '');
    const surroundings = { ...Object.fromEntries(env), GITHUB_STEP_SUMMARY: summary, ...more };
    return { cwd, summary, ...(await asInCi(script, { cwd, env: surroundings })) };
  }

  test('uses each of its inputs, and none of them inside the script', () => {
    expect(listAt(action, 'runs', 'steps')).toHaveLength(1);
    const names = Object.keys(objectAt(step, 'env') ?? {});
    const used = names.map((name) => textAt(step, 'env', name) ?? '');
    expect(used.sort()).toEqual(
      Object.keys(inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
    for (const name of names) expect(script).toContain(name);
    expect(script).not.toContain('${{');
    expect(textAt(inputs, 'version', 'default')).toBe(version);
  });

  test('walks the server, annotates the job, writes its summary and leaves the reports in the folder', async () => {
    const url = await reference({});
    const acted = await act({ url, config: 'own.yaml' });
    expect([acted.stderr, acted.exitCode]).toEqual(['', 0]);
    expect(await readFile(join(acted.cwd, 'asked-for'), 'utf8')).toBe(`fhir-handshake@${version}`);
    const folder = textAt(action, 'outputs', 'folder', 'value') ?? '';
    expect((await readdir(join(acted.cwd, folder))).sort()).toEqual(REPORTS);
    expect(await readFile(acted.summary, 'utf8')).toContain('fhir-handshake');
    expect(acted.stdout).toMatch(/^PASS /m);
  });

  test('fails where the server does, with an annotation', async () => {
    const url = await reference({ faults: ['notification-empty-shows-focus'] });
    const { exitCode, stdout } = await act({ url, args: '--only notification.empty-no-focus\n--no-color' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error .*notification\.empty-no-focus/m);
  });

  test('takes the target from a configuration file, and runs nothing that an input holds', async () => {
    const url = await reference();
    const evil = { config: '$(touch evil)', args: '$(touch evil) ; touch evil' };
    const refused = await act(evil);
    expect(refused.exitCode).toBe(2);
    expect(existsSync(join(refused.cwd, 'evil'))).toBe(false);
    const named = await act({ url: '--help', config: 'own.yaml' });
    expect([named.exitCode, named.stdout]).toEqual([2, '']);
    const token = await act({ config: 'own.yaml', args: '--reference' }, { FHIR_HANDSHAKE_TOKEN: 'secret-token' });
    expect([token.exitCode, url !== '']).toEqual([0, true]);
  });
});

describe('ci/gitlab.yml', () => {
  const job = objectAt(jsonOf('ci/gitlab.yml'), 'fhir-handshake') ?? {};

  test('walks the server, and its artifacts are what is written', async () => {
    const cwd = await scratchFolder();
    const lines = listAt(job, 'script').map(String);
    const env = {
      FHIR_HANDSHAKE_VERSION: textAt(job, 'variables', 'FHIR_HANDSHAKE_VERSION') ?? '',
      FHIR_URL: await reference(),
    };
    await writeFile(join(cwd, 'fhir-handshake.config.yaml'), 'only: [metadata]\n');
    const ended = await asInCi(lines.join('\n'), { cwd, env });
    expect([ended.stderr, ended.exitCode]).toEqual(['', 0]);
    expect(await readFile(join(cwd, 'asked-for'), 'utf8')).toBe(`fhir-handshake@${version}`);
    const paths = listAt(job, 'artifacts', 'paths').map(String);
    for (const path of [...paths, textAt(job, 'artifacts', 'reports', 'junit') ?? '']) {
      expect(existsSync(join(cwd, path)), path).toBe(true);
    }
    expect((await readdir(join(cwd, 'fhir-handshake-reports'))).sort()).toEqual(REPORTS);
    expect(textAt(job, 'artifacts', 'when')).toBe('always');
  });
});

describe('the Dockerfile', () => {
  // No test builds it: that takes Docker and a registry. What it names is held against what there is.
  const lines = textOf('Dockerfile').replaceAll('\\\n', '').split('\n');
  const steps = lines.filter((line) => /^[A-Z]+ /.test(line));

  test('uses scripts and a command that there are, and runs as nobody of rights', () => {
    expect(steps.filter((line) => line.startsWith('FROM'))).toHaveLength(2);
    const scripts = [...steps.join('\n').matchAll(/npm run (\S+)/g)].map(([, name = '']) => name);
    const known = objectAt(jsonOf('package.json'), 'scripts') ?? {};
    for (const name of scripts) expect(known).toHaveProperty(name);
    expect(steps.slice(-4)).toEqual([
      'USER node',
      'WORKDIR /work',
      `ENTRYPOINT ["${Object.keys(objectAt(jsonOf('package.json'), 'bin') ?? {}).join()}"]`,
      'CMD ["--help"]',
    ]);
    expect(textOf('action.yml') + textOf('ci/gitlab.yml')).toContain('node:22-slim');
  });

  test('is given nothing that was built or installed here', () => {
    const ignored = textOf('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', 'dist', '*.tgz']));
    for (const needed of ['src', 'suites', 'scripts', 'bin', 'package-lock.json'])
      expect(ignored).not.toContain(needed);
  });
});
