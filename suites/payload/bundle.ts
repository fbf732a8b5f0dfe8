import { defineCheck, judgeEach, objectAt, shown, textAt, type Finding, type Message } from '../../src/model/index.js';
import { framesOf, type Frame } from './frames.js';

export const bundleType = defineCheck({
  id: 'notification.bundle-type',
  title: 'Every notification is a Bundle of type subscription-notification',
  requirements: ['R5-NOTIF-01'],
  releases: ['R5'],
  everywhere: true,
  cause: 'The Bundle type of another release is used: R4 and R4B notifications are Bundles of type history.',
  remedy: 'Set Bundle.type to subscription-notification in handshakes, heartbeats and event-notifications alike.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification is a Bundle of another type',
      problem: ({ seq, view }) => {
        const type = view.bundle['type'];
        if (type === 'subscription-notification') return undefined;
        const note = type === 'history' ? ', the form of the R4 and R4B backport' : '';
        return { entry: seq, path: 'Bundle.type', expected: 'subscription-notification', actual: shown(type) + note };
      },
    }),
});

export const statusFirst = defineCheck({
  id: 'notification.status-first',
  title: 'The first entry of a notification holds a SubscriptionStatus',
  requirements: ['R5-NOTIF-02'],
  releases: ['R5'],
  everywhere: true,
  cause: 'The entries are collected in a map or sorted, or the status is left out when there are resources to send.',
  remedy: 'Put the SubscriptionStatus into Bundle.entry[0] of every notification.',
  judge: (history) =>
    judgeEach(history, history.messages.filter(isBundle), {
      situation: 'Bundle on a WebSocket',
      broken: 'a notification does not begin with its SubscriptionStatus',
      problem: ({ entry, json }) => {
        const first = objectAt(json, 'entry', 0, 'resource');
        const type = textAt(first, 'resourceType');
        if (type === 'SubscriptionStatus') return undefined;
        const actual = type ?? 'no resource';
        return { entry: entry.seq, path: 'Bundle.entry[0].resource', expected: 'SubscriptionStatus', actual };
      },
    }),
});

function isBundle({ json }: Message): boolean {
  return textAt(json, 'resourceType') === 'Bundle';
}

export const noTotalOrSearch = defineCheck({
  id: 'notification.no-total-or-search',
  title: 'A notification Bundle has neither total nor entry.search',
  requirements: ['R5-NOTIF-11'],
  releases: ['R5'],
  everywhere: true,
  cause: 'The Bundle is built by the code that answers searches.',
  remedy: 'Leave out Bundle.total and Bundle.entry.search: they belong to search results.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification carries elements of a search result',
      problem: searchElements,
    }),
});

function searchElements(frame: Frame): Finding[] {
  const { bundle } = frame.view;
  const entries = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const places = [
    { path: 'Bundle.total', value: bundle['total'] },
    ...entries.map((entry, index) => ({
      path: `Bundle.entry[${String(index)}].search`,
      value: objectAt(entry, 'search'),
    })),
  ];
  return places.flatMap(({ path, value }) =>
    value === undefined ? [] : [{ entry: frame.seq, path, expected: 'absent', actual: shown(value) }],
  );
}
