import { defineCheck, judgeEach, objectAt, shown, textAt, type Finding, type History } from '../../src/model/index.js';
import { entriesOfAll, framesOf, notUsed, type BundleEntry, type Frame } from './frames.js';

export const fullUrl = defineCheck({
  id: 'notification.full-url',
  title: 'Every entry of a notification has a fullUrl, unless its request is a POST',
  requirements: ['R5-NOTIF-08', 'BP-NOTIF-08'],
  everywhere: true,
  cause: 'The SubscriptionStatus has no address of its own, so its entry got no fullUrl.',
  remedy: 'Give every entry a fullUrl; for a SubscriptionStatus without address a urn:uuid will do (invariant bdl-15).',
  judge: (history) =>
    judgeEach(history, entriesOfAll(history), {
      situation: 'entry of a notification',
      broken: 'an entry has no fullUrl',
      problem: (one) => (isStatusWithout(one, history) ? undefined : lacksFullUrl(one)),
      doubt: lacksFullUrl,
    }),
});

function lacksFullUrl({ seq, path, entry, fullUrl }: BundleEntry): Finding | undefined {
  if (fullUrl !== undefined && fullUrl !== '') return undefined;
  if (textAt(entry, 'request', 'method') === 'POST') return undefined;
  return { entry: seq, path: `${path}.fullUrl`, expected: 'a URI', actual: shown(entry['fullUrl']) };
}

/** The answer of an operation may have no address, and only R5 demands one of the status all the same (ambiguity A35). */
function isStatusWithout({ path }: BundleEntry, { words }: History): boolean {
  return !words.statusHasFullUrl && path === 'Bundle.entry[0]';
}

export const fullUrlUnversioned = defineCheck({
  id: 'notification.full-url-unversioned',
  title: 'A fullUrl is not a version-specific reference',
  requirements: ['ALL-NOTIF-09'],
  everywhere: true,
  cause: 'The fullUrl is taken from the Location or the history link of the change.',
  remedy:
    'Write the fullUrl without /_history/[version]; the version belongs into resource.meta.versionId (invariant bdl-8).',
  judge: (history) =>
    judgeEach(
      history,
      entriesOfAll(history).filter(({ fullUrl }) => fullUrl !== undefined),
      {
        situation: 'entry with a fullUrl',
        broken: 'a fullUrl names a version',
        problem: ({ seq, path, fullUrl }) =>
          fullUrl?.includes('/_history/') === true
            ? { entry: seq, path: `${path}.fullUrl`, expected: 'a URL without /_history/', actual: shown(fullUrl) }
            : undefined,
      },
    ),
});

export const fullUrlAgrees = defineCheck({
  id: 'notification.full-url-agrees',
  title: 'A fullUrl does not disagree with the type and id of the resource in its entry',
  requirements: ['ALL-NOTIF-10'],
  everywhere: true,
  cause: 'The fullUrl is made from another id than the one the resource is stored under.',
  remedy: 'End an http fullUrl with [type]/[id] of the resource in the entry, or use a urn:uuid.',
  judge(history) {
    const subjects = entriesOfAll(history).filter(isComparable);
    if (subjects.length === 0) return notUsed(history, 'no entry has an http fullUrl and a resource with an id');
    return judgeEach(history, subjects, {
      situation: 'entry with an http fullUrl and a resource with an id',
      broken: 'a fullUrl disagrees with the resource in its entry',
      problem: disagreement,
    });
  },
});

function isComparable({ fullUrl, resource }: BundleEntry): boolean {
  return /^https?:/i.test(fullUrl ?? '') && textAt(resource, 'id') !== undefined;
}

function disagreement({ seq, path, fullUrl = '', resource }: BundleEntry): Finding | undefined {
  const name = `${textAt(resource, 'resourceType') ?? ''}/${textAt(resource, 'id') ?? ''}`;
  // A version in the fullUrl is wrong for a reason of its own.
  const unversioned = fullUrl.replace(/\/_history\/.*$/, '').replace(/\/$/, '');
  if (unversioned.endsWith(`/${name}`)) return undefined;
  return { entry: seq, path: `${path}.fullUrl`, expected: `a URL that ends with /${name}`, actual: shown(fullUrl) };
}

export const fullUrlOnce = defineCheck({
  id: 'notification.full-url-once',
  title: 'Within a notification a fullUrl occurs once, or its occurrences differ in meta.versionId',
  requirements: ['R5-NOTIF-13'],
  releases: ['R5'],
  everywhere: true,
  cause:
    'Several events about one resource, or resources that several events share, are sent with an entry for each event.',
  remedy: 'Send each resource once for each version, or give the versions in meta.versionId (invariant bdl-7).',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification repeats a fullUrl',
      problem: repeated,
    }),
});

function repeated({ entries }: Frame): Finding[] {
  if (new Set(entries.map(({ fullUrl }) => fullUrl)).size === entries.length) return [];
  const seen = new Map<string, string>();
  return entries.flatMap(({ seq, path, fullUrl, resource }) => {
    if (fullUrl === undefined) return [];
    const version = textAt(objectAt(resource, 'meta'), 'versionId');
    const identity = JSON.stringify([fullUrl, version ?? null]);
    const before = seen.get(identity);
    seen.set(identity, before ?? path);
    if (before === undefined) return [];
    const expected = 'another fullUrl, or another meta.versionId';
    return [{ entry: seq, path: `${path}.fullUrl`, expected, actual: `${fullUrl}, as in ${before}` }];
  });
}

export const entryContent = defineCheck({
  id: 'notification.entry-content',
  title: 'Every entry of a notification has at least one of resource, request or response',
  requirements: ['ALL-NOTIF-12'],
  // A history demands a request of every entry, which notification.entry-request judges.
  releases: ['R5'],
  everywhere: true,
  cause: 'An id-only notification names its resources by entries with nothing but a fullUrl.',
  remedy: 'Add request (method and url) to entries without a resource, or leave such entries out (invariant bdl-5).',
  judge: (history) =>
    judgeEach(history, entriesOfAll(history), {
      situation: 'entry of a notification',
      broken: 'an entry holds nothing',
      problem: ({ seq, path, entry, resource }) => {
        if (resource !== undefined || objectAt(entry, 'request') || objectAt(entry, 'response')) return undefined;
        const actual = Object.keys(entry).join(', ') || 'nothing';
        return { entry: seq, path, expected: 'resource, request or response', actual };
      },
    }),
});
