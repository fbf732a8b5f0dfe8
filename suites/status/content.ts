import {
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  pass,
  shown,
  succeeded,
  textAt,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { answered, idOf, toldBy, whereOffered, type Told } from './answers.js';
import { BUSY } from './asking.js';

/** Judges every status in every answer. */
function eachStatus(history: History, broken: string, problem: (told: Told) => Finding | undefined): Outcome {
  return whereOffered(history, () =>
    judgeEach(history, statuses(history), { situation: 'status in an answer of $status', broken, problem }),
  );
}

function statuses(history: History): Told[] {
  return answered(history).flatMap((exchange) =>
    history.statusesIn(exchange.body).map((status) => ({ entry: evidenceOf(exchange), status })),
  );
}

export const statusResource = defineCheck({
  id: 'status.resource',
  title: 'Each status in an answer of $status is the resource that the release has for it',
  requirements: ['R4-STATUS-07', 'ALL-STATUS-07'],
  cause: 'The Subscription itself is returned, or the status in the form of another release.',
  remedy: 'Return a SubscriptionStatus for each Subscription; in R4 Parameters of the backport status profile.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history).flatMap(resourcesIn), {
        situation: 'resource in an answer of $status',
        broken: 'an answer of $status holds another resource than statuses',
        problem: ({ entry, path, type }) => {
          const expected = history.words.statusResource;
          return type === expected ? undefined : { entry, path, expected, actual: shown(type) };
        },
      }),
    ),
});

function resourcesIn(exchange: Exchange) {
  return objectsAt(exchange.body, 'entry').map((one, index) => ({
    entry: evidenceOf(exchange),
    path: `Bundle.entry[${String(index)}].resource`,
    type: textAt(one, 'resource', 'resourceType'),
  }));
}

export const statusType = defineCheck({
  id: 'status.type',
  title: 'The type of a status that was asked for is query-status',
  requirements: ['ALL-STATUS-08'],
  cause: 'The status is built by the code of heartbeats or handshakes.',
  remedy: 'Set the type to query-status in answers of $status.',
  judge: (history) =>
    eachStatus(history, 'a status has another type than query-status', ({ entry, status }) =>
      status.type === 'query-status'
        ? undefined
        : { entry, path: status.places.type, expected: 'query-status', actual: shown(status.type) },
    ),
});

export const statusStatus = defineCheck({
  id: 'status.status',
  title: '$status states the current status of the Subscription',
  requirements: ['ALL-STATUS-09'],
  cause: 'The status is left out, or remembered from when the Subscription was created.',
  remedy: 'Read the status of the Subscription when the operation is called.',
  judge: (history) =>
    whereOffered(history, () => {
      const id = idOf(history, BUSY);
      const stored = storedStatus(history);
      const told = toldBy(history, 'instance').filter(({ status }) => status.subscriptionId === id);
      if (told.length === 0) return unseen(history, '$status told nothing of its Subscription');
      return judgeEach(history, told, {
        situation: 'status of a Subscription',
        broken: '$status does not state the status of the Subscription',
        problem: ({ entry, status }) => {
          const isRight = status.status !== undefined && (stored === undefined || status.status === stored);
          if (isRight) return undefined;
          return {
            entry,
            path: status.places.status,
            expected: stored ?? 'a status',
            actual: shown(status.raw.status),
          };
        },
      });
    }),
});

/** The status that reads before and after agree on; undefined where they do not. */
function storedStatus(history: History): string | undefined {
  const [call] = history.exchangesFor('status-call', 'instance');
  const reads = history.exchangesFor('read', BUSY).filter(succeeded);
  const before = reads.findLast((read) => read.request.seq < (call?.request.seq ?? 0));
  const after = reads.find((read) => read.request.seq > (call?.request.seq ?? Infinity));
  const [one, other] = [textAt(before?.body, 'status'), textAt(after?.body, 'status')];
  return one === other ? one : undefined;
}

export const statusCount = defineCheck({
  id: 'status.count',
  title: 'A status that was asked for contains the event count',
  requirements: ['R5-STATUS-10'],
  releases: ['R5'],
  cause: 'eventsSinceSubscriptionStart is optional by cardinality and was left out.',
  remedy: 'Send eventsSinceSubscriptionStart, "0" where there was no event.',
  judge: (history) =>
    eachStatus(history, 'a status lacks the event count', ({ entry, status }) =>
      status.rawCount === undefined
        ? { entry, path: status.places.eventsSinceSubscriptionStart, expected: 'the event count', actual: 'absent' }
        : undefined,
    ),
});

export const statusTopic = defineCheck({
  id: 'status.topic',
  title: 'A status that was asked for shows the topic of the Subscription',
  requirements: ['R5-STATUS-13'],
  releases: ['R5'],
  cause: 'The topic is optional by cardinality, and left out as in notifications without content.',
  remedy: 'Copy the canonical in Subscription.topic into SubscriptionStatus.topic.',
  judge: (history) =>
    whereOffered(history, () => {
      const id = idOf(history, BUSY);
      const expected = history.subscription(BUSY)?.settings.topic?.split('|')[0];
      const own = statuses(history).filter(({ status }) => status.subscriptionId === id);
      return judgeEach(history, own, {
        situation: 'status of an own Subscription',
        broken: 'a status does not show the topic of its Subscription',
        problem: ({ entry, status }) =>
          status.topic !== undefined && (expected === undefined || status.topic.split('|')[0] === expected)
            ? undefined
            : { entry, path: status.places.topic, expected: expected ?? 'the topic', actual: shown(status.topic) },
      });
    }),
});

export const statusNotRaised = defineCheck({
  id: 'status.not-raised',
  title: 'Asking for the status does not raise the event count',
  requirements: ['ALL-STATUS-12'],
  cause: 'The count is that of notifications sent, and the answer is built as one.',
  remedy: 'Count events of the topic only.',
  judge: (history) =>
    whereOffered(history, () => {
      const counts = ['instance', 'again-1', 'again-2', 'again-3'].flatMap((about) => countsIn(history, about));
      const [first] = counts;
      if (first === undefined || counts.length < 3)
        return unseen(history, 'no three counts were told one after the other');
      const raised = counts.filter(({ count }) => count > first.count);
      if (raised.length === 0) return pass(`${String(counts.length)} times ${String(first.count)}`);
      if (history.foreignEvents(BUSY).length > 0) return unseen(history, 'somebody else caused events meanwhile');
      return violated(
        'each call of $status raises the event count',
        raised.map(({ entry, path, count }) => ({ entry, path, expected: String(first.count), actual: String(count) })),
      );
    }),
});

export const statusCountRight = defineCheck({
  id: 'status.count-right',
  title: 'The event count in an answer of $status is the number of events so far',
  requirements: ['ALL-STATUS-11'],
  cause: 'Only events that were delivered are counted, and nobody was connected.',
  remedy: 'Count every event of the topic that passes the filters, delivered or not.',
  judge: (history) =>
    whereOffered(history, () => {
      const [before] = countsIn(history, 'again-3');
      const [after] = countsIn(history, 'after-events');
      const caused = history.marks('trigger').filter(({ focus }) => focus !== undefined).length;
      if (before === undefined || after === undefined || caused === 0) {
        return unseen(history, 'no counts before and after events were told');
      }
      const expected = before.count + caused;
      if (after.count === expected) return pass(`${String(before.count)} became ${String(expected)}`);
      const finding = { entry: after.entry, path: after.path, expected: String(expected), actual: String(after.count) };
      // Without a filter of its own the Subscription hears of everybody's events.
      const isAlone = history.facts?.topic?.patientFilter !== undefined;
      if (after.count > expected && !isAlone) return unseen(history, 'others may have caused events meanwhile');
      return violated('the event count is not the number of events', [finding]);
    }),
});

interface CountTold {
  readonly entry: number;
  readonly path: string;
  readonly count: number;
}

function countsIn(history: History, about: string): CountTold[] {
  const id = idOf(history, BUSY);
  return toldBy(history, about).flatMap(({ entry, status }) =>
    status.subscriptionId === id && status.count !== undefined
      ? [{ entry, path: status.places.eventsSinceSubscriptionStart, count: status.count }]
      : [],
  );
}
