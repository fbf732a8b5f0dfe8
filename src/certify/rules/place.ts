import type { Entry } from '../../model/index.js';

/** An entry in words. */
export function place(scenario: string, { seq }: Entry): string {
  return `${scenario}, entry ${String(seq)}`;
}
