const requestStatus = 'active completed draft on-hold revoked unknown entered-in-error';
const eventStatus = 'completed in-progress preparation on-hold not-done stopped unknown entered-in-error';
const intent = 'order plan proposal directive original-order reflex-order filler-order instance-order option';
const priority = 'routine urgent asap stat';
const gender = 'female male other unknown';
const report = 'final preliminary registered amended corrected cancelled unknown entered-in-error';

/** Codes that R5 requires for elements with a required binding (https://hl7.org/fhir/R5/terminologies-valuesets.html). */
const codes: Readonly<Record<string, string>> = {
  'Encounter.status':
    'planned in-progress on-hold discharged completed cancelled discontinued unknown entered-in-error',
  'EpisodeOfCare.status': 'active planned waitlist onhold finished cancelled entered-in-error',
  'Observation.status': report,
  'DiagnosticReport.status': `${report} partial modified appended`,
  'DocumentReference.status': 'current superseded entered-in-error',
  'DocumentReference.docStatus': `${report} partial appended deprecated`,
  'Procedure.status': eventStatus,
  'Communication.status': eventStatus,
  'Immunization.status': 'completed not-done entered-in-error',
  'Medication.status': 'active inactive entered-in-error',
  'MedicationRequest.status': 'active draft on-hold completed ended stopped cancelled unknown entered-in-error',
  'MedicationRequest.intent': 'order plan proposal original-order reflex-order filler-order instance-order option',
  'MedicationDispense.status':
    'preparation in-progress completed on-hold cancelled stopped declined unknown entered-in-error',
  'MedicationAdministration.status': 'completed in-progress on-hold not-done stopped unknown entered-in-error',
  'MedicationStatement.status': 'recorded draft entered-in-error',
  'ServiceRequest.status': requestStatus,
  'ServiceRequest.intent': intent,
  'DeviceRequest.status': requestStatus,
  'DeviceRequest.intent': intent,
  'CommunicationRequest.status': requestStatus,
  'CommunicationRequest.intent': intent,
  'CarePlan.status': requestStatus,
  'CarePlan.intent': 'plan order proposal option directive',
  'CareTeam.status': 'active proposed suspended inactive entered-in-error',
  'Goal.lifecycleStatus': 'active proposed planned accepted on-hold completed cancelled rejected entered-in-error',
  'Appointment.status':
    'booked proposed pending arrived fulfilled cancelled noshow checked-in waitlist entered-in-error',
  'Task.status':
    'requested draft received accepted rejected ready in-progress on-hold completed failed cancelled entered-in-error',
  'Task.intent': `unknown ${intent}`,
  'Flag.status': 'active inactive entered-in-error',
  'Specimen.status': 'available unavailable unsatisfactory entered-in-error',
  'Device.status': 'active inactive entered-in-error',
  'Coverage.status': 'active draft cancelled entered-in-error',
  'Location.status': 'active suspended inactive',
  'QuestionnaireResponse.status': 'completed in-progress amended stopped entered-in-error',
  'AllergyIntolerance.category': 'food medication environment biologic',
  'AllergyIntolerance.criticality': 'low high unable-to-assess',
  'Patient.gender': gender,
  'Practitioner.gender': gender,
  'RelatedPerson.gender': gender,
  'MedicationRequest.priority': priority,
  'ServiceRequest.priority': priority,
  'DeviceRequest.priority': priority,
  'Task.priority': priority,
  'Communication.priority': priority,
  'CommunicationRequest.priority': priority,
};

/** The codes that an element may have, `[]` where none are known. `path` is `Encounter.status`. */
export function requiredCodes(path: string): readonly string[] {
  return Object.hasOwn(codes, path) ? (codes[path] ?? '').split(' ') : [];
}
