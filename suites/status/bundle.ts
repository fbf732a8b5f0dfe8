import {
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  shown,
  textAt,
  type Exchange,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { answered, isBundle, whereOffered } from './answers.js';

/** Judges every Bundle that $status answered with. */
function eachBundle(history: History, broken: string, problem: (exchange: Exchange) => Finding[]): Outcome {
  return whereOffered(history, () =>
    judgeEach(history, answered(history).filter(isBundle), { situation: 'Bundle of $status', broken, problem }),
  );
}

export const statusBundleType = defineCheck({
  id: 'status.bundle-type',
  title: '$status answers with a Bundle of type searchset',
  requirements: ['ALL-STATUS-04'],
  cause: 'The answer is built as a notification; a page of R5 on notification types can be read so.',
  remedy: 'Answer with a searchset, as the definition of the operation says.',
  judge: (history) =>
    eachBundle(history, '$status answers with a Bundle of another type', (exchange) => {
      const type = textAt(exchange.body, 'type');
      if (type === 'searchset') return [];
      const isNotification = type === 'subscription-notification' || type === 'history';
      const note = isNotification ? ', as the narrative on notification types reads (ambiguity A38)' : '';
      return [{ entry: evidenceOf(exchange), path: 'Bundle.type', expected: 'searchset', actual: shown(type) + note }];
    }),
});

export const statusEntries = defineCheck({
  id: 'status.entries',
  title: 'Entries of an answer of $status hold a resource, and neither request nor response',
  requirements: ['BP-STATUS-19', 'R5-STATUS-19'],
  cause: 'The entries are built as those of notifications.',
  remedy: 'Leave request and response out: they belong to histories and notifications.',
  judge: (history) =>
    eachBundle(history, 'an entry of $status is not that of a searchset', (exchange) =>
      objectsAt(exchange.body, 'entry').flatMap((entry, index) => {
        const place = { entry: evidenceOf(exchange), path: `Bundle.entry[${String(index)}]` };
        const stray = ['request', 'response'].filter((name) => entry[name] !== undefined);
        const lacking = entry['resource'] === undefined ? [{ ...place, expected: 'a resource', actual: 'absent' }] : [];
        return [
          ...lacking,
          ...stray.map((name) => ({
            ...place,
            path: `${place.path}.${name}`,
            expected: 'absent',
            actual: shown(entry[name]),
          })),
        ];
      }),
    ),
});

export const statusSelfLink = defineCheck({
  id: 'status.self-link',
  title: 'An answer of $status has a self link',
  requirements: ['R5-STATUS-19'],
  releases: ['R5'],
  cause: 'The searchset is built by hand, without the links that a search writes.',
  remedy: 'Add a link with relation self and the URL of the request (invariant bdl-18).',
  judge: (history) =>
    eachBundle(history, 'an answer of $status has no self link', (exchange) =>
      objectsAt(exchange.body, 'link').some(
        (link) => textAt(link, 'relation') === 'self' && (textAt(link, 'url') ?? '') !== '',
      )
        ? []
        : [
            {
              entry: evidenceOf(exchange),
              path: 'Bundle.link',
              expected: 'a link with relation self',
              actual: 'absent',
            },
          ],
    ),
});

export const statusFullUrl = defineCheck({
  id: 'status.full-url',
  title: 'Entries of an answer of $status have a fullUrl',
  requirements: ['R5-STATUS-20'],
  releases: ['R5'],
  cause: 'The status has no address of its own, so its entry got no fullUrl.',
  remedy: 'Give each entry a fullUrl; a urn:uuid will do (invariant bdl-15).',
  judge: (history) =>
    eachBundle(history, 'an entry of $status has no fullUrl', (exchange) =>
      objectsAt(exchange.body, 'entry').flatMap((entry, index) =>
        (textAt(entry, 'fullUrl') ?? '') === ''
          ? [
              {
                entry: evidenceOf(exchange),
                path: `Bundle.entry[${String(index)}].fullUrl`,
                expected: 'a URI',
                actual: shown(entry['fullUrl']),
              },
            ]
          : [],
      ),
    ),
});
