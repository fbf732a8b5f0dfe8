import { sha256 } from '../digest.js';
import { MANIFEST, SIGNATURE, type Files, type Manifest } from '../manifest.js';

/** A rule about the files of a bundle before any of them is read. */
export interface ListingRule {
  readonly id: string;
  readonly statement: string;
  readonly problems: (manifest: Manifest, files: Files, required: readonly string[]) => string[];
}

/** Segments of letters, digits, `.`, `_`, `@` and `-` that do not begin with a dot: no way out of the bundle, and none around a name. */
const PATH = /^(?![.])[\w@-][\w.@-]*(\/[\w@-][\w.@-]*)*$/;

export const soundPaths: ListingRule = {
  id: 'paths',
  statement: 'every path in the manifest is a plain one inside the bundle, and listed once, in order',
  problems: ({ files }) => {
    const paths = files.map(({ path }) => path);
    const wrong = paths.filter((path) => !PATH.test(path) || path === MANIFEST || path === SIGNATURE);
    const unordered = paths.filter((path, index) => index > 0 && path <= (paths[index - 1] ?? ''));
    return [
      ...wrong.map((path) => `${JSON.stringify(path)} is no path that a bundle may list`),
      ...unordered.map((path) => `${JSON.stringify(path)} is listed twice or out of order`),
    ];
  },
};

export const sameFiles: ListingRule = {
  id: 'files',
  statement: 'the bundle holds the files of the manifest, all that a certificate needs, and no others',
  problems: (manifest, files, required) => {
    const listed = new Set(manifest.files.map(({ path }) => path));
    return [
      ...[...listed].filter((path) => !files.has(path)).map((path) => `${path} is listed and missing`),
      ...[...files.keys()]
        .filter((path) => !listed.has(path) && path !== MANIFEST && path !== SIGNATURE)
        .map((path) => `${path} is not in the manifest`),
      ...required
        .filter((path) => !listed.has(path))
        .map((path) => `${path}, which every certificate has, is not listed`),
    ];
  },
};

export const sameDigests: ListingRule = {
  id: 'digests',
  statement: 'every file has the size and the SHA-256 that the manifest names',
  problems: (manifest, files) =>
    manifest.files.flatMap(({ path, bytes, sha256: digest }) => {
      const content = files.get(path);
      if (content === undefined) return [];
      return content.byteLength === bytes && sha256(content) === digest ? [] : [`${path} was changed`];
    }),
};
