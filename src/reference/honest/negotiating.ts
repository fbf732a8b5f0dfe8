import { refusal } from '../answer.js';
import type { Negotiating } from '../behaviour.js';
import { problemsOf } from '../negotiation/problems.js';
import { object, objects, text, without, type JsonObject } from '../json.js';
import { meetsToken } from '../topics/filter.js';

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
  meetsSearch,
  isStale: (ifMatch, version) => ifMatch !== undefined && !ifMatch.split(',').some((tag) => names(tag, version)),
};

function withPayload(asked: JsonObject): JsonObject {
  return {
    ...without(asked, 'id', 'meta', 'status'),
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

function meetsSearch(shown: JsonObject, parameter: string, value: string): boolean {
  if (parameter === '_id') return value.split(',').includes(text(shown.id) ?? '');
  if (parameter === 'topic') return sameCanonical(text(shown.topic), value);
  if (parameter === 'url') return text(shown.endpoint) === value;
  if (parameter === 'filter-value')
    return objects(shown.filterBy).some((filter) => startsWith(text(filter.value), value));
  const tokens = {
    status: shown.status,
    type: object(shown.channelType),
    payload: shown.contentType,
    'content-level': shown.content,
  };
  const found = Object.entries(tokens).find(([name]) => name === parameter);
  return found === undefined || meetsToken(found[1], value.replace('application/fhir json', 'application/fhir+json'));
}

/** String search: the beginning counts, not the case. */
function startsWith(text: string | undefined, start: string): boolean {
  return text?.toLowerCase().startsWith(start.toLowerCase()) === true;
}

/** A canonical without version means any version. */
export function sameCanonical(canonical: string | undefined, asked: string): boolean {
  return (
    canonical !== undefined &&
    (canonical === asked || canonical.split('|')[0] === asked || canonical === asked.split('|')[0])
  );
}

function names(tag: string, version: number): boolean {
  return ['*', String(version)].includes(tag.trim().replace(/^W\//, '').replaceAll('"', ''));
}
