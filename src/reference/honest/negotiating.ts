import { refusal } from '../answer.js';
import type { Negotiating } from '../behaviour.js';
import { problemsOf } from '../negotiation/problems.js';
import { meetsSubscriptionSearch } from '../negotiation/subscription-search.js';
import { without, type JsonObject } from '../json.js';

export const negotiating: Negotiating = {
  problems: problemsOf,
  refusal: (problems) => refusal(...problems),
  keepsRefused: () => false,
  granted: (asked, { heartbeatFloorS }) => withPeriod(withPayload(asked), heartbeatFloorS),
  activation: (asked) => ({ status: asked.status === 'off' ? 'off' : 'active' }),
  statusOnBind: (status) => (status === 'requested' ? 'active' : status),
  updated: (_stored, granted) => granted,
  shown: ({ resource }) => resource,
  visible: ({ deleted }) => !deleted,
  meetsSearch: meetsSubscriptionSearch,
  isStale: (ifMatch, version) => ifMatch !== undefined && !ifMatch.split(',').some((tag) => names(tag, version)),
};

function withPayload(asked: JsonObject): JsonObject {
  return {
    ...without(asked, 'id', 'status'),
    contentType: asked.contentType ?? 'application/fhir+json',
    content: asked.content ?? 'empty',
  };
}

/** A period below the floor is raised to it; a period of zero asks for no heartbeats. */
function withPeriod(asked: JsonObject, floorS: number): JsonObject {
  const periodS = asked.heartbeatPeriod;
  if (typeof periodS !== 'number' || periodS === 0) return without(asked, 'heartbeatPeriod');
  return { ...asked, heartbeatPeriod: Math.max(periodS, floorS) };
}

function names(tag: string, version: number): boolean {
  return ['*', String(version)].includes(tag.trim().replace(/^W\//, '').replaceAll('"', ''));
}
