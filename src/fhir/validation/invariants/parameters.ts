import { isObject, type Issue, type Json, type JsonObject } from '../../../model/index.js';
import { broken, exists, MOST_ISSUES } from './broken.js';

interface Pending {
  readonly parameters: Json | undefined;
  readonly path: string;
}

/**
 * inv-1 of Parameters as code, because the R4 status of every notification is a Parameters: each parameter, and each part,
 * has a value, or a resource, or parts.
 *
 * https://hl7.org/fhir/R4/parameters.html#invs
 */
export function parametersIssues({ parameter }: JsonObject, path: string): Issue[] {
  const found: Issue[] = [];
  const pending: Pending[] = [{ parameters: parameter, path: `${path}.parameter` }];
  for (let next = pending.pop(); next !== undefined && found.length < MOST_ISSUES; next = pending.pop()) {
    judgeAll(next, pending, found);
  }
  return found;
}

function judgeAll({ parameters, path }: Pending, pending: Pending[], found: Issue[]): void {
  if (!Array.isArray(parameters)) return;
  for (const [index, parameter] of parameters.entries()) {
    if (!isObject(parameter) || found.length >= MOST_ISSUES) continue;
    const { part } = parameter;
    if (contentsOf(parameter) !== 1) found.push(notOne(parameter, `${path}[${String(index)}]`));
    if (Array.isArray(part)) pending.push({ parameters: part, path: `${path}[${String(index)}].part` });
  }
}

/** How many of the three there are; several values are one too many for the structure, and one content here. */
function contentsOf(parameter: JsonObject): number {
  return Number(hasValue(parameter)) + Number(exists(parameter, 'resource')) + Number(exists(parameter, 'part'));
}

function hasValue(parameter: JsonObject): boolean {
  for (const name in parameter) if (/^_?value[A-Z]/.test(name) && exists(parameter, name)) return true;
  return false;
}

function notOne(parameter: JsonObject, path: string): Issue {
  return broken({
    rule: 'inv-1',
    path,
    says: 'a parameter has exactly one of a value, a resource and parts',
    expected: 'a value, a resource or parts',
    actual: parameter,
  });
}
