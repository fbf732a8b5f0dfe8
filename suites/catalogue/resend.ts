import type { Requirement } from '../../src/model/index.js';
import { partly, PERMISSION } from './undecided.js';

/** Rules about asking for past events to be sent again. */
export const resend: readonly Requirement[] = [
  {
    id: 'BP-EVENTS-17',
    stage: 'events',
    releases: ['R4', 'R4B'],
    channel: 'any',
    obligation: 'MAY',
    basis: 'explicit',
    statement: 'A 1.2.0 server may offer $resend on the instance.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/OperationDefinition-backport-subscription-resend.html',
      'https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/ig_changelog.html',
    ],
    condition: 'server claims guide version 1.2.0-ballot and declares the operation',
    ...PERMISSION,
  },
  {
    id: 'BP-EVENTS-18',
    stage: 'events',
    releases: ['R4', 'R4B'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'definition',
    statement: '$resend answers with an OperationOutcome.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/OperationDefinition-backport-subscription-resend.html',
    ],
    condition: '$resend supported',
    testable: 'yes',
  },
  {
    id: 'BP-EVENTS-19',
    stage: 'events',
    releases: ['R4', 'R4B'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'definition',
    statement: '$resend sends the selected past events again over the channel, bounds included.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/2024Jan/OperationDefinition-backport-subscription-resend.html',
    ],
    condition: '$resend supported; channel connected; at least 4 events available',
    ...partly('The definition does not say how re-sent notifications are typed or batched.'),
  },
];
