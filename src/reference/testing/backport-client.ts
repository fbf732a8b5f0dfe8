import type { JsonObject } from '../json.js';
import { object, objects, text } from '../json.js';
import type { RunningReference } from '../options.js';
import { encounterClass } from '../topics/happenings.js';
import { completeStatus } from '../topics/encounter-complete.js';
import { ENCOUNTER_TOPIC, send } from './client.js';

export const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition';

const extension = (name: string, value: JsonObject): JsonObject => ({ url: `${GUIDE}/${name}`, ...value });

/** What a client of R4 and R4B may wish for, in the words of the guide. */
export interface Wish {
  readonly criteria?: string;
  readonly filters?: readonly string[];
  readonly content?: string;
  readonly heartbeatPeriod?: number;
  readonly channel?: JsonObject;
  readonly more?: JsonObject;
}

/** A Subscription as the guide has it. */
export function backportBody(wish: Wish = {}): JsonObject {
  const {
    criteria = ENCOUNTER_TOPIC,
    filters = [],
    content = 'id-only',
    heartbeatPeriod,
    channel = {},
    more = {},
  } = wish;
  const criteriaOf = (filter: string) => extension('backport-filter-criteria', { valueString: filter });
  const period = extension('backport-heartbeat-period', { valueUnsignedInt: heartbeatPeriod });
  return {
    resourceType: 'Subscription',
    meta: { profile: [`${GUIDE}/backport-subscription`] },
    status: 'requested',
    reason: 'test',
    criteria,
    ...(filters.length === 0 ? {} : { _criteria: { extension: filters.map(criteriaOf) } }),
    channel: {
      ...(heartbeatPeriod === undefined ? {} : { extension: [period] }),
      type: 'websocket',
      payload: 'application/fhir+json',
      _payload: { extension: [extension('backport-payload-content', { valueCode: content })] },
      ...channel,
    },
    ...more,
  };
}

export async function backportSubscribe(server: RunningReference, wish: Wish = {}): Promise<string> {
  const reply = await send(server, 'POST', 'Subscription', backportBody(wish));
  if (reply.status !== 201) throw new Error(`create answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return text(reply.body.id) ?? '';
}

/** An Encounter that is over, in the shape of the release; answers `Encounter/[id]`. */
export async function finishedEncounter(server: RunningReference, subject: string): Promise<string> {
  const { release } = server;
  const { body } = await send(server, 'POST', 'Encounter', {
    resourceType: 'Encounter',
    status: completeStatus(release),
    class: encounterClass(release),
    subject: { reference: subject },
  });
  return `Encounter/${text(body.id) ?? ''}`;
}

/** Values of the parameters of a name, whatever their type. */
export function values(parameters: JsonObject, name: string): unknown[] {
  return objects(parameters.parameter)
    .filter((one) => one.name === name)
    .flatMap((one) => Object.entries(one).filter(([key]) => key.startsWith('value')))
    .map(([, value]) => value);
}

export function entriesOf(bundle: JsonObject): JsonObject[] {
  return objects(bundle.entry);
}

export function resourceAt(bundle: JsonObject, index: number): JsonObject {
  return object(entriesOf(bundle)[index]?.resource);
}
