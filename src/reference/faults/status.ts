import { json, notSupported, type Answer, type Call } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, without, type JsonObject } from '../json.js';
import { answeringWith } from '../spoiling.js';
import { answersLeaving } from '../spoiling-released.js';
import type { World } from '../world.js';

export const statusIsMissing = defineFault({
  id: 'status-is-missing',
  stage: 'status',
  story: '$status is declared and answered with 404.',
  breaks: ['status.supported', 'metadata.declarations-work'],
  spoil: insteadOf(() => notSupported(404, 'There is no $status.')),
});

export const statusRefusesGet = defineFault({
  id: 'status-refuses-get',
  stage: 'status',
  story: '$status is offered by POST only.',
  breaks: ['status.get'],
  spoil: insteadOf(({ method }) => (method === 'GET' ? notSupported(405, 'Use POST.') : undefined)),
});

export const statusRefusesPost = defineFault({
  id: 'status-refuses-post',
  stage: 'status',
  story: '$status is offered by GET only.',
  breaks: ['status.post'],
  spoil: insteadOf(({ method }) => (method === 'POST' ? notSupported(405, 'Use GET.') : undefined)),
});

export const statusIsNotification = defineFault({
  id: 'status-is-notification',
  stage: 'status',
  story: '$status is answered with a Bundle of type subscription-notification.',
  breaks: ['status.bundle-type'],
  spoil: answeringWith(['status'], (bundle) => ({ ...bundle, type: 'subscription-notification' })),
});

export const statusIsCollection = defineFault({
  id: 'status-is-collection',
  stage: 'status',
  story: '$status is answered with a collection.',
  breaks: ['status.bundle-type'],
  spoil: answeringWith(['status'], (bundle) => ({ ...bundle, type: 'collection' })),
});

export const statusIsWrapped = defineFault({
  id: 'status-is-wrapped',
  stage: 'status',
  story: 'The Bundle of $status is the part "return" of Parameters.',
  breaks: ['status.not-wrapped'],
  spoil: answersLeaving(['status'], (bundle) => ({
    resourceType: 'Parameters',
    parameter: [{ name: 'return', resource: bundle }],
  })),
});

export const statusAddsSubscription = defineFault({
  id: 'status-adds-subscription',
  stage: 'status',
  story: 'Beside each status the Bundle holds the Subscription itself.',
  breaks: ['status.resource'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) => {
      const record = call.route === 'status' ? world.subscriptions.get(call.id ?? '') : undefined;
      const fullUrl = `${world.baseUrl}/Subscription/${record?.id ?? ''}`;
      const more = record && { fullUrl, resource: record.resource, search: { mode: 'include' } };
      return honest.answer(more === undefined ? answer : withEntry(answer, more), call, world);
    },
  }),
});

export const statusTellsRequests = defineFault({
  id: 'status-tells-requests',
  stage: 'status',
  story: 'Entries of $status have request and response, as those of a history do.',
  breaks: ['status.entries'],
  spoil: withEntries((entry) => ({
    ...entry,
    request: { method: 'GET', url: 'Subscription/$status' },
    response: { status: '200' },
  })),
});

export const statusForgetsSelfLink = defineFault({
  id: 'status-forgets-self-link',
  stage: 'status',
  story: 'The searchset of $status has no links.',
  breaks: ['status.self-link'],
  releases: ['R5'],
  spoil: answeringWith(['status'], (bundle) => without(bundle, 'link')),
});

export const statusForgetsFullUrls = defineFault({
  id: 'status-forgets-full-urls',
  stage: 'status',
  story: 'Entries of $status have no fullUrl.',
  breaks: ['status.full-url'],
  releases: ['R5'],
  spoil: withEntries((entry) => without(entry, 'fullUrl')),
});

export const statusWritesTotalAsText = defineFault({
  id: 'status-writes-total-as-text',
  stage: 'status',
  story: 'Bundle.total is written as text.',
  breaks: ['status.valid'],
  spoil: answeringWith(['status'], (bundle) => ({ ...bundle, total: String(objects(bundle.entry).length) })),
});

export const statusFindsNothingForUnknown = defineFault({
  id: 'status-finds-nothing-for-unknown',
  stage: 'status',
  story: '$status of a Subscription that does not exist is answered with an empty Bundle.',
  breaks: ['status.unknown-instance'],
  spoil: insteadOf((call, world) => (isUnknown(call, world) ? json(200, emptyBundle(call, world)) : undefined)),
});

export const statusBreaksOnUnknown = defineFault({
  id: 'status-breaks-on-unknown',
  stage: 'status',
  story: '$status of a Subscription that does not exist is answered with 500.',
  breaks: ['status.unknown-instance'],
  spoil: insteadOf((call, world) => (isUnknown(call, world) ? { status: 500, headers: {} } : undefined)),
});

export const statusIgnoresBody = defineFault({
  id: 'status-ignores-body',
  stage: 'status',
  story: '$status by POST reads no parameters.',
  breaks: ['status.post'],
  spoil: (honest) => {
    const posted = new WeakSet<World>();
    return {
      ...honest,
      instead: (call, world) => {
        if (call.method === 'POST' && call.route === 'status') posted.add(world);
        else posted.delete(world);
        return honest.instead(call, world);
      },
      statusAsked: (question, world) =>
        honest.statusAsked(posted.has(world) ? { ...question, ids: [], statuses: [] } : question, world),
    };
  },
});

/** Answers some calls of $status in place of handling them. */
function insteadOf(answer: (call: Call, world: World) => Answer | undefined) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    instead: (call, world) =>
      (call.route === 'status' ? answer(call, world) : undefined) ?? honest.instead(call, world),
  });
}

function isUnknown({ id }: Call, { subscriptions }: World): boolean {
  return id !== undefined && !subscriptions.has(id);
}

function emptyBundle({ path }: Call, { baseUrl }: World): JsonObject {
  const link = [{ relation: 'self', url: `${baseUrl}/${path}` }];
  return { resourceType: 'Bundle', type: 'searchset', total: 0, link };
}

/** Other entries in the answers of $status; an answer without any stays so. */
function withEntries(spoil: (entry: JsonObject) => JsonObject) {
  return answeringWith(['status'], (bundle) =>
    bundle.entry === undefined ? bundle : { ...bundle, entry: objects(bundle.entry).map(spoil) },
  );
}

function withEntry(answer: Answer, entry: JsonObject): Answer {
  const { body } = answer;
  if (answer.status >= 300 || typeof body !== 'object' || body === null || Array.isArray(body)) return answer;
  return { ...answer, body: { ...body, entry: [...objects(body.entry), entry] } };
}
