import type { JsonObject } from '../../../model/index.js';

const base = 'http://hl7.org/fhir/StructureDefinition';

function topic(trigger: JsonObject | JsonObject[], ...filters: string[]): JsonObject {
  return {
    resourceType: 'SubscriptionTopic',
    url: 'http://host.example/topics/sample',
    status: 'active',
    resourceTrigger: Array.isArray(trigger) ? trigger : [trigger],
    canFilterBy: filters.map((filterParameter) => ({ filterParameter })),
  };
}

/** The example topic of R5 (admission), as published but for its narrative. */
export const admission = topic(
  {
    resource: `${base}/Encounter`,
    supportedInteraction: ['create', 'update'],
    queryCriteria: {
      previous: 'status:not=in-progress',
      resultForCreate: 'test-passes',
      current: 'status=in-progress',
      resultForDelete: 'test-fails',
      requireBoth: true,
    },
    fhirPathCriteria: "%previous.status!='in-progress' and %current.status='in-progress'",
  },
  'patient',
);

/** The other example topic of R5 (encounter complete), whose FHIRPath joins truth values with `|`. */
export const encounterComplete = topic(
  {
    resource: `${base}/Encounter`,
    supportedInteraction: ['update'],
    queryCriteria: {
      previous: 'status:not=completed',
      resultForCreate: 'test-passes',
      current: 'status=completed',
      resultForDelete: 'test-fails',
      requireBoth: true,
    },
    fhirPathCriteria: "(%previous.empty() | (%previous.status != 'completed')) and (%current.status = 'completed')",
  },
  'subject',
  '_in',
  'length',
  'account',
);

export const encounterStart = topic(
  {
    resource: 'Encounter',
    supportedInteraction: ['create', 'update'],
    queryCriteria: {
      previous: 'Encounter?status:not=in-progress',
      resultForCreate: 'test-passes',
      current: 'Encounter?status=in-progress&class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP',
      requireBoth: true,
    },
  },
  'subject',
  'class',
  'type',
);

export const encounterWritten = topic(
  {
    resource: `${base}/Encounter|5.0.0`,
    supportedInteraction: ['create', 'update'],
    queryCriteria: { current: 'status=completed' },
  },
  'patient',
  'class',
);

export const observationBecomesFinal = topic(
  { resource: `${base}/Observation`, fhirPathCriteria: "%current.status = 'final' and %previous.status != 'final'" },
  'patient',
  'code',
);

export const observationChanged = topic(
  {
    resource: `${base}/Observation`,
    supportedInteraction: ['create', 'update', 'delete'],
    fhirPathCriteria: "%current.status = 'final' or (%current.empty() and %previous.status = 'final')",
  },
  'http://hl7.org/fhir/SearchParameter/clinical-patient',
  'code',
);

export const highLabResult = topic(
  {
    resource: 'Observation',
    supportedInteraction: ['create', 'update'],
    fhirPathCriteria:
      "%current.code.coding.where(system='http://loinc.org' and code='4548-4').exists() and " +
      "%current.value.ofType(Quantity).value > 6.5 and %current.status in ('final' | 'amended')",
  },
  'subject',
  'category',
);

export const labReport = topic(
  {
    resource: 'DiagnosticReport',
    supportedInteraction: ['create'],
    queryCriteria: {
      current: 'category=http://terminology.hl7.org/CodeSystem/v2-0074|LAB&status=final,amended',
      requireBoth: true,
    },
  },
  'subject',
  'status',
  'code',
);

export const medicationOrdered = topic(
  {
    resource: 'MedicationRequest',
    supportedInteraction: ['create'],
    fhirPathCriteria: "%current.intent = 'order' and %current.status = 'active' and %current.subject.exists()",
  },
  'MedicationRequest.patient',
  'intent',
  'code',
);

export const orderDeleted = topic(
  {
    resource: 'ServiceRequest',
    supportedInteraction: ['delete'],
    queryCriteria: { previous: 'status=active', resultForDelete: 'test-passes', requireBoth: true },
  },
  'patient',
);

export const patientCreated = topic({ resource: 'Patient', supportedInteraction: ['create'] }, 'gender');

export const anythingOfPatient = topic({ resource: `${base}/Patient` });

export const appointmentBooked = topic(
  {
    resource: 'Appointment',
    queryCriteria: { current: 'status=booked&date=ge2030-01-01&service-type:missing=false' },
    supportedInteraction: ['create', 'update'],
  },
  'patient',
);

export const conditionResolved = topic(
  {
    resource: 'Condition',
    supportedInteraction: ['update'],
    fhirPathCriteria:
      "%previous.clinicalStatus.coding.code = 'active' and %current.clinicalStatus.coding.code = 'resolved'",
  },
  'subject',
  'category',
);

export const taskLeavesReady = topic(
  {
    resource: 'Task',
    supportedInteraction: ['update'],
    queryCriteria: { previous: 'status=ready', current: 'status=failed', requireBoth: false },
  },
  'patient',
);

/** The first trigger cannot be fired here, the second can. */
export const twoTypes = topic(
  [
    { resource: `${base}/MolecularSequence` },
    {
      resource: `${base}/Immunization`,
      supportedInteraction: ['create'],
      queryCriteria: { current: 'status=completed' },
    },
    { resource: `${base}/Observation` },
  ],
  'patient',
  'vaccine-code',
);

/** A resource that misses one trigger must not meet the other. */
export const alternatives = topic([
  { resource: 'Encounter', supportedInteraction: ['create'], queryCriteria: { current: 'status=completed' } },
  { resource: 'Encounter', supportedInteraction: ['create'], fhirPathCriteria: "%current.status = 'planned'" },
]);

export const eventOnly: JsonObject = {
  resourceType: 'SubscriptionTopic',
  status: 'active',
  eventTrigger: [{ event: { coding: [{ code: 'A01' }] }, resource: `${base}/Encounter` }],
};

export const untriggerables: readonly (readonly [string, JsonObject, string])[] = [
  ['an event is the only trigger', eventOnly, 'no resourceTrigger'],
  ['a type without template', topic({ resource: 'MolecularSequence' }), 'No resource of the type "MolecularSequence"'],
  [
    'another resource has to be read',
    topic({ resource: 'Observation', fhirPathCriteria: '%current.subject.resolve().active = true' }),
    'resolve',
  ],
  [
    'a value set has to be known',
    topic({ resource: 'Observation', queryCriteria: { current: 'code:in=http://example.org/ValueSet/vitals' } }),
    'the modifier ":in" of "code"',
  ],
  ['an unknown parameter', topic({ resource: 'Encounter', queryCriteria: { current: 'colour=red' } }), '"colour"'],
  [
    'criteria contradict each other',
    topic({ resource: 'Encounter', fhirPathCriteria: "%current.status = 'planned' and %current.status = 'completed'" }),
    'variants of Encounter',
  ],
  ['not FHIRPath', topic({ resource: 'Encounter', fhirPathCriteria: 'status = = planned' }), 'status = = planned'],
  [
    'what counts on create is left to the server',
    topic({
      resource: 'Encounter',
      supportedInteraction: ['create'],
      queryCriteria: { previous: 'status:not=completed', current: 'status=completed', requireBoth: true },
    }),
    'leave it open',
  ],
  [
    'no create can fire',
    topic({
      resource: 'Encounter',
      supportedInteraction: ['create'],
      queryCriteria: { previous: 'status=planned', resultForCreate: 'test-fails', requireBoth: true },
    }),
    'status=planned',
  ],
];
