import { isObject, targetTrouble, textAt, usageTrouble, type FhirRelease } from '../model/index.js';
import type { RestAnswer } from './rest-client.js';
import { silence } from './silence.js';
import type { WalkOptions } from './walk-options.js';

/** Throws a Trouble where there is nothing to walk: nobody answers, or somebody who does not speak FHIR. */
export function requireFhir(metadata: RestAnswer, options: WalkOptions, fhir: FhirRelease): void {
  const { baseUrl, release } = options;
  const url = `${baseUrl}/metadata`;
  if (metadata.status === undefined) throw targetTrouble(silence(url, metadata.failure ?? 'unknown'));
  if (metadata.status === 401 || metadata.status === 403) {
    throw targetTrouble(
      `${url} answered ${String(metadata.status)}: the server wants to know who asks. ` +
        (showsWho(options)
          ? 'The credentials that were given are not accepted there. Check that they are for this server, and a token that it is fresh.'
          : 'Give an access token with --token (or FHIR_HANDSHAKE_TOKEN), a header with --header, or see docs/authentication.md.'),
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

/** Whether the user gave credentials to ask with. */
export function showsWho({ token, auth, headers = {}, certificate }: WalkOptions): boolean {
  return (
    [token, auth, certificate].some((one) => one !== undefined) ||
    Object.keys(headers).some((name) => /^authorization$/i.test(name))
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

function contentOf({ headers, json, cutAtBytes }: RestAnswer): string {
  if (cutAtBytes !== undefined) return `a body of more than ${String(cutAtBytes)} bytes`;
  const resourceType = textAt(json, 'resourceType');
  if (resourceType !== undefined) return `a resource of type ${resourceType}`;
  const type = headers['content-type'] ?? 'no Content-Type';
  return type.startsWith('text/html') ? 'a web page' : `a body of type ${type}`;
}
