import { advise, defineCheck, judgeEach, type NotificationView } from '../../src/model/index.js';

export const handshakeSeparate = defineCheck({
  id: 'handshake.separate',
  title: 'Each handshake is a notification of its own, for a single Subscription',
  requirements: ['ALL-HS-11'],
  everywhere: true,
  cause: 'After a bind for several Subscriptions one Bundle is filled with the status of each.',
  remedy: 'Send one Bundle with one status for each Subscription of the token.',
  judge(history) {
    const bundles = history.messages.flatMap(({ entry, view }) =>
      view?.statuses.some(({ type }) => type === 'handshake') ? [{ entry, view }] : [],
    );
    const outcome = judgeEach(history, bundles, {
      situation: 'handshake',
      broken: 'one Bundle holds the handshakes of several Subscriptions',
      problem: ({ entry, view }) =>
        view.statuses.length === 1
          ? undefined
          : { entry: entry.seq, path: 'Bundle.entry', expected: 'one status', actual: named(view) },
    });
    // R5 only fixes the first entry; that there is one status is read out of "one per Subscription".
    const loose = outcome.outcome === 'violated' && history.header.release === 'R5';
    return loose ? advise(outcome.message, outcome.findings) : outcome;
  },
});

function named({ statuses }: NotificationView): string {
  return `${String(statuses.length)}, for ${statuses.map(({ subscription }) => subscription ?? '?').join(', ')}`;
}
