import { defineScenario, objectsAt, textAt, type Facts, type JsonObject, type Scenario } from '../../model/index.js';
import type { Entry } from '../../model/index.js';
import { declaredSocket } from '../doctor/metadata.js';
import { unreachableReason } from '../endpoint/index.js';
import { foreignHost } from '../origin.js';
import { walk } from '../walk.js';
import type { WalkOptions } from '../walk-options.js';
import { smartOffer, SMART_CONFIGURATION, type SmartOffer } from './smart-offer.js';

/** What a target says of itself, and what a configuration for it has to make up for. */
export interface Survey {
  readonly facts: Facts;
  /** What it says of tokens, where it has a SMART configuration. */
  readonly smart?: SmartOffer | undefined;
  /** Kinds of security that its CapabilityStatement names. */
  readonly security: readonly string[];
  /** Whether it refused a read because of who asked. */
  readonly wantsToKnow: boolean;
  /** Address of the WebSocket in its CapabilityStatement. */
  readonly socket?: string | undefined;
  /** Host of that address, where it is another one than that of the base URL. */
  readonly foreignSocket?: string | undefined;
  /** Why rest-hooks would not arrive; undefined where they should. */
  readonly endpointObstacle?: string | undefined;
}

/** Asks a target what it says of itself, by GET alone. Throws a Trouble where nobody answers who speaks FHIR. */
export async function survey(options: WalkOptions): Promise<Survey> {
  const heard: Heard = {};
  const result = await walk({ ...options, scenarios: [asking(heard)], readOnly: true, journal: undefined });
  const { facts, transcripts } = result;
  const socket = declaredSocket(facts.capabilities);
  return {
    facts,
    smart: heard.smart,
    security: securityIn(facts.capabilities),
    wantsToKnow: transcripts.some(({ entries }) => entries.some((entry) => isRefusal(entry, heard))),
    socket,
    foreignSocket: socket === undefined ? undefined : foreignTo(socket, options),
    endpointObstacle: unreachableReason(options),
  };
}

interface Heard {
  smart?: SmartOffer | undefined;
  /** Number of the exchange about the SMART configuration. */
  exchange?: number;
}

function asking(heard: Heard): Scenario {
  return defineScenario({
    id: 'survey',
    title: 'What the target says of itself',
    phase: 'discovery',
    connections: 0,
    async play(subscriber) {
      await subscriber.discover();
      const about = { purpose: 'smart-configuration', headers: { accept: 'application/json' } };
      const answer = await subscriber.request({ ...about, method: 'GET', path: SMART_CONFIGURATION });
      heard.exchange = answer.exchange;
      heard.smart = smartOffer(answer);
    },
  });
}

/** A server without SMART configuration may refuse to say even that. */
function isRefusal(entry: Entry, { exchange }: Heard): boolean {
  return entry.kind === 'http-response' && entry.exchange !== exchange && [401, 403].includes(entry.status);
}

function securityIn(capabilities: JsonObject | undefined): string[] {
  const services = objectsAt(capabilities, 'rest').flatMap((rest) => objectsAt(rest, 'security', 'service'));
  return services.flatMap((service) => textAt(service, 'coding', 0, 'code') ?? textAt(service, 'text') ?? []);
}

function foreignTo(socket: string, { baseUrl, allowHosts }: WalkOptions): string | undefined {
  if (!URL.canParse(socket) || foreignHost(socket, baseUrl, allowHosts) === undefined) return undefined;
  return new URL(socket).hostname;
}
