import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { isObject, objects, without, type JsonObject } from '../json.js';
import { answeringWith } from '../spoiling.js';

export const topicsComeInCollection = defineFault({
  id: 'topics-come-in-collection',
  stage: 'topics',
  story: 'The list of topics is a Bundle of type collection.',
  breaks: ['topics.list'],
  releases: ['R4B', 'R5'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) => {
      const { body } = answer;
      const listed =
        call.route === 'topic-search' && isObject(body) ? { ...answer, body: { ...body, type: 'collection' } } : answer;
      return honest.answer(listed, call, world);
    },
  }),
});

export const topicsHavePublishedStatus = defineFault({
  id: 'topics-have-published-status',
  stage: 'topics',
  story: 'A topic has the status published, which is no publication status.',
  breaks: ['topics.identity'],
  releases: ['R4B', 'R5'],
  spoil: showingLast((topic) => ({ ...topic, status: 'published' })),
});

export const topicsForgetStatus = defineFault({
  id: 'topics-forget-status',
  stage: 'topics',
  story: 'A topic has no status.',
  breaks: ['topics.identity'],
  releases: ['R4B', 'R5'],
  spoil: showingLast((topic) => without(topic, 'status')),
});

export const topicsTriggerOnRead = defineFault({
  id: 'topics-trigger-on-read',
  stage: 'topics',
  story: 'A topic lists read among the interactions that trigger it.',
  breaks: ['topics.definition'],
  releases: ['R4B', 'R5'],
  spoil: showingLast((topic) => ({
    ...topic,
    resourceTrigger: objects(topic.resourceTrigger).map((trigger) => ({
      ...trigger,
      supportedInteraction: ['create', 'update', 'delete', 'read'],
    })),
  })),
});

export const topicsForgetFilterParameter = defineFault({
  id: 'topics-forget-filter-parameter',
  stage: 'topics',
  story: 'A topic describes a filter without naming its parameter.',
  breaks: ['topics.definition'],
  releases: ['R4B', 'R5'],
  spoil: showingLast((topic) => ({
    ...topic,
    canFilterBy: [...objects(topic.canFilterBy), { description: 'The performer.', resource: 'Observation' }],
  })),
});

export const topicsAdvertiseUnimplemented = defineFault({
  id: 'topics-advertise-unimplemented',
  stage: 'topics',
  story: 'A topic is listed that no Subscription is accepted for.',
  breaks: ['topics.subscribable'],
  spoil: (honest) => ({
    ...honest,
    topics: (definitions, world) => {
      const shown = honest.topics(definitions, world);
      const url = 'http://fhir-handshake.example/SubscriptionTopic/observation-planned';
      return [...shown, ...shown.slice(-1).map((topic) => ({ ...topic, id: 'observation-planned', url }))];
    },
  }),
});

export const topicsListInventsMode = defineFault({
  id: 'topics-list-invents-mode',
  stage: 'topics',
  story: 'The entries of the list of topics have the search mode hit, which there is not.',
  breaks: ['topics.valid'],
  releases: ['R4B', 'R5'],
  spoil: answeringWith(['topic-search'], (bundle) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry) => ({ ...entry, search: { mode: 'hit' } })),
  })),
});

/** Shows the last topic otherwise than it is; the others stay usable. */
function showingLast(show: (topic: JsonObject) => JsonObject): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    topics: (definitions, world) => {
      const shown = honest.topics(definitions, world);
      return shown.map((topic, index) => (index === shown.length - 1 ? show(topic) : topic));
    },
  });
}
