export const SEARCH_TYPES = ['token', 'reference', 'date', 'string', 'number', 'quantity', 'uri'] as const;

export type SearchType = (typeof SEARCH_TYPES)[number];

export interface SearchParameter {
  readonly code: string;
  readonly type: SearchType;
  readonly elements: readonly SearchedElement[];
}

export interface SearchedElement {
  /** JSON names below the resource. */
  readonly path: readonly string[];
  /** Only references to this type count. */
  readonly target?: string | undefined;
}

/** One `parameter:modifier=value,value` of a search. */
export interface Criterion {
  readonly parameter: SearchParameter;
  readonly modifier?: string | undefined;
  /** Alternatives, with their prefixes; `\,` is undone, other escapes are kept for the matchers. */
  readonly values: readonly string[];
}

export type ParsedCriteria = { readonly criteria: readonly Criterion[] } | { readonly unclear: string };

/** A rule applied to a resource: whether it holds, or why that cannot be told here. */
export type Judged = { readonly holds: boolean } | { readonly unclear: string };
