import { exportJWK, exportPKCS8, generateKeyPair, type JSONWebKeySet } from 'jose';

export interface ClientKeys {
  readonly pem: string;
  readonly jwk: object;
  readonly jwks: JSONWebKeySet;
}

/** A pair of keys of a client: the private one in both forms, the public one as a server registers it. */
export async function clientKeys(algorithm: 'RS384' | 'ES384', kid = 'key-1'): Promise<ClientKeys> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const registered = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' };
  return {
    pem: await exportPKCS8(privateKey),
    jwk: { ...(await exportJWK(privateKey)), kid, alg: algorithm },
    jwks: { keys: [registered] },
  };
}
