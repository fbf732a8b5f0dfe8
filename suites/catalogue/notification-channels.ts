import type { Requirement } from '../../src/model/index.js';
import { never, partly } from './undecided.js';

/** Rules about notifications by e-mail and as messages. */
export const notificationChannels: readonly Requirement[] = [
  {
    id: 'ALL-NOTIF-80',
    stage: 'notification',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'email',
    obligation: 'SHALL',
    basis: 'explicit',
    statement: 'The body of a notification e-mail is readable by humans.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#email-1',
      'https://hl7.org/fhir/R5/subscription.html#email',
    ],
    condition: 'email channel',
    ...never('It needs an SMTP sink and human judgement; outside an HTTP/websocket harness.'),
  },
  {
    id: 'ALL-NOTIF-81',
    stage: 'notification',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'email',
    obligation: 'SHOULD',
    basis: 'explicit',
    statement: 'Attachments of a notification e-mail are machine readable.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#email-1',
      'https://hl7.org/fhir/R5/subscription.html#email',
    ],
    condition: 'email channel with attach parameter',
    ...never('It needs an SMTP sink.'),
  },
  {
    id: 'ALL-NOTIF-82',
    stage: 'notification',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'email',
    obligation: 'SHALL',
    basis: 'explicit',
    statement: 'The content level applies to e-mail attachments, and the body does not exceed it.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#email-1',
      'https://hl7.org/fhir/R5/subscription.html#email',
    ],
    condition: 'email channel',
    ...never('It needs an SMTP sink.'),
  },
  {
    id: 'ALL-NOTIF-83',
    stage: 'notification',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'email',
    obligation: 'SHOULD',
    basis: 'explicit',
    statement:
      'An unsupported combination of MIME type and content for e-mail is refused rather than answered with unexpected mails.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#email-1',
      'https://hl7.org/fhir/R5/subscription.html#email',
    ],
    condition: 'email channel supported',
    ...partly('Only the refusal is visible without a mail sink.'),
  },
  {
    id: 'ALL-NOTIF-84',
    stage: 'notification',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'message',
    obligation: 'SHALL',
    basis: 'definition',
    statement:
      'On the message channel each notification travels as a complete notification Bundle inside a message Bundle.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/channels.html#fhir-messaging-1',
      'https://hl7.org/fhir/R5/subscription.html#messaging',
      'https://hl7.org/fhir/R5/bundle.html#message',
    ],
    condition: 'message channel',
    ...partly('The message event code is not defined; the guide marks the section as draft.'),
  },
];
