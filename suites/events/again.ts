import {
  defineCheck,
  evidenceOf,
  judgeEach,
  pass,
  unseen,
  violated,
  type EventView,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { calls, eventsIn, statusesOf, USEFUL, whereOffered } from './answers.js';
import { ASKED, POSTED } from './asking.js';

const EVERY_ANSWER = [...USEFUL, POSTED];

export const eventsNumbersKept = defineCheck({
  id: 'events.numbers-kept',
  title: 'Events in an answer of $events keep the numbers they had when they were notified',
  requirements: ['ALL-EVENTS-09'],
  cause: 'The events are numbered anew within the answer.',
  remedy: 'Store the number with the event.',
  judge: (history) =>
    whereOffered(history, () => {
      const notified = notifiedNumbers(history);
      const again = eventsIn(history, EVERY_ANSWER).flatMap(({ entry, event }) => {
        const numbers = notified.get(focusOf(event) ?? '');
        return numbers === undefined ? [] : [{ entry, event, numbers }];
      });
      return judgeEach(history, again, {
        situation: 'event that was notified and told again',
        broken: 'an event has another number than when it was notified',
        problem: ({ entry, event, numbers }) =>
          event.number !== undefined && numbers.includes(event.number)
            ? undefined
            : { entry, path: event.places.eventNumber, expected: numbers.join(' or '), actual: String(event.number) },
      });
    }),
});

/** Of what the story changed once: whatever others change may have several events about it. */
function notifiedNumbers(history: History): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const { focus } of history.marks('trigger')) {
    if (focus === undefined) continue;
    const found = history.eventsAbout(focus, ASKED).flatMap(({ event }) => event.number ?? []);
    if (found.length > 0) numbers.set(focus, [...new Set(found)]);
  }
  return numbers;
}

export const eventsMissed = defineCheck({
  id: 'events.missed',
  title: 'Events that were missed while nobody was connected can be fetched with $events',
  requirements: ['ALL-EVENTS-16'],
  cause: 'Events are stored once they are delivered, and these were not.',
  remedy: 'Keep every event for a while, delivered or not.',
  judge: (history) =>
    whereOffered(history, () => {
      const missed = missedFocuses(history);
      if (missed.length === 0) return unseen(history, 'no event was missed');
      if (!wereCounted(history)) return unseen(history, 'the missed events did not count as events');
      const told = eventsIn(history, EVERY_ANSWER).map(({ event }) => event);
      const lost = told.some((event) => focusOf(event) !== undefined)
        ? missed.filter((focus) => !told.some((event) => focusOf(event) === focus))
        : missed.slice(unheardNumbers(history, told).size);
      if (lost.length === 0) return pass(`${String(missed.length)} missed events were fetched`);
      return violated(
        'missed events cannot be fetched',
        lost.map((focus) => lostFinding(history, focus)),
      );
    }),
});

/** What was caused after the client had closed the connection. */
function missedFocuses(history: History): string[] {
  const closes = history.connections.flatMap((connection) => connection.closes.filter(({ by }) => by === 'client'));
  const closedSeq = closes.at(-1)?.seq ?? Infinity;
  const heard = new Set(history.events(ASKED).map(({ event }) => focusOf(event)));
  return history
    .marks('trigger')
    .flatMap(({ focus, seq }) => (focus === undefined || seq < closedSeq || heard.has(focus) ? [] : [focus]));
}

/** Whether the event count includes every event that was caused; where it does not, other checks report that. */
function wereCounted(history: History): boolean {
  const caused = history.marks('trigger').filter(({ focus }) => focus !== undefined).length;
  const answers = statusesOf(history, EVERY_ANSWER).flatMap(({ status }) => status.count ?? []);
  const counts = [...statusCounts(history, ASKED).map(({ count }) => count), ...answers];
  return counts.length === 0 || Math.max(...counts) >= caused;
}

/** Numbers of events that were told and never notified: without a focus they are all that tells events apart. */
function unheardNumbers(history: History, told: readonly EventView[]): Set<number> {
  const heard = new Set(history.events(ASKED).map(({ event }) => event.number));
  return new Set(told.flatMap(({ number }) => (number === undefined || heard.has(number) ? [] : [number])));
}

function focusOf({ focus }: EventView): string | undefined {
  return focus?.name;
}

function lostFinding(history: History, focus: string): Finding {
  const [call] = EVERY_ANSWER.flatMap((about) => calls(history, about));
  return {
    entry: call === undefined ? undefined : evidenceOf(call),
    path: 'Bundle.entry[0].resource',
    expected: `the event of ${focus}`,
    actual: 'absent',
  };
}
