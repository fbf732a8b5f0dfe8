import { defineCheck, judgeEach, objectAt, shown, textAt, type Finding } from '../../src/model/index.js';
import { entriesOfAll, type BundleEntry } from './frames.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

export const entryRequest = defineCheck({
  id: 'notification.entry-request',
  title: 'Every entry of a history notification has a request with method and url',
  requirements: ['BP-NOTIF-04', 'ALL-NOTIF-12'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The entries are built as in R5, where request is optional.',
  remedy: 'Give every entry a request, that of the status as well: GET Subscription/[id]/$status (invariant bdl-3).',
  judge: (history) =>
    judgeEach(history, entriesOfAll(history), {
      situation: 'entry of a notification',
      broken: 'an entry has no usable request',
      problem: requestProblems,
    }),
});

function requestProblems({ seq, path, entry }: BundleEntry): Finding[] {
  const request = objectAt(entry, 'request');
  if (request === undefined) {
    return [{ entry: seq, path: `${path}.request`, expected: 'present', actual: shown(entry['request']) }];
  }
  const method = textAt(request, 'method');
  const wrong = METHODS.includes(method ?? '')
    ? []
    : [{ entry: seq, path: `${path}.request.method`, expected: METHODS.join(', '), actual: shown(method) }];
  if ((textAt(request, 'url') ?? '') !== '') return wrong;
  return [...wrong, { entry: seq, path: `${path}.request.url`, expected: 'a URL', actual: shown(request['url']) }];
}

export const entryResponse = defineCheck({
  id: 'notification.entry-response',
  title: 'Every entry of a history notification has a response with a status',
  requirements: ['BP-NOTIF-05'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The prose of the guide speaks of request alone, and the invariant bdl-4 that it cites was not looked up.',
  remedy: 'Give every entry a response with its status, such as "200", that of the status as well (invariant bdl-4).',
  judge: (history) =>
    judgeEach(history, entriesOfAll(history), {
      situation: 'entry of a notification',
      broken: 'an entry has no response with a status',
      problem: ({ seq, path, entry }) =>
        (textAt(entry, 'response', 'status') ?? '') === ''
          ? {
              entry: seq,
              path: `${path}.response`,
              expected: 'a response with a status',
              actual: shown(entry['response']),
            }
          : undefined,
    }),
});

export const noSearch = defineCheck({
  id: 'notification.no-search',
  title: 'No entry of a history notification has a search mode',
  requirements: ['BP-NOTIF-11'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The Bundle is built by the code that answers searches.',
  remedy: 'Leave out Bundle.entry.search: it belongs to search results (invariant bdl-2).',
  judge: (history) =>
    judgeEach(history, entriesOfAll(history), {
      situation: 'entry of a notification',
      broken: 'an entry carries an element of a search result',
      problem: ({ seq, path, entry }) =>
        entry['search'] === undefined
          ? undefined
          : { entry: seq, path: `${path}.search`, expected: 'absent', actual: shown(entry['search']) },
    }),
});
