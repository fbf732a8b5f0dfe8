import { refusal, type Answer, type Call } from '../answer.js';
import { objects, parseObject, text, type Json, type JsonObject } from '../json.js';

/** Values of the in-parameters of an operation by a name: from the query of a GET, from the Parameters of a POST. */
export function inputs(call: Call): { named(name: string): string[] } | { refused: Answer } {
  const queried = (name: string) => call.query.getAll(name);
  if (call.body.trim() === '') return { named: queried };
  const parameters = parseObject(call.body);
  if (parameters?.resourceType !== 'Parameters') return { refused: noParameters() };
  const given = objects(parameters.parameter);
  return {
    named: (name) => [...queried(name), ...given.filter((one) => one.name === name).flatMap((one) => valueOf(one))],
  };
}

/** Whatever type the value is written as. */
function valueOf(parameter: JsonObject): string[] {
  return Object.entries(parameter).flatMap(([name, value]) => (name.startsWith('value') ? (written(value) ?? []) : []));
}

/** A number is as good as its text: clients write integer64 either way. */
function written(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

function noParameters(): Answer {
  const diagnostics = 'The body is no Parameters resource. Send one, or no body at all.';
  return refusal({ rule: 'body', status: 400, code: 'invalid', diagnostics });
}
