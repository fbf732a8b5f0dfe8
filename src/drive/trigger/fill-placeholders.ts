import { isObject, type Json, type JsonObject } from '../../model/index.js';
import type { TriggerOptions } from './trigger-plan.js';

type Placeholder = 'patient' | 'label' | 'created';

export interface Filling extends TriggerOptions {
  /** `Encounter/e1`, made by an earlier request of the same event. */
  readonly created?: string | undefined;
}

/** A copy with `{{patient}}`, `{{label}}` and `{{created}}` replaced in every text; a reference to a patient that is not given is left out. */
export function filled(resource: JsonObject, options: Filling): JsonObject {
  const copies = Object.entries(resource).flatMap(([key, value]): [string, Json][] => {
    const copy = value === undefined ? undefined : filledValue(value, options);
    return copy === undefined ? [] : [[key, copy]];
  });
  return Object.fromEntries(copies);
}

export function filledValue(value: Json, options: Filling): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => filledValue(item, options)).filter((item) => item !== undefined);
  }
  if (isObject(value)) {
    const copy = filled(value, options);
    return Object.keys(copy).length === 0 && Object.keys(value).length > 0 ? undefined : copy;
  }
  if (typeof value !== 'string') return value;
  if (options.patient === undefined && value.includes('{{patient}}')) return undefined;
  return filledText(value, options);
}

export function filledText(text: string, { patient = '', label, created = '' }: Filling): string {
  return text.replaceAll('{{patient}}', patient).replaceAll('{{label}}', label).replaceAll('{{created}}', created);
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
