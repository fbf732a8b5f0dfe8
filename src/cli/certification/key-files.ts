import { readPrivateKey, readPublicKey, type NamedKey } from '../../certify/index.js';
import { usageTrouble } from '../../model/index.js';
import { textFile } from '../text-file.js';
import { KEY_VARIABLE } from './key-variable.js';

/** The private key in the file that `--key` names, else in the environment. */
export async function signingKey(path: string | undefined): Promise<NamedKey> {
  const text = path === undefined ? process.env[KEY_VARIABLE] : await textFile(path, '--key');
  if (text === undefined || text.trim() === '') {
    throw usageTrouble(
      `A certificate is signed, and there is no key. Name a file with --key, or put the key into ${KEY_VARIABLE}; ` +
        'fhir-handshake keygen makes one.',
    );
  }
  return readPrivateKey(text).catch((thrown: unknown) => {
    throw unusable(path === undefined ? KEY_VARIABLE : `--key ${path}`, thrown);
  });
}

/** The public key in the file that `--key` names. */
export async function trustedKey(path: string): Promise<NamedKey> {
  return readPublicKey(await textFile(path, '--key')).catch((thrown: unknown) => {
    throw unusable(`--key ${path}`, thrown);
  });
}

function unusable(where: string, thrown: unknown): Error {
  return usageTrouble(
    `${where} cannot be used: ${thrown instanceof Error ? thrown.message : String(thrown)}. fhir-handshake keygen makes a pair of keys.`,
  );
}
