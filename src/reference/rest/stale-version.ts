import { refusal, type Answer } from '../answer.js';

export function staleVersion(current: number): Answer {
  const diagnostics = `The current version is W/"${current}", not the one that If-Match names. Read it again, then update.`;
  return refusal({ rule: 'stale', status: 412, code: 'conflict', diagnostics });
}
