const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const;
export type Prefix = (typeof prefixes)[number];

/** `ge2024-01-01` is `ge` and `2024-01-01`; without a prefix it is `eq`. */
export function splitPrefix(value: string): { prefix: Prefix; operand: string } {
  const prefix = prefixes.find((known) => value.startsWith(known));
  return prefix === undefined ? { prefix: 'eq', operand: value } : { prefix, operand: value.slice(prefix.length) };
}

export function isNumber(text: string): boolean {
  return /^[+-]?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,3})?$/.test(text);
}

/** A stretch of time (ms since the epoch) or of numbers; `to` is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Whether a stretch that a resource holds meets the searched one, as the prefix asks. */
export function compares(prefix: Prefix, held: Stretch, searched: Stretch): boolean {
  const within = searched.from <= held.from && held.to <= searched.to;
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return held.to > searched.to;
    case 'lt':
      return held.from < searched.from;
    case 'ge':
      return within || held.to > searched.to;
    case 'le':
      return within || held.from < searched.from;
    case 'sa':
      return held.from >= searched.to;
    case 'eb':
      return held.to <= searched.from;
  }
}
