import { notFound } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { object, objects, text, without, type JsonObject } from '../json.js';
import { answersLeaving } from '../spoiling-released.js';

export const topicsCannotBeRead = defineFault({
  id: 'topics-cannot-be-read',
  stage: 'topics',
  story: 'Topics are listed, and a read of one is answered with 404.',
  breaks: ['topics.read'],
  releases: ['R4B'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) => (call.route === 'topic-read' ? notFound(call.path) : honest.instead(call, world)),
  }),
});

export const topicsIgnoreDerivation = defineFault({
  id: 'topics-ignore-derivation',
  stage: 'topics',
  story: 'A search of topics by derived-or-self answers all of them.',
  breaks: ['topics.searchable'],
  releases: ['R4B'],
  spoil: (honest) => ({ ...honest, instead: forgetting('derived-or-self', honest) }),
});

export const topicsIgnoreUrl = defineFault({
  id: 'topics-ignore-url',
  stage: 'topics',
  story: 'A search of topics by url answers all of them.',
  breaks: ['topics.searchable'],
  releases: ['R4B'],
  spoil: (honest) => ({ ...honest, instead: forgetting('url', honest) }),
});

export const topicsIgnoreTitle = defineFault({
  id: 'topics-ignore-title',
  stage: 'topics',
  story: 'A search of topics by title is an error.',
  breaks: ['topics.more-searches'],
  releases: ['R4B'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) =>
      call.route === 'topic-search' && call.query.has('title')
        ? { status: 500, headers: {} }
        : honest.instead(call, world),
  }),
});

export const topicsAreNotAdvertised = defineFault({
  id: 'topics-are-not-advertised',
  stage: 'topics',
  story: 'The CapabilityStatement names no topic.',
  breaks: ['topics.canonicals'],
  releases: ['R4'],
  spoil: extendingSubscription(() => []),
});

export const topicsAreNamedByUri = defineFault({
  id: 'topics-are-named-by-uri',
  stage: 'topics',
  story: 'The extension that names a topic has a uri, not a canonical.',
  breaks: ['topics.canonical-form'],
  releases: ['R4'],
  spoil: extendingSubscription((extensions) =>
    extensions.map(({ valueCanonical, ...others }) => ({ ...others, valueUri: valueCanonical })),
  ),
});

export const topicsAreNamedRelatively = defineFault({
  id: 'topics-are-named-relatively',
  stage: 'topics',
  story: 'The last of the extensions that name topics has a relative reference.',
  breaks: ['topics.canonical-form'],
  releases: ['R4'],
  spoil: extendingSubscription((extensions) => [
    ...extensions,
    ...extensions.slice(-1).map((one) => ({ ...one, valueCanonical: 'SubscriptionTopic/observation-changed' })),
  ]),
});

export const topicsNameNothing = defineFault({
  id: 'topics-name-nothing',
  stage: 'topics',
  story: 'One more extension is there to name a topic, and holds no canonical.',
  breaks: ['topics.canonical-form'],
  releases: ['R4'],
  spoil: extendingSubscription((extensions) => [
    ...extensions,
    ...extensions.slice(-1).map((one) => without(one, 'valueCanonical')),
  ]),
});

export const topicsAreNamedOnRest = defineFault({
  id: 'topics-are-named-on-rest',
  stage: 'topics',
  story: 'A further topic is named by the extension on rest, not on the entry of Subscription.',
  breaks: ['topics.canonical-form'],
  releases: ['R4'],
  spoil: (honest) => ({
    ...honest,
    capabilities: (statement, world) => {
      const shown = honest.capabilities(statement, world);
      const rest = objects(shown.rest).map((part) => {
        const topics = objects(part.resource).flatMap(({ type, extension }) =>
          type === 'Subscription' ? objects(extension) : [],
        );
        return { ...part, extension: [...objects(part.extension), ...topics.slice(0, 1)] };
      });
      return { ...shown, rest };
    },
  }),
});

export const topicsHideUrlInBasic = defineFault({
  id: 'topics-hide-url-in-basic',
  stage: 'topics',
  story: 'A topic that is wrapped in Basic does not have the extension of its url.',
  breaks: ['topics.basic-wrapped'],
  releases: ['R4'],
  spoil: wrapping((basic) => ({
    ...basic,
    extension: objects(basic.extension).filter(({ url }) => text(url)?.endsWith('SubscriptionTopic.url') !== true),
  })),
});

export const topicsCodeBasicInText = defineFault({
  id: 'topics-code-basic-in-text',
  stage: 'topics',
  story: 'The Basic that wraps a topic has a code in text alone.',
  breaks: ['topics.basic-wrapped'],
  releases: ['R4'],
  spoil: wrapping((basic) => ({ ...without(basic, 'code'), code: { text: 'SubscriptionTopic' } })),
});

/** Answers a search of topics as if one of its parameters had not been there. */
function forgetting(name: string, honest: Behaviour): Behaviour['instead'] {
  return (call, world) => {
    if (call.route === 'topic-search') call.query.delete(name);
    return honest.instead(call, world);
  };
}

/** Shows other extensions on the entry of Subscription. */
function extendingSubscription(extend: (extensions: readonly JsonObject[]) => readonly JsonObject[]) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    capabilities: (statement, world) => {
      const shown = honest.capabilities(statement, world);
      const rest = objects(shown.rest).map((part) => ({ ...part, resource: objects(part.resource).map(extended) }));
      return { ...shown, rest };
    },
  });

  function extended(resource: JsonObject): JsonObject {
    if (resource.type !== 'Subscription') return resource;
    const extension = extend(objects(resource.extension));
    return extension.length === 0 ? without(resource, 'extension') : { ...resource, extension: [...extension] };
  }
}

/** Wraps topics otherwise, in a list and when they are read. */
function wrapping(wrap: (basic: JsonObject) => JsonObject) {
  return answersLeaving(['topic-search', 'topic-read'], (answered) =>
    answered.resourceType === 'Basic'
      ? wrap(answered)
      : {
          ...answered,
          entry: objects(answered.entry).map((entry) => ({ ...entry, resource: wrap(object(entry.resource)) })),
        },
  );
}
