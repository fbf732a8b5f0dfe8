import { defineCheck, judgeEach, objectAt, shown, textAt, type StatusView } from '../../src/model/index.js';
import { framesOf, notUsed, type BundleEntry, type Frame } from './frames.js';

export const oneStatus = defineCheck({
  id: 'notification.one-status',
  title: 'A notification holds exactly one status entry',
  requirements: ['BP-NOTIF-03', 'BP-HB-10'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'Subscriptions that share a connection are told of in one Bundle, to save messages.',
  remedy: 'Send a Bundle for each Subscription, heartbeats too: the profile has one status entry.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification reports on several Subscriptions',
      problem: ({ seq, view }) =>
        view.statuses.slice(1).map(({ path }) => ({
          entry: seq,
          path,
          expected: 'one status',
          actual: `${String(view.statuses.length)} statuses`,
        })),
    }),
});

export const statusRequest = defineCheck({
  id: 'notification.status-request',
  title: 'The request of the status entry describes a call of $status on the Subscription',
  requirements: ['BP-NOTIF-06'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The request is filled with that of the change, or with a read of the Subscription.',
  remedy: 'Write GET [base]/Subscription/[id]/$status into Bundle.entry[0].request.',
  judge(history) {
    const subjects = framesOf(history).flatMap((frame) => statusEntries(frame));
    if (subjects.length === 0) return notUsed(history, 'no status entry has a request');
    return judgeEach(history, subjects, {
      situation: 'status entry with a request',
      broken: 'the request of a status entry is no call of $status',
      problem: ({ seq, path, entry, status: { subscriptionId: id, type } }) => {
        const asked = `${textAt(entry, 'request', 'method') ?? ''} ${textAt(entry, 'request', 'url') ?? ''}`;
        if (isCallOf('status', asked, id) || (type === 'query-event' && isCallOf('events', asked, id)))
          return undefined;
        const expected = `GET [base]/Subscription/${id ?? '[id]'}/$status`;
        return { entry: seq, path: `${path}.request`, expected, actual: shown(asked) };
      },
    });
  },
});

/** In the official example of an answer to $events the request is that call (A32). POST is tolerated, and so is a query behind it (ambiguities A33, A34). */
function isCallOf(operation: 'status' | 'events', asked: string, named: string | undefined): boolean {
  const [, id, called] = /^(?:GET|POST) (?:.*\/)?Subscription\/([^/?]+)\/\$(\w+)(?:\?.*)?$/.exec(asked) ?? [];
  return called === operation && (named === undefined || named === id);
}

/** The entries of the statuses, wherever they stand, each with its status; without a request they are left out. */
function statusEntries(frame: Frame): (BundleEntry & { readonly status: StatusView })[] {
  return frame.entries.flatMap((entry) => {
    const status = frame.view.statuses.find(({ path }) => path === `${entry.path}.resource`);
    if (status === undefined || objectAt(entry.entry, 'request') === undefined) return [];
    return [{ ...entry, status }];
  });
}
