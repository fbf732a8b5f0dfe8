import type { Socket } from 'node:net';
import type { Behaviour } from './behaviour.js';
import type { Certificate } from './certificate.js';
import type { Release } from './dialects/release.js';
import type { Topic } from './topics/topic.js';

/** How a reference server is started. Everything may be left out: it is honest then. */
export interface ReferenceOptions {
  /** Release whose addresses are told; default r5. All three are served, each with a world of its own. */
  readonly fhir?: 'r4' | 'r4b' | 'r5' | undefined;
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** Speak TLS: with a certificate made for the occasion, or with the one given. */
  readonly tls?: boolean | Certificate | undefined;
  /** Ids and tokens repeat with the seed. */
  readonly seed?: string | undefined;
  /** Ids of faults. */
  readonly faults?: readonly string[] | undefined;
  /** Ids of variants. */
  readonly variants?: readonly string[] | undefined;
  /** Topics in place of the usual ones. Resources of their types can be stored as well. */
  readonly topics?: readonly Topic[] | undefined;
  /** Seconds that a token lives; default 3600. */
  readonly tokenLifeS?: number | undefined;
  /** Least heartbeat period that is granted, in seconds; default 1. */
  readonly heartbeatFloorS?: number | undefined;
  /** Waits before each further attempt to reach an endpoint, in ms; default two of 200. */
  readonly hookRetryWaitsMs?: readonly number[] | undefined;
  /** PEM of an authority that may sign the certificates of endpoints, beside the usual ones. */
  readonly endpointCa?: string | undefined;
  /** Post to endpoints whatever their certificate is. */
  readonly insecureEndpoints?: boolean | undefined;
  /** Bearer token demanded on all REST calls but metadata. */
  readonly authorization?: string | undefined;
  /** Beside it, the token of a second caller. Each has Subscriptions of its own, which the other cannot see. */
  readonly otherAuthorization?: string | undefined;
  /** Stands between the server and what it decides: for those who look at each decision. */
  readonly through?: ((behaviour: Behaviour) => Behaviour) | undefined;
  /** Told of each TCP connection as it opens. */
  readonly connected?: ((socket: Socket) => void) | undefined;
  /** Takes one line for each request and message. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface RunningReference {
  /** The release that was wished for. */
  readonly release: Release;
  /** `http://127.0.0.1:1234/r5` */
  readonly baseUrl: string;
  readonly websocketUrl: string;
  /** Base URL of each release. */
  readonly baseUrls: Readonly<Record<Release, string>>;
  /** PEM, where it speaks TLS. */
  readonly certificate?: string | undefined;
  /** How many Subscriptions and other resources are stored now, the topics not counted. */
  resources(): number;
  /** Ends every connection and timer; done when the ports are free. */
  close(): Promise<void>;
}
