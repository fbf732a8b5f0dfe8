import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newKeyPair } from '../../src/certify/index.js';
import { REPORTER_NAMES, REPORTERS } from '../../src/cli/reporters.js';
import { objectsAt } from '../../src/model/index.js';
import { cli } from '../cli/testing/process.js';
import { jsonIn, scratchFolder } from '../cli/testing/scratch.js';
import { leakyServer, writtenForms } from './leaky-server.js';

/** What nobody but user and server may know; each with characters that are written otherwise in URLs, JSON or base64url. */
const SECRETS = {
  token: 'acc3ss/T0ken+one=~x',
  other: 'acc3ss/T0ken+of=the~second',
  otherKey: 's3cond?key&of/it+>',
  apiKey: 'k3y?of&the/API+two>',
  password: 'p4ssw0rd/of+three:=',
  cookie: 'c00kie/of+the=fourth',
  hook: 'h00k"secret\\of/the+fifth',
  request: 'r3quest/secret+of=six',
};

const HEADERS = [
  `X-Api-Key: ${SECRETS.apiKey}`,
  `Proxy-Authorization: Basic ${Buffer.from(`jane:${SECRETS.password}`).toString('base64')}`,
  `Cookie: theme=dark; session=${SECRETS.cookie}`,
];

/** Everything in a folder, however deep. */
async function contents(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

/** Where a secret shows, in whatever form: in the bytes as they are, and in what they hold in base64. */
function leaks(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files].flatMap(([file, bytes]) => {
    const texts = [bytes.toString('latin1'), ...decoded(bytes.toString('latin1'))];
    return Object.entries(SECRETS).flatMap(([name, secret]) =>
      texts.some((text) =>
        [...writtenForms(secret), JSON.stringify(secret).slice(1, -1)].some((form) => text.includes(form)),
      )
        ? [`${name} in ${file}`]
        : [],
    );
  });
}

/** What every stretch that could be base64 decodes to, from each of its four first characters on. */
function decoded(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)].map(([stretch]) =>
    [0, 1, 2, 3].map((start) => Buffer.from(stretch.slice(start), 'base64').toString('latin1')).join('\n'),
  );
}

/** A Subscription and requests of the user's own, each with a secret in a header. */
async function filesOfTheUser(folder: string): Promise<readonly string[]> {
  const [subscription, trigger] = [join(folder, 'subscription.json'), join(folder, 'trigger.json')];
  const parameter = [{ name: 'X-Hook-Secret', value: SECRETS.hook }];
  await writeFile(subscription, JSON.stringify({ resourceType: 'Subscription', parameter }));
  const headers = { 'X-Auth-Token': SECRETS.request };
  const encounter = await jsonIn(new URL('../../fixtures/triggers/encounter-completed.json', import.meta.url).pathname);
  const match = [{ method: 'POST', path: 'Encounter', headers, body: encounter['match'] }];
  await writeFile(trigger, JSON.stringify({ match, patientFilter: 'subject' }));
  return ['--subscription', subscription, '--trigger', trigger];
}

/** Headers that the second identity shows beside its token, as a file says them. */
async function otherIdentity(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'other.json');
  await writeFile(file, JSON.stringify({ auth: { other: { header: { 'X-Api-Key': SECRETS.otherKey } } } }));
  return ['--config', file];
}

/** What certify needs beside a target. Whether it is certified does not matter here: the same files are written. */
async function certifying(folder: string): Promise<readonly string[]> {
  const put = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const profile = await jsonIn(new URL('../../profiles/r5-websocket@1.json', import.meta.url).pathname);
  const answers = objectsAt(profile, 'attestations').map(({ id }) => ({ id, answer: 'yes', by: 'Jane Doe' }));
  return [
    ...['--profile', 'r5-websocket@1'],
    ...['--product', await put('product.yaml', 'name: Leaky\nversion: "1"\nvendor: Nobody\n')],
    // JSON is YAML too.
    ...['--attestations', await put('attestations.yaml', JSON.stringify({ attestations: answers }))],
    ...['--key', await put('key', JSON.stringify((await newKeyPair()).privateJwk))],
  ];
}

test('the scan finds a secret in every form', () => {
  for (const form of writtenForms(SECRETS.token)) {
    expect(leaks(new Map([['a', Buffer.from(`before ${form} after`)]]))).toEqual(['token in a']);
  }
});

test(
  'no secret is in any output of run and certify, and what was redacted judges the same',
  { timeout: 120_000 },
  async () => {
    const scratch = await scratchFolder();
    const out = join(scratch, 'out');
    const callers = { authorization: SECRETS.token, otherAuthorization: SECRETS.other };
    const server = await leakyServer(callers, Object.values(SECRETS));
    onTestFinished(() => server.close());
    const own = [...(await filesOfTheUser(scratch)), ...(await otherIdentity(scratch))];
    const reporters = REPORTER_NAMES.flatMap((name) => [
      '--reporter',
      `${name}=${join(out, `${name}.${REPORTERS[name].ending}`)}`,
    ]);
    const target = [server.baseUrl, ...own, ...HEADERS.flatMap((line) => ['--header', line])];
    const env = { FHIR_HANDSHAKE_TOKEN: SECRETS.token, FHIR_HANDSHAKE_OTHER_TOKEN: SECRETS.other };

    const [ran, attested] = await Promise.all([
      cli(['run', ...target, '--transcript', join(out, 'transcripts'), ...reporters], { env }),
      cli(['certify', ...target, ...(await certifying(scratch)), '--out', join(out, 'bundle')], { env }),
    ]);
    expect([ran.stderr, attested.stderr]).toEqual(['', '']);
    const again = await cli(['judge', join(out, 'transcripts'), '--reporter', `json=${join(out, 'again.json')}`]);
    expect(again.stderr).toBe('');

    const files = await contents(out);
    files.set('standard output', Buffer.from(ran.stdout + attested.stdout));
    expect(files.size).toBeGreaterThan(REPORTER_NAMES.length + 8 + 2 * 9);
    expect(leaks(files)).toEqual([]);
    // That of the first, that of the second, and the one that was made up.
    for (const standIn of ['redacted-access-token-1', 'redacted-access-token-2', 'redacted-access-token-3']) {
      expect(
        [...files.values()].some((bytes) => bytes.includes(standIn)),
        standIn,
      ).toBe(true);
    }
    const transcript = files.get(join(out, 'transcripts', 'isolation.ndjson'))?.toString() ?? '';
    const shown = [...transcript.matchAll(/"authorization":"([^"]*)"/g)].map(([, value]) => value);
    expect(new Set(shown).size).toBe(3);
    for (const value of shown) expect(value).toMatch(/^Bearer redacted-access-token-\d$/);
    expect(files.get(join(out, 'again.json'))?.equals(files.get(join(out, 'json.json')) ?? Buffer.from(''))).toBe(true);
  },
);
