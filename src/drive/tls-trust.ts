import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { usageTrouble } from '../model/index.js';
import type { WalkOptions } from './walk-options.js';

/** Whose certificates are accepted, in the words of `tls.connect`. */
export interface TlsTrust {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

/** A further authority is trusted beside the usual ones. Made once for a run: reading all of them takes a while. */
export function tlsTrust({ ca, insecure }: Pick<WalkOptions, 'ca' | 'insecure'>): TlsTrust {
  const rejectUnauthorized = insecure !== true;
  if (ca === undefined) return { rejectUnauthorized };
  requireCertificate(ca);
  return { rejectUnauthorized, secureContext: createSecureContext({ ca: [...rootCertificates, ca] }) };
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
