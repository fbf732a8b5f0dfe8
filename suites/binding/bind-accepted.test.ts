import { describe, expect, test } from 'vitest';
import { BIND_FORMS, type BindForm } from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { bindAccepted } from './bind-accepted.js';

const begun = () => story().subscribed('a');
const tries = (told: Story, ...forms: BindForm[]) =>
  forms.reduce((s, form) => s.token().opened().bound({ form }), told);

describe('bind.accepted', () => {
  test.each([
    ['pass', 'the first form', tries(begun(), 'colon').handshake()],
    ['pass', 'the last form', tries(begun(), ...BIND_FORMS).handshake()],
    ['pass', 'no handshake but an event', tries(begun(), 'colon').triggered().event()],
    ['violated', 'none of them', tries(begun(), ...BIND_FORMS).triggered()],
    [
      'violated',
      'only an error message',
      tries(begun(), ...BIND_FORMS)
        .received('{"error":"?"}')
        .triggered(),
    ],
    ['inconclusive', 'not every form was tried', tries(begun(), 'colon', 'space').triggered()],
    ['inconclusive', 'no event could be caused', tries(begun(), ...BIND_FORMS).triggered({ focus: null })],
    ['inconclusive', 'a notification before the bind', tries(begun().opened().handshake(), 'colon')],
    ['inconclusive', 'never tried', begun()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindAccepted.judge(told.history()).outcome).toBe(outcome);
  });

  test('says which form worked, and what showed it', () => {
    expect(bindAccepted.judge(tries(begun(), 'colon', 'space').handshake().history()).message).toBe(
      'the message bind-with-token <token> binds the connection, shown by a handshake',
    );
    expect(bindAccepted.judge(tries(begun(), 'colon').triggered().event().history()).message).toMatch(
      'shown by no handshake, but by a notification of type event-notification',
    );
  });

  test('a violation names every form that was tried', () => {
    const outcome = bindAccepted.judge(
      tries(begun(), ...BIND_FORMS)
        .triggered()
        .history(),
    );
    expect(outcome.outcome === 'violated' && outcome.findings.map(({ expected }) => expected)).toEqual([
      'a handshake after bind-with-token: <token>',
      'a handshake after bind-with-token <token>',
      'a handshake after {"type":"bind-with-token","payload":{"token":"<token>"}}',
    ]);
  });

  test('a violation says that the server speaks the protocol of R4 before the guide, where it does', () => {
    const told = tries(begun(), ...BIND_FORMS)
      .opened()
      .received('bound s1')
      .triggered();
    const outcome = bindAccepted.judge(told.history());
    expect(outcome.message).toContain('speaks the protocol of R4 before the Backport guide');
    expect(outcome.outcome === 'violated' && outcome.findings[0]?.actual).toBe('"bound s1" after "bind [id]"');
  });
});
