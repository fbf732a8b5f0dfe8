import type { Topic } from './topic.js';
import { text } from '../json.js';

const url = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';

/** Fires by search criteria: a created or updated Encounter that is completed. */
export const encounterComplete: Topic = {
  id: 'encounter-complete',
  url,
  resource: 'Encounter',
  fires: ({ interaction, current }) => interaction !== 'delete' && text(current?.status) === 'completed',
  filters: [
    { parameter: 'patient', kind: 'reference', element: 'subject', comparators: ['eq'], modifiers: ['not'] },
    { parameter: 'subject', kind: 'reference', element: 'subject', comparators: ['eq'], modifiers: ['not'] },
    { parameter: 'class', kind: 'token', element: 'class', comparators: ['eq'], modifiers: ['not'] },
  ],
  definition: {
    resourceType: 'SubscriptionTopic',
    id: 'encounter-complete',
    url,
    version: '1.0.0',
    name: 'EncounterComplete',
    title: 'An Encounter is complete',
    status: 'active',
    date: '2025-01-01',
    description: 'An Encounter was created as completed, or updated while completed.',
    resourceTrigger: [
      {
        description: 'The Encounter is completed after the change.',
        resource: 'http://hl7.org/fhir/StructureDefinition/Encounter',
        supportedInteraction: ['create', 'update'],
        queryCriteria: {
          resultForCreate: 'test-passes',
          current: 'status=completed',
          resultForDelete: 'test-fails',
          requireBoth: true,
        },
      },
    ],
    canFilterBy: [
      {
        description: 'The patient of the Encounter.',
        resource: 'Encounter',
        filterParameter: 'patient',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/clinical-patient',
        comparator: ['eq'],
        modifier: ['not'],
      },
      {
        description: 'The subject of the Encounter.',
        resource: 'Encounter',
        filterParameter: 'subject',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/Encounter-subject',
        comparator: ['eq'],
        modifier: ['not'],
      },
      {
        description: 'The class of the Encounter.',
        resource: 'Encounter',
        filterParameter: 'class',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/Encounter-class',
        comparator: ['eq'],
        modifier: ['not'],
      },
    ],
    notificationShape: [{ resource: 'Encounter', include: ['Encounter:patient'] }],
  },
};
