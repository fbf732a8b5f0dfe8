import { textAt, type JsonObject, type ReleaseResources } from '../../model/index.js';
import type { Candidate } from './candidates.js';
import { complete } from './complete.js';
import { withSettings } from './knob.js';
import { labelled } from './labelled.js';
import type { Template } from './templates.js';
import type { TriggerOptions } from './trigger-plan.js';

/** Makes the resource of a candidate, for a patient and with a label. */
export type Assemble = (candidate: Candidate, options: TriggerOptions) => JsonObject;

export function assemblyOf(resourceType: string, template: Template, resources: ReleaseResources): Assemble {
  const seats = template.patientPaths.flatMap((path) => {
    const elements = resources.along(resourceType, path.split('.'));
    return elements === undefined ? [] : [elements];
  });

  return (candidate, { patient, label }) => {
    const stands = template.patientRequired ? { display: 'Test patient' } : undefined;
    const value = patient === undefined ? stands : { reference: patient };
    const seated = value === undefined ? [] : seats.map((elements) => ({ elements, value }));
    const bare = withSettings({ resourceType, ...structuredClone(template.body) }, seated);
    const whole = complete(withSettings(bare, candidate), resourceType, resources);
    return labelled(inOrder(whole), resourceType, label, resources);
  };
}

/** An end before the start is refused: it goes along where criteria ask for a later start. */
function inOrder(resource: JsonObject): JsonObject {
  const [start, end] = [textAt(resource, 'start'), textAt(resource, 'end')];
  return start !== undefined && end !== undefined && end < start ? { ...resource, end: start } : resource;
}
