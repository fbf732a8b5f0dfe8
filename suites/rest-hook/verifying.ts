import {
  advise,
  defineCheck,
  evidenceOf,
  judgeEach,
  pass,
  shown,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { ACTIVE, becoming, SHAKING_HANDS, SOUND, WELL_SERVED } from './keys.js';
import {
  carriesSomething,
  deliveries,
  eventsAt,
  handshakeOf,
  hookStory,
  ofType,
  wasTaken,
  withHook,
  withServed,
  lostRead,
  waitedInVain,
  type HookStory,
} from './story.js';

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
      const [event] = eventsAt(history, story);
      const before = deliveries(history, story).filter(
        ({ received }) => event === undefined || received.seq <= event.received.seq,
      );
      const handshakes = ofType(history, story, 'handshake');
      if (
        handshakes.some(({ received }) => received.method === 'POST' && before.some((one) => one.received === received))
      )
        return pass('a handshake was posted before anything else');
      const first = before.find(carriesSomething);
      if (first === undefined && !waitedInVain(history, `${SHAKING_HANDS} ${SOUND}`, evidenceOf(story.create)))
        return unseen(history, 'a handshake was not waited for');
      const actual =
        first === undefined ? 'nothing came' : `${first.received.method} with ${shown(first.received.text, 80)}`;
      return violated('the endpoint was not verified by a handshake', [
        { entry: first?.received.seq ?? evidenceOf(story.create), expected: 'POST with a handshake', actual },
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
    withServed(history, (stories) => {
      const seen = stories.flatMap((story) => activationOf(history, story));
      if (seen.length === 0)
        return unseen(history, 'no status was read after a handshake that was answered by success');
      const lazy = seen.filter(({ finding }) => finding !== undefined);
      const findings = lazy.flatMap(({ finding }) => finding ?? []);
      if (lazy.some(({ code }) => code === 200)) return violated('the Subscription did not become active', findings);
      // The text names 200 as the example of a success.
      if (lazy.length > 0)
        return advise('the Subscription did not become active after another success than 200', findings);
      return pass(`active after ${seen.map(({ code }) => String(code)).join(', ')}`);
    }),
});

interface Activation {
  /** What the handshake was answered with. */
  readonly code: number;
  readonly finding: Finding | undefined;
}

function activationOf(history: History, story: HookStory): Activation[] {
  const answered = ofType(history, story, 'handshake').find(wasTaken)?.answered;
  const after = story.reads.filter(({ seq }) => answered !== undefined && seq > answered.seq);
  const last = after.at(-1);
  if (answered?.status === undefined || last === undefined) return [];
  const isActive = after.some(({ status }) => status === 'active');
  if (!isActive && lostRead(history, story.key, answered.seq)) return [];
  if (!isActive && !waitedInVain(history, becoming(story.key, ACTIVE), answered.seq)) return [];
  const expected = `active after ${String(answered.status)}`;
  const finding = { entry: last.seq, path: 'Subscription.status', expected, actual: shown(last.status) };
  return [{ code: answered.status, finding: isActive ? undefined : finding }];
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
      const caused = history.marks('trigger').find(({ because }) => because === 'unverified');
      if (answered === undefined || caused?.focus === undefined || caused.seq > answered.seq)
        return unseen(history, 'no event was caused before the endpoint had answered');
      const early = eventsAt(history, story).filter(({ received }) => received.seq < answered.seq);
      if (early.length === 0) {
        return wasWitnessed(history, caused.exchange, answered.seq)
          ? pass('nothing but the handshake came before its answer, while others were told of an event')
          : unseen(history, 'no other endpoint was told of the event in that time');
      }
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

/** Whether another endpoint was told of an event between a change and an entry. */
function wasWitnessed(history: History, exchange: number, untilSeq: number): boolean {
  const fromSeq = history.exchange(exchange)?.request.seq ?? untilSeq;
  return WELL_SERVED.filter((key) => key !== SOUND)
    .flatMap((key) => hookStory(history, key) ?? [])
    .flatMap((story) => eventsAt(history, story))
    .some(({ received }) => received.seq > fromSeq && received.seq < untilSeq);
}
