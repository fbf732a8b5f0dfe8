import { textAt } from '../../model/index.js';
import { defaultValues } from './default-values.js';
import { fhirPathKnobs } from './fhirpath-knobs.js';
import { pathOf, type Knob } from './knob.js';
import { queryKnobs } from './query-knobs.js';
import type { ResourceTrigger } from './resource-trigger.js';
import type { Template } from './templates.js';
import type { Tools } from './tools.js';

/**
 * Knobs of each criterion as one group, those of `current` first: they are what a match has to meet. The status comes
 * last, whether criteria name it or not.
 */
export function knobGroups(
  type: string,
  template: Template,
  triggers: readonly ResourceTrigger[],
  tools: Tools,
): Knob[][] {
  const asked = triggers.flatMap(({ query, fhirPath }) => [
    ...[query?.current, query?.previous].map((text) =>
      text === undefined ? [] : queryKnobs(text, type, tools.resources),
    ),
    fhirPathGroup(fhirPath, type, tools),
  ]);
  const status = tools.resources.along(type, ['status']);
  const groups = status === undefined ? asked : [...asked, [{ elements: status, values: defaultValues(type, status) }]];
  return groups.map((group) =>
    group
      .filter(isOurs)
      .map((knob) => withoutLosses(knob, template))
      .filter(({ values }) => values.length > 0),
  );
}

function fhirPathGroup(expression: string | undefined, type: string, { resources, fhirPath }: Tools): Knob[] {
  const tree = expression === undefined ? undefined : fhirPath.syntaxTree(expression);
  return tree === undefined ? [] : fhirPathKnobs(tree, type, resources);
}

/** The server sets these itself, whatever is sent. */
const setByServer = /^(id|meta\.versionId|meta\.lastUpdated)$/;

function isOurs({ elements }: Knob): boolean {
  return !setByServer.test(pathOf(elements));
}

/**
 * What the template holds is mostly demanded by the release: it may change, but not go. The place of the patient is taken, unless
 * criteria name a patient or forbid one.
 */
function withoutLosses({ elements, values }: Knob, { body, patientPaths }: Template): Knob {
  const path = pathOf(elements);
  if (patientPaths.includes(path)) {
    const wanted = values.filter((value, index) =>
      value === undefined ? index === 0 : textAt(value, 'reference') !== undefined,
    );
    return { elements, values: wanted };
  }
  return { elements, values: path in body ? values.filter((value) => value !== undefined) : values };
}
