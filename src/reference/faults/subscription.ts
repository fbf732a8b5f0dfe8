import { notSupported } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { isObject, objects, without } from '../json.js';

export const subscriptionCreateAnswersOk = defineFault({
  id: 'subscription-create-answers-ok',
  stage: 'subscription',
  story: 'An accepted create is answered with 200.',
  breaks: ['subscription.create'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) => {
      const created = call.route === 'subscription-create' && answer.status === 201;
      return honest.answer(created ? { ...answer, status: 200 } : answer, call, world);
    },
  }),
});

export const subscriptionCreateNamesNothing = defineFault({
  id: 'subscription-create-names-nothing',
  stage: 'subscription',
  story: 'An accepted create is answered without Location and without the resource, so that nobody learns its id.',
  breaks: ['subscription.create'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) => {
      const created = call.route === 'subscription-create' && answer.status === 201;
      return honest.answer(created ? { status: 201, headers: {} } : answer, call, world);
    },
  }),
});

export const subscriptionReadForgetsId = defineFault({
  id: 'subscription-read-forgets-id',
  stage: 'subscription',
  story: 'A read answers the Subscription without its id.',
  breaks: ['subscription.read'],
  spoil: (honest) => ({
    ...honest,
    shown: (record, route) => {
      const resource = honest.shown(record, route);
      return route === 'subscription-read' ? without(resource, 'id') : resource;
    },
  }),
});

export const subscriptionAnswersOtherThanStored = defineFault({
  id: 'subscription-answers-other-than-stored',
  stage: 'subscription',
  story: 'The answer to a create shows a larger maxCount than is stored.',
  breaks: ['subscription.settings-agree'],
  spoil: (honest) => ({
    ...honest,
    shown: (record, route) => {
      const resource = honest.shown(record, route);
      const { maxCount } = resource;
      if (route !== 'subscription-create' || typeof maxCount !== 'number' || maxCount === 1) return resource;
      return { ...resource, maxCount: maxCount + 10 };
    },
  }),
});

export const subscriptionShowsParameterWithoutValue = defineFault({
  id: 'subscription-shows-parameter-without-value',
  stage: 'subscription',
  story: 'A Subscription is returned with a channel parameter that has no value.',
  breaks: ['subscription.valid'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    shown: (record, route) => ({ ...honest.shown(record, route), parameter: [{ name: 'trace' }] }),
  }),
});

export const subscriptionStaysRequested = defineFault({
  id: 'subscription-stays-requested',
  stage: 'subscription',
  story: 'A bound Subscription falls back to requested and never becomes active, although it delivers.',
  breaks: ['subscription.activates'],
  spoil: (honest) => ({
    ...honest,
    statusOnBind: (status) => (status === 'off' ? 'off' : 'requested'),
    speaks: (subscription, kind) =>
      honest.speaks(subscription, kind) || (!subscription.deleted && subscription.resource.status === 'requested'),
  }),
});

export const subscriptionSearchIgnoresContent = defineFault({
  id: 'subscription-search-ignores-content',
  stage: 'subscription',
  story: 'The search parameter content-level is declared and ignored.',
  breaks: ['subscription.search'],
  releases: ['R5'],
  spoil: (honest) => ({
    ...honest,
    meetsSearch: (shown, parameter, value) =>
      parameter === 'content-level' || honest.meetsSearch(shown, parameter, value),
  }),
});

export const subscriptionSearchForgetsSelf = defineFault({
  id: 'subscription-search-forgets-self',
  stage: 'subscription',
  story: 'The answer to a search of Subscriptions has no self link.',
  breaks: ['subscription.search'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) => {
      const { body } = answer;
      const found = call.route === 'subscription-search' && isObject(body);
      return honest.answer(found ? { ...answer, body: without(body, 'link') } : answer, call, world);
    },
  }),
});

export const subscriptionRefusesUpdate = defineFault({
  id: 'subscription-refuses-update',
  stage: 'subscription',
  story: 'A Subscription cannot be updated, and the CapabilityStatement says so.',
  breaks: ['subscription.update'],
  // The guide wants updates to be declared.
  breaksIn: {
    R4: ['metadata.writes', 'subscription.update'],
    R4B: ['metadata.writes', 'subscription.update'],
  },
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) =>
      call.route === 'subscription-update'
        ? notSupported(405, 'Subscriptions cannot be updated here.')
        : honest.instead(call, world),
    capabilities: (statement, world) => {
      const shown = honest.capabilities(statement, world);
      const isWritable = ({ code }: { code?: unknown }) => code !== 'update';
      const rest = objects(shown.rest).map((part) => ({
        ...part,
        resource: objects(part.resource).map((resource) =>
          resource.type === 'Subscription'
            ? { ...resource, interaction: objects(resource.interaction).filter(isWritable) }
            : resource,
        ),
      }));
      return { ...shown, rest };
    },
  }),
});

export const subscriptionSpeaksWhileOff = defineFault({
  id: 'subscription-speaks-while-off',
  stage: 'subscription',
  story: 'A Subscription that the client turned off goes on sending.',
  breaks: ['subscription.off-is-silent'],
  spoil: (honest) => {
    const isTurnedOff = ({ resource, deleted }: Parameters<Behaviour['detects']>[0]) =>
      !deleted && resource.status === 'off' && resource.end === undefined;
    return {
      ...honest,
      detects: (subscription) => honest.detects(subscription) || isTurnedOff(subscription),
      speaks: (subscription, kind) => honest.speaks(subscription, kind) || isTurnedOff(subscription),
    };
  },
});
