import { isObject, listAt, objectsAt, textAt } from '../../model/index.js';
import type { FhirRelease, Json, JsonObject, StatusView } from '../../model/index.js';

/** The first words about a body, and what it says. */
export interface Contents {
  readonly name?: string | undefined;
  readonly details: readonly string[];
}

const WEBSOCKET_EXTENSION = 'websocket';

/** What a reader wants to know of a body without unfolding it. */
export function contentsOf(body: Json | undefined, fhir: FhirRelease): Contents {
  return isObject(body) ? resourceContents(body, fhir) : { details: [] };
}

function resourceContents(resource: JsonObject, fhir: FhirRelease): Contents {
  const type = textAt(resource, 'resourceType');
  switch (type) {
    case 'Bundle':
      return bundleContents(resource, fhir);
    case 'CapabilityStatement':
      return { name: type, details: capabilities(resource) };
    case 'OperationOutcome':
      return { name: type, details: objectsAt(resource, 'issue').flatMap(issueWords) };
    case 'Parameters':
      return { name: type, details: objectsAt(resource, 'parameter').flatMap(parameterWords) };
    case 'Subscription':
      return { name: type, details: subscriptionWords(resource, fhir) };
    case 'SubscriptionTopic':
      return { name: type, details: present('url', textAt(resource, 'url')) };
    default:
      return { name: type, details: present('id', textAt(resource, 'id')) };
  }
}

function bundleContents(bundle: JsonObject, fhir: FhirRelease): Contents {
  const words = fhir.notification(bundle)?.statuses.flatMap(statusWords) ?? [];
  const name = ['Bundle', textAt(bundle, 'type')].filter(Boolean).join(': ');
  if (words.length > 0) return { name, details: words };
  const entries = listAt(bundle, 'entry').length;
  return { name, details: [entries === 1 ? '1 entry' : `${String(entries)} entries`] };
}

function capabilities(resource: JsonObject): string[] {
  const mentions = JSON.stringify(resource).includes(WEBSOCKET_EXTENSION);
  return [
    ...present('fhirVersion', textAt(resource, 'fhirVersion')),
    ...(mentions ? [`including extension: ${WEBSOCKET_EXTENSION}`] : []),
  ];
}

function issueWords(issue: JsonObject): string[] {
  const said = textAt(issue, 'details', 'text') ?? textAt(issue, 'diagnostics');
  return [[textAt(issue, 'severity'), textAt(issue, 'code'), said].filter(Boolean).join(' · ')];
}

/** `token: token-abc`; what has parts is named only. */
function parameterWords(parameter: JsonObject): string[] {
  const name = textAt(parameter, 'name');
  if (name === undefined) return [];
  const [value] = Object.keys(parameter).filter((key) => key.startsWith('value'));
  const told = value === undefined ? undefined : (textAt(parameter, value) ?? JSON.stringify(parameter[value]));
  return [told === undefined ? name : `${name}: ${told}`];
}

function subscriptionWords(resource: JsonObject, fhir: FhirRelease): string[] {
  const { status, channel, content, heartbeatPeriodS } = fhir.settings(resource);
  return [
    ...present('status', status),
    ...present('channel type', channel?.code),
    ...present('content', content),
    ...present('heartbeat period', heartbeatPeriodS === undefined ? undefined : `${String(heartbeatPeriodS)} s`),
  ];
}

/** What is absent is said to be so where every notification has it. */
function statusWords({ type, rawCount, events }: StatusView): string[] {
  const numbers = events.map(({ number }) => (number === undefined ? '?' : String(number)));
  return [
    `type: ${type ?? 'absent'}`,
    ...(numbers.length === 0 ? [] : [`event: ${numbers.join(', ')}`]),
    ...present('events since start', rawCount === undefined ? undefined : wordOf(rawCount)),
  ];
}

function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function present(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${value}`];
}
