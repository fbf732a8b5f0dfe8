import type { JsonObject } from '../../model/index.js';

/** A resource with what R5 demands and little more, and the places of its patient. */
export interface Template {
  readonly body: JsonObject;
  /** Paths of the references to the patient; the first is what filters look at. */
  readonly patientPaths: readonly string[];
  /** R5 demands the reference. */
  readonly patientRequired: boolean;
}

const words = (text: string): JsonObject => ({ text });
const coded = (system: string, code: string): JsonObject => ({ coding: [{ system, code }] });
const drug = { concept: coded('http://www.nlm.nih.gov/research/umls/rxnorm', '161') };
const day = '2024-05-01';

const about = (body: JsonObject, ...patientPaths: string[]): Template => ({
  body,
  patientPaths,
  patientRequired: false,
});
const needs = (body: JsonObject, patientPath: string): Template => ({
  body,
  patientPaths: [patientPath],
  patientRequired: true,
});

const templates: Readonly<Record<string, Template>> = {
  Patient: about({ name: [{ family: 'Handshake' }] }),
  Practitioner: about({ name: [{ family: 'Handshake' }] }),
  PractitionerRole: about({ active: true }),
  Organization: about({ name: 'Handshake' }),
  Location: about({ status: 'active', name: 'Handshake' }),
  RelatedPerson: needs({ name: [{ family: 'Handshake' }] }, 'patient'),
  Encounter: about({ status: 'planned' }, 'subject'),
  EpisodeOfCare: needs({ status: 'active' }, 'patient'),
  Observation: about({ status: 'final', code: coded('http://loinc.org', '8867-4') }, 'subject'),
  Condition: needs(
    {
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      code: words('test'),
    },
    'subject',
  ),
  Procedure: needs({ status: 'completed', code: words('test') }, 'subject'),
  AllergyIntolerance: needs({ code: words('test') }, 'patient'),
  Immunization: needs(
    { status: 'completed', vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '08'), occurrenceDateTime: day },
    'patient',
  ),
  DiagnosticReport: about({ status: 'final', code: coded('http://loinc.org', '58410-2') }, 'subject'),
  DocumentReference: about(
    { status: 'current', content: [{ attachment: { contentType: 'text/plain', data: 'dGVzdA==' } }] },
    'subject',
  ),
  Medication: about({ status: 'active', code: drug.concept }),
  MedicationRequest: needs({ status: 'active', intent: 'order', medication: drug }, 'subject'),
  MedicationDispense: needs({ status: 'completed', medication: drug }, 'subject'),
  // `occurence` is how R5 spells it.
  MedicationAdministration: needs({ status: 'completed', medication: drug, occurenceDateTime: day }, 'subject'),
  MedicationStatement: needs({ status: 'recorded', medication: drug }, 'subject'),
  ServiceRequest: needs({ status: 'active', intent: 'order', code: { concept: words('test') } }, 'subject'),
  DeviceRequest: needs({ status: 'active', intent: 'order', code: { concept: words('test') } }, 'subject'),
  Appointment: about(
    {
      status: 'booked',
      start: `${day}T10:00:00Z`,
      end: `${day}T10:30:00Z`,
      participant: [{ actor: { display: 'Test patient' }, status: 'accepted' }],
    },
    'subject',
    'participant.actor',
  ),
  Task: about({ status: 'requested', intent: 'order' }, 'for'),
  Communication: about({ status: 'completed' }, 'subject'),
  CommunicationRequest: about({ status: 'active', intent: 'order' }, 'subject'),
  CarePlan: needs({ status: 'active', intent: 'plan' }, 'subject'),
  CareTeam: about({ status: 'active' }, 'subject'),
  Goal: needs({ lifecycleStatus: 'active', description: words('test') }, 'subject'),
  Flag: needs({ status: 'active', code: words('test') }, 'subject'),
  Specimen: about({ status: 'available' }, 'subject'),
  Device: about({ status: 'active' }),
  Coverage: needs({ status: 'active', kind: 'insurance' }, 'beneficiary'),
  QuestionnaireResponse: about(
    { status: 'completed', questionnaire: 'http://fhir-handshake.example/Questionnaire/test' },
    'subject',
  ),
  Basic: about({ code: words('test') }, 'subject'),
};

export function templateOf(resourceType: string): Template | undefined {
  return Object.hasOwn(templates, resourceType) ? templates[resourceType] : undefined;
}
