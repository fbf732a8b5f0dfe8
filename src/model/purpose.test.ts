import { expect, test } from 'vitest';
import { validatedIn } from './purpose.js';

test.each([
  ['status-call', 'Bundle', undefined, 'status'],
  ['status', 'Parameters', 'a', 'status'],
  ['events-call', 'OperationOutcome', 'every', 'events'],
  ['declared', 'Bundle', '$status', 'status'],
  ['declared', 'Bundle', '$events', 'events'],
  ['declared', 'Bundle', 'history-type', 'subscription'],
  ['declared', 'Parameters', '$get-ws-binding-token', 'token'],
  ['create', 'Subscription', 'a', 'subscription'],
  ['create', 'OperationOutcome', 'a', 'subscription'],
  ['token', 'Parameters', 'a', 'token'],
  ['of-a-suite', 'Bundle', undefined, undefined],
  ['constructor', 'Bundle', undefined, undefined],
] as const)('the answer to %s, a %s about %s, is validated in %s', (purpose, type, about, stage) => {
  expect(validatedIn(purpose, type, about)).toBe(stage);
});
