import { sha256 } from './digest.js';

/** The file that is signed: what a bundle is about, and the digest of all else in it. */
export const MANIFEST = 'manifest.json';

/** The signature of the manifest: a compact JWS without its payload (RFC 7515, appendix F). */
export const SIGNATURE = 'manifest.jws';

export interface Manifest {
  readonly format: 1;
  readonly kind: 'fhir-handshake certification';
  /** ISO 8601 */
  readonly createdAt: string;
  readonly tool: ToolIdentity;
  readonly profile: { readonly id: string; readonly sha256: string };
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly target: { readonly baseUrl: string; readonly release: string };
  /** Id of the run. */
  readonly run: string;
  /** Every file but manifest and signature, by path. */
  readonly files: readonly ListedFile[];
}

/** Which package made a bundle. */
export interface ToolIdentity {
  readonly name: string;
  readonly version: string;
  /** Digest over the package's own code, schemas and profiles. */
  readonly packageSha256: string;
}

export interface ListedFile {
  /** Relative to the bundle, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files by their path in the bundle. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The entries of a manifest for files, in the order of their paths. */
export function listed(files: Files): ListedFile[] {
  return [...files]
    .map(([path, content]) => ({ path, bytes: content.byteLength, sha256: sha256(content) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
