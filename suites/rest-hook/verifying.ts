import {
  advise,
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  pass,
  refused,
  shown,
  skip,
  succeeded,
  unseen,
  violated,
} from '../../src/model/index.js';
import { FAILING, REFUSING, SILENT, SOUND, UNREACHABLE, UNSUITABLE } from './keys.js';
import { deliveries, handshakeOf, hookStories, ofType, readsOf, withHook } from './story.js';

export const hookRequested = defineCheck({
  id: 'rest-hook.requested',
  title: 'A new rest-hook Subscription starts in status requested',
  requirements: ['ALL-REST-01'],
  cause: 'The status is set to active at once, as for a channel that needs no verification.',
  remedy: 'Leave the status at requested until the endpoint has answered the handshake.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const answered = handshakeOf(history, story)?.answered;
      const before = story.reads.filter(({ seq }) => answered === undefined || seq < answered.seq);
      if (before.length === 0) return unseen(history, 'the status was not read before the endpoint answered');
      return judgeEach(history, before, {
        situation: 'read before the endpoint answered',
        broken: 'a rest-hook Subscription is not requested before its endpoint was verified',
        problem: ({ seq, status }) =>
          status === 'requested'
            ? undefined
            : { entry: seq, path: 'Subscription.status', expected: 'requested', actual: shown(status) },
      });
    }),
});

export const hookHandshake = defineCheck({
  id: 'rest-hook.handshake',
  title: 'The server verifies the endpoint with a handshake notification sent by POST',
  requirements: ['ALL-REST-02'],
  cause: 'Nothing is sent until the first event, or an empty request is.',
  remedy: 'POST a notification Bundle of type handshake to the endpoint when the Subscription is created.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const [first] = deliveries(history, story);
      if (first === undefined) {
        return violated('no handshake came to the endpoint', [
          { entry: evidenceOf(story.create), expected: 'a handshake at the endpoint', actual: 'nothing came' },
        ]);
      }
      const isHandshake = first.notifications.some(({ status }) => status.type === 'handshake');
      if (isHandshake && first.received.method === 'POST') return pass('the first request is a handshake');
      const actual = `${first.received.method} with ${shown(first.received.text, 80)}`;
      return violated('the endpoint was not verified by a handshake', [
        { entry: first.received.seq, expected: 'POST with a handshake', actual },
      ]);
    }),
});

export const hookActivates = defineCheck({
  id: 'rest-hook.activates',
  title: 'After a successful handshake the status becomes active',
  requirements: ['ALL-REST-03'],
  cause: 'The answer of the endpoint is not waited for, or only one status counts as success.',
  remedy: 'Set the status to active when the endpoint has answered the handshake with 2xx.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const answered = handshakeOf(history, story)?.answered;
      if (answered?.status === undefined) return unseen(history, 'no handshake was answered');
      const after = story.reads.filter(({ seq }) => seq > answered.seq);
      if (after.some(({ status }) => status === 'active')) return pass('active after the handshake');
      const last = after.at(-1);
      if (last === undefined) return unseen(history, 'the status was not read after the handshake');
      return violated('the Subscription did not become active', [
        { entry: last.seq, path: 'Subscription.status', expected: 'active', actual: shown(last.status) },
      ]);
    }),
});

export const hookErrorOnRefusal = defineCheck({
  id: 'rest-hook.error-on-refusal',
  title: 'A handshake that is answered with an error puts the Subscription into error',
  requirements: ['ALL-REST-04'],
  cause: 'Any answer of the endpoint is taken for success.',
  remedy: 'Look at the status of the answer: what is not 2xx is a failed handshake.',
  judge: (history) => withHook(history, REFUSING, (story) => judgeFailure(history, story.key)),
});

export const hookErrorOnUnreachable = defineCheck({
  id: 'rest-hook.error-on-unreachable',
  title: 'A handshake that cannot be delivered puts the Subscription into error',
  requirements: ['ALL-REST-05'],
  cause: 'The failure of the connection is logged and nothing else comes of it.',
  remedy: 'Set the status to error where the endpoint cannot be reached or does not answer in time.',
  judge(history) {
    const silent = withHook(history, SILENT, (story) => judgeFailure(history, story.key));
    const [create] = history.exchangesFor('create', UNREACHABLE);
    if (create === undefined || silent.outcome === 'violated') return silent;
    if (refused(create))
      return silent.outcome === 'skip' ? silent : pass(`an unreachable endpoint is refused: ${answerInWords(create)}`);
    if (!succeeded(create)) return silent;
    const dead = judgeFailure(history, UNREACHABLE);
    return dead.outcome === 'pass' && silent.outcome !== 'pass' ? silent : dead;
  },
});

function judgeFailure(history: Parameters<typeof readsOf>[0], key: string) {
  const reads = readsOf(history, key);
  const last = reads.at(-1);
  const active = reads.find(({ status }) => status === 'active');
  const finding = (seq: number, status: string | undefined) => ({
    entry: seq,
    path: 'Subscription.status',
    expected: 'error',
    actual: shown(status),
  });
  if (active !== undefined)
    return violated('a Subscription whose handshake failed became active', [finding(active.seq, active.status)]);
  if (last === undefined) return unseen(history, 'the status was not read after the handshake');
  if (last.status === 'error') return pass('error');
  if (last.status === 'off')
    return advise('the Subscription was switched off at once (ambiguity A70)', [finding(last.seq, last.status)]);
  return unseen(
    history,
    `the status was still ${shown(last.status)} after the limit, and the number of attempts is not regulated`,
  );
}

export const hookNotBeforeVerified = defineCheck({
  id: 'rest-hook.not-before-verified',
  title: 'No event notification is sent before the endpoint was verified',
  requirements: ['ALL-REST-10'],
  cause: 'Events are sent to every Subscription that is not off.',
  remedy: 'Send events to active Subscriptions only.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const answered = handshakeOf(history, story)?.answered;
      const caused = history.marks('trigger').filter(({ because }) => because === 'unverified');
      if (answered === undefined || !caused.some(({ seq }) => seq < answered.seq)) {
        return unseen(history, 'no event was caused before the endpoint had answered');
      }
      const early = ofType(history, story, 'event-notification').filter(({ received }) => received.seq < answered.seq);
      if (early.length === 0) return pass('nothing but the handshake came before its answer');
      return violated(
        'an event was sent before the endpoint was verified',
        early.map(({ received }) => ({
          entry: received.seq,
          expected: 'nothing but the handshake',
          actual: 'an event-notification',
        })),
      );
    }),
});

export const hookPlainHttp = defineCheck({
  id: 'rest-hook.plain-http',
  title: 'Plain http endpoints are refused',
  requirements: ['ALL-REST-11', 'ALL-SUB-16'],
  cause: 'The scheme of the endpoint is not looked at.',
  remedy: 'Demand https, except where a test installation allows http on purpose.',
  judge(history) {
    const urls = hookStories(history).map(({ endpoint, create }) => ({ url: endpoint.url, create }));
    const plain = urls.filter(({ url }) => url.startsWith('http:'));
    if (urls.length === 0) return withHook(history, SOUND, () => unseen(history, 'no rest-hook was accepted'));
    if (plain.length === 0) return skip('the endpoints of this run speak TLS');
    if (plain.every(({ url }) => /^http:\/\/(127\.|localhost|\[::1\])/.test(url))) {
      return skip('the endpoints are on this machine, where clear text is harmless');
    }
    return advise(
      'endpoints without TLS are accepted',
      plain.map(({ url, create }) => ({
        entry: evidenceOf(create),
        path: 'endpoint',
        expected: 'refused',
        actual: url,
      })),
    );
  },
});

export const hookSuits = defineCheck({
  id: 'subscription.suitable-endpoint',
  title: 'An endpoint that does not suit the channel is refused',
  requirements: ['ALL-SUB-13'],
  cause: 'The endpoint is stored as text and used when the first notification is due.',
  remedy: 'Demand an http or https URL of a rest-hook when the Subscription is created.',
  judge: (history) =>
    withHook(history, SOUND, () => {
      const twins = Object.keys(UNSUITABLE).flatMap((key) => history.exchangesFor('twin', key));
      return judgeEach(
        history,
        twins.filter((twin) => succeeded(twin) || refused(twin)),
        {
          situation: 'rest-hook without a suitable endpoint',
          broken: 'a rest-hook without a suitable endpoint is accepted',
          problem: (twin) =>
            refused(twin)
              ? undefined
              : { entry: evidenceOf(twin), path: 'endpoint', expected: '4xx', actual: answerInWords(twin) },
        },
      );
    }),
});

export const hookReactivates = defineCheck({
  id: 'rest-hook.reactivates',
  title: 'An update of the status by the client reactivates a failed Subscription',
  requirements: ['ALL-REST-17'],
  cause: 'An error is final, or only an operator can end it.',
  remedy:
    'Verify the endpoint again when the client sets the status to requested, and become active where it succeeds.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const failedAt = story.reads.find(({ status }) => status === 'error' || status === 'off');
      const update = history.exchangesFor('update', FAILING).findLast(succeeded);
      if (failedAt === undefined) return unseen(history, 'the Subscription never failed');
      if (update?.response === undefined) {
        const asked = history.exchangesFor('update', FAILING).at(-1);
        if (asked === undefined) return unseen(history, 'the status was not updated');
        return violated('a failed Subscription cannot be reactivated', [
          { entry: evidenceOf(asked), expected: '200', actual: answerInWords(asked) },
        ]);
      }
      const { seq } = update.response;
      const last = story.reads.filter((read) => read.seq > seq).at(-1);
      if (last?.status === 'active') return pass('active again');
      return violated('a failed Subscription does not become active again', [
        { entry: last?.seq ?? seq, path: 'Subscription.status', expected: 'active', actual: shown(last?.status) },
      ]);
    }),
});
