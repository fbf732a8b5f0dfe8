import type { JsonObject, Release } from '../../../model/index.js';

/** What a release calls the things that topics of these tests ask for. */
interface Words {
  /** Status of an Encounter that is over. */
  readonly done: string;
  /** The code of a class, seen from the Encounter. */
  readonly classCode: string;
  /** The concept of a medication, seen from the request. */
  readonly drug: string;
}

const before: Words = { done: 'finished', classCode: 'class.code', drug: 'medication.ofType(CodeableConcept)' };
const words: Readonly<Record<Release, Words>> = {
  R4: before,
  R4B: before,
  R5: { done: 'completed', classCode: 'class.coding.code', drug: 'medication.concept' },
};

type Named = readonly [string, JsonObject];

function topic(resource: string, trigger: JsonObject, ...filters: string[]): JsonObject {
  return {
    resourceType: 'SubscriptionTopic',
    url: 'http://host.example/topics/sample',
    status: 'active',
    resourceTrigger: [{ resource: `http://hl7.org/fhir/StructureDefinition/${resource}`, ...trigger }],
    canFilterBy: filters.map((filterParameter) => ({ filterParameter })),
  };
}

function becomes(previous: string, current: string): JsonObject {
  return { previous, current, resultForCreate: 'test-passes', resultForDelete: 'test-fails', requireBoth: true };
}

const twice = ['create', 'update'];

/** Topics of many kinds, in the words of a release; each can be fired by the interactions named. */
export function topicsOf(release: Release): readonly (readonly [...Named, string])[] {
  const { done, classCode, drug } = words[release];
  return [
    [
      'Encounter: a transition by query',
      topic(
        'Encounter',
        { supportedInteraction: twice, queryCriteria: becomes(`status:not=${done}`, `status=${done}`) },
        'patient',
        'class',
      ),
      'create update',
    ],
    [
      'Encounter: a transition by FHIRPath',
      topic('Encounter', { fhirPathCriteria: `%previous.status != '${done}' and %current.status = '${done}'` }),
      'update',
    ],
    [
      'Encounter: class by query',
      topic(
        'Encounter',
        { supportedInteraction: twice, queryCriteria: { current: 'class=IMP&date=ge2030' } },
        'subject',
      ),
      'create update',
    ],
    [
      'Encounter: class by FHIRPath',
      topic('Encounter', { supportedInteraction: twice, fhirPathCriteria: `%current.${classCode} = 'EMER'` }, 'type'),
      'create update',
    ],
    [
      'Encounter: a nested element that demands another one',
      topic('Encounter', { supportedInteraction: ['create'], fhirPathCriteria: '%current.location.period.exists()' }),
      'create',
    ],
    [
      'Observation: a value',
      topic(
        'Observation',
        {
          supportedInteraction: twice,
          fhirPathCriteria:
            "%current.code.coding.where(system = 'http://loinc.org' and code = '4548-4').exists() and " +
            "%current.value.ofType(Quantity).value > 6.5 and %current.status = 'final'",
        },
        'patient',
        'category',
      ),
      'create update',
    ],
    [
      'Observation: a component',
      topic(
        'Observation',
        { supportedInteraction: twice, queryCriteria: { current: 'component-code=8480-6' } },
        'subject',
      ),
      'create update',
    ],
    [
      'Observation: becomes final',
      topic('Observation', { queryCriteria: becomes('status=preliminary', 'status=final,amended') }, 'code', 'patient'),
      'create update',
    ],
    ['Patient: any', topic('Patient', {}, 'gender'), 'create update delete'],
    [
      'Patient: in part',
      topic('Patient', { queryCriteria: { current: 'gender=female&birthdate=lt2000&family=Test&active=true' } }),
      'create update',
    ],
    [
      'Condition: resolved',
      topic('Condition', { queryCriteria: becomes('clinical-status=active', 'clinical-status=resolved') }, 'patient'),
      'create update',
    ],
    [
      'Condition: confirmed',
      topic('Condition', { fhirPathCriteria: "%current.verificationStatus.coding.code = 'confirmed'" }, 'category'),
      'create update',
    ],
    [
      'ServiceRequest: deleted',
      topic('ServiceRequest', {
        supportedInteraction: ['delete'],
        queryCriteria: { previous: 'status=active', resultForDelete: 'test-passes', requireBoth: true },
      }),
      'delete',
    ],
    [
      'Task: leaves ready',
      topic(
        'Task',
        {
          supportedInteraction: ['update'],
          queryCriteria: { previous: 'status=ready', current: 'status=failed', requireBoth: false },
        },
        'patient',
        'priority',
      ),
      'update',
    ],
    [
      'MedicationRequest: a drug by query',
      topic('MedicationRequest', { queryCriteria: { current: 'code=1191&intent=order&status=active' } }, 'patient'),
      'create update',
    ],
    [
      'MedicationRequest: a drug by FHIRPath',
      topic('MedicationRequest', { fhirPathCriteria: `%current.${drug}.coding.code = '1191'` }, 'subject', 'status'),
      'create update',
    ],
    [
      'Appointment: booked',
      topic(
        'Appointment',
        {
          supportedInteraction: twice,
          queryCriteria: { current: 'status=booked&date=ge2030-01-01&service-type:missing=false' },
        },
        'patient',
      ),
      'create update',
    ],
    [
      'DiagnosticReport: of the laboratory',
      topic(
        'DiagnosticReport',
        { supportedInteraction: ['create'], queryCriteria: { current: 'category=LAB&status=final' } },
        'code',
      ),
      'create',
    ],
    [
      'Immunization: not done',
      topic('Immunization', { queryCriteria: { current: 'status=not-done' } }, 'vaccine-code'),
      'create update',
    ],
  ];
}
