import type { JsonObject } from '../../../model/index.js';
import type { BundleView } from './bundle-view.js';

/** An entry, what it has of the three things that entries are made of, and where it is. */
export interface JudgedEntry {
  readonly entry: JsonObject;
  readonly index: number;
  readonly view: BundleView;
  readonly resource: boolean;
  readonly request: boolean;
  readonly response: boolean;
}

export function pathOf({ view, index }: JudgedEntry): string {
  return `${view.path}.entry[${String(index)}]`;
}
