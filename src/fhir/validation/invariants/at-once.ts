import type { JsonObject } from '../../../model/index.js';

/** Whether an element meets an invariant, as far as can be told at once; false where it has to be evaluated. */
export type AtOnce = (element: JsonObject) => boolean;

const NAME = String.raw`[a-z]\w*`;

/** `contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()` */
const ALL_BELOW_ONE = new RegExp(String.raw`^(${NAME})\.[\w.]*empty\(\)(?: and \1\.[\w.]*empty\(\))*$`);

/** `(comparator.exists() and modifier.exists()).not()` */
const NOT_BOTH = new RegExp(String.raw`^\((${NAME})\.exists\(\) and (${NAME})\.exists\(\)\)\.not\(\)$`);

/** `reference.exists() or identifier.exists()` */
const ANY = new RegExp(String.raw`^${NAME}\.exists\(\)(?: or ${NAME}\.exists\(\))+$`);

/**
 * What can be told of an invariant without evaluating it: most elements meet theirs by what they lack or have, and fhirpath.js takes
 * a thousand times as long to say so. Undefined where the expression has another form.
 */
export function toldAtOnce(expression: string): AtOnce | undefined {
  const [, ...lacking] = ALL_BELOW_ONE.exec(expression) ?? NOT_BOTH.exec(expression) ?? [];
  if (lacking.length > 0) return (element) => lacking.some((name) => lacks(element, name));
  if (!ANY.test(expression)) return undefined;
  const names = expression.split(' or ').map((part) => part.slice(0, part.indexOf('.')));
  return (element) => names.some((name) => typeof element[name] === 'string' && element[name] !== '');
}

/** A choice of types has its type behind its name, and what a primitive has beside its value has `_` before it. */
function lacks(element: JsonObject, name: string): boolean {
  return !Object.keys(element).some((key) => key.startsWith(name) || key.startsWith(`_${name}`));
}
