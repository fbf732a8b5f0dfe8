import { objectsAt, textAt, type JsonObject } from '../../model/index.js';
import type { Candidate } from './candidates.js';
import { withSettings, type ElementsAlong } from './knob.js';
import type { Template } from './templates.js';
import type { TriggerOptions } from './trigger-plan.js';

/** System of the identifiers that labels become. */
export const labelSystem = 'http://fhir-handshake.example/label';

/** Makes the resource of a candidate, for a patient and with a label. */
export type Assemble = (candidate: Candidate, options: TriggerOptions) => JsonObject;

export function assemblyOf(resourceType: string, template: Template, elementsAlong: ElementsAlong): Assemble {
  const seats = template.patientPaths.flatMap((path) => {
    const elements = elementsAlong(resourceType, path.split('.'));
    return elements === undefined ? [] : [elements];
  });

  return (candidate, { patient, label }) => {
    const stands = template.patientRequired ? { display: 'Test patient' } : undefined;
    const value = patient === undefined ? stands : { reference: patient };
    const seated = value === undefined ? [] : seats.map((elements) => ({ elements, value }));
    const bare = withSettings({ resourceType, ...structuredClone(template.body) }, seated);
    return labelled(inOrder(withSettings(bare, candidate)), label);
  };
}

/** With the label as one more identifier. */
export function labelled(resource: JsonObject, label: string): JsonObject {
  const identifier = [...objectsAt(resource, 'identifier'), { system: labelSystem, value: label }];
  return { ...resource, identifier };
}

/** An end before the start is refused: it goes along where criteria ask for a later start. */
function inOrder(resource: JsonObject): JsonObject {
  const [start, end] = [textAt(resource, 'start'), textAt(resource, 'end')];
  return start !== undefined && end !== undefined && end < start ? { ...resource, end: start } : resource;
}
