import type { Criterion, JsonObject, Judged } from '../model/index.js';
import { elementValues } from './element-values.js';
import { parseCriteria } from './search-criterion.js';
import { matchesDate } from './search-dates.js';
import { matchesNumber, matchesQuantity } from './search-numbers.js';
import type { SearchParameters } from './search-parameters.js';
import { matchesReference, refersTo } from './search-references.js';
import { matchesString, matchesToken, matchesUri } from './search-texts.js';

/**
 * Whether a resource meets search criteria such as `Encounter?status=completed&class=IMP`. Never throws: criteria that
 * cannot be evaluated (chains, value sets, unknown parameters) come back as `unclear` with the reason.
 */
export function meetsCriteria(
  text: string,
  resource: JsonObject,
  resourceType: string,
  parameters: SearchParameters,
): Judged {
  const parsed = parseCriteria(text, resourceType, parameters);
  if ('unclear' in parsed) return parsed;
  return { holds: parsed.criteria.every((criterion) => meets(criterion, resource)) };
}

function meets(criterion: Criterion, resource: JsonObject): boolean {
  const found = criterion.parameter.elements.flatMap((element) =>
    elementValues(resource, element.path).map((value) => ({ value, target: element.target })),
  );
  const seen = found.filter(({ value, target }) => target === undefined || refersTo(value, target));
  if (criterion.modifier === 'missing') return (seen.length === 0) === (criterion.values[0] === 'true');

  const any = criterion.values.some((wanted) => seen.some(({ value }) => fits(criterion, wanted, value)));
  return criterion.modifier === 'not' ? !any : any;
}

type Value = ReturnType<typeof elementValues>[number];

function fits({ parameter, modifier }: Criterion, wanted: string, value: Value): boolean {
  switch (parameter.type) {
    case 'token':
      return matchesToken(value, wanted);
    case 'string':
      return matchesString(value, wanted, modifier);
    case 'uri':
      return matchesUri(value, wanted);
    case 'reference':
      return matchesReference(value, wanted, modifier);
    case 'date':
      return matchesDate(value, wanted);
    case 'number':
      return matchesNumber(value, wanted);
    case 'quantity':
      return matchesQuantity(value, wanted);
  }
}
