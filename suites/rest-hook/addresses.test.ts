import { describe, expect, test } from 'vitest';
import { hookPlainHttp, hookSecurePayload, hookSuits } from './addresses.js';
import { SCHEMES, SOUND, UNSUITABLE } from './keys.js';
import { tale, type Tale } from './testing/tale.js';

const OUTCOME = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'security' }] };

const sent = (
  told: Tale,
  about: string,
  status: number,
  answer: object | undefined = status < 400 ? undefined : OUTCOME,
) =>
  told.and((one) =>
    one.exchange({ purpose: 'twin', about, method: 'POST', status, answer: JSON.stringify(answer ?? {}) }),
  );

describe.each([
  [hookPlainHttp, 'id-only'],
  [hookSecurePayload, 'full-resource'],
] as const)('http beside https', (check, content) => {
  const { plain, secure } = SCHEMES[content];
  const pair = (http: number, https: number, answer?: object) =>
    sent(sent(tale().hooked(SOUND), secure, https), plain, http, answer);

  test.each([
    ['pass', 'refused, and the twin is taken', pair(422, 201)],
    ['violated', 'taken', pair(201, 201)],
    ['violated', 'taken though https is not', pair(201, 422)],
    ['inconclusive', 'both refused', pair(422, 422)],
    ['inconclusive', 'refused without a reason', pair(422, 201, {})],
    ['inconclusive', 'a server that fails over it', pair(500, 201)],
    ['inconclusive', 'a login is no refusal', pair(401, 201)],
    ['skip', 'no rest-hook is taken', sent(sent(tale(), secure, 422), plain, 422)],
    ['inconclusive', 'not tried', tale().hooked(SOUND)],
  ] as const)(`${check.id}, %s: %s`, (outcome, _words, told) => {
    expect(check.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.suitable-endpoint', () => {
  const [first = '', second = ''] = Object.keys(UNSUITABLE);
  const unsuitable = (one: number, other: number, told = tale().hooked(SOUND)) =>
    sent(sent(told, first, one), second, other);

  test.each([
    ['pass', 'all are refused', unsuitable(422, 400)],
    ['pass', 'while an https endpoint is taken', unsuitable(422, 400, sent(tale(), SCHEMES['id-only'].secure, 201))],
    ['violated', 'one is taken', unsuitable(422, 201)],
    ['inconclusive', 'no valid one is taken', unsuitable(422, 422, tale())],
    ['inconclusive', 'a server that fails over them', unsuitable(500, 500)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookSuits.judge(told.history()).outcome).toBe(outcome);
  });
});
