import type { Json, JsonObject, Release } from '../../../../model/index.js';
import type { Mistake } from './mistakes.js';

const R4S: readonly Release[] = ['R4', 'R4B'];
const R5: readonly Release[] = ['R5'];
const PATIENT: JsonObject = { resourceType: 'Patient' };
const PUT: JsonObject = { method: 'PUT', url: 'Patient/p' };
const OK: JsonObject = { status: '200' };

function bundle(type: string, content: JsonObject = {}): JsonObject {
  return { resourceType: 'Bundle', type, ...content };
}

function collection(...entry: JsonObject[]): JsonObject {
  return bundle('collection', { entry: entry.map((each) => ({ fullUrl: 'urn:1', resource: PATIENT, ...each })) });
}

function document(content: JsonObject): JsonObject {
  const entry = [{ fullUrl: 'urn:1', resource: { resourceType: 'Composition' } }];
  const identifier = { system: 'urn:s', value: '1' };
  return bundle('document', { identifier, timestamp: '2024-05-01T12:00:00Z', entry, ...content });
}

function one(type: string, entry: JsonObject): JsonObject {
  return bundle(type, { entry: [{ fullUrl: 'urn:1', ...entry }] });
}

function first(resourceType: string): Json {
  return [{ fullUrl: 'urn:1', resource: { resourceType } }];
}

function notification(content: JsonObject): JsonObject {
  return bundle('subscription-notification', { entry: first('SubscriptionStatus'), ...content });
}

function issues(...severities: string[]): JsonObject {
  return { issues: { resourceType: 'OperationOutcome', issue: severities.map((severity) => ({ severity })) } };
}

function searchset(relation: string): JsonObject {
  return bundle('searchset', { link: [{ relation, url: 'http://x' }] });
}

function status(content: JsonObject): JsonObject {
  return { resourceType: 'SubscriptionStatus', ...content };
}

function parameters(...parameter: JsonObject[]): JsonObject {
  return { resourceType: 'Parameters', parameter };
}

const WHOLE_HISTORY = { resource: PATIENT, request: PUT, response: OK };
const PATCHED = { ...WHOLE_HISTORY, request: { method: 'PATCH', url: 'Patient/p' } };

type Row = [key: string, path: string, broken: JsonObject, mended: JsonObject, releases?: readonly Release[]];

const ROWS: readonly Row[] = [
  ['bdl-1', 'Bundle.total', bundle('collection', { total: 0 }), bundle('collection')],
  ['bdl-2', 'Bundle.entry[0].search', collection({ search: { mode: 'match' } }), collection({})],
  ['bdl-3', 'Bundle.entry[0]', one('history', { resource: PATIENT, response: OK }), one('history', WHOLE_HISTORY), R4S],
  ['bdl-4', 'Bundle.entry[0].response', collection({ response: OK }), collection({}), R4S],
  ['bdl-3a', 'Bundle.entry[0].request', collection({ request: PUT }), collection({}), R5],
  ['bdl-3b', 'Bundle.entry[0]', one('history', { resource: PATIENT, request: PUT }), one('history', WHOLE_HISTORY), R5],
  ['bdl-3c', 'Bundle.entry[0]', one('batch', { request: PUT }), one('batch', { request: PUT, resource: PATIENT }), R5],
  [
    'bdl-3d',
    'Bundle.entry[0]',
    one('batch-response', { resource: PATIENT }),
    one('batch-response', { response: OK }),
    R5,
  ],
  [
    'bdl-5',
    'Bundle.entry[1]',
    notification({ entry: [...[first('SubscriptionStatus')].flat(), { fullUrl: 'urn:2' }] }),
    notification({}),
  ],
  ['bdl-7', 'Bundle.entry[1].fullUrl', collection({}, {}), collection({}, { fullUrl: 'urn:2' })],
  ['bdl-8', 'Bundle.entry[0].fullUrl', collection({ fullUrl: 'http://x/Patient/p/_history/1' }), collection({})],
  ['bdl-9', 'Bundle.identifier', document({ identifier: { value: '1' } }), document({})],
  ['bdl-10', 'Bundle', document({ timestamp: null }), document({})],
  ['bdl-11', 'Bundle.entry[0].resource', document({ entry: first('Patient') }), document({})],
  ['bdl-12', 'Bundle', bundle('message'), bundle('message', { entry: first('MessageHeader') })],
  ['bdl-13', 'Bundle.entry[0].resource', notification({ entry: first('Patient') }), notification({}), R5],
  ['bdl-14', 'Bundle.entry[0].request.method', one('history', PATCHED), one('history', WHOLE_HISTORY), R5],
  ['bdl-15', 'Bundle.entry[0]', collection({ fullUrl: null }), collection({}), R5],
  [
    'bdl-16',
    'Bundle.issues.issue[1].severity',
    notification(issues('warning', 'error')),
    notification(issues('warning', 'information')),
    R5,
  ],
  ['bdl-17', 'Bundle.issues', document(issues('warning')), document({}), R5],
  ['bdl-18', 'Bundle', searchset('next'), searchset('self'), R5],
  ['sst-1', 'SubscriptionStatus', status({ type: 'event-notification' }), status({ type: 'heartbeat' }), ['R4B', 'R5']],
  [
    'sst-2',
    'SubscriptionStatus',
    status({ type: 'query-status' }),
    status({ type: 'query-status', status: 'active' }),
    R5,
  ],
  ['inv-1', 'Parameters.parameter[0]', parameters({ name: 'x' }), parameters({ name: 'x', valueCode: 'c' })],
  [
    'inv-1',
    'Parameters.parameter[0].part[1]',
    parameters({ name: 'x', part: [{ name: 'y', valueCode: 'c' }, { name: 'z' }] }),
    parameters({ name: 'x', part: [{ name: 'y', valueCode: 'c' }] }),
  ],
];

export const BUNDLE_MISTAKES: readonly Mistake[] = ROWS.map(([key, path, broken, mended, releases]) => ({
  key,
  path,
  broken,
  mended,
  ...(releases === undefined ? {} : { releases }),
}));
