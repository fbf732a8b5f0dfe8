import type { Call } from '../answer.js';
import { text, type JsonObject } from '../json.js';

export interface Link {
  readonly relation: string;
  readonly url: string;
}

/** A search answer; `total` counts what all pages hold. */
export function searchset(
  resources: readonly JsonObject[],
  total: number,
  links: readonly Link[],
  baseUrl: string,
): JsonObject {
  const entry = resources.map((resource) => ({
    fullUrl: `${baseUrl}/${text(resource.resourceType) ?? ''}/${text(resource.id) ?? ''}`,
    resource,
    search: { mode: 'match' },
  }));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total,
    link: links.map((link) => ({ ...link })),
    ...(entry.length === 0 ? {} : { entry }),
  };
}

/** The search as the server understood it. */
export function selfLink(call: Call, baseUrl: string, used: readonly (readonly [string, string])[]): Link {
  return { relation: 'self', url: addressOf(call, baseUrl, used) };
}

export function addressOf(call: Call, baseUrl: string, used: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams();
  used.forEach(([name, value]) => parameters.append(name, value));
  const query = parameters.toString();
  return `${baseUrl}/${call.path}${query === '' ? '' : `?${query}`}`;
}
