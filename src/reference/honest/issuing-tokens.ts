import { gone, notFound, refusal, type Answer } from '../answer.js';
import type { IssuingTokens } from '../behaviour.js';
import { object } from '../json.js';
import { isHook } from '../hook/is-hook.js';
import type { SubscriptionRecord, World } from '../world.js';

export const issuingTokens: IssuingTokens = {
  tokenScope: (instance, ids, world) => {
    if (instance !== undefined) return scopeOf([instance], world);
    return ids.length === 0 ? allOpen(world) : scopeOf([...new Set(ids)], world);
  },
  issue: (subscriptions, world) => {
    const issuedAt = world.now();
    const value = world.random.uuid('token');
    // Up to the next whole second: clients compare with the Date header, which has no fractions.
    const expiresAt = Math.ceil(issuedAt / 1000 + world.tokenLifeS) * 1000;
    return { value, subscriptions, url: world.websocketUrl, issuedAt, expiresAt, redeemed: 0 };
  },
  tokenParameters: (token) => ({
    resourceType: 'Parameters',
    parameter: [
      { name: 'token', valueString: token.value },
      { name: 'expiration', valueDateTime: new Date(token.expiresAt).toISOString() },
      ...token.subscriptions.map((id) => ({ name: 'subscription', valueString: id })),
      { name: 'websocket-url', valueUrl: token.url },
    ],
  }),
  redeem: (_value, token, world) => {
    if (token === undefined || token.expiresAt <= world.now()) return undefined;
    const living = token.subscriptions.filter((id) => world.subscriptions.get(id)?.deleted === false);
    return living.length === 0 ? undefined : living;
  },
};

/** Each named Subscription, or the reason why one of them gets no token. */
function scopeOf(ids: readonly string[], world: World): readonly string[] | Answer {
  const refusals = ids.flatMap((id) => {
    const record = world.subscriptions.get(id);
    if (record === undefined) return [notFound(`Subscription/${id}`)];
    if (record.deleted) return [gone(`Subscription/${id}`)];
    return isHook(record.resource) ? [otherChannel(id)] : [];
  });
  return refusals[0] ?? ids;
}

function allOpen(world: World): readonly string[] | Answer {
  const ids = [...world.subscriptions.values()].filter(isOpen).map(({ id }) => id);
  if (ids.length > 0) return ids;
  return refusal({ rule: 'none', status: 404, code: 'not-found', diagnostics: 'There is no Subscription to bind.' });
}

function isOpen({ deleted, resource }: SubscriptionRecord): boolean {
  return !deleted && resource.status === 'active' && object(resource.channelType).code === 'websocket';
}

function otherChannel(id: string): Answer {
  const diagnostics = `Subscription/${id} is notified at its endpoint: there is no WebSocket to bind it to.`;
  return refusal({ rule: 'channel', status: 422, code: 'business-rule', diagnostics });
}
