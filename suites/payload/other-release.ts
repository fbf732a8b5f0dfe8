import type { Explanation, Release, StatusView } from '../../src/model/index.js';

/** What holds the status in the other release of the guide. */
const OTHERS: Partial<Record<Release, { readonly form: StatusView['form']; readonly reason: string }>> = {
  R4: {
    form: 'SubscriptionStatus',
    reason: 'notifications are those of another release, with a SubscriptionStatus, which R4 does not have',
  },
  R4B: {
    form: 'Parameters',
    reason: 'notifications are those of another release, with Parameters in place of the SubscriptionStatus',
  },
};

/** What a status in the shape of another release shows wherever its resource is looked at. */
export const otherRelease: Explanation = {
  of: [
    'handshake.type',
    'handshake.valid',
    'heartbeat.type',
    'heartbeat.valid',
    'notification.status-first',
    'notification.status-slices',
    'notification.valid',
    'events.bundle',
    'events.valid',
  ],
  reason(histories) {
    const release = histories[0]?.header.release;
    const other = release && OTHERS[release];
    const statuses = histories.flatMap(({ notifications }) => notifications.map(({ status }) => status));
    return statuses.some(({ form }) => form === other?.form) ? other?.reason : undefined;
  },
  covers: ({ path, actual }) =>
    /^Bundle\.entry\[\d+\]\.resource(\.resourceType)?$/.test(path ?? '') &&
    /^"?(SubscriptionStatus|Parameters)"?(:|$)/.test(actual),
};
