import { usageTrouble } from '../../model/index.js';
import { jsonWithoutCommands, visible, withoutCommands } from '../../report/index.js';
import { checkBundle, type Verification } from '../certification/check-bundle.js';
import { jsonText } from '../certification/json-text.js';
import { trustedKey } from '../certification/key-files.js';
import { readBundle } from '../certification/read-bundle.js';
import { loadLibrary } from '../load-suites.js';
import { flagOption, textOption, type RawOptions } from '../raw-options.js';

/** Exit code of a bundle that does not hold. */
const NOT_VALID = 1;

/** Checks a certification bundle, offline. The exit code: 0 where every rule holds. */
export async function verify(folder: string, raw: RawOptions): Promise<number> {
  const path = textOption(raw, 'key');
  if (path === undefined) {
    throw usageTrouble(
      'verify needs --key: the file with the public key of whoever signed, got from them and not with the bundle.',
    );
  }
  const key = await trustedKey(path);
  const [bundle, library] = await Promise.all([readBundle(folder), loadLibrary()]);
  const verification = await checkBundle(bundle, key, library);
  process.stdout.write(
    flagOption(raw, 'json')
      ? jsonWithoutCommands(jsonText(verification))
      : withoutCommands(inWords(verification, folder)),
  );
  return verification.valid ? 0 : NOT_VALID;
}

function inWords({ rules, manifest, valid }: Verification, folder: string): string {
  const lines = rules.flatMap(({ id, statement, problems }) => [
    `${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${id.padEnd(14)}${statement}`,
    ...problems.map((problem) => `      ${visible(problem)}`),
  ]);
  const broken = rules.flatMap(({ id, problems }) => (problems.length === 0 ? [] : [id]));
  return `${[...lines, '', valid && manifest !== undefined ? accepted(manifest) : `NOT VALID: ${visible(folder)} breaks ${broken.join(', ')}`].join('\n')}\n`;
}

function accepted({ product, profile, target, tool, createdAt }: NonNullable<Verification['manifest']>): string {
  const words = `${product.name} ${product.version} of ${product.vendor} meets ${profile.id}`;
  return visible(`VALID: ${words} (${target.baseUrl}, ${createdAt}, ${tool.name} ${tool.version})`);
}
