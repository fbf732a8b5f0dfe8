import { expect, test } from 'vitest';
import { strangerToken } from './stranger-token.js';
import { boundStrangely, owner, strange, TOKEN_FOR_KEPT, type Replies } from './testing/tale.js';

const refused = (replies: Replies = {}, run: Replies = {}) => strange(owner(run), 'other', replies);
const given = (about: string) => boundStrangely(refused({ [about]: [200, TOKEN_FOR_KEPT] }));

test.each([
  ['pass', 'no token', refused()],
  ['pass', 'a token that binds nothing', given('token').triggered().event({ connection: 'own' })],
  ['pass', 'a token on which the server closes', given('token-by-id').closed('server', 1008, 'strange')],
  ['violated', 'a handshake', given('token').handshake({ connection: 'strange' })],
  ['violated', 'an event', given('token-of-all').triggered().event({ connection: 'strange' })],
  [
    'pass',
    'a token that binds what is its own',
    given('token-of-all')
      .handshake({ connection: 'strange', subscriptionId: 'another' })
      .triggered()
      .event({ connection: 'own' }),
  ],
  ['inconclusive', 'a token, and no event that could have shown it', given('token')],
  ['inconclusive', 'a token, and nobody heard of the event', given('token').triggered()],
  ['inconclusive', 'the server breaks', refused({ token: 500 })],
  ['inconclusive', 'the owner gets none either', refused({}, { token: 500, 'token-by-id': 500, 'token-of-all': 500 })],
  ['skip', 'the operation is not offered', refused({}, { token: 501, 'token-by-id': 501, 'token-of-all': 501 })],
  ['skip', 'whoever may read it may have it', boundStrangely(refused({ read: [200, {}] })).handshake()],
  ['skip', 'no second identity', owner().skipped('other', 'the run has no second identity')],
  ['inconclusive', 'the story did not get there', owner()],
] as const)('%s: %s', (expected, _case, told) => {
  expect(strangerToken.judge(told.history()).outcome).toBe(expected);
});
