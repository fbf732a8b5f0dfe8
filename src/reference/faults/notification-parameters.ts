import { defineFault } from '../fault.js';
import type { JsonObject } from '../json.js';
import { parametersLeaving, partsLeaving } from '../spoiling-released.js';

/** The status of R4, a Parameters resource, against the slices of its profile. */

const ABOUT_EVENTS = ['event-notification'] as const;
const SLICES = ['notification.status-slices'];

/** Tells one parameter otherwise in notifications about events. */
function retold(name: string, retell: (parameter: JsonObject) => readonly JsonObject[]) {
  return parametersLeaving(ABOUT_EVENTS, (parameter) => (parameter.name === name ? retell(parameter) : [parameter]));
}

/** Tells one part of an event otherwise. */
function retoldPart(name: string, retell: (part: JsonObject) => readonly JsonObject[]) {
  return partsLeaving((part) => (part.name === name ? retell(part) : [part]));
}

export const notificationDoublesSubscription = defineFault({
  id: 'notification-doubles-subscription',
  stage: 'notification',
  story: 'The parameter subscription is there twice.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('subscription', (parameter) => [parameter, parameter]),
});

export const notificationWritesStatusAsText = defineFault({
  id: 'notification-writes-status-as-text',
  stage: 'notification',
  story: 'The parameter status is a string, not a code.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('status', ({ name, valueCode }) => [{ name, valueString: valueCode }]),
});

export const notificationWritesTypeAsText = defineFault({
  id: 'notification-writes-type-as-text',
  stage: 'notification',
  story: 'The parameter type is a string, not a code.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('type', ({ name, valueCode }) => [{ name, valueString: valueCode }]),
});

export const notificationWritesTopicAsUri = defineFault({
  id: 'notification-writes-topic-as-uri',
  stage: 'notification',
  story: 'The parameter topic is a uri, not a canonical.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('topic', ({ name, valueCanonical }) => [{ name, valueUri: valueCanonical }]),
});

export const notificationDoublesTopic = defineFault({
  id: 'notification-doubles-topic',
  stage: 'notification',
  story: 'The parameter topic is there twice.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('topic', (parameter) => [parameter, parameter]),
});

export const notificationDoublesCount = defineFault({
  id: 'notification-doubles-count',
  stage: 'notification',
  story: 'The parameter events-since-subscription-start is there twice.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('events-since-subscription-start', (parameter) => [parameter, parameter]),
});

export const notificationDatesEventsByDateTime = defineFault({
  id: 'notification-dates-events-by-date-time',
  stage: 'notification',
  story: 'The timestamp of an event is a dateTime, not an instant.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retoldPart('timestamp', ({ name, valueInstant }) => [{ name, valueDateTime: valueInstant }]),
});

export const notificationNumbersEventsTwice = defineFault({
  id: 'notification-numbers-events-twice',
  stage: 'notification',
  story: 'An event has its number twice.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retoldPart('event-number', (part) => [part, part]),
});

export const notificationWritesErrorAsText = defineFault({
  id: 'notification-writes-error-as-text',
  stage: 'notification',
  story: 'An error is told as a string, not as a CodeableConcept.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retold('type', (parameter) => [parameter, { name: 'error', valueString: 'none so far' }]),
});

export const notificationRelatesNoQuery = defineFault({
  id: 'notification-relates-no-query',
  stage: 'notification',
  story: 'A related query has a type and no query.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retoldPart('event-number', (part) => [
    part,
    {
      name: 'related-query',
      part: [{ name: 'query-type', valueCoding: { system: 'http://example.org/query-types', code: 'example' } }],
    },
  ]),
});

export const notificationHintsWithCode = defineFault({
  id: 'notification-hints-with-code',
  stage: 'notification',
  story: 'The type of an authorization hint is a code, not a Coding.',
  breaks: SLICES,
  releases: ['R4'],
  spoil: retoldPart('event-number', (part) => [part, { name: 'authorization-type', valueCode: 'authorization_base' }]),
});
