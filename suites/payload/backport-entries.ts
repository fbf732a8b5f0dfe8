import {
  defineCheck,
  judgeEach,
  objectAt,
  shown,
  skip,
  textAt,
  typeAndId,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { entriesOf, entriesOfAll, framesOf, notUsed, type BundleEntry } from './frames.js';
import { eventfulAt, noneAt } from './levels.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

export const entryRequest = defineCheck({
  id: 'notification.entry-request',
  title: 'Every entry of a history notification has a request with method and url',
  requirements: ['BP-NOTIF-04'],
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

export const oneStatus = defineCheck({
  id: 'notification.one-status',
  title: 'A notification holds exactly one status entry',
  requirements: ['BP-NOTIF-03', 'BP-HB-10'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'Subscriptions that share a connection are told of in one Bundle, to save messages.',
  remedy: 'Send a Bundle for each Subscription, heartbeats too: the profile has one status entry.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification reports on several Subscriptions',
      problem: ({ seq, view }) =>
        view.statuses.slice(1).map(({ path }) => ({
          entry: seq,
          path,
          expected: 'one status',
          actual: `${String(view.statuses.length)} statuses`,
        })),
    }),
});

export const statusRequest = defineCheck({
  id: 'notification.status-request',
  title: 'The request of the status entry describes a call of $status on the Subscription',
  requirements: ['BP-NOTIF-06'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The request is filled with that of the change, or with a read of the Subscription.',
  remedy: 'Write GET [base]/Subscription/[id]/$status into Bundle.entry[0].request.',
  judge(history) {
    const subjects = framesOf(history)
      .flatMap((frame) =>
        entriesOf(frame)
          .slice(0, 1)
          .map((entry) => ({ entry, frame })),
      )
      .filter(({ entry }) => objectAt(entry.entry, 'request') !== undefined);
    if (subjects.length === 0) return notUsed(history, 'no status entry has a request');
    return judgeEach(history, subjects, {
      situation: 'status entry with a request',
      broken: 'the request of a status entry is no call of $status',
      problem: ({ entry: { seq, path, entry }, frame }) => {
        const ids = frame.view.statuses.flatMap(({ subscriptionId }) => subscriptionId ?? []);
        const asked = `${textAt(entry, 'request', 'method') ?? ''} ${textAt(entry, 'request', 'url') ?? ''}`;
        if (isStatusCall(asked, ids)) return undefined;
        const expected = `GET [base]/Subscription/${ids[0] ?? '[id]'}/$status`;
        return { entry: seq, path: `${path}.request`, expected, actual: shown(asked) };
      },
    });
  },
});

/** POST is tolerated, and so is a query behind it (ambiguities A33, A34). */
function isStatusCall(asked: string, ids: readonly string[]): boolean {
  const [, id] = /^(?:GET|POST) (?:.*\/)?Subscription\/([^/?]+)\/\$status(?:\?.*)?$/.exec(asked) ?? [];
  return id !== undefined && (ids.length === 0 || ids.includes(id));
}

export const changeRequest = defineCheck({
  id: 'notification.change-request',
  title: 'The request of a further entry describes the change that caused it, or a read of the resource',
  requirements: ['BP-NOTIF-07'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  cause: 'The request is a constant, because a history Bundle must have one.',
  remedy:
    'Write the method and url of the change (POST Encounter, PUT Encounter/[id]), or GET with the URL of the resource.',
  judge(history) {
    const subjects = furtherEntries(history).filter(({ entry }) => objectAt(entry, 'request') !== undefined);
    if (subjects.length === 0) return notUsed(history, 'no further entry has a request');
    return judgeEach(history, subjects, {
      situation: 'further entry with a request',
      broken: 'the request of an entry has nothing to do with its resource',
      problem: (one) => (namesResource(one) ? undefined : strangeRequest(one)),
    });
  },
});

function furtherEntries(history: History): BundleEntry[] {
  return framesOf(history).flatMap((frame) => {
    const statuses = frame.view.statuses.map(({ path }) => path);
    return entriesOf(frame).filter(({ path }) => !statuses.includes(`${path}.resource`));
  });
}

/** The url of a POST names the type; any other names the resource, as fullUrl or the resource itself do. */
function namesResource({ entry, fullUrl, resource }: BundleEntry): boolean {
  const method = textAt(entry, 'request', 'method');
  const url = (textAt(entry, 'request', 'url') ?? '').split('?')[0];
  const name = typeAndId(fullUrl) ?? nameOf(resource);
  if (method === 'POST') return /(^|\/)[A-Z][A-Za-z]+$/.test(url ?? '');
  // Where neither fullUrl nor resource shows type and id there is nothing to compare with.
  return name === undefined || typeAndId(url) === name;
}

function nameOf(resource: BundleEntry['resource']): string | undefined {
  const [type, id] = [textAt(resource, 'resourceType'), textAt(resource, 'id')];
  return type === undefined || id === undefined ? undefined : `${type}/${id}`;
}

function strangeRequest({ seq, path, entry, fullUrl }: BundleEntry): Finding {
  const expected = `the change of ${fullUrl ?? 'the resource'}, or GET of it`;
  return { entry: seq, path: `${path}.request`, expected, actual: shown(entry['request']) };
}

export const idOnlyEntry = defineCheck({
  id: 'notification.id-only-entry',
  title: 'With content id-only, each further entry names the resource in fullUrl and in request',
  requirements: ['BP-NOTIF-57'],
  releases: ['R4', 'R4B'],
  cause: 'The entries of full-resource are sent with the resource, and what names it, taken out.',
  remedy: 'Keep fullUrl and request of the entry, or send no further entries with content id-only.',
  judge(history) {
    const told = eventfulAt(history, 'id-only');
    if (told.length === 0) return noneAt(history, 'id-only', 'no notification with content id-only was seen');
    const subjects = told.filter(({ view }) => view.others.length > 0);
    if (subjects.length === 0)
      return skip('no notification with content id-only has further entries, which it need not');
    return judgeEach(history, subjects, {
      situation: 'notification with content id-only and further entries',
      broken: 'an entry of an id-only notification does not name its resource',
      problem: ({ seq, view }) =>
        view.others
          .filter(({ fullUrl, entry }) => (fullUrl ?? '') === '' || (textAt(entry, 'request', 'url') ?? '') === '')
          .map(({ path, entry }) => ({
            entry: seq,
            path,
            expected: 'fullUrl and request.url',
            actual: Object.keys(entry).join(', '),
          })),
    });
  },
});
