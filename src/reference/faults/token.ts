import { notSupported, refusal, type Answer, type Call } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, type JsonObject } from '../json.js';
import type { TokenRecord, World } from '../world.js';

export const tokenIsNotOffered = defineFault({
  id: 'token-is-not-offered',
  stage: 'token',
  story: '$get-ws-binding-token is neither declared nor there.',
  breaks: ['token.offered'],
  spoil: (honest) => ({
    ...refusing(isToken, () => notSupported(404, 'There is no operation $get-ws-binding-token here.'))(honest),
    capabilities: (statement, world) => {
      const shown = honest.capabilities(statement, world);
      const rest = objects(shown.rest).map((part) => ({ ...part, resource: objects(part.resource).map(withoutToken) }));
      return { ...shown, rest };
    },
  }),
});

function withoutToken(resource: JsonObject): JsonObject {
  if (resource.operation === undefined) return resource;
  return { ...resource, operation: objects(resource.operation).filter(({ name }) => name !== 'get-ws-binding-token') };
}

export const tokenRefusesPost = defineFault({
  id: 'token-refuses-post',
  stage: 'token',
  story: 'On the instance the operation takes GET only.',
  breaks: ['token.post'],
  releases: ['R5'],
  spoil: refusing(
    (call) => isToken(call) && call.id !== undefined && call.method === 'POST',
    () => notSupported(405, 'Use GET.'),
  ),
});

export const tokenHasNoTypeLevel = defineFault({
  id: 'token-has-no-type-level',
  stage: 'token',
  story: 'The operation is there on the instance only.',
  breaks: ['token.type-level'],
  spoil: refusing(
    (call) => isToken(call) && call.id === undefined,
    () => notSupported(404, 'Ask on a Subscription.'),
  ),
});

export const tokenBindsFirstIdOnly = defineFault({
  id: 'token-binds-first-id-only',
  stage: 'token',
  story: 'A token for several Subscriptions binds the first of them.',
  breaks: ['token.several-ids'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) => honest.redeem(value, token, world)?.slice(0, 1),
  }),
});

export const tokenFailsWithoutIds = defineFault({
  id: 'token-fails-without-ids',
  stage: 'token',
  story: 'Without ids the operation breaks with 500.',
  breaks: ['token.without-ids'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) =>
      instance === undefined && ids.length === 0 ? broken : honest.tokenScope(instance, ids, world),
  }),
});

const broken = refusal({ rule: 'broken', status: 500, code: 'exception', diagnostics: 'Something went wrong.' });

export const tokenFollowsIdOnInstance = defineFault({
  id: 'token-follows-id-on-instance',
  stage: 'token',
  story: 'On the instance the id parameter is not ignored: its Subscription is covered as well.',
  breaks: ['token.id-ignored-on-instance', 'token.subscriptions', 'notification.subscription'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) =>
      instance === undefined
        ? honest.tokenScope(instance, ids, world)
        : honest.tokenScope(undefined, [instance, ...ids], world),
  }),
});

export const tokenRefusesIdOnInstance = defineFault({
  id: 'token-refuses-id-on-instance',
  stage: 'token',
  story: 'On the instance an id parameter is an error.',
  breaks: ['token.id-ignored-on-instance'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) =>
      instance !== undefined && ids.length > 0
        ? refusal({ rule: 'id', status: 400, code: 'invalid', diagnostics: 'The parameter id is for the type level.' })
        : honest.tokenScope(instance, ids, world),
  }),
});

export const tokenInsistsOnUse = defineFault({
  id: 'token-insists-on-use',
  stage: 'token',
  story: 'While a Subscription is bound, a further token is refused until the one given meanwhile is used.',
  breaks: ['token.repeatable'],
  spoil: (honest) => {
    const unused = new Map<string, TokenRecord>();
    return {
      ...honest,
      tokenScope: (instance, ids, world) =>
        unused.get(instance ?? '')?.redeemed === 0
          ? refusal({ rule: 'unused', status: 409, code: 'conflict', diagnostics: 'Use the token that you have.' })
          : honest.tokenScope(instance, ids, world),
      issue: (subscriptions, world) => {
        const token = honest.issue(subscriptions, world);
        subscriptions.filter((id) => isBound(id, world)).forEach((id) => unused.set(id, token));
        return token;
      },
    };
  },
});

function isBound(id: string, { connections }: World): boolean {
  return [...connections].some(({ bindings }) => bindings.some(({ subscription }) => subscription.id === id));
}

export const tokenIsGivenForUnknown = defineFault({
  id: 'token-is-given-for-unknown',
  stage: 'token',
  story: 'A Subscription that never existed gets a token.',
  breaks: ['token.unknown-subscription'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) => {
      const asked = instance === undefined ? ids : [instance];
      const isUnknown = asked.some((id) => !world.subscriptions.has(id));
      return isUnknown ? asked : honest.tokenScope(instance, ids, world);
    },
  }),
});

export const tokenBreaksOnUnknown = defineFault({
  id: 'token-breaks-on-unknown',
  stage: 'token',
  story: 'Asking for the token of a Subscription that never existed breaks with 500.',
  breaks: ['token.unknown-subscription'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) => {
      const asked = instance === undefined ? ids : [instance];
      const isUnknown = asked.some((id) => !world.subscriptions.has(id));
      return isUnknown ? broken : honest.tokenScope(instance, ids, world);
    },
  }),
});

export const tokenRefusesWithoutOutcome = defineFault({
  id: 'token-refuses-without-outcome',
  stage: 'token',
  story: 'Errors of the operation come without an OperationOutcome.',
  breaks: ['token.outcome'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(
        isToken(call) && answer.status >= 400 ? { status: answer.status, headers: {} } : answer,
        call,
        world,
      ),
  }),
});

function isToken({ route }: Call): boolean {
  return route === 'token';
}

/** Refuses some calls before they are looked at. */
function refusing(refused: (call: Call) => boolean, refuse: () => Answer): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    instead: (call, world) => (refused(call) ? refuse() : honest.instead(call, world)),
  });
}
