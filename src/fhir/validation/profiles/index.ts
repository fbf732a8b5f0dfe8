import { isObject, textAt, type Issue, type JsonObject, type Release } from '../../../model/index.js';
import { Report } from './report.js';
import { judgeResource } from './resource.js';

/**
 * What is wrong with a resource by the profiles of the Subscriptions R5 Backport guide that fit it: topic-based Subscriptions,
 * notifications, answers of $status, the status Parameters of R4, and extensions on a CapabilityStatement; alone or in a Bundle.
 * One issue for each cause, a hundred at most. What the core definitions and invariants refuse already is not said again. Takes
 * any JSON. R5 needs no guide, so nothing is said of it.
 */
export function profileIssues(resource: JsonObject, release: Release): readonly Issue[] {
  return reportOn(resource, release).issues;
}

/** Canonical URLs of the profiles and extensions of the guide that a resource, or what is in it, was judged by. */
export function profilesOf(resource: JsonObject, release: Release): string[] {
  return [...reportOn(resource, release).profiles];
}

function reportOn(resource: JsonObject, release: Release): Report {
  const report = new Report(release);
  if (release !== 'R5' && isObject(resource)) judgeResource(resource, rootOf(resource), report);
  return report;
}

function rootOf(resource: JsonObject): string {
  return textAt(resource, 'resourceType') ?? 'Resource';
}
