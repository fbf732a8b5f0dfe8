import { startEmbedded } from '../embedded-server.js';
import { readReferenceWish } from '../reference-wish.js';

/** How the embedded server is to be; everything may be left out. */
export interface ReferenceSettings {
  /** Default: the newest release that the faults and variants exist in. */
  readonly fhir?: 'r4' | 'r4b' | 'r5' | undefined;
  /** On 127.0.0.1. Default: any free port. */
  readonly port?: number | undefined;
  /** Ids of wrong behaviours: `fhir-handshake list faults`. */
  readonly faults?: readonly string[] | undefined;
  /** Ids of honest behaviours that differ: `fhir-handshake reference --list-variants`. */
  readonly variants?: readonly string[] | undefined;
  /** https and wss, with a certificate made for the occasion. */
  readonly tls?: boolean | undefined;
  /** Access token to demand on all requests but those of `/metadata`. */
  readonly token?: string | undefined;
  /** Beside it, the token of a second caller, who has Subscriptions of its own. */
  readonly otherToken?: string | undefined;
  /** Seconds that a binding token lives. */
  readonly tokenLife?: number | undefined;
  /** Ids and tokens repeat with the seed. */
  readonly seed?: string | undefined;
  /** Takes one line for each request and message. */
  readonly log?: ((line: string) => void) | undefined;
}

/** The embedded server, running. */
export interface ReferenceServer {
  readonly release: 'R4' | 'R4B' | 'R5';
  readonly baseUrl: string;
  readonly websocketUrl: string;
  /** PEM, where it speaks TLS. */
  readonly certificate?: string | undefined;
  /** The access token that it demands, where it does. */
  readonly token?: string | undefined;
  /** That of a second caller, where two are told apart. */
  readonly otherToken?: string | undefined;
  /** How many resources are stored now, its topics not counted. */
  resources(): number;
  /** Ends every connection and timer; done when the port is free. */
  close(): Promise<void>;
}

/** See `startReference` of the package. */
export async function startReference(settings: ReferenceSettings = {}): Promise<ReferenceServer> {
  const { faults = [], variants = [], port, log, ...raw } = settings;
  return startEmbedded(readReferenceWish({ ...raw, fault: faults, variant: variants }), { port, log });
}
