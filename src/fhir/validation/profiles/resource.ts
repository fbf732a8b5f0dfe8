import { at, isObject, listAt, textAt, type Json, type JsonObject } from '../../../model/index.js';
import { judgeExtensions } from './extensions.js';
import { findExtensions } from './find-extensions.js';
import { judgeNotification } from './notification.js';
import { notificationView } from './notification-view.js';
import type { Report } from './report.js';
import { isParameters, isStatusParameters, judgeStatusParameters } from './status-parameters.js';
import { judgeSubscription } from './subscription.js';
import { judgeSubscriptionStatus } from './subscription-status.js';
import { judgeTopicPlaces } from './topic-places.js';

/** Bundles in Bundles; a notification sent as a message has two. */
const MOST_BUNDLES = 10;

type Judge = (resource: JsonObject, path: string, report: Report, level: number) => void;

const JUDGES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['Bundle', judgeBundle],
  ['Parameters', judgeParameters],
  ['Subscription', judgeSubscription],
  ['SubscriptionStatus', judgeStatus],
  ['SubscriptionTopic', judgeOwnExtensions],
  ['Basic', judgeOwnExtensions],
  ['CapabilityStatement', judgeCapabilities],
]);

/** Judges a resource, and the resources in a Bundle, by the profiles that fit. */
export function judgeResource(resource: Json | undefined, path: string, report: Report, level = 0): void {
  if (!isObject(resource) || report.isFull) return;
  JUDGES.get(textAt(resource, 'resourceType') ?? '')?.(resource, path, report, level);
}

function judgeBundle(bundle: JsonObject, path: string, report: Report, level: number): void {
  const view = notificationView(bundle, path, report.release);
  if (view !== undefined) judgeNotification(view, report);
  if (level >= MOST_BUNDLES) return;
  const statuses = new Set<Json>(view?.statuses.map(({ resource }) => resource));
  const isSearch = textAt(bundle, 'type') === 'searchset';
  for (const [index, entry] of listAt(bundle, 'entry').entries()) {
    const resource = at(entry, 'resource');
    const inner = `${path}.entry[${String(index)}].resource`;
    // In the answer of $status and in a notification Parameters are a status, whatever they lack.
    const isStatus = isParameters(resource) && (isSearch || statuses.has(resource));
    if (isStatus && report.release === 'R4') judgeStatusParameters(resource, inner, report);
    else judgeResource(resource, inner, report, level + 1);
  }
}

function judgeParameters(resource: JsonObject, path: string, report: Report): void {
  if (report.release === 'R4' && isStatusParameters(resource)) judgeStatusParameters(resource, path, report);
}

/** R4 has no such resource, which its structure shows. */
function judgeStatus(resource: JsonObject, path: string, report: Report): void {
  if (report.release === 'R4B') judgeSubscriptionStatus(resource, path, report);
}

function judgeOwnExtensions(resource: JsonObject, path: string, report: Report): void {
  judgeExtensions(findExtensions(resource, path, report), [], report);
}

function judgeCapabilities(resource: JsonObject, path: string, report: Report): void {
  judgeOwnExtensions(resource, path, report);
  judgeTopicPlaces(resource, path, report);
}
