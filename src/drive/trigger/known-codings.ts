import type { ElementDefinition } from '../../model/index.js';

const terms = 'http://terminology.hl7.org/CodeSystem';
const snomed = 'http://snomed.info/sct';
const loinc = 'http://loinc.org';
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

export interface Coding {
  readonly system: string;
  readonly code: string;
}

/**
 * Two or three codings that servers know, for elements that topics look at: `system code code`. Releases write some of them
 * as Coding, as CodeableConcept, as one type of a choice or as a CodeableReference: the name is the same.
 */
const codings: Readonly<Record<string, string>> = {
  'AllergyIntolerance.clinicalStatus': `${terms}/allergyintolerance-clinical active inactive resolved`,
  'AllergyIntolerance.code': `${snomed} 91936005 91935009`,
  'Appointment.appointmentType': `${terms}/v2-0276 ROUTINE WALKIN`,
  'CarePlan.category': `${snomed} 734163000 395082007`,
  'Communication.category': `${terms}/communication-category notification alert`,
  'Condition.category': `${terms}/condition-category problem-list-item encounter-diagnosis`,
  'Condition.clinicalStatus': `${terms}/condition-clinical active inactive resolved`,
  'Condition.code': `${snomed} 38341003 73211009`,
  'Condition.verificationStatus': `${terms}/condition-ver-status confirmed provisional`,
  'DiagnosticReport.category': `${terms}/v2-0074 LAB RAD`,
  'DiagnosticReport.code': `${loinc} 58410-2 24323-8`,
  'DocumentReference.type': `${loinc} 34133-9 11506-3`,
  'Encounter.class': `${terms}/v3-ActCode AMB IMP EMER`,
  'Encounter.type': `${snomed} 185349003 308335008`,
  'EpisodeOfCare.type': `${terms}/episodeofcare-type hacc pac`,
  'Flag.category': `${terms}/flag-category clinical admin`,
  'Immunization.vaccineCode': 'http://hl7.org/fhir/sid/cvx 08 140',
  'Location.type': `${terms}/v3-RoleCode HOSP ER`,
  'MedicationDispense.medication': `${rxnorm} 161 1191`,
  'MedicationRequest.medication': `${rxnorm} 161 1191`,
  'MedicationStatement.medication': `${rxnorm} 161 1191`,
  'Observation.category': `${terms}/observation-category vital-signs laboratory`,
  'Observation.code': `${loinc} 8867-4 8310-5`,
  'Organization.type': `${terms}/organization-type prov dept`,
  'Procedure.code': `${snomed} 80146002 71388002`,
  'ServiceRequest.category': `${snomed} 103693007 387713003`,
  'ServiceRequest.code': `${loinc} 58410-2 24323-8`,
  'Specimen.type': `${snomed} 119297000 122575003`,
};

/** Codings to try for an element, `[]` where none are known or the release does not allow them. `path` is `Encounter.class`. */
export function knownCodings(path: string, elements: readonly ElementDefinition[]): readonly Coding[] {
  const { choice, name = '', codes } = elements.at(-1) ?? {};
  const plain = choice === undefined ? path.replace(/\.concept$/, '') : `${path.slice(0, -name.length)}${choice}`;
  const [system = '', ...known] = Object.hasOwn(codings, plain) ? (codings[plain] ?? '').split(' ') : [];
  const allowed = known.filter(
    (code) => codes === undefined || codes.some((one) => one.code === code && one.system === system),
  );
  return allowed.map((code) => ({ system, code }));
}
