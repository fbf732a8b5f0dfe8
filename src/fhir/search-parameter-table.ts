/**
 * The R5 search parameters that topics use in practice, a line per type of parameter: `code=element|element`.
 * An element is a path of JSON names below the resource (a choice is named with its type, `valueQuantity`);
 * `>Patient` keeps references to that type only. Facts from the registry of search parameters of FHIR R5
 * (https://hl7.org/fhir/R5/searchparameter-registry.html); composite and special parameters are left out.
 */
export const searchParameterTable: Readonly<Record<string, string>> = {
  Patient: `
    date birthdate=birthDate death-date=deceasedDateTime
    reference general-practitioner=generalPractitioner link=link.other organization=managingOrganization
    string address-city=address.city address-country=address.country address-postalcode=address.postalCode
    string address-state=address.state address=address family=name.family given=name.given name=name
    token active=active gender=gender identifier=identifier language=communication.language
  `,
  Practitioner: `
    date death-date=deceasedDateTime
    string address-city=address.city address-country=address.country address-postalcode=address.postalCode
    string address-state=address.state address=address family=name.family given=name.given name=name
    token active=active communication=communication.language gender=gender
    token identifier=identifier|qualification.identifier
  `,
  PractitionerRole: `
    date date=period
    reference endpoint=endpoint location=location organization=organization practitioner=practitioner
    reference service=healthcareService
    token active=active characteristic=characteristic communication=communication identifier=identifier role=code
    token specialty=specialty
  `,
  Organization: `
    reference endpoint=endpoint partof=partOf
    string address-city=contact.address.city address-country=contact.address.country
    string address-postalcode=contact.address.postalCode address-state=contact.address.state address=contact.address
    string name=name|alias
    token active=active identifier=identifier|qualification.identifier type=type
  `,
  Location: `
    reference endpoint=endpoint organization=managingOrganization partof=partOf
    string address-city=address.city address-country=address.country address-postalcode=address.postalCode
    string address-state=address.state address=address name=name|alias
    token characteristic=characteristic identifier=identifier operational-status=operationalStatus status=status
    token type=type
  `,
  RelatedPerson: `
    date birthdate=birthDate
    reference patient=patient
    string address-city=address.city address-country=address.country address-postalcode=address.postalCode
    string address-state=address.state address=address family=name.family given=name.given name=name
    token active=active gender=gender identifier=identifier relationship=relationship
  `,
  Encounter: `
    date date-start=actualPeriod.start date=actualPeriod end-date=actualPeriod.end
    quantity length=length
    reference account=account appointment=appointment based-on=basedOn
    reference diagnosis-reference=diagnosis.condition.reference episode-of-care=episodeOfCare
    reference location=location.location part-of=partOf participant=participant.actor patient=subject>Patient
    reference practitioner=participant.actor>Practitioner reason-reference=reason.value.reference
    reference service-provider=serviceProvider subject=subject
    token class=class diagnosis-code=diagnosis.condition.concept identifier=identifier
    token participant-type=participant.type reason-code=reason.value.concept status=status
    token subject-status=subjectStatus type=type
  `,
  EpisodeOfCare: `
    date date=period
    reference care-manager=careManager>Practitioner diagnosis-reference=diagnosis.condition.reference
    reference incoming-referral=referralRequest organization=managingOrganization patient=patient
    reference reason-reference=reason.value.reference
    token diagnosis-code=diagnosis.condition.concept identifier=identifier reason-code=reason.value.concept
    token status=status type=type
  `,
  Observation: `
    date date=effectiveDateTime|effectivePeriod|effectiveInstant value-date=valueDateTime|valuePeriod
    quantity combo-value-quantity=valueQuantity|component.valueQuantity
    quantity component-value-quantity=component.valueQuantity value-quantity=valueQuantity
    reference based-on=basedOn component-value-reference=component.valueReference derived-from=derivedFrom
    reference device=device encounter=encounter focus=focus has-member=hasMember part-of=partOf
    reference patient=subject>Patient performer=performer specimen=specimen subject=subject
    reference value-reference=valueReference
    token category=category code=code combo-code=code|component.code
    token combo-data-absent-reason=dataAbsentReason|component.dataAbsentReason
    token combo-value-concept=valueCodeableConcept|component.valueCodeableConcept component-code=component.code
    token component-data-absent-reason=component.dataAbsentReason
    token component-value-concept=component.valueCodeableConcept data-absent-reason=dataAbsentReason
    token identifier=identifier method=method status=status value-concept=valueCodeableConcept
  `,
  Condition: `
    date abatement-date=abatementDateTime|abatementPeriod onset-date=onsetDateTime|onsetPeriod
    date recorded-date=recordedDate
    quantity abatement-age=abatementAge onset-age=onsetAge
    reference encounter=encounter evidence-detail=evidence.reference participant-actor=participant.actor
    reference patient=subject>Patient subject=subject
    string abatement-string=abatementString onset-info=onsetString
    token body-site=bodySite category=category clinical-status=clinicalStatus code=code evidence=evidence.concept
    token identifier=identifier participant-function=participant.function severity=severity stage=stage.summary
    token verification-status=verificationStatus
  `,
  Procedure: `
    date date=occurrenceDateTime|occurrencePeriod
    reference based-on=basedOn encounter=encounter location=location part-of=partOf patient=subject>Patient
    reference performer=performer.actor reason-reference=reason.reference report=report subject=subject
    token category=category code=code identifier=identifier reason-code=reason.concept status=status
  `,
  AllergyIntolerance: `
    date date=recordedDate last-date=lastOccurrence
    reference manifestation-reference=reaction.manifestation.reference participant=participant.actor patient=patient
    token category=category clinical-status=clinicalStatus code=code|reaction.substance criticality=criticality
    token identifier=identifier manifestation-code=reaction.manifestation.concept route=reaction.exposureRoute
    token severity=reaction.severity type=type verification-status=verificationStatus
  `,
  Immunization: `
    date date=occurrenceDateTime reaction-date=reaction.date
    reference location=location manufacturer=manufacturer.reference patient=patient performer=performer.actor
    reference reaction=reaction.manifestation.reference reason-reference=reason.reference
    string lot-number=lotNumber series=protocolApplied.series
    token identifier=identifier reason-code=reason.concept status-reason=statusReason status=status
    token target-disease=protocolApplied.targetDisease vaccine-code=vaccineCode
  `,
  DiagnosticReport: `
    date date=effectiveDateTime|effectivePeriod issued=issued
    reference based-on=basedOn encounter=encounter patient=subject>Patient performer=performer result=result
    reference results-interpreter=resultsInterpreter specimen=specimen subject=subject
    token category=category code=code conclusion=conclusionCode identifier=identifier status=status
  `,
  DocumentReference: `
    date creation=content.attachment.creation date=date period=period
    reference attester=attester.party author=author based-on=basedOn context=context custodian=custodian
    reference event-reference=event.reference patient=subject>Patient subject=subject
    string description=description version=version
    token bodysite=bodySite.concept category=category contenttype=content.attachment.contentType doc-status=docStatus
    token event-code=event.concept facility=facilityType identifier=identifier language=content.attachment.language
    token modality=modality setting=practiceSetting status=status type=type
    uri location=content.attachment.url
  `,
  Medication: `
    date expiration-date=batch.expirationDate
    reference ingredient=ingredient.item.reference
    token code=code identifier=identifier ingredient-code=ingredient.item.concept lot-number=batch.lotNumber
    token serial-number=identifier status=status
  `,
  MedicationRequest: `
    date authoredon=authoredOn
    reference encounter=encounter intended-dispenser=dispenseRequest.dispenser intended-performer=performer
    reference medication=medication.reference patient=subject>Patient requester=requester subject=subject
    token category=category code=medication.concept group-identifier=groupIdentifier identifier=identifier
    token intended-performertype=performerType intent=intent priority=priority status=status
  `,
  MedicationDispense: `
    date recorded=recorded whenhandedover=whenHandedOver whenprepared=whenPrepared
    reference destination=destination encounter=encounter location=location medication=medication.reference
    reference patient=subject>Patient performer=performer.actor prescription=authorizingPrescription receiver=receiver
    reference responsibleparty=substitution.responsibleParty subject=subject
    token code=medication.concept identifier=identifier status=status type=type
  `,
  MedicationAdministration: `
    date date=occurenceDateTime|occurencePeriod
    reference device=device.reference encounter=encounter medication=medication.reference patient=subject>Patient
    reference performer=performer.actor.reference reason-given=reason.reference request=request subject=subject
    token code=medication.concept identifier=identifier performer-device-code=performer.actor.concept
    token reason-given-code=reason.concept reason-not-given=statusReason status=status
  `,
  MedicationStatement: `
    date effective=effectiveDateTime|effectivePeriod
    reference encounter=encounter medication=medication.reference patient=subject>Patient source=informationSource
    reference subject=subject
    token adherence=adherence.code category=category code=medication.concept identifier=identifier status=status
  `,
  ServiceRequest: `
    date authored=authoredOn occurrence=occurrenceDateTime|occurrencePeriod
    reference based-on=basedOn body-structure=bodyStructure code-reference=code.reference encounter=encounter
    reference patient=subject>Patient performer=performer replaces=replaces requester=requester specimen=specimen
    reference subject=subject
    token body-site=bodySite category=category code-concept=code.concept identifier=identifier intent=intent
    token performer-type=performerType priority=priority requisition=requisition status=status
  `,
  Appointment: `
    date date=start|requestedPeriod.start
    reference actor=participant.actor based-on=basedOn location=participant.actor>Location
    reference patient=participant.actor>Patient|subject>Patient practitioner=participant.actor>Practitioner
    reference reason-reference=reason.reference service-type-reference=serviceType.reference slot=slot subject=subject
    reference supporting-info=supportingInformation
    token appointment-type=appointmentType identifier=identifier part-status=participant.status
    token reason-code=reason.concept service-category=serviceCategory service-type=serviceType.concept
    token specialty=specialty status=status
  `,
  Task: `
    date authored-on=authoredOn modified=lastModified period=executionPeriod
    reference actor=performer.actor based-on=basedOn encounter=encounter focus=focus output=output.valueReference
    reference owner=owner part-of=partOf patient=for>Patient requestedperformer-reference=requestedPerformer.reference
    reference requester=requester subject=for
    token business-status=businessStatus code=code group-identifier=groupIdentifier identifier=identifier
    token intent=intent performer=requestedPerformer.concept priority=priority status=status
  `,
  Communication: `
    date received=received sent=sent
    reference based-on=basedOn encounter=encounter part-of=partOf patient=subject>Patient recipient=recipient
    reference sender=sender subject=subject
    token category=category identifier=identifier medium=medium status=status topic=topic
  `,
  CommunicationRequest: `
    date authored=authoredOn occurrence=occurrenceDateTime|occurrencePeriod
    reference based-on=basedOn encounter=encounter information-provider=informationProvider patient=subject>Patient
    reference recipient=recipient replaces=replaces requester=requester subject=subject
    token category=category group-identifier=groupIdentifier identifier=identifier medium=medium priority=priority
    token status=status
  `,
  CarePlan: `
    date date=period
    reference activity-reference=activity.plannedActivityReference based-on=basedOn care-team=careTeam
    reference condition=addresses.reference custodian=custodian encounter=encounter goal=goal part-of=partOf
    reference patient=subject>Patient replaces=replaces subject=subject
    token category=category identifier=identifier intent=intent status=status
  `,
  CareTeam: `
    reference participant=participant.member patient=subject>Patient subject=subject
    string name=name
    token category=category identifier=identifier status=status
  `,
  Goal: `
    date start-date=startDate target-date=target.dueDate
    reference addresses=addresses patient=subject>Patient subject=subject
    token achievement-status=achievementStatus category=category description=description identifier=identifier
    token lifecycle-status=lifecycleStatus target-measure=target.measure
  `,
  Flag: `
    date date=period
    reference author=author encounter=encounter patient=subject>Patient subject=subject
    token category=category identifier=identifier status=status
  `,
  Specimen: `
    date collected=collection.collectedDateTime|collection.collectedPeriod
    reference bodysite=collection.bodySite.reference collector=collection.collector parent=parent
    reference patient=subject>Patient procedure=collection.procedure subject=subject
    token accession=accessionIdentifier identifier=identifier status=status type=type
  `,
  Device: `
    date expiration-date=expirationDate manufacture-date=manufactureDate
    reference definition=definition.reference location=location organization=owner parent=parent
    string device-name=name.value|type.coding.display|type.text lot-number=lotNumber manufacturer=manufacturer
    string model=modelNumber serial-number=serialNumber version=version.value
    token code=definition.concept identifier=identifier status=status type=type
    uri url=url
  `,
  DeviceRequest: `
    date authored-on=authoredOn event-date=occurrenceDateTime|occurrencePeriod
    reference based-on=basedOn device=code.reference encounter=encounter insurance=insurance patient=subject>Patient
    reference performer=performer.reference prior-request=replaces requester=requester subject=subject
    token code=code.concept group-identifier=groupIdentifier identifier=identifier intent=intent
    token performer-code=performer.concept status=status
  `,
  Coverage: `
    reference beneficiary=beneficiary insurer=insurer patient=beneficiary paymentby-party=paymentBy.party
    reference policy-holder=policyHolder subscriber=subscriber
    string dependent=dependent
    token class-type=class.type class-value=class.value identifier=identifier status=status subscriberid=subscriberId
    token type=type
  `,
  QuestionnaireResponse: `
    date authored=authored
    reference author=author based-on=basedOn encounter=encounter part-of=partOf patient=subject>Patient
    reference questionnaire=questionnaire source=source subject=subject
    token identifier=identifier status=status
  `,
  Basic: `
    date created=created
    reference author=author patient=subject>Patient subject=subject
    token code=code identifier=identifier
  `,
};
