import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MANIFEST, SIGNATURE, signatureOf, type Files, type Manifest } from '../../src/certify/index.js';
import { checkBundle } from '../../src/cli/certification/check-bundle.js';
import { readBundle, type Bundle } from '../../src/cli/certification/read-bundle.js';
import { loadLibrary, type Library } from '../../src/cli/load-suites.js';
import { isObject, parseJson, textAt, type JsonObject } from '../../src/model/index.js';
import { certified, drawnAnew, newKeys, signedAnew, textOf, withText, type Keys } from './bundles.js';
import { renumbered, withEntry, withLines } from './transcripts.js';

let library: Library;
let keys: Keys;
let others: Keys;
let honest: Files;
let faulty: Files;

beforeAll(async () => {
  library = await loadLibrary();
  keys = await newKeys();
  others = await newKeys();
  [{ files: honest }, { files: faulty }] = await Promise.all([
    certified(library, keys),
    certified(library, keys, { fault: ['notification-empty-shows-focus'] }),
  ]);
}, 60_000);

/** Ids of the rules that a bundle breaks. */
async function broken(files: Files, strangers: Bundle['strangers'] = []): Promise<string[]> {
  const { rules, valid } = await checkBundle({ files, strangers }, keys.trusted, library);
  const ids = rules.filter(({ problems }) => problems.length > 0).map(({ id }) => id);
  expect(valid).toBe(ids.length === 0);
  return ids;
}

test('the bundle as it was made breaks nothing', async () => {
  expect(await broken(honest)).toEqual([]);
});

test('a made-up recording that agrees with itself is accepted: only trust in the signer stands against it', async () => {
  const madeUp = withLines(honest, 'session', (lines) =>
    withEntry(lines, 'http-response', (entry) => ({ ...entry, headers: { ...headersOf(entry), server: 'made up' } })),
  );
  const drawn = await drawnAnew(madeUp, library);
  expect(await broken(await signedAnew(drawn, keys))).toEqual([]);
});

/** Edits of whoever does not have the key. */
const EDITS: readonly (readonly [what: string, rule: string, edit: (files: Files) => Files | Promise<Files>])[] = [
  ['a verdict in the report', 'digests', (files) => replaced(files, 'report.json', '"skip"', '"pass"')],
  ['the JUnit report', 'digests', (files) => replaced(files, 'junit.xml', 'skipped', 'passed')],
  ['the TestReport', 'digests', (files) => replaced(files, 'test-report.json', '"skip"', '"pass"')],
  [
    'a frame of a transcript',
    'digests',
    (files) => replaced(files, 'transcripts/session.ndjson', 'heartbeat', 'handshake'),
  ],
  [
    'what the run was told',
    'digests',
    (files) => replaced(files, 'transcripts/run.json', '"strict": false', '"strict": true'),
  ],
  ['a check taken out of the profile', 'digests', (files) => replaced(files, 'profile.json', '"bind.accepted",', '')],
  ['another version of the product', 'digests', (files) => replaced(files, 'product.json', '7.2', '7.3')],
  ['an attestation', 'digests', (files) => replaced(files, 'attestations.json', '"yes"', '"not-applicable"')],
  ['the machine', 'digests', (files) => replaced(files, 'environment.json', '"linux"', '"win32"')],
  [
    'white space behind the report',
    'digests',
    (files) => withText(files, 'report.json', `${textOf(files, 'report.json')} `),
  ],
  ['a file taken away', 'files', (files) => withText(files, 'junit.xml', undefined)],
  ['a transcript taken away', 'files', (files) => withText(files, 'transcripts/session.ndjson', undefined)],
  ['a file added', 'files', (files) => withText(files, 'summary.html', '<h1>Certified!</h1>')],
  ['a hidden file added', 'files', (files) => withText(files, '.htaccess', 'Deny from all')],
  ['a digest in the manifest', 'signature', (files) => replaced(files, MANIFEST, '"sha256": "', '"sha256": "0')],
  [
    'an entry of the manifest taken away',
    'signature',
    (files) => replaced(files, MANIFEST, /\{\s+"path": "junit.xml"[^}]+\},\s+/, ''),
  ],
  ['white space in the manifest', 'signature', (files) => replaced(files, MANIFEST, '\n', '\r\n')],
  ['the manifest taken away', 'signature', (files) => withText(files, MANIFEST, undefined)],
  ['the signature taken away', 'signature', (files) => withText(files, SIGNATURE, undefined)],
  ['the signature of another manifest', 'signature', (files) => withText(files, SIGNATURE, textOf(faulty, SIGNATURE))],
  [
    'the payload put back into the signature',
    'signature',
    (files) => replaced(files, SIGNATURE, '..', `.${base64(textOf(files, MANIFEST))}.`),
  ],
  ['signed by another key', 'signature', (files) => signedAnew(files, others)],
  ['signed by another key under the name of the trusted one', 'signature', signedUnderTrustedName],
  ['signed by nobody, algorithm none', 'signature', (files) => withHeader(files, { alg: 'none' }, () => '')],
  [
    'signed by nobody, algorithm none, with an old signature',
    'signature',
    (files) => withHeader(files, { alg: 'none' }),
  ],
  ['a MAC with the public key for its secret, HS256', 'signature', macWithPublicKey],
  ['a signature under something else than a manifest', 'signature', (files) => withHeader(files, { typ: 'JWT' })],
];

describe('without the key', () => {
  test.each(EDITS)('%s breaks %s', async (_, rule, edit) => {
    const edited = await edit(honest);
    expect(await broken(edited)).toEqual([rule]);
  });

  test.each([
    ['the report', 'report.json'],
    ['the signature', SIGNATURE],
  ])('a link in place of %s breaks plain-files', async (_, path) => {
    const { files, strangers } = await withLink(honest, path);
    expect(strangers).toEqual([path]);
    expect(await broken(files, strangers)).toContain('plain-files');
  });

  test('a folder that is a link breaks plain-files', async () => {
    const { files, strangers } = await withLink(honest, 'transcripts/more');
    expect(await broken(files, strangers)).toEqual(['plain-files']);
  });
});

type Forgery = [
  what: string,
  /** With a question mark: may be broken too. */
  rules: readonly string[],
  edit: (files: Files) => Files,
  change?: (manifest: Manifest) => object,
];

/** Edits of the holder of the key, who lists and signs anew. */
const FORGERIES: readonly Forgery[] = [
  ['a file that the manifest does not list', ['files'], same, without('junit.xml')],
  [
    'a file that no certificate is without',
    ['files'],
    (files) => withText(files, 'capability-statement.json', undefined),
  ],
  ['a path out of the bundle', ['paths', 'files'], same, listing('../report.json')],
  ['a path from the root', ['paths', 'files'], same, listing('/etc/passwd')],
  ['a path with a backslash', ['paths', 'files'], same, listing('transcripts\\session.ndjson')],
  [
    'a path listed twice',
    ['paths'],
    same,
    (manifest) => ({ ...manifest, files: manifest.files.flatMap((file) => [file, file]) }),
  ],
  ['a member that no manifest has', ['manifest'], same, (manifest) => ({ ...manifest, seal: 'gold' })],
  ['a manifest of another format', ['manifest'], same, (manifest) => ({ ...manifest, format: 2 })],
  [
    'another version of the tool',
    ['package'],
    same,
    (manifest) => ({ ...manifest, tool: { ...manifest.tool, version: '9.9.9' } }),
  ],
  [
    'another package',
    ['package'],
    same,
    (manifest) => ({ ...manifest, tool: { ...manifest.tool, packageSha256: '0'.repeat(64) } }),
  ],
  [
    'another version in the environment',
    ['versions'],
    (files) => replaced(files, 'environment.json', '"version": "', '"version": "1'),
  ],
  [
    'another version in a transcript',
    ['versions'],
    inHeader('session', { tool: { name: 'fhir-handshake', version: '9.9.9' } }),
  ],
  [
    'a verdict',
    ['verdicts', 'renderings'],
    (files) => replaced(files, 'report.json', '"verdict": "skip"', '"verdict": "pass"'),
  ],
  [
    'a message',
    ['verdicts', 'renderings'],
    (files) => replaced(files, 'report.json', 'the server ended no connection', 'all is well'),
  ],
  [
    'a title',
    ['verdicts', 'renderings'],
    (files) => replaced(files, 'report.json', /"title": "[^"]+"/, '"title": "All is well"'),
  ],
  [
    'a check taken out of the report',
    ['verdicts', 'renderings'],
    (files) => inReport(files, (report) => ({ ...report, checks: listOf(report['checks']).slice(1) })),
  ],
  [
    'a check put into the report',
    ['verdicts', 'renderings'],
    (files) =>
      inReport(files, (report) => ({
        ...report,
        checks: [...listOf(report['checks']), { id: 'security.audited', scenario: 'session', verdict: 'pass' }],
      })),
  ],
  ['the summary', ['verdicts', 'renderings'], (files) => replaced(files, 'report.json', /"pass": \d+/, '"pass": 999')],
  [
    'the software of the target',
    ['verdicts', 'renderings'],
    (files) => replaced(files, 'report.json', 'fhir-handshake reference server', 'Example FHIR Server'),
  ],
  [
    'a member twice in the report',
    ['readable'],
    (files) => replaced(files, 'report.json', '"summary": {', '"summary": {}, "summary": {'),
  ],
  ['the JUnit report', ['renderings'], (files) => replaced(files, 'junit.xml', 'skipped', 'passed')],
  [
    'the TestReport',
    ['renderings'],
    (files) => replaced(files, 'test-report.json', '"result": "skip"', '"result": "pass"'),
  ],
  [
    'the capability statement',
    ['renderings'],
    (files) => replaced(files, 'capability-statement.json', '"status": "active"', '"status": "draft"'),
  ],
  [
    'the configuration',
    ['renderings'],
    (files) => replaced(files, 'configuration.json', '"settleMs": 500', '"settleMs": 5000'),
  ],
  ['a frame', ['verdicts', 'renderings', 'certified'], (files) => withLines(files, 'payload', withoutNotification)],
  [
    'an entry taken away',
    ['readable'],
    (files) => withLines(files, 'session', (lines) => lines.filter((_, index) => index !== 20)),
  ],
  [
    // One of a subscriber to whom nothing else is under way: among events that come together, what a loss shows hangs on their order.
    'an event taken away, entries renumbered',
    ['verdicts', 'renderings'],
    (files) => withLines(files, 'session', (lines) => renumbered(withoutEvent(lines))),
  ],
  [
    'a request taken away, entries renumbered',
    ['recording', 'renderings'],
    (files) => withLines(files, 'session', (lines) => renumbered(withoutFirst(lines, 'http-request'))),
  ],
  [
    'the opening of a connection taken away, entries renumbered',
    ['recording', 'verdicts', 'renderings', 'certified'],
    (files) => withLines(files, 'session', (lines) => renumbered(withoutFirst(lines, 'ws-open'))),
  ],
  [
    'a handshake at an endpoint taken away, entries renumbered',
    ['recording', 'verdicts', 'renderings'],
    (files) => withLines(files, 'rest-hook', (lines) => renumbered(withoutHandshake(lines))),
  ],
  [
    'an endpoint that was never opened, entries renumbered',
    ['recording', 'verdicts', 'renderings'],
    (files) => withLines(files, 'rest-hook', (lines) => renumbered(withoutEndpoint(lines))),
  ],
  [
    'an answer of an endpoint twice, entries renumbered',
    ['recording', 'renderings'],
    (files) => withLines(files, 'rest-hook', (lines) => renumbered(twice(lines, 'hook-answered'))),
  ],
  ['entries in another order', ['readable'], (files) => withLines(files, 'session', swapped)],
  [
    'entries in another order, renumbered',
    ['recording', 'renderings'],
    (files) => withLines(files, 'session', (lines) => renumbered(swapped(lines))),
  ],
  [
    'the time of an entry',
    ['times', 'renderings'],
    (files) =>
      withLines(files, 'session', (lines) =>
        withEntry(lines, 'ws-received', (entry) => ({ ...entry, at: Number(entry['at']) - 5 })),
      ),
  ],
  [
    'all times of a transcript, by a day',
    ['times', 'renderings'],
    (files) => withLines(files, 'session', (lines) => lines.map(aDayLater)),
  ],
  [
    'the duration of the run',
    ['times', 'verdicts', 'renderings'],
    (files) => replaced(files, 'transcripts/run.json', /"durationMs": \d+/, '"durationMs": 1'),
  ],
  [
    'a manifest from before the run',
    ['times'],
    same,
    (manifest) => ({ ...manifest, createdAt: '2020-01-01T00:00:00.000Z' }),
  ],
  [
    'a member twice in a transcript',
    ['readable'],
    (files) =>
      replaced(files, 'transcripts/session.ndjson', '"kind":"ws-open"', '"kind":"ws-refused","kind":"ws-open"'),
  ],
  [
    'a transcript in place of another',
    ['readable'],
    (files) => withText(files, 'transcripts/session.ndjson', textOf(files, 'transcripts/payload.ndjson')),
  ],
  [
    'a transcript of another run',
    ['one-run', 'times', 'verdicts', 'renderings'],
    (files) => withText(files, 'transcripts/heartbeat.ndjson', textOf(faulty, 'transcripts/heartbeat.ndjson')),
  ],
  [
    'another target',
    ['one-run'],
    same,
    (manifest) => ({ ...manifest, target: { ...manifest.target, baseUrl: 'https://example.org/fhir' } }),
  ],
  ['another run', ['one-run'], same, (manifest) => ({ ...manifest, run: 'another' })],
  ['a scenario that was interrupted', ['all-scenarios'], inFooter('session', { outcome: 'interrupted' })],
  ['more lenient limits', ['limits', 'renderings'], inLimits('session', { deliveryMs: 60_000 })],
  [
    'a filter',
    ['no-filter', 'verdicts', 'renderings', 'certified'],
    (files) => replaced(files, 'transcripts/run.json', '"skip": []', '"skip": ["bind.accepted"]'),
  ],
  [
    'an option that trusts any certificate',
    ['no-filter', 'verdicts', 'renderings'],
    (files) => replaced(files, 'transcripts/run.json', '"reference": true', '"reference": true, "insecure": true'),
  ],
  [
    'a run that only read',
    ['no-filter', 'verdicts', 'renderings'],
    (files) => replaced(files, 'transcripts/run.json', '"reference": true', '"reference": true, "readOnly": true'),
  ],
  [
    'a run that was one of several',
    ['no-filter', 'verdicts', 'renderings'],
    (files) => replaced(files, 'transcripts/run.json', '"reference": true', '"reference": true, "shard": "1/2"'),
  ],
  ['a weaker profile', ['profile'], (files) => replaced(files, 'profile.json', '"bind.accepted",', '')],
  ['a weaker profile, its digest too', ['profile'], (files) => replaced(files, 'profile.json', '"bind.accepted",', '')],
  [
    'a profile that nobody published',
    ['profile'],
    same,
    (manifest) => ({ ...manifest, profile: { ...manifest.profile, id: 'r5-easy@1' } }),
  ],
  [
    'an attestation taken away',
    ['attestations'],
    (files) =>
      inJson(files, 'attestations.json', ({ attestations }) => ({ attestations: listOf(attestations).slice(1) })),
  ],
  ['an attestation answered no', ['attestations'], (files) => replaced(files, 'attestations.json', '"yes"', '"no"')],
  [
    'an attestation that does not apply, nobody says why',
    ['attestations'],
    (files) => replaced(files, 'attestations.json', '"yes"', '"not-applicable"'),
  ],
  [
    'an attestation by nobody',
    ['readable'],
    (files) => replaced(files, 'attestations.json', '"by": "Jane Doe"', '"by": ""'),
  ],
  ['another product', ['product'], (files) => replaced(files, 'product.json', '"7.2"', '"7.3"')],
  [
    'another product in the manifest',
    ['product'],
    same,
    (manifest) => ({ ...manifest, product: { ...manifest.product, vendor: 'Other Inc.' } }),
  ],
];

describe('with the key, listed and signed anew', () => {
  test.each<Forgery>(FORGERIES)('%s breaks %j', async (_, rules, edit, change) => {
    expect(await broken(await signedAnew(edit(honest), keys, change))).toEqual(rules);
  });

  test('a server that does not meet the profile breaks certified', async () => {
    expect(await broken(faulty)).toEqual(['certified']);
  });

  test('its failure passed off as a success breaks verdicts as well', async () => {
    const edited = replaced(faulty, 'report.json', '"verdict": "fail"', '"verdict": "pass"');
    expect(await broken(await signedAnew(edited, keys))).toEqual(['verdicts', 'renderings', 'certified']);
  });
});

function same(files: Files): Files {
  return files;
}

function replaced(files: Files, path: string, from: RegExp | string, to: string): Files {
  const text = textOf(files, path);
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} holds no ${String(from)}`);
  return withText(
    files,
    path,
    path.endsWith('.json') && path !== MANIFEST && isPlain(edited) ? pretty(edited) : edited,
  );
}

/** Whether JSON brings a text back with all that it says: no member twice. */
function isPlain(text: string): boolean {
  return !/"summary": \{\}/.test(text);
}

function pretty(text: string): string {
  return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
}

function inJson(files: Files, path: string, change: (json: JsonObject) => JsonObject): Files {
  const json = parseJson(textOf(files, path));
  return withText(files, path, pretty(JSON.stringify(change(isObject(json) ? json : {}))));
}

function inReport(files: Files, change: (report: JsonObject) => JsonObject): Files {
  return inJson(files, 'report.json', change);
}

function inHeader(scenario: string, members: JsonObject) {
  return (files: Files) =>
    withLines(files, scenario, (lines) => withEntry(lines, 'header', (line) => ({ ...line, ...members })));
}

function inFooter(scenario: string, members: JsonObject) {
  return (files: Files) =>
    withLines(files, scenario, (lines) => withEntry(lines, 'footer', (line) => ({ ...line, ...members })));
}

function inLimits(scenario: string, limits: JsonObject) {
  return (files: Files) =>
    withLines(files, scenario, (lines) =>
      withEntry(lines, 'header', (line) => ({
        ...line,
        limits: { ...(isObject(line['limits']) ? line['limits'] : {}), ...limits },
      })),
    );
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function headersOf({ headers }: JsonObject): JsonObject {
  return isObject(headers) ? headers : {};
}

function without(path: string) {
  return (manifest: Manifest) => ({ ...manifest, files: manifest.files.filter((file) => file.path !== path) });
}

function listing(path: string) {
  return (manifest: Manifest) => ({
    ...manifest,
    files: [...manifest.files, { path, bytes: 0, sha256: '0'.repeat(64) }].sort((one, other) =>
      one.path < other.path ? -1 : 1,
    ),
  });
}

function withoutFirst(lines: JsonObject[], kind: string): JsonObject[] {
  const place = lines.findIndex((line) => line['kind'] === kind);
  return lines.filter((_, index) => index !== place);
}

function withoutEndpoint(lines: JsonObject[]): JsonObject[] {
  const opened = soundEndpoint(lines);
  return lines.filter((line) => line !== opened);
}

function withoutHandshake(lines: JsonObject[]): JsonObject[] {
  const id = textAt(soundEndpoint(lines), 'mark', 'connection');
  const first = lines.find((line) => line['kind'] === 'hook-received' && line['connection'] === id);
  return lines.filter((line) => line !== first);
}

/** The opening of the endpoint that does nothing but accept. */
function soundEndpoint(lines: JsonObject[]): JsonObject {
  const opened = lines.find(({ mark }) => isObject(mark) && mark['name'] === 'endpoint' && mark['key'] === 'sound');
  if (opened === undefined) throw new Error('no endpoint was opened');
  return opened;
}

function twice(lines: JsonObject[], kind: string): JsonObject[] {
  const place = lines.findIndex((line) => line['kind'] === kind);
  return lines.flatMap((line, index) => (index === place ? [line, line] : [line]));
}

function isEvent(line: JsonObject): boolean {
  return line['kind'] === 'ws-received' && textAt(line, 'text')?.includes('event-notification') === true;
}

function withoutEvent(lines: JsonObject[]): JsonObject[] {
  const place = lines.findIndex(isEvent);
  return lines.filter((_, index) => index !== place);
}

function withoutNotification(lines: JsonObject[]): JsonObject[] {
  return withEntry(
    lines,
    'ws-received',
    (entry) => ({ ...entry, text: (textAt(entry, 'text') ?? '').replace('event-notification', 'handshake') }),
    isEvent,
  );
}

/** The first request and the answer to it change places. */
function swapped(lines: JsonObject[]): JsonObject[] {
  const place = lines.findIndex(
    (line, index) => line['kind'] === 'http-request' && lines[index + 1]?.['kind'] === 'http-response',
  );
  const [request, response] = lines.slice(place, place + 2);
  return lines.map((line, index) =>
    index === place ? (response ?? line) : index === place + 1 ? (request ?? line) : line,
  );
}

function aDayLater(line: JsonObject): JsonObject {
  return typeof line['at'] === 'number' && typeof line['wall'] === 'string'
    ? { ...line, at: line['at'] + 86_400_000, wall: new Date(Date.parse(line['wall']) + 86_400_000).toISOString() }
    : line;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** The signature with other members in its header, and with another signature where one is given. */
function withHeader(files: Files, members: object, sign?: (header: string) => string): Files {
  const [header = '', signature = ''] = textOf(files, SIGNATURE).trim().split('..');
  const changed = base64(JSON.stringify({ ...parsed(header), ...members }));
  return withText(files, SIGNATURE, `${changed}..${sign === undefined ? signature : sign(changed)}\n`);
}

function parsed(header: string): JsonObject {
  const json = parseJson(Buffer.from(header, 'base64url').toString());
  return isObject(json) ? json : {};
}

async function signedUnderTrustedName(files: Files): Promise<Files> {
  const forged = { key: others.signing.key, thumbprint: keys.trusted.thumbprint };
  return withText(files, SIGNATURE, await signatureOf(Buffer.from(textOf(files, MANIFEST)), forged));
}

/** The classic confusion: whoever verifies by the header takes the public key for a shared secret. */
function macWithPublicKey(files: Files): Files {
  const secret = keys.trusted.key.export({ type: 'spki', format: 'pem' });
  return withHeader(files, { alg: 'HS256' }, (header) =>
    createHmac('sha256', secret)
      .update(`${header}.${base64(textOf(files, MANIFEST))}`)
      .digest('base64url'),
  );
}

/** The bundle in a folder, with a link in one place; what it leads to is outside. */
async function withLink(files: Files, path: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-link-'));
  const outside = await mkdtemp(join(tmpdir(), 'fhir-handshake-outside-'));
  try {
    for (const [name, content] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const content = files.get(path);
    if (content !== undefined) await writeFile(join(outside, 'content'), content);
    await rm(join(folder, path), { force: true });
    await symlink(content === undefined ? outside : join(outside, 'content'), join(folder, path));
    return await readBundle(folder);
  } finally {
    await rm(folder, { recursive: true });
    await rm(outside, { recursive: true });
  }
}
