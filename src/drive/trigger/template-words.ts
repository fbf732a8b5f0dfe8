/** What resources of a type say beside what a release demands of them, whatever the release. */
export interface TemplateWords {
  /** Element (in the names of each release, `|` between them) to its words; what a release does not have is left out. */
  readonly values: Readonly<Record<string, string>>;
  /** Paths of the references to the patient; the first is what filters look at. */
  readonly patientPaths: readonly string[];
}

const drug = { 'medication|medicationCodeableConcept': 'http://www.nlm.nih.gov/research/umls/rxnorm|161' };
const clinically = 'http://terminology.hl7.org/CodeSystem';
const day = '2024-05-01';

const about = (values: TemplateWords['values'], ...patientPaths: string[]): TemplateWords => ({ values, patientPaths });

const words: Readonly<Record<string, TemplateWords>> = {
  Patient: about({ name: 'Handshake' }),
  Practitioner: about({ name: 'Handshake' }),
  PractitionerRole: about({ active: 'true' }),
  Organization: about({ name: 'Handshake' }),
  Location: about({ status: 'active', name: 'Handshake' }),
  RelatedPerson: about({ name: 'Handshake' }, 'patient'),
  Encounter: about({ status: 'planned' }, 'subject'),
  EpisodeOfCare: about({ status: 'active' }, 'patient'),
  Observation: about({ status: 'final', code: 'http://loinc.org|8867-4' }, 'subject'),
  Condition: about({ clinicalStatus: `${clinically}/condition-clinical|active`, code: 'test' }, 'subject'),
  Procedure: about({ status: 'completed', code: 'test' }, 'subject'),
  // R4 demands a clinical status of whatever is no mistake (ait-1).
  AllergyIntolerance: about(
    { clinicalStatus: `${clinically}/allergyintolerance-clinical|active`, code: 'test' },
    'patient',
  ),
  Immunization: about(
    { status: 'completed', vaccineCode: 'http://hl7.org/fhir/sid/cvx|08', occurrenceDateTime: day },
    'patient',
  ),
  DiagnosticReport: about({ status: 'final', code: 'http://loinc.org|58410-2' }, 'subject'),
  DocumentReference: about(
    { status: 'current', 'content.attachment.contentType': 'text/plain', 'content.attachment.data': 'dGVzdA==' },
    'subject',
  ),
  Medication: about({ status: 'active', code: 'http://www.nlm.nih.gov/research/umls/rxnorm|161' }),
  MedicationRequest: about({ status: 'active', intent: 'order', ...drug }, 'subject'),
  MedicationDispense: about({ status: 'completed', ...drug }, 'subject'),
  // `occurence` is how R5 spells it.
  MedicationAdministration: about(
    { status: 'completed', ...drug, 'occurenceDateTime|effectiveDateTime': day },
    'subject',
  ),
  MedicationStatement: about({ status: 'recorded|active', ...drug }, 'subject'),
  ServiceRequest: about({ status: 'active', intent: 'order', code: 'test' }, 'subject'),
  DeviceRequest: about({ status: 'active', intent: 'order', 'code|codeCodeableConcept': 'test' }, 'subject'),
  Appointment: about(
    {
      status: 'booked',
      start: `${day}T10:00:00Z`,
      end: `${day}T10:30:00Z`,
      'participant.actor': 'Test patient',
      'participant.status': 'accepted',
    },
    'subject',
    'participant.actor',
  ),
  Task: about({ status: 'requested', intent: 'order' }, 'for'),
  Communication: about({ status: 'completed' }, 'subject'),
  CommunicationRequest: about({ status: 'active', intent: 'order' }, 'subject'),
  CarePlan: about({ status: 'active', intent: 'plan' }, 'subject'),
  CareTeam: about({ status: 'active' }, 'subject'),
  Goal: about({ lifecycleStatus: 'active', description: 'test' }, 'subject'),
  Flag: about({ status: 'active', code: 'test' }, 'subject'),
  Specimen: about({ status: 'available' }, 'subject'),
  Device: about({ status: 'active' }),
  Coverage: about({ status: 'active', kind: 'insurance' }, 'beneficiary'),
  QuestionnaireResponse: about({ status: 'completed' }, 'subject'),
  Basic: about({ code: 'test' }, 'subject'),
};

/** Resource types that a resource can be made of without an example. */
export const KNOWN_TYPES: readonly string[] = Object.keys(words);

export function wordsFor(resourceType: string): TemplateWords | undefined {
  return Object.hasOwn(words, resourceType) ? words[resourceType] : undefined;
}
