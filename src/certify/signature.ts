import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose/decode/protected_header';
import { FlattenedSign } from 'jose/jws/flattened/sign';
import { flattenedVerify } from 'jose/jws/flattened/verify';
import type { NamedKey } from './keys.js';

/** The one algorithm (RFC 8037): a choice of several is a choice for whoever forges. */
const ALGORITHM = 'EdDSA';

/** Media type of what is signed, so that a signature under something else cannot be passed off as one under a manifest. */
const TYPE = 'fhir-handshake-manifest+jws';

/** Longer texts are no signature of Ed25519. */
const MOST_CHARACTERS = 2_000;

/** A compact JWS over the bytes, with its payload left out: `header..signature`. */
export async function signatureOf(bytes: Uint8Array, { key, thumbprint }: NamedKey): Promise<string> {
  const { protected: header, signature } = await new FlattenedSign(bytes)
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: thumbprint })
    .sign(key);
  return `${header ?? ''}..${signature}`;
}

/** Why a signature does not show that the holder of the key signed the bytes; undefined where it does. */
export async function signatureProblem(
  jws: string,
  bytes: Uint8Array,
  { key, thumbprint }: NamedKey,
): Promise<string | undefined> {
  const [, protectedHeader, signature] = /^([\w-]+)\.\.([\w-]+)\n?$/.exec(jws.slice(0, MOST_CHARACTERS)) ?? [];
  if (protectedHeader === undefined || signature === undefined) {
    return 'it is no compact JWS with the payload left out (header..signature)';
  }
  const header = headerIn(protectedHeader);
  if (header?.alg !== ALGORITHM) return `its algorithm is ${JSON.stringify(header?.alg)}, only "${ALGORITHM}" counts`;
  if (header.typ !== TYPE) return `its type is ${JSON.stringify(header.typ)}, not "${TYPE}"`;
  if (header.kid !== thumbprint) {
    return `it was made with the key ${JSON.stringify(header.kid)}, the one that is trusted is "${thumbprint}"`;
  }
  const payload = Buffer.from(bytes).toString('base64url');
  return flattenedVerify({ protected: protectedHeader, payload, signature }, key, { algorithms: [ALGORITHM] }).then(
    () => undefined,
    () => 'it does not belong to these bytes and this key',
  );
}

function headerIn(protectedHeader: string): ProtectedHeaderParameters | undefined {
  try {
    return decodeProtectedHeader({ protected: protectedHeader });
  } catch {
    return undefined;
  }
}
