import {
  objectsAt,
  textAt,
  type Facts,
  type FilterSetting,
  type Release,
  type Subscriber,
} from '../../src/model/index.js';

/** Purpose of the Subscriptions that each try one filter; they are removed at once. */
export const FILTER_PROBE = 'filter-probe';

/** Releases that say which filters a server has to apply. */
export const FILTER_RULE: readonly Release[] = ['R4', 'R4B'];

/** Filters of a topic that take a reference to a Patient, whatever else they may take. */
const OF_PATIENTS: readonly string[] = ['patient', 'subject'];

/** The filters that a topic describes for its resource and that there is a proper value for. */
export function filtersToTry({ topic }: Facts): string[] {
  const described = objectsAt(topic?.definition, 'canFilterBy').flatMap((one) => textAt(one, 'filterParameter') ?? []);
  return [...new Set(described)].filter(
    (parameter) =>
      parameter === topic?.patientFilter || parameter === topic?.secondFilter || OF_PATIENTS.includes(parameter),
  );
}

/**
 * A Subscription with each filter alone, in the forms that the guide has for one, until one is accepted: by the prose, with the
 * type before it, and as the examples write it (ambiguity A60).
 */
export async function tryFilters(subscriber: Subscriber): Promise<void> {
  if (!FILTER_RULE.includes(subscriber.release)) return;
  const patient = await subscriber.patient('filters');
  for (const parameter of filtersToTry(subscriber.facts)) {
    for (const filter of formsOf(parameter, patient, subscriber.facts)) {
      if (await isAccepted(subscriber, parameter, filter)) break;
    }
  }
}

function formsOf(parameter: string, patient: string, { topic }: Facts): FilterSetting[] {
  const isSecond = parameter === topic?.secondFilter;
  const value = isSecond ? topic.secondFilterValue : patient;
  if (value === undefined) return [];
  const resourceType = topic?.resource ?? '';
  return [
    { parameter, value },
    { parameter, value, resourceType },
    { parameter: `${resourceType}?${parameter}`, value },
  ];
}

async function isAccepted(subscriber: Subscriber, key: string, filter: FilterSetting): Promise<boolean> {
  const body = subscriber.subscriptionBody({ patient: false, filters: [filter] });
  const { subscription } = await subscriber.create(`filter-${key}`, body, FILTER_PROBE);
  if (subscription !== undefined) await subscriber.remove(subscription);
  return subscription !== undefined;
}
