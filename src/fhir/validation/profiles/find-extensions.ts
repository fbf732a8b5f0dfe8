import { isObject, textAt, type Json, type JsonObject } from '../../../model/index.js';
import { guideExtension, type GuideExtension } from './guide-extension.js';
import type { Report } from './report.js';

/** An extension of the guide, or one that was probably meant to be, where it stands in a resource. */
export interface FoundExtension extends GuideExtension {
  readonly object: JsonObject;
  /** `Subscription.channel._payload.extension[0]` */
  readonly path: string;
  /** The element that it extends: `Subscription.channel.payload`. */
  readonly element: string;
  /** Path of the object that holds the list: `Subscription.channel._payload`. */
  readonly holder: string;
  /** Whether it stands among the extensions that change the meaning of the element. */
  readonly isModifier: boolean;
}

/** Deeper objects are not looked at; real resources have a dozen levels or two. */
const MOST_LEVELS = 100;

/** Every extension of the guide in a resource, in document order; not in other resources that it holds. */
export function findExtensions(resource: JsonObject, path: string, report: Report): FoundExtension[] {
  const search = new Search(report);
  search.within(resource, { path, element: textAt(resource, 'resourceType') ?? path, level: 0 });
  return search.found;
}

interface Place {
  readonly path: string;
  readonly element: string;
  readonly level: number;
}

class Search {
  readonly found: FoundExtension[] = [];

  constructor(private readonly report: Report) {}

  within(object: JsonObject, place: Place): void {
    if (place.level > MOST_LEVELS || (place.level > 0 && typeof object['resourceType'] === 'string')) return;
    for (const name in object) {
      const value = object[name];
      if (typeof value !== 'object' || value === null) continue;
      const inner: Place = {
        path: `${place.path}.${name}`,
        // `_payload` holds the extensions of `payload`.
        element: `${place.element}.${name.replace(/^_/, '')}`,
        level: place.level + 1,
      };
      if (name === 'extension' || name === 'modifierExtension') this.extensions(value, place, name);
      this.into(value, inner);
    }
  }

  private into(value: Json, place: Place): void {
    if (isObject(value)) this.within(value, place);
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) {
      if (isObject(item)) this.within(item, { ...place, path: `${place.path}[${String(index)}]` });
    }
  }

  private extensions(list: Json, holder: Place, name: string): void {
    if (!Array.isArray(list)) return;
    for (const [index, object] of list.entries()) {
      const extension = isObject(object) ? guideExtension(object['url'], () => this.report.mayGuess()) : undefined;
      if (extension === undefined || !isObject(object)) continue;
      this.found.push({
        ...extension,
        object,
        path: `${holder.path}.${name}[${String(index)}]`,
        element: holder.element,
        holder: holder.path,
        isModifier: name === 'modifierExtension',
      });
    }
  }
}
