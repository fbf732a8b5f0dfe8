import { defineCheck, judgeEach, skip, textAt, violated } from '../../src/model/index.js';
import type { Finding, History, Notification } from '../../src/model/index.js';
import { answerTo } from './answers.js';
import { bindings, type Binding } from './bindings.js';
import { bundleProblems, unnamedHandshakes } from './bundle-kind.js';
import { coveredIds } from './covered.js';
import { statusProblem } from './one-status.js';

export const handshakeEachSubscription = defineCheck({
  id: 'handshake.each-subscription',
  title: 'A bind is answered by one handshake for each Subscription of the token',
  requirements: ['ALL-HS-01'],
  gate: true,
  cause: 'The bind is registered silently and the first message is the first event.',
  remedy: 'Send a handshake notification for every Subscription that the token covers, right after the bind.',
  judge(history) {
    const fresh = bindings(history).filter(({ again }) => !again);
    const missing = fresh.filter((binding) => answerTo(history, binding) === 'missing');
    if (missing.length > 0) return violated('A bind was not answered by a handshake', missing.map(noHandshake));
    return judgeEach(
      history,
      fresh.filter(({ handshake }) => handshake !== undefined),
      {
        situation: 'bind answered by a handshake',
        broken: 'Handshakes are missing',
        problem: () => undefined,
        doubt: repeated,
        doubtful: 'One bind is answered by several handshakes for the same Subscription',
      },
    );
  },
});

export const handshakeType = defineCheck({
  id: 'handshake.type',
  title: 'A handshake is a notification Bundle of the release whose status has type handshake',
  requirements: ['R5-HS-02', 'BP-HS-02'],
  everywhere: true,
  cause: 'A Bundle of type history or message, as other releases use it, or a status without its type.',
  remedy: 'Build the handshake as every notification of the release: the same Bundle.type, the status first.',
  judge: (history) =>
    judgeEach(history, [...history.notificationsOfType('handshake'), ...unnamedHandshakes(history)], {
      situation: 'handshake',
      broken: 'Handshakes are not of the right kind',
      problem: (notification) => bundleProblems(notification, 'handshake', history.words),
    }),
});

export const handshakeSubscription = defineCheck({
  id: 'handshake.subscription',
  title: 'A handshake names the Subscription that was bound',
  requirements: ['ALL-HS-03'],
  everywhere: true,
  cause: 'The reference is left out, or filled from another Subscription of the same connection or topic.',
  remedy: 'Put a reference to the bound Subscription into SubscriptionStatus.subscription.',
  judge: (history) =>
    judgeEach(
      history,
      history.notificationsOfType('handshake').flatMap((notification) => {
        const ids = coveredIds(history, notification);
        return ids === undefined ? [] : [{ ...notification, ids }];
      }),
      {
        situation: 'handshake on a bound connection',
        broken: 'Handshakes do not name the Subscription that was bound',
        problem: ({ seq, status, ids }) =>
          status.subscriptionId !== undefined && ids.includes(status.subscriptionId)
            ? undefined
            : {
                entry: seq,
                path: status.places.subscription,
                expected: ids.map((id) => `Subscription/${id}`).join(' or '),
                actual: status.subscription ?? 'no reference',
              },
      },
    ),
});

export const handshakeStatus = defineCheck({
  id: 'handshake.status',
  title: 'A handshake carries the current status of the Subscription',
  requirements: ['R5-HS-06', 'R4-HS-06'],
  releases: ['R4', 'R5'],
  everywhere: true,
  cause: 'SubscriptionStatus.status is optional by cardinality and was left out.',
  remedy: 'Send SubscriptionStatus.status in every handshake.',
  judge: (history) =>
    judgeEach(history, history.notificationsOfType('handshake'), {
      situation: 'handshake',
      broken: 'Handshakes lack the status of the Subscription',
      problem: ({ seq, status }) => statusProblem(seq, status),
    }),
});

export const handshakeBare = defineCheck({
  id: 'handshake.bare',
  title: 'A handshake without events carries nothing but its status',
  requirements: ['ALL-HS-09'],
  everywhere: true,
  cause: 'The handshake is built by the code of event notifications and takes resources along.',
  remedy: 'Leave every entry but the SubscriptionStatus out of a handshake that lists no events.',
  judge(history) {
    const handshakes = history.notificationsOfType('handshake');
    const plain = handshakes.filter(({ view }) => view.statuses.every(({ events }) => events.length === 0));
    if (handshakes.length > 0 && plain.length === 0) return skip('every handshake lists earlier events');
    return judgeEach(history, plain, {
      situation: 'handshake without events',
      broken: 'Handshakes without events carry further entries',
      problem: ({ seq, view }) =>
        view.others.map(({ path, resource, fullUrl }) => ({
          entry: seq,
          path,
          expected: 'no further entry',
          actual: textAt(resource, 'resourceType') ?? fullUrl ?? 'an entry',
        })),
    });
  },
});

export const handshakeFirst = defineCheck({
  id: 'handshake.first',
  title: 'The handshake is the first message for a Subscription after its bind',
  requirements: ['ALL-HS-10'],
  everywhere: true,
  cause: 'The binding is active before the handshake is written, so that a heartbeat or event slips in front.',
  remedy: 'Write the handshake to the connection before anything else of the Subscription.',
  judge: (history) =>
    judgeEach(history, greetings(history), {
      situation: 'handshake after a bind',
      broken: 'Other notifications of the Subscription come before its handshake',
      problem: ({ notifications, handshake }) =>
        notifications
          .filter((n) => n.seq < handshake.seq && ['heartbeat', 'event-notification'].includes(n.status.type ?? ''))
          .map((n) => ({
            entry: n.seq,
            expected: 'the handshake first',
            actual: `a notification of type ${n.status.type ?? '?'}`,
          })),
    }),
});

function greetings(history: History): (Binding & { handshake: Notification })[] {
  return bindings(history).flatMap((binding) => {
    const { again, handshake } = binding;
    return again || handshake === undefined ? [] : [{ ...binding, handshake }];
  });
}

function noHandshake({ bind, key }: Binding): Finding {
  return { entry: bind.seq, expected: `a handshake for Subscription "${key}"`, actual: 'none came' };
}

function repeated({ notifications }: Binding): Finding[] {
  return notifications
    .filter(({ status }) => status.type === 'handshake')
    .slice(1)
    .map(({ seq }) => ({ entry: seq, expected: 'one handshake for each bind', actual: 'another one' }));
}
