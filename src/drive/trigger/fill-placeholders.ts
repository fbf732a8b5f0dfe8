import { isObject, type Json, type JsonObject } from '../../model/index.js';
import type { TriggerOptions } from './trigger-plan.js';

type Placeholder = 'patient' | 'label';

/** A copy with `{{patient}}` and `{{label}}` replaced in every text; a reference to a patient that is not given is left out. */
export function filled(resource: JsonObject, options: TriggerOptions): JsonObject {
  const copies = Object.entries(resource).flatMap(([key, value]): [string, Json][] => {
    const copy = value === undefined ? undefined : filledValue(value, options);
    return copy === undefined ? [] : [[key, copy]];
  });
  return Object.fromEntries(copies);
}

function filledValue(value: Json, options: TriggerOptions): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => filledValue(item, options)).filter((item) => item !== undefined);
  }
  if (isObject(value)) {
    const copy = filled(value, options);
    return Object.keys(copy).length === 0 && Object.keys(value).length > 0 ? undefined : copy;
  }
  if (typeof value !== 'string') return value;
  if (options.patient === undefined && value.includes('{{patient}}')) return undefined;
  return value.replaceAll('{{patient}}', options.patient ?? '').replaceAll('{{label}}', options.label);
}

export function mentions(value: Json | undefined, placeholder: Placeholder): boolean {
  if (typeof value === 'string') return value.includes(`{{${placeholder}}}`);
  if (Array.isArray(value)) return value.some((item) => mentions(item, placeholder));
  return isObject(value) && Object.values(value).some((part) => mentions(part, placeholder));
}

/** A copy with a Reference at a path of names; a list on the way is entered at its first item. */
export function withReference(
  resource: JsonObject,
  path: readonly string[],
  reference: string | undefined,
): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined || reference === undefined) return resource;
  const held = resource[name];
  const [first, ...others] = Array.isArray(held) ? held : [held];
  const inner = isObject(first) ? first : {};
  const changed = rest.length === 0 ? { reference } : withReference(inner, rest, reference);
  return {
    ...resource,
    [name]: Array.isArray(held) ? [changed, ...others.filter((item) => item !== undefined)] : changed,
  };
}
