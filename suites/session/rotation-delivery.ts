import { defineCheck, inconclusive, pass, skip, unseen, violated } from '../../src/model/index.js';
import type { Finding, History } from '../../src/model/index.js';
import { bindings, endedByServer, type Binding } from './bindings.js';
import { ownEvents, wasWaitedFor, type OwnEvent } from './own-events.js';
import { renewals, type Renewal } from './renewals.js';

export const rotationNoLoss = defineCheck({
  id: 'rotation.no-loss',
  title: 'No event is lost while a token is renewed',
  requirements: ['ALL-ROT-07'],
  cause: 'The old binding is dropped before the new one delivers.',
  remedy: 'Keep the earlier binding until the new one is in place.',
  judge(history) {
    const placed = renewals(history).flatMap((renewal) => eventsAround(history, renewal));
    if (placed.length === 0) return unseen(history, 'no event was caused around the renewal of a token');
    const isHidden = history.events().some(({ event }) => event.focus === undefined);
    const lost = placed.filter(({ event }) => event.arrival === undefined);
    if (lost.length === 0) return pass(`all ${String(placed.length)} events around the renewal of a token arrived`);
    if (isHidden) return inconclusive('events show no focus, so that a lost one cannot be told');
    const certain = lost.filter(({ event, key }) => wasWaitedFor(history, key, event));
    if (certain.length === 0) return unseen(history, 'the connection ended before a late event could have come');
    return violated('Events are lost while a token is renewed', certain.map(lossOf));
  },
});

export const rotationNoDoubles = defineCheck({
  id: 'rotation.no-doubles',
  title: 'After a renewed bind on one connection each event is delivered once',
  requirements: ['ALL-ROT-08'],
  cause: 'The renewed bind adds a second binding to the connection and the first one goes on delivering.',
  remedy: 'Let a renewed bind replace the earlier one of the same Subscription on its connection.',
  judge(history) {
    const again = bindings(history).filter((binding) => binding.again);
    const renewed = renewals(history);
    if (renewed.length > 0 && renewed.every(({ isSameUrl }) => !isSameUrl)) {
      return skip('each renewed token named another URL, so nothing was bound twice on one connection');
    }
    const counted = again.map((binding) => copiesAfter(history, binding)).filter(({ length }) => length >= 2);
    if (counted.length === 0) return unseen(history, 'fewer than two events arrived after a renewed bind');
    const doubled = counted.filter((events) => events.every(({ copies }) => copies > 1));
    const events = counted.flat();
    const twice = events.filter(({ copies }) => copies > 1);
    if (doubled.length > 0)
      return violated('After a renewed bind every event arrives more than once', doubled.flat().map(doubleOf));
    const some = twice.length === 0 ? '' : `; ${String(twice.length)} of them came more than once, which is allowed`;
    return pass(`${String(events.length)} events after a renewed bind${some}`);
  },
});

interface Placed {
  readonly key: string;
  readonly event: OwnEvent;
  readonly place: string;
}

/** The last event before the renewed token, those until its bind, and the first after it. */
function eventsAround(history: History, { key, exchange, former, binding }: Renewal): Placed[] {
  // Where the server ended a connection over it, that is what is wrong, and not the delivery.
  if (binding === undefined || [former, binding].some(({ connection }) => endedByServer(history, connection)))
    return [];
  const events = ownEvents(history, key).filter(({ trigger }) => trigger.because !== 'disconnected');
  const bindSeq = binding.bind.seq;
  const between = events.filter((e) => e.requestedSeq > exchange.request.seq && e.requestedSeq < bindSeq);
  const before = events.filter(({ requestedSeq }) => requestedSeq < exchange.request.seq).slice(-1);
  const after = events.filter(({ requestedSeq }) => requestedSeq > bindSeq).slice(0, 1);
  return [
    ...before.map((event) => ({ key, event, place: 'just before the new token was asked for' })),
    ...between.map((event) => ({ key, event, place: 'between the new token and its bind' })),
    ...after.map((event) => ({ key, event, place: 'after the new token was bound' })),
  ];
}

function lossOf({ event, place }: Placed): Finding {
  const { trigger } = event;
  return {
    entry: trigger.seq,
    expected: `an event about ${trigger.focus ?? '?'}, caused ${place}`,
    actual: 'none came',
  };
}

interface Copies {
  readonly event: OwnEvent;
  readonly copies: number;
  readonly entry: number;
}

/** How often the events that were caused after a bind came on its connection, until the next bind. Replays are no copies. */
function copiesAfter(history: History, { key, bind, notifications }: Binding): Copies[] {
  return ownEvents(history, key)
    .filter(({ requestedSeq }) => requestedSeq > bind.seq)
    .flatMap((event) => {
      const own = history
        .eventsAbout(event.trigger.focus ?? '', key)
        .map(({ notification }) => notification)
        .filter((n) => n.status.type === 'event-notification' && notifications.some(({ seq }) => seq === n.seq));
      const last = own.at(-1);
      return last === undefined ? [] : [{ event, copies: own.length, entry: last.seq }];
    });
}

function doubleOf({ event, copies, entry }: Copies): Finding {
  const actual = `${String(copies)} copies`;
  return { entry, expected: `the event about ${event.trigger.focus ?? '?'} once`, actual };
}
