import { isObject, listAt, objectsAt, textAt, type JsonObject, type Limits } from '../../model/index.js';
import type { RestAnswer } from '../rest-client.js';
import { silence } from '../silence.js';
import type { Examination } from './examination.js';

/** Whether the server answers the request that needs least. */
export function examineHttp(answer: RestAnswer, baseUrl: string, tookMs: number): Examination {
  const about = { id: 'http', title: 'The server answers' };
  const url = `${baseUrl}/metadata`;
  const { status, failure = 'unknown' } = answer;
  if (status === undefined)
    return { ...about, status: 'fail', seen: `no answer (${failure})`, remedy: silence(url, failure) };
  const seen = `${url} answered ${String(status)} in ${String(Math.round(tookMs))} ms`;
  if (status === 401 || status === 403) {
    return {
      ...about,
      status: 'fail',
      seen,
      remedy: 'Give an access token with --token, or another header with --header.',
    };
  }
  const { location } = answer.headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    return {
      ...about,
      status: 'fail',
      seen: `${seen}, to ${location}`,
      remedy: 'Give the base URL of that place, if it is meant.',
    };
  }
  return status === 200
    ? { ...about, status: 'ok', seen }
    : {
        ...about,
        status: 'fail',
        seen,
        remedy: 'Give the base URL of the FHIR API, the one that /metadata is appended to.',
      };
}

/** How far the clocks are apart, which counts for expirations, end times and times of events. */
export function examineClock({ headers }: RestAnswer, skewMs: number, { clockMs }: Limits): Examination {
  const about = { id: 'clock', title: 'The clocks agree' };
  if (headers['date'] === undefined) {
    const remedy = 'Let the server send a Date header (RFC 9110, 6.6.1).';
    return { ...about, status: 'unknown', seen: 'the answer has no Date header', remedy };
  }
  const seconds = (Math.abs(skewMs) / 1000).toFixed(1);
  if (Math.abs(skewMs) <= 1) return { ...about, status: 'ok', seen: 'no difference that a Date header could show' };
  const seen = `the clock of the server is ${seconds} s ${skewMs > 0 ? 'ahead' : 'behind'}`;
  if (Math.abs(skewMs) <= clockMs) return { ...about, status: 'ok', seen };
  const remedy = 'Set both clocks by NTP. Until then times of the server are read by its own clock.';
  return { ...about, status: 'warn', seen, remedy };
}

/** What the CapabilityStatement says of Subscriptions. */
export function examineSubscriptions(capabilities: JsonObject | undefined): Examination {
  const about = { id: 'subscriptions', title: 'Subscriptions are declared' };
  if (capabilities === undefined) {
    return { ...about, status: 'unknown', seen: 'there is no CapabilityStatement to look at' };
  }
  const subscription = objectsAt(capabilities, 'rest')
    .flatMap((rest) => objectsAt(rest, 'resource'))
    .find((one) => textAt(one, 'type') === 'Subscription');
  const remedy = 'Declare Subscription with create, read and delete, and its operations, where the server has them.';
  if (subscription === undefined) {
    return { ...about, status: 'warn', seen: 'the CapabilityStatement does not name Subscription', remedy };
  }
  const codes = objectsAt(subscription, 'interaction').flatMap((one) => textAt(one, 'code') ?? []);
  const operations = objectsAt(subscription, 'operation').flatMap((one) => textAt(one, 'name') ?? []);
  const missing = ['create', 'read', 'delete'].filter((code) => !codes.includes(code));
  const listed = [codes.join(', ') || 'no interaction', operations.map((one) => `$${one}`).join(', ')];
  const seen = listed.filter((part) => part !== '').join('; ');
  return missing.length === 0
    ? { ...about, status: 'ok', seen }
    : { ...about, status: 'warn', seen: `${seen}; not ${missing.join(', ')}`, remedy };
}

/** The socket address in the extension that a CapabilityStatement may have. */
export function declaredSocket(capabilities: JsonObject | undefined): string | undefined {
  const extensions = listAt(capabilities, 'rest').flatMap((rest) =>
    isObject(rest) ? objectsAt(rest, 'extension') : [],
  );
  const declared = extensions.find((one) => textAt(one, 'url') === WEBSOCKET);
  return textAt(declared, 'valueUri') ?? textAt(declared, 'valueUrl');
}

const WEBSOCKET = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
