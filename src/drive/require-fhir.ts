import { isObject, targetTrouble, textAt, usageTrouble, type FhirRelease } from '../model/index.js';
import type { RestAnswer } from './rest-client.js';
import type { WalkOptions } from './walk-options.js';

/** Throws a Trouble where there is nothing to walk: nobody answers, or somebody who does not speak FHIR. */
export function requireFhir(metadata: RestAnswer, options: WalkOptions, fhir: FhirRelease): void {
  const { baseUrl, release, token } = options;
  const url = `${baseUrl}/metadata`;
  if (metadata.status === undefined) throw targetTrouble(silence(url, metadata.failure ?? 'unknown'));
  if (metadata.status === 401 || metadata.status === 403) {
    throw targetTrouble(
      `${url} answered ${String(metadata.status)}: the server wants to know who asks. ` +
        (token === undefined
          ? 'Give an access token with --token (or FHIR_HANDSHAKE_TOKEN), or another header with --header.'
          : 'The token that was given is not accepted there. Get a fresh one and check that it is for this server.'),
    );
  }
  const { location } = metadata.headers;
  if (metadata.status >= 300 && metadata.status < 400 && location !== undefined) {
    throw targetTrouble(
      `${url} answered ${String(metadata.status)} and sends clients to ${location}. Give the base URL of that place, if it is meant.`,
    );
  }
  if (isStatement(metadata)) return requireRelease(metadata, options, fhir);
  // With the release given, a wrong answer is for the checks to judge.
  if (release !== 'auto' && (isObject(metadata.json) || metadata.status >= 400)) return;
  throw targetTrouble(
    `${url} answered ${String(metadata.status)} with ${contentOf(metadata)}, which is no CapabilityStatement. ` +
      'Give the base URL of the FHIR API, the one that /metadata is appended to.',
  );
}

function isStatement({ json }: RestAnswer): boolean {
  return textAt(json, 'resourceType') === 'CapabilityStatement';
}

function requireRelease({ json }: RestAnswer, { release }: WalkOptions, fhir: FhirRelease): void {
  const version = textAt(json, 'fhirVersion');
  if (release !== 'auto' || version === undefined || fhir.accepts(version)) return;
  throw usageTrouble(
    `The target says that it speaks FHIR ${version}. fhir-handshake tests R4, R4B and R5 servers only. ` +
      `Give the base URL of such an endpoint, or --fhir ${fhir.release.toLowerCase()} to test it as one all the same.`,
  );
}

function contentOf({ headers, json }: RestAnswer): string {
  const resourceType = textAt(json, 'resourceType');
  if (resourceType !== undefined) return `a resource of type ${resourceType}`;
  const type = headers['content-type'] ?? 'no Content-Type';
  return type.startsWith('text/html') ? 'a web page' : `a body of type ${type}`;
}

const SILENCES: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there. Start the server, or check host and port.',
  ENOTFOUND: 'The host name cannot be resolved. Check its spelling.',
  EAI_AGAIN: 'The host name cannot be resolved just now. Check the network and its spelling.',
  ECONNRESET: 'The connection was cut off. Check whether the server wants https.',
  UND_ERR_SOCKET: 'The connection was cut off. Check whether the server wants https.',
  HPE_INVALID_CONSTANT: 'What listens there does not speak HTTP. Check the port, and whether the server wants https.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'What listens there does not speak TLS. Check the port, and whether the server wants http.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG:
    'What listens there does not speak TLS. Check the port, and whether the server wants http.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name. Use the name in it, or run with --insecure.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is self-signed. Trust it with --ca <file>, or run with --insecure.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate chain is self-signed. Trust it with --ca <file>, or run with --insecure.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate cannot be verified. Trust its issuer with --ca <file>.',
  CERT_HAS_EXPIRED: 'Its certificate has expired. Renew it, or run with --insecure.',
};

function silence(url: string, failure: string): string {
  const remedy = SILENCES[failure] ?? 'Check that the server runs and can be reached from here.';
  return `No answer from ${url} (${failure}). ${remedy}`;
}
