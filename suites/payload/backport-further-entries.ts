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
import { framesOf, notUsed, type BundleEntry } from './frames.js';
import { eventfulAt, noneAt } from './levels.js';

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
    return frame.entries.filter(({ path }) => !statuses.includes(`${path}.resource`));
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
