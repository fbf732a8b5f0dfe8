import { isObject, listAt, textAt, type JsonObject } from '../../../model/index.js';
import { readStatus } from './notification-status.js';
import type { NotificationView, StatusEntry } from './notification-view.js';
import type { Report } from './report.js';

/**
 * Judges the URLs of entries. That there is a request and a response is bdl-3 and bdl-4, and judged with the invariants.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html#bundle-type-considerations
 */
export function judgeEntries(view: NotificationView, report: Report): void {
  const status = view.statuses.find(({ index }) => index === 0);
  for (const [index, entry] of listAt(view.bundle, 'entry').entries()) {
    if (report.isFull) return;
    if (!isObject(entry)) continue;
    const path = `${view.path}.entry[${String(index)}]`;
    if (status?.index === index) judgeRequest(entry, status, path, view, report);
    judgeFullUrl(entry, path, view, report);
  }
}

/** The request of the status is a call of $status; official examples of $events answers show $events. */
function judgeRequest(
  entry: JsonObject,
  status: StatusEntry,
  path: string,
  view: NotificationView,
  report: Report,
): void {
  const method = textAt(entry, 'request', 'method');
  const url = textAt(entry, 'request', 'url');
  const isQuery = readStatus(status.resource, path).type === 'query-event';
  const told = {
    severity: isQuery ? 'warning' : 'error',
    rule: `${view.profile.id}: entry[0].request is a call of $status`,
  } as const;
  if (url !== undefined && !(isQuery ? /\/\$(?:status|events)(?:\?|$)/ : /\/\$status(?:\?|$)/).test(url)) {
    const message = `\`${url.slice(0, 120)}\` is no call of $status, which the request of the status entry stands for.`;
    report.add({ ...told, path: `${path}.request.url`, message, expected: 'Subscription/[id]/$status', actual: url });
  } else if (method !== undefined && OTHER_METHODS.has(method)) {
    const message = `${method} is no call of $status, which the request of the status entry stands for. Give GET.`;
    report.add({ ...told, path: `${path}.request.method`, message, expected: 'GET (or POST)', actual: method });
  }
}

/** Operations are called by GET and POST; what is no method at all its structure shows. */
const OTHER_METHODS: ReadonlySet<string> = new Set(['HEAD', 'PUT', 'DELETE', 'PATCH']);

/**
 * A doubt for the status, which nothing else identifies; for a resource that was posted there need not be one.
 *
 * https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl
 */
function judgeFullUrl(entry: JsonObject, path: string, { profile, statuses }: NotificationView, report: Report): void {
  if (Object.hasOwn(entry, 'fullUrl') || Object.hasOwn(entry, '_fullUrl')) return;
  const isStatus = statuses.some(({ resource }) => resource === entry['resource']);
  if (!isStatus && textAt(entry, 'request', 'method') === 'POST') return;
  const remedy = isStatus ? 'Give it a urn:uuid, new for each notification.' : 'Give the URL of the resource.';
  report.add({
    severity: isStatus ? 'warning' : 'error',
    path: `${path}.fullUrl`,
    rule: `${profile.id}: entry.fullUrl`,
    message: `The entry has no fullUrl to identify it. ${remedy}`,
    expected: 'a fullUrl',
    actual: undefined,
  });
}
