import type { ElementDefinition, Json, JsonObject } from '../../model/index.js';

/** An element of a resource that can be set, and the values worth trying; undefined leaves it out. */
export interface Knob {
  readonly elements: readonly ElementDefinition[];
  readonly values: readonly (Json | undefined)[];
}

export type Setting = { readonly elements: readonly ElementDefinition[]; readonly value: Json | undefined };

/** `Encounter.class`, for messages and tables. */
export function pathOf(elements: readonly ElementDefinition[]): string {
  return elements.map((element) => element.name).join('.');
}

/** A copy of the resource with elements set; the first of a list stands for it. Wholes are set before their parts. */
export function withSettings(resource: JsonObject, settings: readonly Setting[]): JsonObject {
  return [...settings]
    .sort((left, right) => left.elements.length - right.elements.length)
    .reduce((changed, { elements, value }) => withElement(changed, elements, value), resource);
}

function withElement(parent: JsonObject, elements: readonly ElementDefinition[], value: Json | undefined): JsonObject {
  const [element, ...inner] = elements;
  if (element === undefined) return parent;
  const { [element.name]: held, ...beside } = parent;
  const others = withoutChoice(beside, element.choice);
  const [first, ...rest] = listOf(held);

  const changed = inner.length === 0 ? value : withInner(first, inner, value);
  if (changed === undefined)
    return inner.length === 0 || rest.length === 0 ? others : { ...others, [element.name]: rest };
  return { ...others, [element.name]: element.repeats ? [changed, ...(inner.length === 0 ? [] : rest)] : changed };
}

/** Undefined where nothing is left of the inner element. */
function withInner(
  held: Json | undefined,
  inner: readonly ElementDefinition[],
  value: Json | undefined,
): Json | undefined {
  const base = typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {};
  const changed = withElement(base, inner, value);
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** Another type of the same choice has to go. */
function withoutChoice(parent: JsonObject, choice: string | undefined): JsonObject {
  const kept = Object.entries(parent).filter(
    ([name]) => choice === undefined || !(name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length))),
  );
  return Object.fromEntries(kept);
}

function listOf(held: Json | undefined): Json[] {
  if (held === undefined) return [];
  return Array.isArray(held) ? held : [held];
}
