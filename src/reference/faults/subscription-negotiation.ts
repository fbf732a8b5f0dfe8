import type { Problem } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { text } from '../json.js';

export const subscriptionTakesUnknownTopic = defineFault({
  id: 'subscription-takes-unknown-topic',
  stage: 'subscription',
  story: 'A Subscription to a topic that does not exist is accepted.',
  breaks: ['subscription.unknown-topic'],
  spoil: overlooking(({ rule }) => rule === 'topic'),
});

export const subscriptionTakesUndefinedFilter = defineFault({
  id: 'subscription-takes-undefined-filter',
  stage: 'subscription',
  story: 'A filter that the topic does not define is accepted.',
  breaks: ['subscription.undefined-filter'],
  spoil: overlooking(({ rule }) => rule === 'filter'),
});

export const subscriptionTakesUndefinedModifier = defineFault({
  id: 'subscription-takes-undefined-modifier',
  stage: 'subscription',
  story: 'A modifier that the topic does not allow is accepted.',
  breaks: ['subscription.undefined-filter'],
  spoil: overlooking(({ rule }) => rule === 'modifier'),
});

export const subscriptionTakesUnknownChannel = defineFault({
  id: 'subscription-takes-unknown-channel',
  stage: 'subscription',
  story: 'A channel type that nobody knows is accepted.',
  breaks: ['subscription.unknown-channel'],
  spoil: overlooking(({ rule }) => rule === 'channel'),
});

export const subscriptionTakesBadContent = defineFault({
  id: 'subscription-takes-bad-content',
  stage: 'subscription',
  story: 'A content level that does not exist is accepted and stored.',
  breaks: ['subscription.bad-content', 'subscription.valid'],
  spoil: overlooking(({ rule }) => rule === 'content'),
});

export const subscriptionTakesBadMimeType = defineFault({
  id: 'subscription-takes-bad-mime-type',
  stage: 'subscription',
  story: 'A MIME type that nobody knows is accepted and stored.',
  breaks: ['subscription.bad-mime-type'],
  spoil: overlooking(({ rule, diagnostics }) => rule === 'mime-type' && !/xml|fhirVersion/.test(diagnostics)),
});

export const subscriptionRefusesWithoutOutcome = defineFault({
  id: 'subscription-refuses-without-outcome',
  stage: 'subscription',
  story: 'A refusal is a status code without an OperationOutcome.',
  breaks: ['subscription.refusal'],
  spoil: (honest) => ({ ...honest, refusal: (problems) => ({ status: honest.refusal(problems).status, headers: {} }) }),
});

export const subscriptionStoresRefused = defineFault({
  id: 'subscription-stores-refused',
  stage: 'subscription',
  story: 'A Subscription to an unknown topic is refused and stored all the same.',
  breaks: ['subscription.refusal'],
  spoil: (honest) => ({
    ...honest,
    keepsRefused: ({ topic }) => text(topic)?.startsWith('http://fhir-handshake.example/') !== true,
  }),
});

export const subscriptionDemandsEndpoint = defineFault({
  id: 'subscription-demands-endpoint',
  stage: 'subscription',
  story: 'A websocket Subscription without an endpoint is refused.',
  breaks: ['subscription.no-endpoint'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => [
      ...honest.problems(asked, world, stored),
      ...(asked.endpoint === undefined ? [noEndpoint] : []),
    ],
  }),
});

const noEndpoint: Problem = {
  rule: 'endpoint',
  status: 422,
  code: 'required',
  diagnostics: 'Subscription.endpoint is missing.',
  expression: 'Subscription.endpoint',
};

export const subscriptionTakesComparatorAndModifier = defineFault({
  id: 'subscription-takes-comparator-and-modifier',
  stage: 'subscription',
  story: 'A filter with a comparator and a modifier is accepted and handed out again.',
  breaks: ['subscription.comparator-and-modifier', 'subscription.valid'],
  releases: ['R5'],
  spoil: overlooking(({ rule }) => rule === 'comparator-and-modifier'),
});

/** Accepts what some problems speak against. */
function overlooking(overlooked: (problem: Problem) => boolean): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    problems: (asked, world, stored) => honest.problems(asked, world, stored).filter((problem) => !overlooked(problem)),
  });
}
