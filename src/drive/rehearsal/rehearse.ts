import type { Facts, Release } from '../../model/index.js';
import { isSecretHeader } from '../auth/static-secrets.js';
import { unreachableReason } from '../endpoint/index.js';
import { lowerCased } from '../lower-cased.js';
import { walk } from '../walk.js';
import type { WalkOptions, WalkResult } from '../walk-options.js';
import { stageTopics, type StagedTopic } from './stage-topics.js';

/** A server that stands in for the target. */
export interface StandIn {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export interface Rehearsal {
  /** What was read from the target. */
  readonly read: WalkResult;
  /** What was played against the server that stands in for it; absent where nothing would be. */
  readonly played?: WalkResult | undefined;
  readonly facts: Facts;
}

/**
 * Plays the scenarios as a run would, to see what it sends: discovery against the target, which takes reads alone, and the rest
 * against a server that stands in for it and has its topics. So what is planned is told by the same code that a run plays.
 */
export async function rehearse(
  options: WalkOptions,
  standIn: (release: Release, topics: readonly StagedTopic[], callers: Callers) => Promise<StandIn>,
): Promise<Rehearsal> {
  const quiet = { ...options, journal: undefined };
  const read = await walk({ ...quiet, endpoint: undefined, readOnly: true });
  const { facts, plan } = read;
  if (options.readOnly === true) return { read, facts };
  const staged = plan && stageTopics(facts, plan);
  const identities = madeUp(options);
  const server = await standIn(facts.release, staged?.topics ?? [], callersOf(identities));
  try {
    const known = {
      facts: { ...facts, baseUrl: server.baseUrl },
      plan: staged?.plan,
      endpointObstacle: unreachableReason(options),
    };
    const place = { baseUrl: server.baseUrl, release: facts.release, known };
    // What the target is reached with is not the stand-in's; a Subscription of the user's own may be more than it takes.
    const none = { endpoint: undefined, traffic: undefined, subscription: undefined, heartbeatPeriodS: undefined };
    return { read, facts, played: await walk({ ...quiet, ...none, ...identities, ...place }) };
  } finally {
    await server.close();
  }
}

type Identities = Pick<WalkOptions, 'auth' | 'certificate' | 'headers' | 'other' | 'token'>;

/** Access tokens that a stand-in has to demand, so that it keeps whoever shows them apart. */
export interface Callers {
  readonly authorization?: string | undefined;
  readonly otherAuthorization?: string | undefined;
}

const FIRST = 'access-token-of-the-rehearsal';
const SECOND = 'access-token-of-another';

/** The stand-in is shown no credentials of the target; a run that shows any, or has an access token, does so here as well. */
function madeUp({ token, auth, headers, other }: WalkOptions): Identities {
  const hasToken = token !== undefined || (auth !== undefined && auth.kind !== 'basic');
  const showsAny = auth !== undefined || Object.keys(lowerCased(headers ?? {})).some(isSecretHeader);
  return {
    token: undefined,
    auth: hasToken ? { kind: 'bearer', token: FIRST } : undefined,
    headers: showsAny && !hasToken ? { authorization: `Bearer ${FIRST}` } : {},
    certificate: undefined,
    other: other === undefined ? undefined : { auth: { kind: 'bearer', token: SECOND } },
  };
}

function callersOf({ auth, headers = {}, other }: Identities): Callers {
  if (auth === undefined && headers['authorization'] === undefined) return {};
  return { authorization: FIRST, otherAuthorization: other === undefined ? undefined : SECOND };
}
