import { expect, test } from 'vitest';
import { operationsAuthorized } from './operations.js';
import { bundleOf, owner, STATUS_OF_KEPT, strange, TOKEN_FOR_KEPT, type Replies } from './testing/tale.js';

const asked = (nobody: Replies = {}, invalid: Replies = {}, run: Replies = {}) =>
  strange(strange(owner(run), 'nobody', nobody), 'invalid', invalid);

test.each([
  ['pass', 'refused as reading is', asked()],
  ['pass', 'refused with 403, 404, 400', asked({ token: 403, status: 404, events: 400 })],
  ['pass', 'answered with nothing', asked({ 'status-by-id': [200, bundleOf()] })],
  ['skip', 'a login page instead', asked({ read: 302 })],
  ['skip', 'a header that is missing', asked({ read: 400 })],
  ['violated', 'a token without credentials', asked({ token: [200, TOKEN_FOR_KEPT] })],
  ['violated', 'a token with wrong ones', asked({}, { 'token-by-id': [200, TOKEN_FOR_KEPT] })],
  ['violated', '$status without credentials', asked({ status: [200, STATUS_OF_KEPT] })],
  ['violated', '$events with wrong ones', asked({}, { events: [200, STATUS_OF_KEPT] })],
  ['skip', 'whoever comes may read', asked({ read: [200, {}], status: [200, STATUS_OF_KEPT] })],
  [
    'pass',
    'wrong credentials are passed over, for reading as well',
    asked({}, { read: [200, {}], status: [200, STATUS_OF_KEPT] }),
  ],
  ['inconclusive', 'an operation breaks', asked({ status: 500 })],
  ['inconclusive', 'reading breaks', asked({ read: 500 })],
  ['pass', 'an operation that the owner is refused is not asked about', asked({ events: 500 }, {}, { events: 500 })],
  ['skip', 'the run shows no credentials', owner().skipped('nobody', 'the run shows no credentials', '--token')],
  ['pass', 'only without credentials', strange(owner(), 'nobody').skipped('invalid', 'none that could be wrong')],
] as const)('%s: %s', (expected, _case, told) => {
  expect(operationsAuthorized.judge(told.history()).outcome).toBe(expected);
});
