import { defineFault } from '../fault.js';
import { object, objects, text, without, type JsonObject } from '../json.js';
import { invalid } from '../negotiation/invalid.js';
import { answersLeaving, BACKPORT } from '../spoiling-released.js';

const SHOWN = ['subscription-create', 'subscription-read', 'subscription-update'] as const;

/** Shows Subscriptions otherwise, one by one. */
function showing(spoil: (subscription: JsonObject) => JsonObject) {
  return answersLeaving(SHOWN, spoil);
}

/** Shows Subscriptions otherwise that have a maxCount. */
function showingLimited(spoil: (subscription: JsonObject, channel: JsonObject) => JsonObject) {
  return showing((subscription) => {
    const channel = object(subscription.channel);
    return objects(channel.extension).some(isMaxCount) ? spoil(subscription, channel) : subscription;
  });
}

/** Shows the channel otherwise. */
function showingChannel(spoil: (channel: JsonObject) => JsonObject) {
  return showing((subscription) => ({ ...subscription, channel: spoil(object(subscription.channel)) }));
}

export const subscriptionDoublesContent = defineFault({
  id: 'subscription-doubles-content',
  stage: 'subscription',
  story: 'The extension of the content level is there twice.',
  breaks: ['subscription.valid'],
  releases: BACKPORT,
  spoil: showingChannel((channel) => {
    const extension = objects(object(channel._payload).extension);
    return { ...channel, _payload: { extension: [...extension, ...extension] } };
  }),
});

export const subscriptionForgetsReason = defineFault({
  id: 'subscription-forgets-reason',
  stage: 'subscription',
  story: 'The answer to a create shows the Subscription without its reason.',
  breaks: ['subscription.valid'],
  releases: BACKPORT,
  spoil: answersLeaving(['subscription-create'], (subscription) => without(subscription, 'reason')),
});

export const subscriptionQueriesInCriteria = defineFault({
  id: 'subscription-queries-in-criteria',
  stage: 'subscription',
  story: 'The criteria of a stored Subscription are a query, as in Subscriptions without topics.',
  breaks: ['subscription.criteria'],
  releases: BACKPORT,
  spoil: showing((subscription) => ({ ...subscription, criteria: 'Encounter?status=finished' })),
});

export const subscriptionMovesMaxCount = defineFault({
  id: 'subscription-moves-max-count',
  stage: 'subscription',
  story: 'The extension of maxCount is shown on the Subscription itself, not on its channel.',
  breaks: ['subscription.extensions'],
  releases: BACKPORT,
  spoil: showingLimited((subscription, channel) => {
    const extensions = objects(channel.extension);
    const left = extensions.filter((one) => !isMaxCount(one));
    return {
      ...subscription,
      extension: [...objects(subscription.extension), ...extensions.filter(isMaxCount)],
      channel: { ...without(channel, 'extension'), ...(left.length === 0 ? {} : { extension: left }) },
    };
  }),
});

export const subscriptionMistypesMaxCount = defineFault({
  id: 'subscription-mistypes-max-count',
  stage: 'subscription',
  story: 'The extension of maxCount is shown with an integer, not a positiveInt.',
  breaks: ['subscription.extensions'],
  releases: BACKPORT,
  spoil: showingLimited((subscription, channel) => {
    const extension = objects(channel.extension).map((one) =>
      isMaxCount(one) ? { url: one.url, valueInteger: one.valuePositiveInt } : one,
    );
    return { ...subscription, channel: { ...channel, extension } };
  }),
});

function isMaxCount({ url }: JsonObject): boolean {
  return text(url)?.endsWith('/backport-max-count') === true;
}

export const subscriptionTakesAnyVersion = defineFault({
  id: 'subscription-takes-any-version',
  stage: 'subscription',
  story: 'Notifications in the shape of any release are promised, and those of the server sent.',
  breaks: ['subscription.fhir-version'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) =>
      honest
        .problems(asked, world, stored)
        .filter(({ rule }) => rule !== 'mime-type' || !/fhirVersion=/i.test(text(asked.contentType) ?? '')),
  }),
});

export const subscriptionOffersNoChannel = defineFault({
  id: 'subscription-offers-no-channel',
  stage: 'subscription',
  story: 'No channel is accepted, so that nobody can subscribe.',
  breaks: ['subscription.channels'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => [
      ...honest.problems(asked, world, stored),
      invalid('channel', 'channelType', 'Channels are not available.', 'not-supported'),
    ],
  }),
});

export const subscriptionOffersNoContent = defineFault({
  id: 'subscription-offers-no-content',
  stage: 'subscription',
  story: 'No content level is accepted, so that nobody can subscribe.',
  breaks: ['subscription.content-levels'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => [
      ...honest.problems(asked, world, stored),
      invalid('content', 'content', 'Content levels are not available.', 'not-supported'),
    ],
  }),
});

export const subscriptionSearchIgnoresUrl = defineFault({
  id: 'subscription-search-ignores-url',
  stage: 'subscription',
  story: 'The search parameter url is declared and ignored.',
  breaks: ['subscription.search-url'],
  spoil: (honest) => ({
    ...honest,
    meetsSearch: (shown, parameter, value) => parameter === 'url' || honest.meetsSearch(shown, parameter, value),
  }),
});

export const subscriptionSearchIgnoresTopic = defineFault({
  id: 'subscription-search-ignores-topic',
  stage: 'subscription',
  story: 'The search parameter topic of the guide is declared and ignored.',
  breaks: ['subscription.search'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    meetsSearch: (shown, parameter, value) => parameter === 'topic' || honest.meetsSearch(shown, parameter, value),
  }),
});

export const subscriptionCrossesVersions = defineFault({
  id: 'subscription-crosses-versions',
  stage: 'subscription',
  story: 'The content level is also shown by the cross-version extension of R5.',
  breaks: ['subscription.no-cross-version'],
  releases: BACKPORT,
  spoil: showing((subscription) => ({
    ...subscription,
    extension: [
      ...objects(subscription.extension),
      { url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription.content', valueCode: 'id-only' },
    ],
  })),
});

export const subscriptionRefusesFilters = defineFault({
  id: 'subscription-refuses-filters',
  stage: 'subscription',
  story: 'Every filter is refused, those of the topic too.',
  breaks: ['subscription.topic-filters'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => [
      ...honest.problems(asked, world, stored),
      ...objects(asked.filterBy).map((_filter, index) =>
        invalid('no-filters', `filterBy[${index}]`, 'Filters are not supported.', 'not-supported'),
      ),
    ],
  }),
});
