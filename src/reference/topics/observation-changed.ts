import type { Topic } from './topic.js';
import { text } from '../json.js';

const url = 'http://fhir-handshake.example/SubscriptionTopic/observation-changed';

/** Fires by a FHIRPath criterion: a final Observation is created, updated or deleted. */
export const observationChanged: Topic = {
  id: 'observation-changed',
  url,
  resource: 'Observation',
  fires: ({ interaction, current, previous }) =>
    text((interaction === 'delete' ? previous : current)?.status) === 'final',
  filters: [
    { parameter: 'patient', kind: 'reference', element: 'subject', comparators: ['eq'], modifiers: ['not'] },
    { parameter: 'subject', kind: 'reference', element: 'subject', comparators: ['eq'], modifiers: ['not'] },
    { parameter: 'code', kind: 'token', element: 'code', comparators: ['eq'], modifiers: ['not'] },
  ],
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
    canFilterBy: [
      {
        description: 'The patient that was observed.',
        resource: 'Observation',
        filterParameter: 'patient',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/clinical-patient',
        comparator: ['eq'],
        modifier: ['not'],
      },
      {
        description: 'The subject that was observed.',
        resource: 'Observation',
        filterParameter: 'subject',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/Observation-subject',
        comparator: ['eq'],
        modifier: ['not'],
      },
      {
        description: 'What was observed.',
        resource: 'Observation',
        filterParameter: 'code',
        filterDefinition: 'http://hl7.org/fhir/SearchParameter/clinical-code',
        comparator: ['eq'],
        modifier: ['not'],
      },
    ],
    notificationShape: [{ resource: 'Observation', include: ['Observation:patient'] }],
  },
};
