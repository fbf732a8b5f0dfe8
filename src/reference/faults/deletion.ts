import { json, notSupported } from '../answer.js';
import { defineFault } from '../fault.js';

export const deletionRefused = defineFault({
  id: 'deletion-refused',
  stage: 'deletion',
  story: 'A Subscription cannot be deleted.',
  breaks: ['deletion.delete', 'metadata.declarations-work'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) =>
      call.route === 'subscription-delete'
        ? notSupported(405, 'Subscriptions cannot be deleted here.')
        : honest.instead(call, world),
  }),
});

export const deletionLeavesReadable = defineFault({
  id: 'deletion-leaves-readable',
  stage: 'deletion',
  story: 'A deleted Subscription can still be read.',
  breaks: ['deletion.gone', 'deletion.status'],
  spoil: (honest) => ({ ...honest, visible: () => true }),
});

export const deletionGoesOnNotifying = defineFault({
  id: 'deletion-goes-on-notifying',
  stage: 'deletion',
  story: 'Events of a deleted Subscription are still sent to the connection it was bound to.',
  breaks: ['deletion.silent'],
  spoil: (honest) => ({
    ...honest,
    detects: (subscription) => subscription.deleted || honest.detects(subscription),
    speaks: (subscription, kind) => subscription.deleted || honest.speaks(subscription, kind),
  }),
});

export const deletionIssuesToken = defineFault({
  id: 'deletion-issues-token',
  stage: 'deletion',
  story: 'A token is issued for a deleted Subscription.',
  breaks: ['deletion.no-token'],
  spoil: (honest) => ({
    ...honest,
    tokenScope: (instance, ids, world) => {
      const asked = instance === undefined ? ids : [instance];
      const gone = asked.filter((id) => world.subscriptions.get(id)?.deleted === true);
      return gone.length > 0 ? gone : honest.tokenScope(instance, ids, world);
    },
  }),
});

export const deletionHonoursOldToken = defineFault({
  id: 'deletion-honours-old-token',
  stage: 'deletion',
  story: 'A token that was issued before the deletion still binds the Subscription.',
  breaks: ['deletion.old-token'],
  spoil: (honest) => ({
    ...honest,
    redeem: (value, token, world) =>
      token !== undefined && token.expiresAt > world.now() ? token.subscriptions : honest.redeem(value, token, world),
    speaks: (subscription, kind) => (subscription.deleted && kind === 'handshake') || honest.speaks(subscription, kind),
  }),
});

export const deletionKeepsStatus = defineFault({
  id: 'deletion-keeps-status',
  stage: 'deletion',
  story: '$status still reports a deleted Subscription as active.',
  breaks: ['deletion.status'],
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) => {
      const record = call.route === 'status' ? world.subscriptions.get(call.id ?? '') : undefined;
      if (record?.deleted !== true) return honest.instead(call, world);
      const resource = {
        resourceType: 'SubscriptionStatus',
        status: 'active',
        type: 'query-status',
        eventsSinceSubscriptionStart: String(record.count),
        subscription: { reference: `${world.baseUrl}/Subscription/${record.id}` },
      };
      const link = [{ relation: 'self', url: `${world.baseUrl}/${call.path}` }];
      const fullUrl = `urn:uuid:${record.id}`;
      return json(200, { resourceType: 'Bundle', type: 'searchset', link, entry: [{ fullUrl, resource }] });
    },
  }),
});

export const deletionClosesConnection = defineFault({
  id: 'deletion-closes-connection',
  stage: 'deletion',
  story: 'Deleting one Subscription closes the connection that others are bound to.',
  breaks: ['deletion.others'],
  spoil: (honest) => ({ ...honest, onDelete: () => ({ code: 1000, reason: 'Subscription deleted' }) }),
});

export const deletionIgnoresEnd = defineFault({
  id: 'deletion-ignores-end',
  stage: 'deletion',
  story: 'The end time of a Subscription passes without consequence.',
  breaks: ['deletion.end-stops'],
  spoil: (honest) => ({ ...honest, onEnd: (status) => status }),
});

export const deletionSpeaksAfterEnd = defineFault({
  id: 'deletion-speaks-after-end',
  stage: 'deletion',
  story: 'A Subscription that reached its end time is off and goes on notifying.',
  breaks: ['deletion.end-silent'],
  spoil: (honest) => ({
    ...honest,
    detects: (subscription) => hasEnd(subscription.resource) || honest.detects(subscription),
    speaks: (subscription, kind) => hasEnd(subscription.resource) || honest.speaks(subscription, kind),
  }),
});

export const deletionReportsWithoutCode = defineFault({
  id: 'deletion-reports-without-code',
  stage: 'deletion',
  story: 'A delete is answered by an OperationOutcome whose issue has no code.',
  breaks: ['deletion.valid'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(
        call.route === 'subscription-delete' && answer.status === 204
          ? json(200, {
              resourceType: 'OperationOutcome',
              issue: [{ severity: 'information', diagnostics: 'Deleted.' }],
            })
          : answer,
        call,
        world,
      ),
  }),
});

function hasEnd(resource: { end?: unknown }): boolean {
  return resource.end !== undefined;
}
