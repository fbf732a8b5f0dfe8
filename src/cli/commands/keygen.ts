import { open } from 'node:fs/promises';
import { newKeyPair } from '../../certify/index.js';
import { usageTrouble } from '../../model/index.js';
import { jsonText } from '../certification/json-text.js';
import { reasonOf } from '../text-file.js';

/** Only its owner may read a private key. */
const OWNER_ONLY = 0o600;
const EVERYBODY = 0o644;

/** Makes a pair of keys: `<name>.private.jwk` and `<name>.public.jwk`. The exit code. */
export async function keygen(name: string): Promise<number> {
  const { privateJwk, publicJwk, thumbprint } = await newKeyPair();
  const [privateFile, publicFile] = [`${name}.private.jwk`, `${name}.public.jwk`];
  await writeNew(privateFile, jsonText(privateJwk), OWNER_ONLY);
  await writeNew(publicFile, jsonText(publicJwk), EVERYBODY);
  process.stdout.write(
    `${privateFile}  signs certificates; keep it to yourself\n${publicFile}   verifies them; give it to everybody\nthumbprint ${thumbprint}\n`,
  );
  return 0;
}

/** A key that is there already is never replaced: what it signed could not be verified any more. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    const handle = await open(path, 'wx', mode);
    await handle.writeFile(text).finally(() => handle.close());
  } catch (thrown) {
    const isThere = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';
    const reason = isThere ? 'it is there already, and a key is never replaced' : reasonOf(thrown);
    throw usageTrouble(`${path} cannot be written: ${reason}. Give another name: fhir-handshake keygen my-key.`);
  }
}
