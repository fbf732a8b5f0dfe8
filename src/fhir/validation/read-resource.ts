import { parseJson, type Issue, type Json } from '../../model/index.js';

/** Stands in until texts are read with their mistakes. */
export function readResource(text: string): { json?: Json; issues: readonly Issue[] } {
  const json = parseJson(text);
  if (json !== undefined) return { json, issues: [] };
  const rule = 'JSON (RFC 8259)';
  return {
    issues: [
      { severity: 'error', path: 'Resource', rule, message: 'This is no JSON.', expected: 'JSON', actual: 'a text' },
    ],
  };
}
