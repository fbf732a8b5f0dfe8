import type { Release } from '../dialects/release.js';
import { text } from '../json.js';
import { definedFilter, type Filtering } from './defined-filter.js';
import type { Topic } from './topic.js';

const url = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';

const filters: readonly Filtering[] = [
  {
    parameter: 'patient',
    kind: 'reference',
    element: 'subject',
    description: 'The patient of the Encounter.',
    definition: 'clinical-patient',
  },
  {
    parameter: 'subject',
    kind: 'reference',
    element: 'subject',
    description: 'The subject of the Encounter.',
    definition: 'Encounter-subject',
  },
  {
    parameter: 'class',
    kind: 'token',
    element: 'class',
    description: 'The class of the Encounter.',
    definition: 'Encounter-class',
  },
];

/** The status of an Encounter that is over. */
export function completeStatus(release: Release): string {
  return release === 'R5' ? 'completed' : 'finished';
}

/** Fires by search criteria: a created or updated Encounter that is completed. */
export function encounterComplete(release: Release): Topic {
  const status = completeStatus(release);
  return {
    id: 'encounter-complete',
    url,
    resource: 'Encounter',
    fires: ({ interaction, current }) => interaction !== 'delete' && text(current?.status) === status,
    filters: filters.map((filter) => definedFilter(filter, release).filter),
    definition: {
      resourceType: 'SubscriptionTopic',
      id: 'encounter-complete',
      url,
      version: '1.0.0',
      name: 'EncounterComplete',
      title: 'An Encounter is complete',
      status: 'active',
      date: '2025-01-01',
      description: `An Encounter was created as ${status}, or updated while ${status}.`,
      resourceTrigger: [
        {
          description: `The Encounter is ${status} after the change.`,
          resource: 'http://hl7.org/fhir/StructureDefinition/Encounter',
          supportedInteraction: ['create', 'update'],
          queryCriteria: {
            resultForCreate: 'test-passes',
            current: `status=${status}`,
            resultForDelete: 'test-fails',
            requireBoth: true,
          },
        },
      ],
      canFilterBy: filters.map((filter) => ({ ...definedFilter(filter, release).shown, resource: 'Encounter' })),
      notificationShape: [{ resource: 'Encounter', include: ['Encounter:patient'] }],
    },
  };
}
