import type { Release } from '../../src/model/index.js';

export interface KnownError {
  /** The mistake of the example itself. */
  readonly reason: string;
  readonly paths: readonly string[];
}

/** Official examples that break their own definitions, by file: nothing else of them may be found invalid. */
export const KNOWN_ERRORS: Readonly<Record<Release, Readonly<Record<string, KnownError>>>> = {
  R4: {
    'ActivityDefinition-blood-tubes-supply.json': {
      reason: 'the div of its narrative has no text',
      paths: ['ActivityDefinition.text.div'],
    },
    'ActivityDefinition-heart-valve-replacement.json': {
      reason: 'the div of its narrative has no text',
      paths: ['ActivityDefinition.text.div'],
    },
    'Bundle-dataelements.json': {
      reason: 'the same fullUrl stands at several entries',
      paths: [
        'Bundle.entry[6769].fullUrl',
        'Bundle.entry[6770].fullUrl',
        'Bundle.entry[6771].fullUrl',
        'Bundle.entry[6772].fullUrl',
        'Bundle.entry[6773].fullUrl',
        'Bundle.entry[6774].fullUrl',
        'Bundle.entry[6775].fullUrl',
        'Bundle.entry[6776].fullUrl',
        'Bundle.entry[6777].fullUrl',
        'Bundle.entry[6778].fullUrl',
        'Bundle.entry[6779].fullUrl',
        'Bundle.entry[6780].fullUrl',
      ],
    },
    'DeviceMetric-example.json': {
      reason: 'DeviceMetric.parent refers to DeviceDefinition, which its definition does not allow',
      paths: ['DeviceMetric.parent.reference'],
    },
    'DeviceUseStatement-example.json': {
      reason: 'DeviceUseStatement.reasonReference refers to Procedure, which its definition does not allow',
      paths: ['DeviceUseStatement.reasonReference[0].reference'],
    },
    'EventDefinition-example.json': {
      reason: 'the div of its narrative has no text',
      paths: ['EventDefinition.text.div'],
    },
    'ImplementationGuide-fhir.json': {
      reason: 'name and status are required and absent',
      paths: ['ImplementationGuide.name', 'ImplementationGuide.status'],
    },
    'MedicationRequest-medrx0301.json': {
      reason: 'MedicationRequest.dispenseRequest.performer refers to Practitioner, which its definition does not allow',
      paths: ['MedicationRequest.dispenseRequest.performer.reference'],
    },
    'Observation-clinical-gender.json': {
      reason: 'Observation.performer refers to Encounter, which its definition does not allow',
      paths: ['Observation.performer[0].reference'],
    },
    'Questionnaire-qs1.json': {
      reason: 'Questionnaire.item.linkId is required and absent in display items',
      paths: [
        'Questionnaire.item[0].item[0].linkId',
        'Questionnaire.item[0].item[1].item[0].linkId',
        'Questionnaire.item[0].item[2].item[0].linkId',
        'Questionnaire.item[0].item[3].item[0].linkId',
        'Questionnaire.item[0].item[4].item[0].linkId',
        'Questionnaire.item[0].item[5].item[0].linkId',
        'Questionnaire.item[0].item[6].item[0].linkId',
        'Questionnaire.item[0].item[7].item[0].linkId',
        'Questionnaire.item[0].item[8].item[0].linkId',
        'Questionnaire.item[0].item[9].item[0].linkId',
        'Questionnaire.item[0].item[10].item[0].linkId',
        'Questionnaire.item[0].item[11].item[0].linkId',
        'Questionnaire.item[0].item[12].item[0].linkId',
        'Questionnaire.item[0].item[13].item[0].linkId',
        'Questionnaire.item[0].item[14].item[0].linkId',
        'Questionnaire.item[0].item[15].item[0].linkId',
        'Questionnaire.item[0].item[15].item[1].linkId',
        'Questionnaire.item[0].item[15].item[2].item[0].linkId',
        'Questionnaire.item[0].item[15].item[3].item[0].linkId',
        'Questionnaire.item[0].item[15].item[4].item[0].linkId',
        'Questionnaire.item[0].item[15].item[5].item[0].linkId',
        'Questionnaire.item[0].item[15].item[6].item[0].linkId',
        'Questionnaire.item[0].item[16].item[0].linkId',
        'Questionnaire.item[0].item[17].item[0].linkId',
        'Questionnaire.item[0].item[18].item[0].linkId',
        'Questionnaire.item[0].item[18].item[1].item[0].linkId',
        'Questionnaire.item[0].item[18].item[2].item[0].linkId',
        'Questionnaire.item[0].item[18].item[3].item[0].linkId',
        'Questionnaire.item[0].item[18].item[4].item[0].linkId',
        'Questionnaire.item[0].item[18].item[5].item[0].linkId',
        'Questionnaire.item[0].item[18].item[6].item[0].linkId',
        'Questionnaire.item[0].item[19].item[0].linkId',
      ],
    },
    'Questionnaire-zika-virus-exposure-assessment.json': {
      reason: 'the div of its narrative has no text',
      paths: ['Questionnaire.text.div'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-author.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-effective.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-end.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-keyword.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-workflow.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json': {
      reason: 'the id has more than 64 characters',
      paths: ['SearchParameter.id'],
    },
    'SearchParameter-valueset-extensions-ValueSet-author.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-effective.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-end.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-keyword.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-workflow.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'ig-r4.json': {
      reason: 'name and status are required and absent',
      paths: ['ImplementationGuide.name', 'ImplementationGuide.status'],
    },
  },
  R4B: {
    'Bundle-valuesets.json': {
      reason: 'status is required and absent',
      paths: ['Bundle.entry[135].resource.status', 'Bundle.entry[1045].resource.status'],
    },
    'CodeSystem-catalogType.json': { reason: 'status is required and absent', paths: ['CodeSystem.status'] },
    'DeviceMetric-example.json': {
      reason: 'DeviceMetric.parent refers to DeviceDefinition, which its definition does not allow',
      paths: ['DeviceMetric.parent.reference'],
    },
    'EvidenceVariable-example-Wardlaw2014Analysis1.16.3EvidenceSet.json': {
      reason: 'EvidenceVariable.characteristic.definition[x] refers to Evidence, which its definition does not allow',
      paths: [
        'EvidenceVariable.characteristic[0].definitionReference.type',
        'EvidenceVariable.characteristic[1].definitionReference.type',
        'EvidenceVariable.characteristic[2].definitionReference.type',
        'EvidenceVariable.characteristic[3].definitionReference.type',
        'EvidenceVariable.characteristic[4].definitionReference.type',
        'EvidenceVariable.characteristic[5].definitionReference.type',
      ],
    },
    'Observation-clinical-gender.json': {
      reason: 'Observation.performer refers to Encounter, which its definition does not allow',
      paths: ['Observation.performer[0].reference'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-author.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-effective.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-end.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-keyword.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-codesystem-extensions-CodeSystem-workflow.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json': {
      reason: 'the id has more than 64 characters',
      paths: ['SearchParameter.id'],
    },
    'SearchParameter-valueset-extensions-ValueSet-author.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-effective.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-end.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-keyword.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'SearchParameter-valueset-extensions-ValueSet-workflow.json': {
      reason: 'SearchParameter.base is required and absent',
      paths: ['SearchParameter.base'],
    },
    'ValueSet-catalogType.json': { reason: 'status is required and absent', paths: ['ValueSet.status'] },
  },
  R5: {
    'BiologicallyDerivedProduct-allogeneicHCT.json': {
      reason:
        'BiologicallyDerivedProduct.request refers to BiologicallyDerivedProduct, which its definition does not allow',
      paths: ['BiologicallyDerivedProduct.request[0].reference'],
    },
    'BiologicallyDerivedProduct-autologousHCT.json': {
      reason:
        'BiologicallyDerivedProduct.request refers to BiologicallyDerivedProduct, which its definition does not allow',
      paths: ['BiologicallyDerivedProduct.request[0].reference'],
    },
    'DocumentReference-xray.json': {
      reason: 'DocumentReference.context refers to DocumentReference, which its definition does not allow',
      paths: ['DocumentReference.context[1].reference'],
    },
    'Encounter-example.json': {
      reason: 'Encounter.careTeam refers to Encounter, which its definition does not allow',
      paths: ['Encounter.careTeam[0].reference'],
    },
    'ImagingStudy-example-xr.json': {
      reason: 'ImagingStudy.procedure refers to Procedure, which its definition does not allow',
      paths: ['ImagingStudy.procedure[0].reference.reference'],
    },
    'Transport-simpledelivery.json': {
      reason: 'Transport.requestedLocation refers to Transport, which its definition does not allow',
      paths: ['Transport.requestedLocation.reference', 'Transport.currentLocation.reference'],
    },
  },
};
