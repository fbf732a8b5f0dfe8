import {
  defineCheck,
  evidenceOf,
  judgeEach,
  objectAt,
  objectsAt,
  shown,
  textAt,
  type Exchange,
  type Finding,
} from '../../src/model/index.js';
import { answered, statusesOf, whereOffered } from './answers.js';

export const eventsBundle = defineCheck({
  id: 'events.bundle',
  title: '$events answers with a notification Bundle of the release whose first entry is the status',
  requirements: ['R5-EVENTS-03', 'BP-EVENTS-03'],
  cause: 'The answer is a searchset, as that of $status.',
  remedy: 'Build the answer as a notification: the same Bundle.type, the status first.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history), {
        situation: 'answer of $events',
        broken: '$events does not answer with a notification Bundle',
        problem: (exchange) => {
          const entry = evidenceOf(exchange);
          const { notificationBundle, statusResource } = history.words;
          const facts: [path: string, expected: string, actual: string | undefined][] = [
            ['Bundle.type', notificationBundle, textAt(exchange.body, 'type')],
            ['Bundle.entry[0].resource', statusResource, textAt(exchange.body, 'entry', 0, 'resource', 'resourceType')],
          ];
          return facts
            .filter(([, expected, actual]) => expected !== actual)
            .map(([path, expected, actual]) => ({ entry, path, expected, actual: shown(actual) }));
        },
      }),
    ),
});

export const eventsType = defineCheck({
  id: 'events.type',
  title: 'The type of a status in an answer of $events is query-event',
  requirements: ['R5-EVENTS-04', 'BP-EVENTS-04'],
  cause: 'The stored notifications are returned as they were sent.',
  remedy: 'Set the type to query-event.',
  judge: (history) =>
    whereOffered(history, () => {
      // The guide does not say it: a notification told again may keep its type there.
      const isTolerated = (type: string | undefined) =>
        type === 'event-notification' && !history.words.answerSaysQueryEvent;
      const findings = statusesOf(history).map(({ entry, status: { places, raw, type } }) => ({
        type,
        finding: { entry, path: places.type, expected: 'query-event', actual: shown(raw.type) },
      }));
      return judgeEach(history, findings, {
        situation: 'answer of $events',
        broken: 'an answer of $events has another type than query-event',
        problem: ({ finding, type }) => (type === 'query-event' || isTolerated(type) ? undefined : finding),
        doubt: ({ finding, type }) => (type === 'query-event' ? undefined : finding),
      });
    }),
});

export const eventsEntries = defineCheck({
  id: 'events.entries',
  title: 'Entries of an answer of $events have request and response, as in every history',
  requirements: ['BP-EVENTS-11'],
  releases: ['R4', 'R4B'],
  cause: 'The entries are built as in R5, where both are optional.',
  remedy:
    'Give every entry a request and a response (invariants bdl-3 and bdl-4); that of the status asks for $status.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history), {
        situation: 'answer of $events',
        broken: 'an entry of $events lacks request or response',
        problem: lacking,
        doubt: (exchange) => oddRequest(exchange, history.words.statusResource),
        doubtful: 'the entry of the status asks for something else than the status or the events',
      }),
    ),
});

function lacking(exchange: Exchange): Finding[] {
  return objectsAt(exchange.body, 'entry').flatMap((one, index) =>
    ['request', 'response']
      .filter((name) => objectAt(one, name) === undefined)
      .map((name) => ({
        entry: evidenceOf(exchange),
        path: `Bundle.entry[${String(index)}].${name}`,
        expected: 'present',
        actual: 'absent',
      })),
  );
}

/** Guide and examples differ in which operation the entry of the status asks for (ambiguity A32). */
function oddRequest(exchange: Exchange, statusResource: string): Finding | undefined {
  const url = textAt(exchange.body, 'entry', 0, 'request', 'url');
  const type = textAt(exchange.body, 'entry', 0, 'resource', 'resourceType');
  if (url === undefined || type !== statusResource || /\$(status|events)\b/.test(url)) return undefined;
  const expected = 'a request to $status or $events';
  return { entry: evidenceOf(exchange), path: 'Bundle.entry[0].request.url', expected, actual: url };
}
