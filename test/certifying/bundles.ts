import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  listed,
  MANIFEST,
  newKeyPair,
  readPrivateKey,
  readPublicKey,
  SIGNATURE,
  signatureOf,
  type Files,
  type Manifest,
  type NamedKey,
  type Product,
} from '../../src/certify/index.js';
import { certifiedRun, certifyOptions } from '../../src/cli/certification/certified-run.js';
import { derivedFiles } from '../../src/cli/certification/derived-files.js';
import { evidenceIn } from '../../src/cli/certification/evidence.js';
import { jsonText } from '../../src/cli/certification/json-text.js';
import { packageIdentity } from '../../src/cli/certification/package-identity.js';
import { wantedProfile } from '../../src/cli/certification/profiles.js';
import { readBundle } from '../../src/cli/certification/read-bundle.js';
import { sealBundle, statedFiles, writeFiles } from '../../src/cli/certification/write-bundle.js';
import type { Library } from '../../src/cli/load-suites.js';
import { schemaGuard } from '../../src/cli/schema-guard.js';
import { parseJson, type Report } from '../../src/model/index.js';

export const PROFILE = 'r5-websocket@1';

export const PRODUCT: Product = { name: 'Example FHIR Server', version: '7.2', vendor: 'Example Inc.' };

export interface Keys {
  readonly signing: NamedKey;
  readonly trusted: NamedKey;
}

export async function newKeys(): Promise<Keys> {
  const { privateJwk, publicJwk } = await newKeyPair();
  return {
    signing: await readPrivateKey(JSON.stringify(privateJwk)),
    trusted: await readPublicKey(JSON.stringify(publicJwk)),
  };
}

/** A bundle of a walk of the embedded server, signed whatever it came to. `id`: of the profile. */
export async function certified(
  library: Library,
  keys: Keys,
  raw: Readonly<Record<string, unknown>> = {},
  id: string = PROFILE,
): Promise<{ readonly files: Files; readonly report: Report }> {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-certified-'));
  try {
    const profile = await wantedProfile(id, library);
    const options = certifyOptions(undefined, { reference: true, quiet: true, ...raw }, profile, folder);
    const recorded = await certifiedRun(library, options, folder);
    const attestations = profile.attestations.map(({ id }) => ({ id, answer: 'yes' as const, by: 'Jane Doe' }));
    const stated = { tool: packageIdentity(), profile, product: PRODUCT, attestations };
    await writeFiles(folder, new Map([...(await derivedFiles(recorded, library)), ...statedFiles(stated)]));
    await sealBundle(folder, stated, recorded.report, keys.signing);
    return { files: (await readBundle(folder)).files, report: recorded.report };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function textOf(files: Files, path: string): string {
  const content = files.get(path);
  if (content === undefined) throw new Error(`the bundle has no ${path}`);
  return Buffer.from(content).toString();
}

/** The files with one of them changed; `undefined` takes it away. */
export function withText(files: Files, path: string, text: string | undefined): Files {
  const changed = new Map(files);
  if (text === undefined) changed.delete(path);
  else changed.set(path, Buffer.from(text));
  return changed;
}

export async function manifestIn(files: Files): Promise<Manifest> {
  const guard = await schemaGuard<Manifest>('manifest');
  const json = parseJson(textOf(files, MANIFEST));
  if (!guard.holds(json)) throw new Error('the bundle has no manifest');
  return json;
}

/** The files signed anew as the holder of the key could: digests made again, and the manifest changed as told. */
export async function signedAnew(
  files: Files,
  { signing }: Keys,
  change: (manifest: Manifest) => object = (manifest) => manifest,
): Promise<Files> {
  const content = new Map([...files].filter(([path]) => path !== MANIFEST && path !== SIGNATURE));
  const manifest = jsonText(change({ ...(await manifestIn(files)), files: listed(content) }));
  const signature = await signatureOf(Buffer.from(manifest), signing);
  return new Map([...content, [MANIFEST, Buffer.from(manifest)], [SIGNATURE, Buffer.from(`${signature}\n`)]]);
}

/** The page drawn again from what the transcripts say now. */
export async function drawnAnew(files: Files, library: Library): Promise<Files> {
  const manifest = await manifestIn(files);
  const own = { tool: packageIdentity(), profile: await wantedProfile(PROFILE, library), scenarios: [] };
  const { derived } = await evidenceIn(manifest, files, own, library);
  return withText(files, 'report.html', derived.get('report.html'));
}
