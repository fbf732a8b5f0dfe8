import {
  defineCheck,
  judgeEach,
  objectAt,
  shown,
  textAt,
  type Finding,
  type Json,
  type Message,
} from '../../src/model/index.js';
import { framesOf, type Frame } from './frames.js';

export const bundleType = defineCheck({
  id: 'notification.bundle-type',
  title: 'Every notification is a Bundle of the type that notifications of the release have',
  requirements: ['R5-NOTIF-01', 'BP-NOTIF-01'],
  everywhere: true,
  cause: 'The Bundle type of another release is used: history belongs to R4 and R4B, subscription-notification to R5.',
  remedy:
    'Set Bundle.type alike in handshakes, heartbeats and event-notifications: history in R4 and R4B, subscription-notification in R5.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification is a Bundle of another type',
      problem: ({ seq, view }) => {
        const type = view.bundle['type'];
        const expected = history.words.notificationBundle;
        if (type === expected) return undefined;
        return { entry: seq, path: 'Bundle.type', expected, actual: shown(type) + formOf(type) };
      },
    }),
});

function formOf(type: Json | undefined): string {
  if (type === 'history') return ', the form of the R4 and R4B backport';
  return type === 'subscription-notification' ? ', the form of R5' : '';
}

export const statusFirst = defineCheck({
  id: 'notification.status-first',
  title: 'The first entry of a notification holds its status, as the resource that the release has for it',
  requirements: ['R5-NOTIF-02', 'R4B-NOTIF-02', 'R4-NOTIF-02'],
  everywhere: true,
  cause: 'The entries are collected in a map or sorted, or the status is left out when there are resources to send.',
  remedy: 'Put the status into Bundle.entry[0] of every notification: a SubscriptionStatus, or Parameters in R4.',
  judge: (history) =>
    judgeEach(history, history.messages.filter(isBundle), {
      situation: 'Bundle on a WebSocket',
      broken: 'a notification does not begin with its status',
      problem: ({ entry, json, view }) => {
        const first = objectAt(json, 'entry', 0, 'resource');
        const type = textAt(first, 'resourceType');
        const expected = history.words.statusResource;
        const isStatus = view?.statuses.some(({ path }) => path === FIRST) ?? false;
        if (type === expected && isStatus) return undefined;
        return { entry: entry.seq, path: FIRST, expected, actual: type ?? 'no resource' };
      },
    }),
});

const FIRST = 'Bundle.entry[0].resource';

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

function searchElements({ seq, view, entries }: Frame): Finding[] {
  const present = (path: string, value: Json | undefined) =>
    value === undefined ? [] : [{ entry: seq, path, expected: 'absent', actual: shown(value) }];
  return [
    ...present('Bundle.total', view.bundle['total']),
    ...entries.flatMap(({ path, entry }) => present(`${path}.search`, entry['search'])),
  ];
}
