import {
  defineCheck,
  inconclusive,
  pass,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { countsOf } from './counts.js';
import { arrivedBefore, strangeCount, lastKnown, ownEvents, type Known } from './own-events.js';
import { renewals, type Renewal } from './renewals.js';

export const rotationCount = defineCheck({
  id: 'rotation.count',
  title: 'Renewing a token neither resets nor raises the event count',
  requirements: ['ALL-ROT-06'],
  cause: 'The counter belongs to the binding or the connection instead of the Subscription.',
  remedy: 'Keep one counter for each Subscription, from its creation on.',
  judge(history) {
    const judged = renewals(history).flatMap((renewal) => {
      const findings = findingsOf(history, renewal);
      return findings === undefined ? [] : [{ key: renewal.key, findings }];
    });
    if (judged.length === 0) return unseen(history, 'no count was seen both before and after a renewed bind');
    const wrong = judged.filter(({ findings }) => findings.length > 0);
    if (wrong.length === 0) return pass(`the count went on unchanged across ${String(judged.length)} renewed binds`);
    const doubt = wrong.map(({ key }) => strangeCount(history, key)).find((reason) => reason !== undefined);
    if (doubt !== undefined) return inconclusive(`the count changed with a renewed bind, but ${doubt}`);
    return violated(
      'Renewing a token changes the event count',
      wrong.flatMap(({ findings }) => findings),
    );
  },
});

/** Undefined where nothing was known before the bind, or nothing tells of the count after it. */
function findingsOf(history: History, { key, binding }: Renewal): Finding[] | undefined {
  if (binding === undefined) return undefined;
  const known = lastKnown(ownEvents(history, key), binding.bind.seq);
  if (known === undefined) return undefined;
  const seen = [...inHandshake(history, binding, known.number), ...inNextEvent(history, binding, known)];
  return seen.length === 0 ? undefined : seen.flatMap(({ finding }) => finding ?? []);
}

interface Seen {
  readonly finding?: Finding | undefined;
}

type Bound = NonNullable<Renewal['binding']>;

/** Its count lies between the last known one and that plus the events still on their way. */
function inHandshake(history: History, { key, bind, handshake }: Bound, number: number): Seen[] {
  const count = handshake?.status.count;
  if (handshake === undefined || count === undefined) return [];
  const counts = countsOf(history, key).filter(({ seq, source }) => seq < bind.seq && source === 'event-notification');
  const lastCount = counts.at(-1)?.count ?? number;
  const pending = ownEvents(history, key).filter(
    (event) => event.requestedSeq < handshake.seq && !arrivedBefore(event, bind.seq),
  ).length;
  const [least, most] = [Math.min(number, lastCount), Math.max(number, lastCount) + pending];
  if (count >= least && count <= most) return [{}];
  const path = handshake.status.places.eventsSinceSubscriptionStart;
  const expected = least === most ? String(least) : `${String(least)} to ${String(most)}`;
  return [{ finding: { entry: handshake.seq, path, expected, actual: String(count) } }];
}

/** The number of the first event after the bind has moved on by the events that were caused, and no more. */
function inNextEvent(history: History, { key, bind }: Bound, known: Known): Seen[] {
  const next = ownEvents(history, key).find(({ requestedSeq }) => requestedSeq > bind.seq);
  const number = next?.arrival?.event.number;
  if (next?.arrival === undefined || number === undefined) return [];
  const expected = known.number + next.index - known.index;
  if (number > known.number && number <= expected) return [{}];
  const { notification, event } = next.arrival;
  const path = event.places.eventNumber;
  return [{ finding: { entry: notification.seq, path, expected: String(expected), actual: String(number) } }];
}
