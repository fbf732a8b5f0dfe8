/** What is left out where the target can reach no endpoint. */
export const REST_HOOK = 'rest-hook';

/** Keys of the Subscriptions of this scenario, by what their endpoints do. */
export const SOUND = 'sound';
export const EMPTY = 'empty';
export const FULL = 'full';
export const TYPED = 'typed';
export const BEATING = 'beating';
export const REFUSING = 'refusing';
export const DENYING = 'denying';
export const SILENT = 'silent';
export const UNREACHABLE = 'unreachable';
export const FAILING = 'failing';

/** Those whose endpoints do nothing but accept, and hear the same events. */
export const WELL_SERVED = [SOUND, EMPTY, FULL, TYPED] as const;

/** Those that a server which does rest-hooks at all takes. */
export const PLAIN_KEYS = [SOUND, EMPTY, BEATING, REFUSING, DENYING, SILENT, FAILING] as const;

/** Subscriptions with endpoints that do not suit the channel, and why. */
export const UNSUITABLE: Readonly<Record<string, string | undefined>> = {
  'no-endpoint': undefined,
  'mail-endpoint': 'mailto:fhir-handshake@example.org',
  'no-url-endpoint': 'not-a-url',
};

/** Where nobody answers, whoever asks: the name can never be given to anybody (RFC 6761). */
const NOBODY = 'hook.invalid/fhir-handshake';

/** Pairs of Subscriptions that differ in the scheme of their endpoint alone. */
export const SCHEMES = {
  'id-only': { plain: 'plain-id-only', secure: 'secure-id-only' },
  'full-resource': { plain: 'plain-full', secure: 'secure-full' },
} as const;

export const SCHEME_URLS = { plain: `http://${NOBODY}`, secure: `https://${NOBODY}` } as const;

/** Headers that each rest-hook has to be sent with; the last one holds a colon. */
export const HEADERS = [
  { name: 'Authorization', value: 'Bearer probe-5f2c91' },
  { name: 'X-Probe', value: 'a:b' },
] as const;

/** Query of one of the endpoints: it has to arrive as it is. */
export const QUERY = 'key=a%20b&list=1,2';

/**
 * How long an endpoint holds back its answer to the handshake at most, in ms. It answers as soon as the status was read
 * and an event caused meanwhile.
 */
export const LONGEST_HOLD_MS = 5_000;

/** The time-out that is asked for where an endpoint does not answer in time, in seconds, and how late it answers, in ms. */
export const TIMEOUT_S = 1;
export const LATE_MS = 5_000;

/** How much later than its time-out an attempt may be given up, in ms: connecting may have an allowance of its own. */
export const TIMEOUT_TOLERANCE_MS = 3_000;

/** What the scenario waits for, in marks and in verdicts. */
export const SHAKING_HANDS = 'the handshake at the endpoint of';

/** The same, of the status of a Subscription. */
export function becoming(key: string, wanted: readonly string[]): string {
  return `Subscription ${key} to become ${wanted.join(' or ')}`;
}

export const ACTIVE: readonly string[] = ['active'];
export const FAILED: readonly string[] = ['error', 'off'];

/** Statuses that events are answered with, one after the other: all of them mean success. */
export const SUCCESSES = [200, 201, 202, 204] as const;
