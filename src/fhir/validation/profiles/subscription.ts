import { at, objectAt, textAt, type JsonObject } from '../../../model/index.js';
import { isRequired } from './cardinality.js';
import { judgeCrossVersion } from './cross-version.js';
import { backportSubscription } from './definitions/index.js';
import { judgeExtensions } from './extensions.js';
import { findExtensions, type FoundExtension } from './find-extensions.js';
import { claims } from './guide.js';
import type { Report } from './report.js';
import { textProblem } from './text-form.js';
import { valueName } from './value-types.js';
import type { ElementRule, ExtensionDefinition, ExtensionSlice, TextRule } from './vocabulary.js';

const profile = backportSubscription;

/** Judges a Subscription by the backport profile, if it is a topic-based one. */
export function judgeSubscription(resource: JsonObject, path: string, report: Report): void {
  const found = findExtensions(resource, path, report);
  if (!isTopicBased(resource, found)) return;
  report.applied(profile.canonical);
  for (const rule of profile.texts) judgeText(resource, path, rule, report);
  for (const rule of profile.elements) judgeElement(resource, path, rule, report);
  judgeExtensions(found, profile.extensions, report);
  for (const slice of profile.extensions) judgeAbsent(resource, path, slice, found, report);
  judgeCrossVersion(resource, path, report);
}

/** It says so, or uses the guide, or its criteria is a canonical URL and no query. */
function isTopicBased(resource: JsonObject, found: readonly FoundExtension[]): boolean {
  if (claims(resource, profile.canonical) || found.length > 0) return true;
  const criteria = textAt(resource, 'criteria');
  return criteria !== undefined && textProblem(criteria, 'absolute-url') === undefined && !criteria.includes('?');
}

function judgeText(resource: JsonObject, path: string, { path: steps, form, says }: TextRule, report: Report): void {
  const value = at(resource, ...steps);
  const problem = textProblem(value, form);
  if (problem === undefined) return;
  report.add({
    path: [path, ...steps].join('.'),
    rule: `${profile.id}: ${says}`,
    message: `\`${problem.text}\` is no canonical URL, and ${says}. ${problem.remedy} Filters go to backport-filter-criteria.`,
    expected: problem.due,
    actual: value,
  });
}

/** An element that has extensions only is there. */
function judgeElement(resource: JsonObject, path: string, { path: steps, cardinality }: ElementRule, report: Report) {
  const parent = objectAt(resource, ...steps.slice(0, -1));
  const name = steps.at(-1) ?? '';
  if (parent === undefined || Object.hasOwn(parent, name) || Object.hasOwn(parent, `_${name}`)) return;
  report.add({
    path: [path, ...steps].join('.'),
    rule: `${profile.id}: ${steps.join('.')} ${cardinality}`,
    message: `${name} is required in a topic-based Subscription and absent. Give the MIME type, and the content level with it.`,
    expected: 'present',
    actual: undefined,
  });
}

/** Silent where the element is absent altogether, or where the extension stands in another place or under another name. */
function judgeAbsent(
  resource: JsonObject,
  path: string,
  { path: steps, extension, cardinality }: ExtensionSlice,
  found: readonly FoundExtension[],
  report: Report,
): void {
  if (!isRequired(cardinality) || found.some(({ definition }) => definition === extension)) return;
  if (!isPresent(resource, steps)) return;
  report.add({
    path: [path, ...steps, 'extension'].join('.'),
    rule: `${profile.id}: ${extension.places.join()}.extension:${extension.id} ${cardinality}`,
    message: `${extension.id} is required here and absent. Give it with ${contentOf(extension)}.`,
    expected: extension.canonical,
    actual: undefined,
  });
}

function isPresent(resource: JsonObject, steps: readonly string[]): boolean {
  const parent = objectAt(resource, ...steps.slice(0, -1));
  const name = steps.at(-1) ?? '';
  return parent !== undefined && (Object.hasOwn(parent, name) || Object.hasOwn(parent, name.replace(/^_/, '')));
}

/** `valueCode: empty, id-only or full-resource`, as JSON writes what an extension holds. */
function contentOf({ value }: ExtensionDefinition): string {
  if (value === undefined) return 'its extensions';
  const codes = value.codes === undefined ? '' : `: ${value.codes.codes.join(' or ')}`;
  return `${valueName(value.type)}${codes}`;
}
