/** Keys of the Subscriptions of this scenario, by what their endpoints do. */
export const SOUND = 'sound';
export const REFUSING = 'refusing';
export const SILENT = 'silent';
export const UNREACHABLE = 'unreachable';
export const FAILING = 'failing';

/** Subscriptions with endpoints that do not suit the channel, and why. */
export const UNSUITABLE: Readonly<Record<string, string | undefined>> = {
  'no-endpoint': undefined,
  'mail-endpoint': 'mailto:fhir-handshake@example.org',
  'no-url-endpoint': 'not-a-url',
};

/** Headers that each rest-hook has to be sent with; the second holds a colon. */
export const HEADERS = [
  { name: 'X-Fhir-Handshake', value: 'probe-5f2c91' },
  { name: 'X-Probe', value: 'a:b' },
] as const;

/** How long the endpoint holds back its answer to the handshake, in ms: long enough to read the status meanwhile. */
export const HELD_MS = 1_500;

/** The time-out that is asked for, in seconds. */
export const TIMEOUT_S = 1;

/** Statuses that events are answered with, one after the other: all of them mean success. */
export const SUCCESSES = [200, 201, 202, 204] as const;
