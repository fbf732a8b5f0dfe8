import type { Issue, JsonObject } from '../../model/index.js';
import type { ResourceTrigger } from './resource-trigger.js';
import type { Tools } from './tools.js';

/**
 * A clause: what was tried, and why it was in vain: a criterion that cannot be evaluated, or what the release does not allow
 * (`invalid`, of what the criteria ask for).
 */
export function whyNothingFires(
  triggers: readonly ResourceTrigger[],
  tried: readonly JsonObject[],
  invalid: Issue | undefined,
  tools: Tools,
): string {
  const type = triggers[0]?.resourceType ?? 'resource';
  const interactions = [...new Set(triggers.flatMap((trigger) => trigger.interactions))].join(', ');
  const problem = triggers.flatMap((trigger) => problemsOf(trigger, tried[0], tools))[0];
  const reason = problem ?? notAllowed(invalid) ?? `${criteriaOf(triggers)} leave it open or are met by none of them`;
  return `None of ${tried.length} variants of ${type} (${interactions}) surely fires the topic: ${reason}`;
}

function problemsOf(trigger: ResourceTrigger, sample: JsonObject | undefined, tools: Tools): string[] {
  const { query, fhirPath, resourceType } = trigger;
  const queries = [query?.previous, query?.current].flatMap((text) => {
    const parsed = text === undefined ? undefined : tools.resources.parseCriteria(text, resourceType);
    return parsed !== undefined && 'unclear' in parsed ? [`queryCriteria: ${parsed.unclear}`] : [];
  });
  if (fhirPath === undefined) return queries;
  const answer = tools.fhirPath.answerOf(fhirPath, { current: sample, previous: sample });
  return typeof answer === 'string' ? queries : [...queries, `fhirPathCriteria "${fhirPath}": ${answer.trouble}`];
}

function notAllowed(issue: Issue | undefined): string | undefined {
  return issue && `what it asks for is not valid here: ${issue.path}: ${issue.message}`;
}

function criteriaOf(triggers: readonly ResourceTrigger[]): string {
  const texts = triggers.flatMap(({ query, fhirPath }) => [query?.previous, query?.current, fhirPath]);
  const given = texts.flatMap((text) => (text === undefined ? [] : [`"${text}"`]));
  return given.length === 0 ? 'its criteria' : given.join(' and ');
}
