import type { Check, JsonObject, Outcome, Release } from '../../../src/model/index.js';
import { story } from '../../../src/model/testing/story.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';

export const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport';
export const TOPIC_CANONICAL = `${GUIDE}/StructureDefinition/capabilitystatement-subscriptiontopic-canonical`;

/** What a server of R4 that follows version 1.2.0 of the guide says of itself. */
export const STATEMENT: JsonObject = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  instantiates: [`${GUIDE}/CapabilityStatement/backport-subscription-server-r4`],
  implementationGuide: [`${GUIDE}/ImplementationGuide/hl7.fhir.uv.subscriptions-backport|1.2.0-ballot`],
  rest: [
    {
      mode: 'server',
      resource: [
        {
          type: 'Subscription',
          extension: [{ url: TOPIC_CANONICAL, valueCanonical: 'http://host.example/topics/encounter-complete' }],
          supportedProfile: [`${GUIDE}/StructureDefinition/backport-subscription`],
          interaction: [{ code: 'read' }, { code: 'create' }, { code: 'update' }, { code: 'delete' }],
          searchParam: [
            { name: 'url', type: 'uri' },
            { name: 'status', type: 'token' },
          ],
          operation: [
            { name: 'status', definition: `${GUIDE}/OperationDefinition/backport-subscription-status` },
            { name: 'events', definition: `${GUIDE}/OperationDefinition/backport-subscription-events` },
          ],
        },
        {
          type: 'SubscriptionTopic',
          interaction: [{ code: 'read' }],
          searchParam: ['url', 'derived-or-self', 'resource', 'title', 'trigger-description'].map((name) => ({ name })),
        },
        { type: 'Basic', interaction: [{ code: 'read' }], searchParam: [{ name: 'code', type: 'token' }] },
      ],
    },
  ],
};

/** A server that says nothing of the guide. */
export const STRANGER: JsonObject = {
  resourceType: 'CapabilityStatement',
  rest: [{ mode: 'server', resource: [{ type: 'Subscription' }] }],
};

/** What a check says of a CapabilityStatement. */
export function judged(check: Check, statement: JsonObject, release: Release = 'R4'): Outcome {
  const told = story({ facts: null, release }).exchange({ purpose: 'metadata', status: 200, answer: statement });
  return check.judge(told.history());
}

export function stated(check: Check, spoil: Spoil = (statement) => statement, release?: Release): Outcome['outcome'] {
  return judged(check, spoil(STATEMENT), release).outcome;
}

/** What a check says where the CapabilityStatement could not be read. */
export function unstated(check: Check, release: Release = 'R4'): Outcome['outcome'] {
  return check.judge(story({ facts: null, release }).history()).outcome;
}
