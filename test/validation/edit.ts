import { copy, isObject, type Json, type JsonObject } from '../../src/model/index.js';

/** `entry[0].resource.status` as its steps. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/** A copy with another value at a path; `undefined` takes the member away. */
export function edited(resource: JsonObject, path: string, value: Json | undefined): JsonObject {
  const whole = copy(resource);
  const steps = stepsOf(path);
  const last = steps.pop();
  let here: Json | undefined = whole;
  for (const step of steps) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else if (isObject(here)) here = here[step];
  }
  if (isObject(here) && last !== undefined) {
    if (value === undefined) Reflect.deleteProperty(here, last);
    else here[last] = value;
  } else if (Array.isArray(here) && typeof last === 'number' && value !== undefined) here[last] = value;
  else throw new Error(`Nothing is at ${path}.`);
  return whole;
}

/** A copy in which a member has another name. */
export function renamed(resource: JsonObject, path: string, name: string): JsonObject {
  const steps = stepsOf(path);
  const old = steps.pop();
  const whole = copy(resource);
  let here: Json | undefined = whole;
  for (const step of steps) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else if (isObject(here)) here = here[step];
  }
  if (!isObject(here) || typeof old !== 'string') throw new Error(`Nothing is at ${path}.`);
  here[name] = here[old];
  Reflect.deleteProperty(here, old);
  return whole;
}
