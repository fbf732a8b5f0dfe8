import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { usageTrouble } from '../model/index.js';
import type { ClientCertificate } from './auth/wish.js';
import type { WalkOptions } from './walk-options.js';

/** Whose certificates are accepted, and what is shown in turn, in the words of `tls.connect`. */
export interface TlsTrust {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

/** A further authority is trusted beside the usual ones. Made once for a run: reading all of them takes a while. */
export function tlsTrust({ ca, insecure }: Pick<WalkOptions, 'ca' | 'insecure'>, shown?: ClientCertificate): TlsTrust {
  const rejectUnauthorized = insecure !== true;
  if (ca === undefined && shown === undefined) return { rejectUnauthorized };
  if (ca !== undefined) requireCertificate(ca);
  const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  return { rejectUnauthorized, secureContext: contextOf(trusted, shown) };
}

function contextOf(trusted: { readonly ca?: string[] }, shown: ClientCertificate | undefined): SecureContext {
  if (shown === undefined) return createSecureContext(trusted);
  try {
    const { cert, key, passphrase } = shown;
    return createSecureContext({ ...trusted, cert, key, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (thrown) {
    throw usageTrouble(
      `The client certificate and its key cannot be used together: ${thrown instanceof Error ? thrown.message : String(thrown)}. ` +
        'Both are PEM text, the certificate first in its file, and the key is that of the certificate; an encrypted one needs its passphrase.',
    );
  }
}

function requireCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw usageTrouble(
      'The file of --ca holds no certificate that can be read. It must be PEM text, with a line "-----BEGIN CERTIFICATE-----".',
    );
  }
}
