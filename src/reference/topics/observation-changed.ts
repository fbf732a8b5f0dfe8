import type { Release } from '../dialects/release.js';
import { text } from '../json.js';
import { definedFilter, type Filtering } from './defined-filter.js';
import type { Topic } from './topic.js';

const url = 'http://fhir-handshake.example/SubscriptionTopic/observation-changed';

const filters: readonly Filtering[] = [
  {
    parameter: 'patient',
    kind: 'reference',
    element: 'subject',
    description: 'The patient that was observed.',
    definition: 'clinical-patient',
  },
  {
    parameter: 'subject',
    kind: 'reference',
    element: 'subject',
    description: 'The subject that was observed.',
    definition: 'Observation-subject',
  },
  {
    parameter: 'code',
    kind: 'token',
    element: 'code',
    description: 'What was observed.',
    definition: 'clinical-code',
  },
];

/** Fires by a FHIRPath criterion: a final Observation is created, updated or deleted. */
export function observationChanged(release: Release): Topic {
  return {
    id: 'observation-changed',
    url,
    resource: 'Observation',
    fires: ({ interaction, current, previous }) =>
      text((interaction === 'delete' ? previous : current)?.status) === 'final',
    filters: filters.map((filter) => definedFilter(filter, release).filter),
    definition: {
      resourceType: 'SubscriptionTopic',
      id: 'observation-changed',
      url,
      version: '1.0.0',
      name: 'ObservationChanged',
      title: 'A final Observation changed',
      status: 'active',
      date: '2025-01-01',
      description: 'A final Observation was created, updated or deleted.',
      resourceTrigger: [
        {
          description: 'The Observation is final after the change, or was final when it was deleted.',
          resource: 'http://hl7.org/fhir/StructureDefinition/Observation',
          supportedInteraction: ['create', 'update', 'delete'],
          fhirPathCriteria: "%current.status = 'final' or (%current.empty() and %previous.status = 'final')",
        },
      ],
      canFilterBy: filters.map((filter) => ({ ...definedFilter(filter, release).shown, resource: 'Observation' })),
      notificationShape: [{ resource: 'Observation', include: ['Observation:patient'] }],
    },
  };
}
