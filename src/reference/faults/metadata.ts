import { notSupported } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, without, type JsonObject } from '../json.js';

export const metadataIsMissing = defineFault({
  id: 'metadata-is-missing',
  stage: 'metadata',
  story: 'GET metadata is answered with 404.',
  breaks: ['metadata.capabilities'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(call.route === 'metadata' ? { status: 404, headers: {} } : answer, call, world),
  }),
});

export const metadataForgetsResourceType = defineFault({
  id: 'metadata-forgets-resource-type',
  stage: 'metadata',
  story: 'The CapabilityStatement has no resourceType.',
  breaks: ['metadata.capabilities'],
  spoil: restating((statement) => without(statement, 'resourceType')),
});

export const metadataStatesOtherVersion = defineFault({
  id: 'metadata-states-other-version',
  stage: 'metadata',
  story: 'The CapabilityStatement is the template of another release.',
  breaks: ['metadata.fhir-version'],
  spoil: restating((statement) => ({
    ...statement,
    fhirVersion: statement.fhirVersion === '4.0.1' ? '5.0.0' : '4.0.1',
  })),
});

export const metadataForgetsDate = defineFault({
  id: 'metadata-forgets-date',
  stage: 'metadata',
  story: 'The CapabilityStatement has no date.',
  breaks: ['metadata.mandatory-elements'],
  spoil: restating((statement) => without(statement, 'date')),
});

export const metadataForgetsFormat = defineFault({
  id: 'metadata-forgets-format',
  stage: 'metadata',
  story: 'The CapabilityStatement lists no format.',
  breaks: ['metadata.mandatory-elements'],
  spoil: restating((statement) => without(statement, 'format')),
});

export const metadataHidesTopicType = defineFault({
  id: 'metadata-hides-topic-type',
  stage: 'metadata',
  story: 'SubscriptionTopic is not among the resources of the CapabilityStatement.',
  breaks: ['metadata.resource-types'],
  releases: ['R5'],
  spoil: restatingRest((rest) => ({
    ...rest,
    resource: objects(rest.resource).filter(({ type }) => type !== 'SubscriptionTopic'),
  })),
});

export const metadataHidesOperation = defineFault({
  id: 'metadata-hides-operation',
  stage: 'metadata',
  story: '$get-ws-binding-token works and is not declared.',
  breaks: ['metadata.operations'],
  releases: ['R5'],
  spoil: restatingSubscription((resource) => ({
    ...resource,
    operation: objects(resource.operation).filter(({ name }) => name !== 'get-ws-binding-token'),
  })),
});

export const metadataMisdefinesOperation = defineFault({
  id: 'metadata-misdefines-operation',
  stage: 'metadata',
  story: '$get-ws-binding-token is declared with the definition of $status.',
  breaks: ['metadata.operations'],
  releases: ['R5'],
  spoil: restatingSubscription((resource) => ({
    ...resource,
    operation: objects(resource.operation).map((operation) =>
      operation.name === 'get-ws-binding-token'
        ? { ...operation, definition: 'http://hl7.org/fhir/OperationDefinition/Subscription-status' }
        : operation,
    ),
  })),
});

export const metadataMisplacesExtension = defineFault({
  id: 'metadata-misplaces-extension',
  stage: 'metadata',
  story: 'The websocket extension sits on the CapabilityStatement itself, not on its rest.',
  breaks: ['metadata.websocket-extension'],
  spoil: restating((statement) => ({
    ...statement,
    extension: objects(statement.rest).flatMap((rest) => objects(rest.extension)),
    rest: objects(statement.rest).map((rest) => without(rest, 'extension')),
  })),
});

export const metadataShortensWebsocketUrl = defineFault({
  id: 'metadata-shortens-websocket-url',
  stage: 'metadata',
  story: 'The websocket extension names a path instead of an absolute URL.',
  breaks: ['metadata.websocket-extension'],
  spoil: restatingRest((rest) => ({
    ...rest,
    extension: objects(rest.extension).map((extension) => ({ ...extension, valueUri: '/r5/ws' })),
  })),
});

export const metadataPromisesHistory = defineFault({
  id: 'metadata-promises-history',
  stage: 'metadata',
  story: 'The history of a Subscription is declared and answered with 404.',
  breaks: ['metadata.declarations-work'],
  spoil: restatingSubscription((resource) => ({
    ...resource,
    interaction: [...objects(resource.interaction), { code: 'history-instance' }],
  })),
});

export const metadataPromisesEvents = defineFault({
  id: 'metadata-promises-events',
  stage: 'metadata',
  story: '$events is declared and answered with 404.',
  breaks: ['metadata.declarations-work'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) =>
      call.route === 'events' ? notSupported(404, 'There is no $events.') : honest.instead(call, world),
  }),
});

export const metadataInventsKind = defineFault({
  id: 'metadata-invents-kind',
  stage: 'metadata',
  story: 'CapabilityStatement.kind is server, which is no code of its value set.',
  breaks: ['metadata.valid'],
  spoil: (honest) => ({
    ...honest,
    capabilities: (statement, world) => ({ ...honest.capabilities(statement, world), kind: 'server' }),
  }),
});

type Restate = (part: JsonObject) => JsonObject;

/** Shows another CapabilityStatement. */
function restating(restate: Restate): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    capabilities: (statement, world) => restate(honest.capabilities(statement, world)),
  });
}

function restatingRest(restate: Restate): (honest: Behaviour) => Behaviour {
  return restating((statement) => ({ ...statement, rest: objects(statement.rest).map(restate) }));
}

/** Shows another resource entry for Subscription. */
function restatingSubscription(restate: Restate): (honest: Behaviour) => Behaviour {
  return restatingRest((rest) => ({
    ...rest,
    resource: objects(rest.resource).map((resource) =>
      resource.type === 'Subscription' ? restate(resource) : resource,
    ),
  }));
}
