import { many, must, one, type ElementRule, type Elements } from './element.js';
import { PRIMITIVES } from './primitives.js';

const element: Elements = { id: one('string'), extension: many('Extension') };
const backbone: Elements = { ...element, modifierExtension: many('Extension') };

/** The elements that every resource has. */
const resource: Elements = {
  id: one('id'),
  meta: one('Meta'),
  implicitRules: one('uri'),
  language: one('code'),
};

const domainResource: Elements = {
  ...resource,
  text: one('Narrative'),
  contained: many('Resource'),
  extension: many('Extension'),
  modifierExtension: many('Extension'),
};

export const INHERITED = { element, backbone, resource, domainResource };

/** Types that an extension may have as its value, beside primitives; those without a table are not looked into. */
const COMPLEX_VALUES = (
  'Address Age Annotation Attachment CodeableConcept CodeableReference Coding ContactPoint Count Distance Duration ' +
  'HumanName Identifier Money Period Quantity Range Ratio RatioRange Reference SampledData Signature Timing ContactDetail ' +
  'DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Availability ' +
  'ExtendedContactDetail VirtualServiceDetail MonetaryComponent Dosage Meta'
).split(' ');

/** The general-purpose types of R5 that a notification is made of (https://hl7.org/fhir/R5/datatypes.html). */
export const R5_DATA_TYPES: Readonly<Record<string, Elements>> = {
  Element: element,
  Coding: {
    ...element,
    system: one('uri'),
    version: one('string'),
    code: one('code'),
    display: one('string'),
    userSelected: one('boolean'),
  },
  CodeableConcept: { ...element, coding: many('Coding'), text: one('string') },
  Period: { ...element, start: one('dateTime'), end: one('dateTime') },
  Identifier: {
    ...element,
    use: one('code', 'usual', 'official', 'temp', 'secondary', 'old'),
    type: one('CodeableConcept'),
    system: one('uri'),
    value: one('string'),
    period: one('Period'),
    assigner: one('Reference'),
  },
  Reference: {
    ...element,
    reference: one('string'),
    type: one('uri'),
    identifier: one('Identifier'),
    display: one('string'),
  },
  Meta: {
    ...element,
    versionId: one('id'),
    lastUpdated: one('instant'),
    source: one('uri'),
    profile: many('canonical'),
    security: many('Coding'),
    tag: many('Coding'),
  },
  Narrative: {
    ...element,
    status: must('code', 'generated', 'extensions', 'additional', 'empty'),
    div: must('xhtml'),
  },
  Signature: {
    ...element,
    type: many('Coding'),
    when: one('instant'),
    who: one('Reference'),
    onBehalfOf: one('Reference'),
    targetFormat: one('code'),
    sigFormat: one('code'),
    data: one('base64Binary'),
  },
  Extension: { ...element, url: must('uri'), ...extensionValues() },
};

function extensionValues(): Elements {
  const primitives = Object.keys(PRIMITIVES).filter((name) => name !== 'xhtml');
  const looked = [...primitives, 'Coding', 'CodeableConcept', 'Period', 'Identifier', 'Reference', 'Meta', 'Signature'];
  const types = [...primitives, ...COMPLEX_VALUES].map((name): [string, ElementRule] => [
    `value${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    one(looked.includes(name) ? name : 'SomeObject'),
  ]);
  return Object.fromEntries(types);
}
