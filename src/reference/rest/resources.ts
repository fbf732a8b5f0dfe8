import { gone, json, notFound, type Answer, type Call } from '../answer.js';
import type { Context } from '../context.js';
import { detect } from '../events.js';
import { object, text, without, type JsonObject } from '../json.js';
import type { Change, ResourceRecord, World } from '../world.js';
import { bodyOf, versionHeaders } from './body.js';
import type { Handled } from './handled.js';
import { searchset, selfLink } from './searchset.js';
import { staleVersion } from './stale-version.js';
import { hasTag } from './tag.js';

/** Types that can be created, read, updated, deleted and searched by `_id`, all by the same code. */
export const RESOURCE_TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'Basic',
  'Communication',
  'Condition',
  'Device',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Group',
  'Immunization',
  'Location',
  'MedicationRequest',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'Procedure',
  'ServiceRequest',
  'Task',
] as const;

export function createResource(call: Call, context: Context): Handled {
  const type = call.type ?? '';
  const asked = bodyOf(call, type);
  if ('refused' in asked) return { answer: asked.refused };
  const id = context.world.random.uuid(type);
  const record = write({ type, id, version: 0, body: {}, deleted: false }, asked.body, context.world);
  const change: Change = { interaction: 'create', type, id, current: record.body, refused: false };
  return { answer: created(record, context), after: detect(change, context) };
}

/** An update of what does not exist yet creates it under that id. */
export function updateResource(call: Call, context: Context): Handled {
  const { behaviour, world } = context;
  const { type = '', id = '' } = call;
  const asked = bodyOf(call, type, id);
  if ('refused' in asked) return { answer: asked.refused };
  const known = world.resources.get(`${type}/${id}`);
  const version = known?.version ?? 0;
  const previous = known === undefined || known.deleted ? undefined : known.body;
  const interaction = previous === undefined ? 'create' : 'update';
  if (behaviour.isStale(call.headers['if-match'], version)) {
    const change: Change = { interaction, type, id, previous, current: asked.body, refused: true };
    return { answer: staleVersion(version), after: detect(change, context) };
  }
  const record = write(known ?? { type, id, version, body: {}, deleted: false }, asked.body, world);
  const change: Change = { interaction, type, id, previous, current: record.body, refused: false };
  const answer =
    previous === undefined ? created(record, context) : json(200, record.body, versionHeaders(record.body));
  return { answer, after: detect(change, context) };
}

export function deleteResource(call: Call, context: Context): Handled {
  const record = context.world.resources.get(`${call.type ?? ''}/${call.id ?? ''}`);
  if (record === undefined) return { answer: notFound(call.path) };
  if (record.deleted) return { answer: { status: 204, headers: {} } };
  if (context.behaviour.isStale(call.headers['if-match'], record.version))
    return { answer: staleVersion(record.version) };
  record.deleted = true;
  const { type, id, body } = record;
  const change: Change = { interaction: 'delete', type, id, previous: body, refused: false };
  return { answer: { status: 204, headers: {} }, after: detect(change, context) };
}

export function readResource(call: Call, { world }: Context): Answer {
  const record = world.resources.get(`${call.type ?? ''}/${call.id ?? ''}`);
  if (record === undefined) return notFound(call.path);
  return record.deleted ? gone(call.path) : json(200, record.body, versionHeaders(record.body));
}

export function searchResources(call: Call, { world }: Context): Answer {
  const used = [...call.query].filter(([name]) => ['_id', '_tag'].includes(name));
  const found = [...world.resources.values()]
    .filter(({ type, deleted }) => type === call.type && !deleted)
    .map(({ body }) => body)
    .filter((body) => used.every(([name, value]) => (name === '_id' ? hasId(body, value) : hasTag(body, value))));
  return json(200, searchset(found, found.length, [selfLink(call, world.baseUrl, used)], world.baseUrl));
}

function hasId(resource: JsonObject, value: string): boolean {
  return value.split(',').includes(text(resource.id) ?? '');
}

/** What a client says in meta of profiles, tags and security stays. */
function write(record: ResourceRecord, asked: JsonObject, world: World): ResourceRecord {
  record.version += 1;
  record.deleted = false;
  const { tag, profile, security } = object(asked.meta);
  const said = { ...(tag && { tag }), ...(profile && { profile }), ...(security && { security }) };
  const meta = { ...said, versionId: String(record.version), lastUpdated: new Date(world.now()).toISOString() };
  const content = without(asked, 'resourceType', 'id', 'meta');
  record.body = { resourceType: record.type, id: record.id, meta, ...content };
  world.resources.set(`${record.type}/${record.id}`, record);
  return record;
}

function created(record: ResourceRecord, { world }: Context): Answer {
  const location = `${world.baseUrl}/${record.type}/${record.id}/_history/${record.version}`;
  return json(201, record.body, { location, ...versionHeaders(record.body) });
}
