import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textAt } from '../../src/model/index.js';
import { selfSignedCertificate } from '../../src/reference/certificate.js';
import { cli } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

const PRODUCT = 'name: Example FHIR Server\nversion: "7.2"\nvendor: Example Inc.\n';
const ANSWERED = [
  'own-subscriptions-only',
  'same-authorization',
  'no-disclosure',
  'expired-tokens',
  'secured-channels',
].map((id) => `  - { id: ${id}, answer: yes, by: Jane Doe }\n`);

/** A folder with keys, product and attestations in it, and the words that name them. */
async function prepared(): Promise<{ folder: string; words: readonly string[] }> {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'product.yaml'), PRODUCT);
  await writeFile(join(folder, 'attestations.yaml'), `attestations:\n${ANSWERED.join('')}`);
  const made = await cli(['keygen'], { cwd: folder });
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  const files = ['--product', 'product.yaml', '--attestations', 'attestations.yaml'];
  return { folder, words: ['certify', '--reference', '--quiet', '--profile', 'r5-websocket@1', ...files] };
}

describe('certify and verify', () => {
  test('a bundle is made, holds elsewhere, and holds no more once it was touched', { timeout: 60_000 }, async () => {
    const { folder, words } = await prepared();
    const env = { FHIR_HANDSHAKE_SIGNING_KEY: await readFile(join(folder, 'certification.private.jwk'), 'utf8') };
    const made = await cli([...words, '--out', 'bundle'], { cwd: folder, env });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toContain('CERTIFIED: Example FHIR Server 7.2 of Example Inc. meets r5-websocket@1.');

    const elsewhere = await scratchFolder();
    await cp(join(folder, 'bundle'), join(elsewhere, 'their bundle'), { recursive: true });
    await cp(join(folder, 'certification.public.jwk'), join(elsewhere, 'key'));
    const verify = ['verify', 'their bundle', '--key', 'key'];
    const held = await cli(verify, { cwd: elsewhere });
    expect(held).toMatchObject({ exitCode: 0, stderr: '' });
    expect(held.stdout).toMatch(/VALID: Example FHIR Server 7\.2 of Example Inc\. meets r5-websocket@1 \(http/);

    await writeFile(join(elsewhere, 'their bundle', 'report.html'), '<h1>All is well</h1>');
    const touched = await cli([...verify, '--json'], { cwd: elsewhere });
    expect(touched.exitCode).toBe(1);
    expect(JSON.parse(touched.stdout)).toMatchObject({ valid: false });
    expect(touched.stdout).toContain('report.html was changed');
  });

  test('nothing is signed where the profile is not met', { timeout: 60_000 }, async () => {
    const { folder, words } = await prepared();
    const key = ['--key', 'certification.private.jwk'];
    const ended = await cli([...words, ...key, '--fault', 'notification-empty-shows-focus'], { cwd: folder });
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toContain('NOT CERTIFIED: r5-websocket@1 is not met. Nothing was signed');
    expect(ended.stdout).toContain('notification.empty-no-focus (payload): fail: ');
    const bundle = join(folder, 'certification');
    expect(textAt(await jsonIn(join(bundle, 'report.json')), 'summary', 'verdict')).toBe('fail');
    await expect(stat(join(bundle, 'manifest.json'))).rejects.toThrow('ENOENT');
    const verified = await cli(['verify', 'certification', '--key', 'certification.public.jwk'], { cwd: folder });
    expect(verified.exitCode).toBe(1);
    expect(verified.stdout).toContain('manifest.json is missing');
  });
});

describe('certify by a profile over rest-hook', () => {
  test('takes the release from it, and tells nobody where files lie', { timeout: 60_000 }, async () => {
    const { folder, words } = await prepared();
    const { cert, key } = await selfSignedCertificate();
    await writeFile(join(folder, 'cert.pem'), cert);
    await writeFile(join(folder, 'key.pem'), key);
    const answered = ANSWERED.filter((line) => !line.includes('expired-tokens'));
    await writeFile(join(folder, 'attestations.yaml'), `attestations:\n${answered.join('')}`);
    const hook = words.map((word) => (word === 'r5-websocket@1' ? 'r4b-rest-hook@1' : word));
    const tls = ['--endpoint-cert', join(folder, 'cert.pem'), '--endpoint-key', join(folder, 'key.pem')];
    const signing = ['--key', 'certification.private.jwk'];
    const fault = ['--fault', 'handshake-combines-subscriptions'];
    const made = await cli([...hook, ...tls, ...signing, ...fault], { cwd: folder });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toContain('CERTIFIED: Example FHIR Server 7.2 of Example Inc. meets r4b-rest-hook@1.');
    expect(made.stdout).toMatch(
      /handshake\.separate \([a-z-]+\): fail, not scored: it is about websocket, which another profile is about/,
    );
    const told = await jsonIn(join(folder, 'certification', 'configuration.json'));
    expect(told['options']).toMatchObject({ endpointCert: 'cert.pem', endpointKey: 'key.pem' });
  });
});

describe('keygen', () => {
  test('keeps the private key from others, and replaces none', async () => {
    const folder = await scratchFolder();
    expect((await cli(['keygen', 'mine'], { cwd: folder })).exitCode).toBe(0);
    expect((await stat(join(folder, 'mine.private.jwk'))).mode & 0o777).toBe(0o600);
    const again = await cli(['keygen', 'mine'], { cwd: folder });
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain(
      'mine.private.jwk cannot be written: it is there already, and a key is never replaced',
    );
  });
});

describe('certify refuses', () => {
  const target = ['certify', 'http://127.0.0.1:9/fhir'];

  test.each([
    [
      'a filter',
      [...target, '--only', 'session'],
      'certify takes no --only: a certificate is about the whole profile.',
    ],
    [
      'a filter',
      [...target, '--skip', 'session'],
      'certify takes no --skip: a certificate is about the whole profile.',
    ],
    [
      'known failures',
      [...target, '--known-failures', 'a.yaml'],
      'certify takes no --known-failures: a certificate forgives nothing.',
    ],
    ['other limits', [...target, '--timeout', '60'], 'certify takes no --timeout: the profile says the limits.'],
    ['any certificate', [...target, '--insecure'], 'certify takes no --insecure: '],
    ['no profile', target, 'certify needs --profile'],
    ['a profile that is none', [...target, '--profile', 'r5-websockets@1'], 'Did you mean "r5-websocket@1"'],
    ['no product', [...target, '--profile', 'r5-websocket@1'], 'certify needs --product'],
  ])('%s: %j', async (_, words, told) => {
    const ended = await cli(words);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(told);
  });

  test(
    'a product that says too little, a run without a key, and a folder that is in use',
    { timeout: 30_000 },
    async () => {
      const { folder, words } = await prepared();
      const key = ['--key', 'certification.private.jwk'];
      const said = async (...more: readonly string[]) => {
        const { exitCode, stderr } = await cli([...words, ...more], { cwd: folder });
        expect(exitCode).toBe(2);
        return stderr;
      };
      expect(await said()).toContain('there is no key. Name a file with --key');
      expect(await said('--key', 'certification.public.jwk')).toContain('it is no private key that can be read');
      await mkdir(join(folder, 'used', 'by'), { recursive: true });
      expect(await said(...key, '--out', 'used')).toContain('--out used is not empty');
      await writeFile(join(folder, 'product.yaml'), 'name: A\nversion: 1\n');
      expect(await said(...key)).toContain(
        'product.yaml, line 2: "version" is 1. Give the version that was tested, in quotes',
      );
      await writeFile(join(folder, 'product.yaml'), PRODUCT);
      await writeFile(join(folder, 'attestations.yaml'), `attestations:\n${ANSWERED.slice(1).join('')}`);
      expect(await said(...key)).toContain('own-subscriptions-only is not answered');
    },
  );
});

test('verify needs the public key of whoever signed', async () => {
  const ended = await cli(['verify', 'bundle']);
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain('verify needs --key');
});
