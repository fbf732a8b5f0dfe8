import { usageTrouble, type Headers } from '../model/index.js';

/** Headers as `--header` has them, `name: value` each. Throws a Trouble for a line that is none. */
export function headersOf(lines: readonly string[]): Headers {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) return [name, value.trim()];
      // The line is not repeated: it may hold a secret.
      throw usageTrouble('A --header is not of the form "name: value". Try --header "X-Tenant: one".');
    }),
  );
}
