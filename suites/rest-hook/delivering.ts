import {
  advise,
  defineCheck,
  judgeEach,
  pass,
  shown,
  typeAndId,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { FAILING, HEADERS, SILENT, SOUND, TIMEOUT_S } from './keys.js';
import { deliveries, ofType, withHook, type Delivered, type HookStory } from './story.js';

/** Deliveries of events, which the rules about requests are written for. */
function events(history: History, story: HookStory): Delivered[] {
  return ofType(history, story, 'event-notification');
}

/** Judges the requests that carry events; the same in handshakes and heartbeats is worth a warning. */
function judgeRequests(history: History, broken: string, problem: (delivery: Delivered) => Finding[]) {
  return withHook(history, SOUND, (story) => {
    const strict = events(history, story);
    const others = deliveries(history, story).filter((one) => !strict.includes(one));
    const outcome = judgeEach(history, strict, { situation: 'event at the endpoint', broken, problem });
    const doubts = others.flatMap(problem);
    return outcome.outcome === 'pass' && doubts.length > 0
      ? advise(`${broken}, in handshakes or heartbeats`, doubts)
      : outcome;
  });
}

export const hookPost = defineCheck({
  id: 'rest-hook.post',
  title: 'Notifications are delivered by POST to exactly the endpoint of the Subscription',
  requirements: ['ALL-REST-06'],
  cause: 'The id of the resource is put behind the endpoint and PUT is used, as with query-based Subscriptions of R4.',
  remedy: 'POST to the endpoint as it is, path and query unchanged.',
  judge: (history) =>
    judgeRequests(history, 'a notification is not sent by POST to the endpoint', ({ received }) => {
      const { method, url, connection } = received;
      const endpoint = history.endpoints.find(({ id }) => id === connection);
      const { pathname, search } = new URL(endpoint?.url ?? 'http://none');
      const expected = `POST ${pathname}${search}`;
      const actual = `${method} ${url}`;
      // What the target is told may lead here through a tunnel: then the end of the path is compared.
      return method === 'POST' && expected.endsWith(url.slice(url.lastIndexOf('/'))) && samePath(pathname, url)
        ? []
        : [{ entry: received.seq, expected, actual }];
    }),
});

function samePath(pathname: string, url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return pathname.endsWith(path) || path.endsWith(pathname);
}

export const hookContentType = defineCheck({
  id: 'rest-hook.content-type',
  title: 'The Content-Type of a notification is the MIME type of the Subscription',
  requirements: ['ALL-REST-07'],
  cause: 'The HTTP client writes its own default, application/json or text/plain.',
  remedy: 'Send the MIME type that is stored in the Subscription; a charset may follow.',
  judge: (history) =>
    judgeRequests(history, 'a notification has another Content-Type than the Subscription', ({ received }) => {
      const stored = history.subscription(SOUND)?.settings.contentType ?? 'application/fhir+json';
      const sent = received.headers['content-type'] ?? '';
      const plain = (type: string) => type.split(';')[0]?.trim().toLowerCase();
      return plain(sent) === plain(stored)
        ? []
        : [{ entry: received.seq, path: 'Content-Type', expected: stored, actual: sent === '' ? 'absent' : sent }];
    }),
});

export const hookHeaders = defineCheck({
  id: 'rest-hook.headers',
  title: 'The headers of the Subscription are sent with each notification',
  requirements: ['BP-REST-08', 'R5-REST-08'],
  cause: 'Headers are not stored, or cut at a colon within the value.',
  remedy: 'Send every header of the Subscription, with the value exactly as it was given.',
  judge: (history) =>
    judgeRequests(history, 'a notification lacks a header of the Subscription', ({ received }) =>
      HEADERS.filter(({ name, value }) => received.headers[name.toLowerCase()] !== value).map(({ name, value }) => ({
        entry: received.seq,
        path: name,
        expected: value,
        actual: shown(received.headers[name.toLowerCase()]),
      })),
    ),
});

export const hookBundle = defineCheck({
  id: 'rest-hook.bundle',
  title: 'What is posted is a notification Bundle',
  requirements: ['BP-REST-09', 'ALL-REST-06'],
  cause: 'The resource itself is sent, or an empty request, as with query-based Subscriptions of R4.',
  remedy: 'Send a notification Bundle in every request.',
  judge: (history) =>
    withHook(history, SOUND, (story) =>
      judgeEach(history, deliveries(history, story), {
        situation: 'request at the endpoint',
        broken: 'a request holds no notification Bundle',
        problem: ({ received, notifications }) =>
          notifications.length > 0
            ? undefined
            : { entry: received.seq, expected: 'a notification Bundle', actual: shown(received.text, 80) },
      }),
    ),
});

export const hookAnySuccess = defineCheck({
  id: 'rest-hook.any-success',
  title: 'Any success status of the endpoint counts as delivered',
  requirements: ['ALL-REST-19'],
  cause: 'Only 200 is taken for success.',
  remedy: 'Take every 2xx answer for success.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const answered = events(history, story).filter(
        ({ answered: answer }) => (answer?.status ?? 0) < 300 && answer?.status !== undefined,
      );
      if (answered.length < 2) return unseen(history, 'not enough events were answered by success');
      const again = answered.filter((one) => repeats(history, story, one));
      const last = story.reads.filter(({ seq }) => seq > (answered.at(-1)?.received.seq ?? Infinity)).at(0);
      const problems: Finding[] = again.map(({ received, answered: answer }) => ({
        entry: received.seq,
        expected: `no further attempt after ${String(answer?.status)}`,
        actual: 'the same event again',
      }));
      if (last !== undefined && last.status === 'error') {
        problems.push({ entry: last.seq, path: 'Subscription.status', expected: 'active', actual: 'error' });
      }
      return problems.length === 0
        ? pass(`${String(answered.length)} events, each delivered once`)
        : violated('a success is not taken for one', problems);
    }),
});

/** Whether the same event came again after it was answered by success. */
function repeats(history: History, story: HookStory, { received, notifications }: Delivered): boolean {
  const focuses = notifications.flatMap(({ status }) => status.events.map(({ focus }) => typeAndId(focus?.reference)));
  return events(history, story).some(
    (other) =>
      other.received.seq > received.seq &&
      other.notifications.some(({ status }) =>
        status.events.some(({ focus }) => focus !== undefined && focuses.includes(typeAndId(focus.reference))),
      ),
  );
}

export const hookHeartbeat = defineCheck({
  id: 'rest-hook.heartbeat',
  title: 'On rest-hook the server posts a heartbeat at least once per period',
  requirements: ['R5-HB-13'],
  releases: ['R5'],
  cause: 'Heartbeats are only sent to sockets.',
  remedy: 'POST a heartbeat to the endpoint of an active Subscription whenever its period has passed.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const periodS = history.subscription(SOUND)?.settings.heartbeatPeriodS;
      if (periodS === undefined || periodS === 0) return unseen(history, 'no heartbeat period was granted');
      const beats = ofType(history, story, 'heartbeat');
      if (beats.length > 0) return pass(`${String(beats.length)} heartbeats came`);
      const waited = history.marks('waited').find(({ what }) => what === 'a heartbeat at the endpoint');
      if (waited === undefined) return unseen(history, 'a heartbeat was not waited for');
      if (history.latenessMs(waited.sinceAt, waited.at) > history.limits.heartbeatFloorMs)
        return unseen(history, 'the harness itself was late');
      return violated('no heartbeat came to the endpoint', [
        {
          entry: waited.seq,
          expected: `a heartbeat every ${String(periodS)} s`,
          actual: `none in ${String(waited.limitMs)} ms`,
        },
      ]);
    }),
});

export const hookTimeout = defineCheck({
  id: 'rest-hook.timeout',
  title: 'An attempt to deliver is given up after the time-out of the Subscription',
  requirements: ['ALL-REST-12'],
  cause: 'The HTTP client has a time-out of its own, or none.',
  remedy: 'Give up an attempt once the timeout of the Subscription has passed.',
  judge: (history) =>
    withHook(history, SILENT, (story) => {
      const stored = history.subscription(SILENT)?.settings.timeoutS;
      if (stored !== TIMEOUT_S) return unseen(history, `the time-out of ${String(TIMEOUT_S)} s was not granted`);
      const [first] = story.endpoint.deliveries;
      if (first?.answered?.how !== 'hung') return unseen(history, 'no request was left without an answer');
      const waitedMs = first.answered.at - first.received.at;
      const allowedMs = TIMEOUT_S * 1000 + 3_000;
      if (waitedMs <= allowedMs) return pass(`given up after ${String(Math.round(waitedMs))} ms`);
      const failed = story.reads.some(({ status, seq }) => status === 'error' && seq < (first.answered?.seq ?? 0));
      if (failed) return pass('the attempt counted as failed, though the connection was kept');
      return violated('an attempt is not given up after the time-out', [
        {
          entry: first.answered.seq,
          expected: `${String(TIMEOUT_S)} s, 3 s late at most`,
          actual: `${String(Math.round(waitedMs))} ms`,
        },
      ]);
    }),
});

export const hookFailureStatus = defineCheck({
  id: 'rest-hook.failure-status',
  title: 'When notifications fail, the status of the Subscription says so',
  requirements: ['R5-REST-13', 'BP-REST-13', 'ALL-REST-14'],
  cause: 'The answers of the endpoint to events are not looked at.',
  remedy: 'Set the status to error once an event could not be delivered.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const attempts = failures(history, story);
      const [first] = attempts;
      if (first === undefined) return unseen(history, 'no event was answered by an error');
      const after = story.reads.filter(({ seq }) => seq > first.received.seq);
      if (after.some(({ status }) => status === 'error' || status === 'off'))
        return pass(`error after ${String(attempts.length)} attempts`);
      const last = after.at(-1);
      if (last === undefined) return unseen(history, 'the status was not read after the failure');
      return advise('a Subscription whose notifications fail stays as it is', [
        { entry: last.seq, path: 'Subscription.status', expected: 'error', actual: shown(last.status) },
      ]);
    }),
});

/** Events that the endpoint answered with an error. */
function failures(history: History, story: HookStory): Delivered[] {
  return events(history, story).filter(({ answered }) => (answered?.status ?? 0) >= 500);
}

export const hookFailureCounted = defineCheck({
  id: 'rest-hook.failure-counted',
  title: 'Events that could not be delivered are counted, and $status goes on answering',
  requirements: ['BP-REST-13', 'R5-REST-13', 'BP-STATUS-21'],
  cause: 'Events are counted when they were delivered.',
  remedy: 'Count every event, whatever becomes of its notification.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      if (failures(history, story).length === 0) return unseen(history, 'no event was answered by an error');
      const counts = statusCounts(history, FAILING);
      const caused = history
        .marks('trigger')
        .filter(({ because, focus }) => because === 'failing' && focus !== undefined);
      const [before, after] = [counts.at(0), counts.at(-1)];
      if (before === undefined || after === undefined || before.seq === after.seq)
        return unseen(history, '$status did not tell the count before and after');
      const expected = before.count + caused.length;
      if (after.count >= expected) return pass(`${String(before.count)} became ${String(after.count)}`);
      return violated('events that could not be delivered are not counted', [
        { entry: after.seq, expected: String(expected), actual: String(after.count) },
      ]);
    }),
});

export const hookRecovers = defineCheck({
  id: 'rest-hook.recovers',
  title: 'When a later notification succeeds, the status returns to active',
  requirements: ['R5-REST-16'],
  releases: ['R5'],
  cause: 'An error ends only by an update of the client, as in the backport guide.',
  remedy: 'Set the status to active when a notification was delivered again.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const delivered = recovery(history, story);
      if (delivered === undefined) return unseen(history, 'nothing was delivered while the Subscription was in error');
      const next = story.reads.find(({ seq }) => seq > delivered.received.seq);
      if (next === undefined) return unseen(history, 'the status was not read after the delivery');
      return next.status === 'active'
        ? pass('active again')
        : violated('a delivery that succeeds does not end the error', [
            { entry: next.seq, path: 'Subscription.status', expected: 'active', actual: shown(next.status) },
          ]);
    }),
});

export const hookStaysFailed = defineCheck({
  id: 'rest-hook.stays-failed',
  title: 'The server does not by itself return a failed Subscription to active',
  requirements: ['BP-REST-16'],
  releases: ['R4', 'R4B'],
  cause: 'A delivery that succeeds ends the error, as R5 has it.',
  remedy: 'Wait for the client to set the status to requested.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const failed = story.reads.find(({ status }) => status === 'error');
      const update = history.exchangesFor('update', FAILING).at(0);
      if (failed === undefined || update === undefined)
        return unseen(history, 'the Subscription never failed, or was not watched');
      const between = story.reads.filter(({ seq }) => seq > failed.seq && seq < update.request.seq);
      const back = between.find(({ status }) => status === 'active');
      if (back !== undefined) {
        return violated('a failed Subscription became active by itself', [
          { entry: back.seq, path: 'Subscription.status', expected: 'error', actual: 'active' },
        ]);
      }
      return between.length === 0
        ? unseen(history, 'the status was not read after the failure')
        : pass('it stays in error');
    }),
});

/** The first event that was answered by success after the status had become error, before the client did anything. */
function recovery(history: History, story: HookStory): Delivered | undefined {
  const failed = story.reads.find(({ status }) => status === 'error');
  const update = history.exchangesFor('update', FAILING).at(0);
  return events(history, story).find(
    ({ received, answered }) =>
      failed !== undefined &&
      received.seq > failed.seq &&
      received.seq < (update?.request.seq ?? Infinity) &&
      answered?.status !== undefined &&
      answered.status < 300,
  );
}
