import type { JsonObject } from '../../model/index.js';
import type * as FhirPath from '../../fhir/fhirpath-engine.js';
import { parseCriteria } from '../../fhir/search-criterion.js';
import type { ResourceTrigger } from './resource-trigger.js';

/** A clause: what was tried, and the first criterion that cannot be evaluated, where that is the reason. */
export function whyNothingFires(
  triggers: readonly ResourceTrigger[],
  tried: readonly JsonObject[],
  engine: typeof FhirPath,
): string {
  const type = triggers[0]?.resourceType ?? 'resource';
  const interactions = [...new Set(triggers.flatMap((trigger) => trigger.interactions))].join(', ');
  const problem = triggers.flatMap((trigger) => problemsOf(trigger, tried[0], engine))[0];
  const reason = problem ?? `${criteriaOf(triggers)} leave it open or are met by none of them`;
  return `None of ${tried.length} variants of ${type} (${interactions}) surely fires the topic: ${reason}`;
}

function problemsOf(trigger: ResourceTrigger, sample: JsonObject | undefined, engine: typeof FhirPath): string[] {
  const { query, fhirPath, resourceType } = trigger;
  const queries = [query?.previous, query?.current].flatMap((text) => {
    const parsed = text === undefined ? undefined : parseCriteria(text, resourceType);
    return parsed !== undefined && 'unclear' in parsed ? [`queryCriteria: ${parsed.unclear}`] : [];
  });
  if (fhirPath === undefined) return queries;
  const answer = engine.answerOf(fhirPath, { current: sample, previous: sample });
  return typeof answer === 'string' ? queries : [...queries, `fhirPathCriteria "${fhirPath}": ${answer.trouble}`];
}

function criteriaOf(triggers: readonly ResourceTrigger[]): string {
  const texts = triggers.flatMap(({ query, fhirPath }) => [query?.previous, query?.current, fhirPath]);
  const given = texts.flatMap((text) => (text === undefined ? [] : [`"${text}"`]));
  return given.length === 0 ? 'its criteria' : given.join(' and ');
}
