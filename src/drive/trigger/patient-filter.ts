import type { Planned } from './planned.js';
import { meetsFilter, type TopicFilter } from './topic-filters.js';
import { sample } from './sample.js';

/** The filter that a patient of the scenario's own answers to. */
export function choosePatientFilter(filters: readonly TopicFilter[], planned: Planned): string | undefined {
  const made = planned.assemble(planned.found.match, sample);
  return filters.find(
    ({ code }) =>
      ['patient', 'subject'].includes(code) &&
      meetsFilter(`${code}=Patient/sample`, made, planned.resourceType, planned.resources) &&
      !meetsFilter(`${code}=Patient/stranger`, made, planned.resourceType, planned.resources),
  )?.parameter;
}
