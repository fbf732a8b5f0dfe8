import { arch, platform, release } from 'node:os';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  canonicalSha256,
  listed,
  MANIFEST,
  SIGNATURE,
  signatureOf,
  type Attestation,
  type Manifest,
  type NamedKey,
  type Product,
  type Profile,
  type ToolIdentity,
} from '../../certify/index.js';
import type { Report } from '../../model/index.js';
import { jsonText } from './json-text.js';
import type { STATED } from './paths.js';
import { readBundle } from './read-bundle.js';

export interface Stated {
  readonly tool: ToolIdentity;
  readonly profile: Profile;
  readonly product: Product;
  readonly attestations: readonly Attestation[];
}

/** What is said and not recorded, by its path in the bundle. */
export function statedFiles({ tool, profile, product, attestations }: Stated): Map<string, string> {
  const stated: Record<(typeof STATED)[number], unknown> = {
    'product.json': product,
    'attestations.json': { attestations },
    'environment.json': { tool, node: process.version, platform: platform(), release: release(), arch: arch() },
    'profile.json': profile,
  };
  return new Map(Object.entries(stated).map(([path, value]) => [path, jsonText(value)]));
}

export async function writeFiles(out: string, texts: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of texts) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
}

/** Lists everything in the folder in a manifest, and signs it. */
export async function sealBundle(
  out: string,
  { tool, profile, product }: Stated,
  report: Report,
  key: NamedKey,
): Promise<void> {
  const { files } = await readBundle(out);
  const { name, version, vendor } = product;
  const manifest: Manifest = {
    format: 1,
    kind: 'fhir-handshake certification',
    createdAt: new Date().toISOString(),
    tool,
    profile: { id: profile.id, sha256: canonicalSha256(profile) },
    product: { name, version, vendor },
    target: { baseUrl: report.target.baseUrl, release: profile.release },
    run: report.run.id,
    files: listed(files),
  };
  const text = jsonText(manifest);
  await writeFile(join(out, MANIFEST), text);
  await writeFile(join(out, SIGNATURE), `${await signatureOf(Buffer.from(text), key)}\n`);
}

/** Takes the signature away again. */
export async function unseal(out: string): Promise<void> {
  for (const name of [MANIFEST, SIGNATURE]) await rm(join(out, name), { force: true });
}
