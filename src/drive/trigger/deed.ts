import type { Json } from '../../model/index.js';

/** How the operator says that an event comes about, where it is not by one resource. */
export type Deed =
  | { readonly kind: 'requests'; readonly requests: readonly OwnRequest[] }
  /** Somebody does it by hand, in this time. */
  | { readonly kind: 'by-hand'; readonly prompt: string; readonly limitMs: number };

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface OwnRequest {
  readonly method: (typeof METHODS)[number];
  /** Below the base URL: `Encounter`, `Encounter/{{created}}/$finish`. */
  readonly path: string;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: Json | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
